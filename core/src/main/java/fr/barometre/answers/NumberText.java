package fr.barometre.answers;

import fr.barometre.api.questionnaire.NumberRange;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people and machines write them, with a point or a comma. */
final class NumberText {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?([eE][+-]?\\d{1,3})?");

  private NumberText() {}

  /**
   * The number that a text is, if it is one and in a range.
   *
   * @return the text that stands for it in answers: the same for 12,50 and 12.5
   */
  static Optional<String> within(NumberRange range, String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(stripped.replace(',', '.'));
    return range.contains(number.doubleValue())
        ? Optional.of(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
        : Optional.empty();
  }

  /** What a question expects that takes such numbers. */
  static String expected(NumberRange range) {
    return "a number from "
        + plain(range.minimum())
        + " to "
        + plain(range.maximum())
        + ", written as 12, 12.5 or 12,5";
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}
