/**
 * Answers that fit a questionnaire, from files or from objects, and what was refused.
 *
 * <p>May depend on {@code population}, {@code codebook}, {@code resolution}, {@code spelling}, the
 * CSV reader and the API.
 *
 * <pre>{@code
 * Answers answers = AnswersReader.of(questionnaire).read(Path.of("answers.csv"));
 * answers.accepted();      // rows used; accepted() + rejected() = read()
 * answers.rejections();    // why each other row was not: file, line, column, value, expected
 * }</pre>
 */
@NullMarked
@ValueStyle
package fr.barometre.answers;

import fr.barometre.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
