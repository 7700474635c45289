/**
 * Questionnaires as files that people write: codebooks, structures of LimeSurvey and XLSForm, and
 * drafts guessed from answers. Internal: not exported by the module; {@code answers.Codebook} is
 * its door.
 *
 * <p>May depend on {@code csv}, the API and the JDK's XML parser. The words that answers are read
 * by come in as a {@link fr.barometre.codebook.Vocabulary}.
 *
 * <pre>{@code
 * Described described = CodebookReader.read(CsvTable.read(file), "2026", words);
 * described.questionnaire();  // what the file says
 * described.notes();          // what was left out or supposed
 * String text = CodebookWriter.text(described.questionnaire());
 * }</pre>
 */
@NullMarked
package fr.barometre.codebook;

import org.jspecify.annotations.NullMarked;
