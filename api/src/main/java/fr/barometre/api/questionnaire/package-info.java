/**
 * Questionnaires: themes, questions with their modalities, and the indicators computed from them.
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
@ValueStyle
package fr.barometre.api.questionnaire;

import fr.barometre.api.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
