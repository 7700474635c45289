package fr.barometre.answers;

import fr.barometre.api.questionnaire.NumberRange;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people and machines write them: 12, 12.5, 12,5, 1 200, 1'200, 1.234,5, 1,234.5.
 *
 * <p>A comma or a point before three digits, as in {@code 1,200}, may group them or begin decimals:
 * the text alone does not tell, and the column decides ({@link NumberColumn}).
 */
final class NumberText {

  /** Longer texts are no numbers that anybody counted. */
  private static final int LONGEST = 40;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2007'\\u2019]");
  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+([.,]\\d+)?([eE][+-]?\\d{1,3})?");
  private static final Pattern ENDED = Pattern.compile("[+-]?\\d+[.,]");
  private static final Pattern BY_BLANKS =
      Pattern.compile("[+-]?\\d{1,3}([\\s\\u00A0\\u202F\\u2007'\\u2019]\\d{3})+([.,]\\d+)?");
  private static final Pattern BY_COMMAS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}((,\\d{3}){2,}(\\.\\d+)?|,\\d{3}\\.\\d+)");
  private static final Pattern BY_POINTS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}((\\.\\d{3}){2,}(,\\d+)?|\\.\\d{3},\\d+)");
  private static final Pattern AMBIGUOUS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

  private NumberText() {}

  /** Whether a comma in a text may group digits or begin decimals. */
  static boolean isAmbiguous(String text) {
    return text.indexOf(',') >= 0 && mayBeGrouped(text);
  }

  /** Whether a comma or a point in a text may. */
  static boolean mayBeGrouped(String text) {
    return text.length() <= LONGEST && AMBIGUOUS.matcher(text.strip()).matches();
  }

  /** Whether a sign groups the digits of a text, without doubt. */
  static boolean isGroupedBy(char sign, String text) {
    Pattern grouped = sign == ',' ? BY_COMMAS : BY_POINTS;
    return text.length() <= LONGEST && grouped.matcher(text.strip()).matches();
  }

  /**
   * The number that a text is, a comma or a point before three digits taken for a decimal one.
   *
   * @return empty if it is no number
   */
  static Optional<BigDecimal> number(String text) {
    String stripped = text.length() > LONGEST ? "" : text.strip().replace('\u2212', '-');
    if (PLAIN.matcher(stripped).matches()) {
      return Optional.of(new BigDecimal(stripped.replace(',', '.')));
    }
    if (ENDED.matcher(stripped).matches()) {
      return Optional.of(new BigDecimal(stripped.substring(0, stripped.length() - 1)));
    }
    if (BY_BLANKS.matcher(stripped).matches()) {
      String joined = BLANKS.matcher(stripped).replaceAll("");
      return Optional.of(new BigDecimal(joined.replace(',', '.')));
    }
    if (BY_COMMAS.matcher(stripped).matches()) {
      return Optional.of(new BigDecimal(stripped.replace(",", "")));
    }
    if (BY_POINTS.matcher(stripped).matches()) {
      return Optional.of(new BigDecimal(stripped.replace(".", "").replace(',', '.')));
    }
    return Optional.empty();
  }

  /**
   * The number that a text is, if it is one and in a range.
   *
   * @return the text that stands for it in answers: the same for 12,50 and 12.5
   */
  static Optional<String> within(NumberRange range, String text) {
    return number(text).flatMap(number -> within(range, number));
  }

  /** The text that stands for a number in answers, if it is in a range. */
  static Optional<String> within(NumberRange range, BigDecimal number) {
    return range.contains(number.doubleValue())
        ? Optional.of(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
        : Optional.empty();
  }

  /** The words for the numbers that a question expects. */
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
