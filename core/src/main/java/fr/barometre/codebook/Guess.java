package fr.barometre.codebook;

import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.codebook.Words.RowKind;
import java.math.BigDecimal;
import java.util.List;

/**
 * The guessed question of a column of answers.
 *
 * @param kind the kind of question; {@link RowKind#LEFT_OUT} for none
 * @param options the answers that it offers
 * @param minimum the least of a number
 * @param maximum the most of a number
 * @param unit the unit of a number; blank if nothing tells it
 * @param why why, in French
 */
record Guess(
    RowKind kind,
    List<Option> options,
    BigDecimal minimum,
    BigDecimal maximum,
    String unit,
    String why) {

  /**
   * An answer that a question seems to offer.
   *
   * @param code its code; blank where it is made of the text
   * @param text its label
   * @param kind what it says
   * @param count how many said it
   */
  record Option(String code, String text, ModalityKind kind, int count) {}

  static Guess leftOut(String why) {
    return new Guess(RowKind.LEFT_OUT, List.of(), BigDecimal.ZERO, BigDecimal.ZERO, "", why);
  }

  static Guess of(RowKind kind, List<Option> options, String why) {
    return new Guess(kind, options, BigDecimal.ZERO, BigDecimal.ZERO, "", why);
  }
}
