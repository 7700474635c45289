/**
 * What is asked: themes, questions with their modalities, and the indicators computed from them.
 *
 * <p>May depend on {@code fr.barometre.api} and {@code territory}.
 *
 * <pre>{@code
 * Question charter = Question.single("TT1", "5", Label.of("Une charte ?", "A charter?"),
 *     Modality.of("OUI", "Oui", "Yes"), Modality.of("NON", "Non", "No"),
 *     Modality.noAnswer("SR"));
 * }</pre>
 */
@NullMarked
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    allowedClasspathAnnotations = Override.class)
package fr.barometre.api.questionnaire;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
