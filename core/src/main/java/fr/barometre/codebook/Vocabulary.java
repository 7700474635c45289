package fr.barometre.codebook;

import fr.barometre.api.questionnaire.ModalityKind;
import java.math.BigDecimal;
import java.util.Optional;

/** The words by which answers are read, so that codebooks understand the same words. */
public interface Vocabulary {

  /**
   * A text without case, accents, kinds of blanks and final punctuation.
   *
   * @param text any text
   * @return what words are compared by
   */
  String plain(String text);

  /**
   * The kind that a text has if it says nothing on the substance.
   *
   * @param plain a plain text
   * @return don't know, no answer or not applicable; empty for any other text
   */
  Optional<ModalityKind> kind(String plain);

  /**
   * Whether the first cell of a row says that the row adds others up.
   *
   * @param text the cell
   * @return true for "TOTAL", "Sous-total : 12"
   */
  boolean isTotal(String text);

  /**
   * Whether a cell holds an error of a spreadsheet.
   *
   * @param text the cell
   * @return true for #N/A, #REF! and the like
   */
  boolean isError(String text);

  /**
   * Whether a text is a word for yes.
   *
   * @param plain a plain text
   * @return true for "oui", "yes", "vrai"
   */
  boolean isYes(String plain);

  /**
   * Whether a text is a word for no.
   *
   * @param plain a plain text
   * @return true for "non", "no", "faux"
   */
  boolean isNo(String plain);

  /**
   * Whether a text ticks an option.
   *
   * @param plain a plain text
   * @return true for "1", "x" and words for yes
   */
  boolean isTicked(String plain);

  /**
   * Whether a text says that an option is not ticked.
   *
   * @param plain a plain text
   * @return true for "0" and words for no
   */
  boolean isUnticked(String plain);

  /**
   * The number that a text is.
   *
   * @param text a text as written
   * @return empty if it is none
   */
  Optional<BigDecimal> number(String text);

  /**
   * Whether a comma in a text may group digits or begin decimals.
   *
   * @param text a text as written
   * @return true for {@code 1,200}
   */
  boolean isAmbiguous(String text);

  /**
   * Whether a text is a day.
   *
   * @param text a text as written
   * @return true for 2025-03-31, 31/03/2025, 31 mars 2025
   */
  boolean isDay(String text);

  /**
   * The field that a column of answers holds by its name, if it is no question.
   *
   * @param header the header
   * @return the field in lower case, such as {@code siren}, {@code wave} or {@code question}
   */
  Optional<String> field(String header);

  /**
   * Whether a header asks for the type of who answers.
   *
   * @param plain the plain header
   * @return true for "type de collectivite", "votre collectivite est :"
   */
  boolean asksType(String plain);

  /**
   * Whether a text is a type of collectivité.
   *
   * @param text the text
   * @return true for "Commune", "EPCI"
   */
  boolean isType(String text);
}
