package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.NumberRange;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of numbers as people write them, {@code 0-5000 agents}, and ends of ranges as written. */
final class NumberCells {

  private static final int LONGEST = 30;
  private static final String NUMBER = "-?\\d{1,15}(?:[.,]\\d{1,6})?";

  private static final Pattern RANGE =
      Pattern.compile(
          "(?:(?:nombre|number|de|from|entier|integer|decimal)\\b[ :(]*)*("
              + NUMBER
              + ") ?(?:-|\u2013|\u2014|\u00e0|to|\\.\\.|;) ?("
              + NUMBER
              + ")\\)?(?: +(\\S.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Whole numbers that a wording asks for: {@code (0 à 10)}, {@code de 1 à 5}. */
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:\\(|\\b(?:de|entre) )(\\d{1,9}) ?(?:-|\u2013|\u00e0|et|to) ?(\\d{1,9})\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** {@code Combien d'agents}, {@code (en jours)}, {@code €}. */
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:combien|nombre|nb) (?:d['\u2019]|de (?!fois\\b))(\\p{L}{2,})|\\(en (?:nombre de"
              + " )?(\\p{L}{3,}|\u20ac|%)\\)|(%|\u20ac)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Wordings that ask for a number: they begin with "combien" or end with "(en €)". */
  private static final Pattern ASKS_NUMBER =
      Pattern.compile(
          "(?:combien|nombre|nb|pourcentage)\\b.*|.*\\(en [^()]+\\)[ ?:*]*|.*\\ben"
              + " (?:%|\u20ac|euros?)[ ?:*]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /** {@code 12 ETP}, {@code 30%}: letters are a unit after a blank only, unlike {@code 4G}. */
  private static final Pattern QUANTITY =
      Pattern.compile("(.*\\d)(?:[\\s\u00a0\u202f]*(%|\u20ac)|[\\s\u00a0\u202f]+(\\p{L}{2,20}))");

  private static final double SUPPOSED_MAXIMUM = 1_000_000;
  private static final double HUNDRED = 100;

  private NumberCells() {}

  /**
   * The numbers that a question of a form takes.
   *
   * @param range their range and unit
   * @param isSupposed whether an end of the range is said neither by the form nor by the wording
   */
  record Expected(NumberRange range, boolean isSupposed) {}

  /**
   * The numbers that a question takes, by what a form says and else by its wording.
   *
   * @param least the smallest number, if the form says it
   * @param most the largest number, if the form says it
   * @param given the unit that the form names; blank if it names none
   * @throws IllegalArgumentException if the smallest is not below the largest
   */
  static Expected expected(
      String wording, Optional<Double> least, Optional<Double> most, String given) {
    String unit = given.isEmpty() ? unit(wording) : given;
    boolean isOpen = least.isEmpty() && most.isEmpty();
    Optional<Range> asked = isOpen ? asked(wording) : Optional.empty();
    double minimum = least.or(() -> asked.map(Range::minimum)).orElse(0.0);
    double highest = unit.equals("%") ? HUNDRED : SUPPOSED_MAXIMUM;
    double maximum =
        most.or(() -> asked.map(Range::maximum)).orElse(Math.max(highest, minimum + 1));
    Label label = unit.isEmpty() ? QuestionRows.NO_UNIT : Label.same(unit);
    boolean isSupposed = asked.isEmpty() && (least.isEmpty() || most.isEmpty());
    return new Expected(new NumberRange(minimum, maximum, label), isSupposed);
  }

  /** The range that a wording asks for, if it names one. */
  static Optional<Range> asked(String wording) {
    Matcher asked = ASKED.matcher(wording);
    return asked.find() && number(asked.group(1)) < number(asked.group(2))
        ? Optional.of(new Range(number(asked.group(1)), number(asked.group(2)), ""))
        : Optional.empty();
  }

  /** Whether a wording asks for a number, and for no option that has a number. */
  static boolean asksNumber(String wording) {
    return ASKS_NUMBER.matcher(wording.strip()).matches();
  }

  /** The unit that a wording asks for; blank if it names none. */
  static String unit(String wording) {
    Matcher unit = UNIT.matcher(wording);
    if (!unit.find()) {
      return "";
    }
    String word = unit.group(1) == null ? unit.group(2) : unit.group(1);
    return word == null ? unit.group(3) : word.toLowerCase(Locale.ROOT);
  }

  /**
   * A number with its unit.
   *
   * @param number the number as written
   * @param unit the unit as written
   */
  record Quantity(String number, String unit) {}

  /** The quantity that a cell may be, if what stands before the unit is a number. */
  static Optional<Quantity> quantity(String cell) {
    Matcher quantity = QUANTITY.matcher(cell.strip());
    return cell.length() > LONGEST || !quantity.matches()
        ? Optional.empty()
        : Optional.of(
            new Quantity(
                quantity.group(1),
                quantity.group(2) == null ? quantity.group(3) : quantity.group(2)));
  }

  /**
   * A range in a cell.
   *
   * @param minimum the first number
   * @param maximum the second
   * @param unit what follows; blank if nothing does
   */
  record Range(double minimum, double maximum, String unit) {}

  /** The range that a cell is: {@code 0-5000}, {@code 0 à 5000 agents}. */
  static Optional<Range> range(String cell) {
    Matcher range = RANGE.matcher(cell.strip());
    if (!range.matches()) {
      return Optional.empty();
    }
    String unit = range.group(3);
    return Optional.of(
        new Range(
            number(range.group(1)), number(range.group(2)), unit == null ? "" : unit.strip()));
  }

  private static double number(String text) {
    return new BigDecimal(text.replace(',', '.')).doubleValue();
  }

  /** A number as it is written in a codebook. */
  static String text(double number) {
    String plain = new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    return plain.length() <= LONGEST ? plain : Double.toString(number);
  }
}
