/**
 * Editions shipped with the library, as data: what was asked, and what was published.
 *
 * <p>May depend on the API only. An edition of one's own is the same few types:
 *
 * <pre>{@code
 * Questionnaire mine = Questionnaire.builder().code("2026").title(Label.of("…", "…"))
 *     .addThemes(theme).addQuestions(question).addIndicators(indicator).build();
 * }</pre>
 */
@NullMarked
package fr.barometre.editions;

import org.jspecify.annotations.NullMarked;
