/**
 * Answers that fit a questionnaire, from files or from objects, and what was refused.
 *
 * <p>May depend on {@code population}, the CSV reader and the API.
 *
 * <pre>{@code
 * Answers answers = AnswersReader.of(questionnaire).read(Path.of("answers.csv"));
 * answers.accepted();      // rows used; accepted() + rejected() = read()
 * answers.rejections();    // why each other row was not: file, line, column, value, expected
 * }</pre>
 */
@NullMarked
package fr.barometre.answers;

import org.jspecify.annotations.NullMarked;
