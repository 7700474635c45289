package fr.barometre.wording;

import fr.barometre.api.Label;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts numbers into sentences, in French and in English: decimal sign, percent sign, thousands,
 * plural of "point", minus sign, and as many decimals as are worth telling.
 */
public final class Wording {

  /** The unit of numbers of which no unit is said; it is not printed. */
  public static final Label NO_UNIT = Label.of("unités", "units");

  private static final long[] UNITS = {1, 10, 100, 1000};

  /**
   * Units, tenths and so on that are rounded as they are; more, and those near a half, as decimals.
   */
  private static final double MOST_UNITS = 1e9;

  private static final double NEAR_HALF = 1e-5;

  /** The smallest number that is told as 2,0 with one decimal. */
  private static final double BELOW_TWO = 1.95;

  private static final double NEARLY_ALL = 0.95;

  /** Before a number below zero; programs read a hyphen. */
  private static final char MINUS = '\u2212';

  private Wording() {}

  /**
   * A French sentence with numbers in it.
   *
   * @param sentence the sentence, with {@code {}} where each number stands
   * @param numbers the numbers: shares, points, amounts, plain numbers or texts
   * @return the sentence
   */
  public static String fr(String sentence, Object... numbers) {
    return fill(sentence, Locale.FRENCH, "\u00A0%", numbers);
  }

  /**
   * An English sentence with numbers in it.
   *
   * @param sentence the sentence, with {@code {}} where each number stands
   * @param numbers the numbers: shares, points, amounts, plain numbers or texts
   * @return the sentence
   */
  public static String en(String sentence, Object... numbers) {
    return fill(sentence, Locale.ENGLISH, "%", numbers);
  }

  /**
   * A sentence that another one begins: without its capital, unless that is of an acronym.
   *
   * @param sentence the sentence, which begins with a common word
   * @return the same in small letters
   */
  public static String afterColon(String sentence) {
    return sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1))
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  /**
   * Parts of a list that may have commas themselves.
   *
   * @param parts the parts
   * @param locale French or English
   * @return the parts with semicolons between them, after a no-break space in French
   */
  public static String list(List<String> parts, Locale locale) {
    return String.join(locale.equals(Locale.FRENCH) ? "\u00A0; " : "; ", parts);
  }

  private static String fill(String sentence, Locale locale, String percent, Object... values) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int at = sentence.indexOf("{}", from);
      text.append(sentence, from, at).append(shown(value, locale, percent));
      from = at + 2;
    }
    return text.append(sentence.substring(from)).toString();
  }

  private static String shown(Object value, Locale locale, String percent) {
    if (value instanceof Share share) {
      return decimal(100 * share.value(), 1, locale) + percent;
    }
    if (value instanceof Points points) {
      return points(100 * points.value(), locale);
    }
    if (value instanceof Amount amount) {
      return grouped(amount, locale)
          + (isPrinted(amount.unit()) ? "\u00A0" + unit(amount, locale) : "");
    }
    if (value instanceof Counted counted) {
      return shown(counted.number(), locale, percent)
          + " "
          + (isSingular(counted.number(), locale) ? counted.one() : counted.several()).in(locale);
    }
    if (value instanceof Long whole) {
      return decimal(whole, 0, locale);
    }
    if (value instanceof Double number) {
      return decimal(number, 2, locale);
    }
    return value.toString();
  }

  /**
   * Whether a range of shares says anything: it does not if it has nearly all of 0 to 100 %.
   *
   * @param shares the range
   * @return whether to show it
   */
  public static boolean tells(Bounds shares) {
    return shares.upper() - shares.lower() < NEARLY_ALL;
  }

  /**
   * Whether a number is followed by its unit: "units", which stand where nobody named one, are not.
   *
   * @param unit the unit of a number
   * @return whether to print it
   */
  public static boolean isPrinted(Label unit) {
    return !unit.equals(NO_UNIT);
  }

  /** The unit goes with the number as it is shown: 1.999 is shown as 2. */
  private static String unit(Amount amount, Locale locale) {
    double scale = UNITS[amount.decimals()];
    return amount.unit().counting(Math.round(amount.value() * scale) / scale, locale);
  }

  private static String grouped(Amount amount, Locale locale) {
    return decimal(amount.value(), amount.decimals(), locale);
  }

  /**
   * A number with so many decimals, half rounded up and never -0. Its thousands are grouped, but
   * not under {@link Locale#ROOT}, which has a hyphen for a minus sign. Pages have thousands of
   * these, too many for a formatter each.
   *
   * @param value the number
   * @param digits how many decimals, 0 to 3
   * @param locale French, English or {@link Locale#ROOT}
   * @return the number
   */
  public static String decimal(double value, int digits, Locale locale) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    long unit = UNITS[digits];
    double units = Math.abs(value) * unit;
    double rest = units - Math.floor(units);
    long rounded = units < MOST_UNITS && Math.abs(rest - 0.5) > NEAR_HALF ? Math.round(units) : -1;
    String all =
        rounded >= 0
            ? Long.toString(rounded)
            : BigDecimal.valueOf(Math.abs(value))
                .setScale(digits, RoundingMode.HALF_UP)
                .unscaledValue()
                .toString();
    StringBuilder text = new StringBuilder(all);
    while (text.length() <= digits) {
      text.insert(0, '0');
    }
    boolean french = locale.equals(Locale.FRENCH);
    int point = text.length() - digits;
    if (digits > 0) {
      text.insert(point, french ? ',' : '.');
    }
    for (int i = point - 3; i > 0 && !locale.equals(Locale.ROOT); i -= 3) {
      text.insert(i, french ? '\u00A0' : ',');
    }
    return value < 0 && !all.matches("0+")
        ? text.insert(0, locale.equals(Locale.ROOT) ? '-' : MINUS).toString()
        : text.toString();
  }

  private static boolean isSingular(long number, Locale locale) {
    return locale.equals(Locale.FRENCH) ? Math.abs(number) < 2 : number == 1;
  }

  /** French is singular below two, decimals or not; English is plural before any decimal. */
  private static String points(double value, Locale locale) {
    String number = decimal(value, 1, locale);
    boolean singular = locale.equals(Locale.FRENCH) && Math.abs(value) < BELOW_TWO;
    return number + (singular ? " point" : " points");
  }

  /**
   * A figure of an estimate, or an end of its interval.
   *
   * @param value the figure
   * @param estimate the estimate, which has the unit and says how many decimals are worth telling
   * @return a share, or an amount in the unit
   */
  public static Object figure(double value, Estimate estimate) {
    Optional<Label> unit = estimate.unit();
    return unit.isPresent() ? new Amount(value, estimate.decimals(), unit.get()) : new Share(value);
  }

  /**
   * A difference of figures.
   *
   * @param value the difference
   * @param decimals how many decimals it is told with, if it is of means
   * @param unit the unit of the figures; empty for proportions
   * @return percentage points, or an amount in the unit
   */
  public static Object difference(double value, int decimals, Optional<Label> unit) {
    return unit.isPresent() ? new Amount(value, decimals, unit.get()) : new Points(value);
  }

  /**
   * A difference as a reader finds it in the two figures beside it: of what is printed. A mean that
   * is told with fewer decimals than the difference is taken as it is.
   *
   * @param from the figure that the difference starts from
   * @param to the figure that it ends with
   * @param told how many decimals both are told with, if they are means
   * @param decimals how many decimals the difference is told with, if it is of means
   * @param unit the unit of the figures; empty for proportions
   * @return the difference
   */
  public static double apart(double from, double to, int told, int decimals, Optional<Label> unit) {
    return unit.isEmpty()
        ? (printed(100 * to, 1) - printed(100 * from, 1)) / 100
        : told < decimals ? to - from : printed(to, told) - printed(from, told);
  }

  /** A number as it is printed. */
  private static double printed(double number, int decimals) {
    return Double.parseDouble(decimal(number, decimals, Locale.ROOT));
  }

  /**
   * Whether the verb of a difference is singular in French, as all below two is: "1,5 point vient".
   *
   * @param value the difference
   * @param unit the unit of the figures; empty for proportions
   * @return true if it is
   */
  public static boolean isSingularInFrench(double value, Optional<Label> unit) {
    return Math.abs(unit.isPresent() ? value : 100 * value) < BELOW_TWO;
  }

  /**
   * A mean, or a difference of means.
   *
   * @param value the number
   * @param decimals how many decimals are shown
   * @param unit its unit
   */
  public record Amount(double value, int decimals, Label unit) {}

  /**
   * A whole number of something, with its name in the singular or in the plural: in French 0 and 1
   * are singular, in English 1 alone is.
   *
   * @param number the number
   * @param one the name of one
   * @param several the name of several
   */
  public record Counted(long number, Label one, Label several) {

    /**
     * A number of collectivités.
     *
     * @param number how many
     * @return the number with their name
     */
    public static Counted collectivites(long number) {
      return new Counted(
          number, Label.of("collectivité", "authority"), Label.of("collectivités", "authorities"));
    }
  }

  /**
   * A proportion, shown as a percentage.
   *
   * @param value the proportion
   */
  public record Share(double value) {}

  /**
   * A difference of proportions, shown in percentage points with their name.
   *
   * @param value the difference
   */
  public record Points(double value) {}
}
