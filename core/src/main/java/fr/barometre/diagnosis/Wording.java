package fr.barometre.diagnosis;

import fr.barometre.api.Label;
import fr.barometre.api.result.Estimate;
import fr.barometre.estimate.FigureUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Numbers inside sentences, in French and in English. */
final class Wording {

  /** The smallest number whose digits are written in groups. */
  private static final long FIRST_GROUPED = 1000;

  /**
   * Tenths or hundredths that are rounded as they are; more, and those near a half, as decimals.
   */
  private static final double MOST_UNITS = 1e9;

  private static final double NEAR_HALF = 1e-5;

  private Wording() {}

  /** A sentence with percentages, given as proportions, in place of each {@code {}}. */
  static String fr(String sentence, Object... numbers) {
    return fill(sentence, Locale.FRENCH, "\u00A0%", numbers);
  }

  static String en(String sentence, Object... numbers) {
    return fill(sentence, Locale.ENGLISH, "%", numbers);
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

  /** An edition has thousands of these, too many for a formatter each. */
  private static String shown(Object value, Locale locale, String percent) {
    if (value instanceof Share share) {
      return decimal(100 * share.value(), 1, locale) + percent;
    }
    if (value instanceof Points points) {
      return points(100 * points.value(), locale);
    }
    if (value instanceof Amount amount) {
      return grouped(amount, locale) + "\u00A0" + amount.unit().in(locale);
    }
    if (value instanceof Long whole) {
      return Math.abs(whole) < FIRST_GROUPED
          ? whole.toString()
          : String.format(locale, "%,d", whole).replace('\u202F', '\u00A0');
    }
    if (value instanceof Double number) {
      return decimal(number, 2, locale);
    }
    return value.toString();
  }

  private static String grouped(Amount amount, Locale locale) {
    return String.format(locale, "%,." + amount.decimals() + "f", amount.value())
        .replace('\u202F', '\u00A0');
  }

  /** Half is rounded up. */
  private static String decimal(double value, int digits, Locale locale) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    char point = locale.equals(Locale.FRENCH) ? ',' : '.';
    long unit = digits == 1 ? 10 : 100;
    double units = Math.abs(value) * unit;
    double rest = units - Math.floor(units);
    return units < MOST_UNITS && Math.abs(rest - 0.5) > NEAR_HALF
        ? decimal(value < 0, Math.round(units), unit, point)
        : BigDecimal.valueOf(value)
            .setScale(digits, RoundingMode.HALF_UP)
            .toString()
            .replace('.', point);
  }

  private static String decimal(boolean negative, long units, long unit, char point) {
    StringBuilder text = new StringBuilder();
    if (negative && units > 0) {
      text.append('-');
    }
    text.append(units / unit).append(point);
    if (unit > 10 && units % unit < 10) {
      text.append('0');
    }
    return text.append(units % unit).toString();
  }

  /** French is singular below two, decimals or not; English is plural before any decimal. */
  private static String points(double value, Locale locale) {
    String number = decimal(value, 1, locale);
    boolean singular = locale.equals(Locale.FRENCH) && Math.abs(value) < 1.95;
    return number + (singular ? " point" : " points");
  }

  /** A figure of an estimate, or an end of its interval, as it is told. */
  static Object figure(double value, Estimate estimate) {
    Optional<Label> unit = estimate.unit();
    return unit.isPresent()
        ? new Amount(value, FigureUnit.decimals(estimate), unit.get())
        : new Share(value);
  }

  /** An end of the range in which a figure lies, as it is told. */
  static Object bound(double value, Optional<Label> unit) {
    return unit.isPresent()
        ? new Amount(value, FigureUnit.decimals(value), unit.get())
        : new Share(value);
  }

  /** A difference of figures as it is told: points, or an amount in the unit of the means. */
  static Object difference(double value, Optional<Label> unit) {
    return unit.isPresent()
        ? new Amount(value, FigureUnit.decimals(value), unit.get())
        : new Points(value);
  }

  /** A mean, or a difference of means, in its unit. */
  record Amount(double value, int decimals, Label unit) {}

  /** A proportion, shown as a percentage. */
  record Share(double value) {}

  /** A difference of proportions, shown in percentage points with their name. */
  record Points(double value) {}
}
