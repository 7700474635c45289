package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import java.util.Locale;
import java.util.Optional;

/**
 * How many collectivités a share stands for, with its interval, rounded to what the error allows:
 * half the width of the interval keeps two digits, and the number and its ends are rounded alike.
 * Example: 33.9 % of 36,242, between 30.9 % and 37.2 %, is 12,286 by a half width of 1,142, told as
 * about 12,300, between 11,200 and 13,500.
 *
 * @param number how many, rounded
 * @param lower the lower end, rounded, zero or more
 * @param upper the upper end, rounded, not above the collectivités
 * @param collectivites of how many, exactly
 */
public record EstimatedNumber(
    @JsonProperty(required = true) long number,
    @JsonProperty(required = true) long lower,
    @JsonProperty(required = true) long upper,
    @JsonProperty(required = true) long collectivites)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param number how many, rounded
   * @param lower the lower end, rounded, zero or more
   * @param upper the upper end, rounded, not above the collectivités
   * @param collectivites of how many, exactly
   */
  public EstimatedNumber {
    if (!(0 <= lower && lower <= number && number <= upper && upper <= collectivites)) {
      throw new IllegalArgumentException(
          "number "
              + number
              + " is not within its interval ["
              + lower
              + ", "
              + upper
              + "], or this not within the "
              + collectivites
              + " collectivités");
    }
  }

  @JsonCreator
  static EstimatedNumber fromJson(
      @JsonProperty(value = "number", required = true) Long number,
      @JsonProperty(value = "lower", required = true) Long lower,
      @JsonProperty(value = "upper", required = true) Long upper,
      @JsonProperty(value = "collectivites", required = true) Long collectivites) {
    return new EstimatedNumber(
        requireNonNull(number, "number"),
        requireNonNull(lower, "lower"),
        requireNonNull(upper, "upper"),
        requireNonNull(collectivites, "collectivites"));
  }

  /**
   * The number that a share stands for.
   *
   * @param share the share
   * @param collectivites what it is a share of, one or more
   * @return the number; empty for a mean, and unless the share is estimated with an interval around
   *     it and nothing of it is unknown
   */
  static Optional<EstimatedNumber> of(Estimate share, long collectivites) {
    if (share.status() != EstimateStatus.ESTIMATED
        || share.unit().isPresent()
        || share.bounds().isPresent()) {
      return Optional.empty();
    }
    Interval interval = share.interval().orElseThrow();
    double value = share.value().orElseThrow();
    double half = interval.width() / 2 * collectivites;
    double step = half < 10 ? 1 : Math.pow(10, Math.floor(Math.log10(half)) - 1);
    long number = rounded(value, collectivites, step);
    return Optional.of(
        new EstimatedNumber(
            number,
            Math.min(number, rounded(Math.max(0, interval.lower()), collectivites, step)),
            Math.max(number, rounded(Math.min(1, interval.upper()), collectivites, step)),
            collectivites));
  }

  private static long rounded(double share, long collectivites, double step) {
    return Math.min(collectivites, Math.round(share * collectivites / step) * (long) step);
  }

  /**
   * The number in a sentence.
   *
   * @return for example "That is about 12,300 authorities of 36,242, between 11,200 and 13,500."
   */
  public Label sentence() {
    return Label.of(
        (number == lower && number == upper ? "Soit " : "Soit environ ")
            + counted(Locale.FRENCH, number < 2 ? " collectivité sur " : " collectivités sur ")
            + between(Locale.FRENCH, ", entre ", " et "),
        (number == lower && number == upper ? "That is " : "That is about ")
            + counted(Locale.ENGLISH, number == 1 ? " authority of " : " authorities of ")
            + between(Locale.ENGLISH, ", between ", " and "));
  }

  private String counted(Locale locale, String of) {
    return shown(locale, number) + of + shown(locale, collectivites);
  }

  private String between(Locale locale, String between, String and) {
    return number == lower && number == upper
        ? "."
        : between + shown(locale, lower) + and + shown(locale, upper) + ".";
  }

  private static String shown(Locale locale, long number) {
    return String.format(locale, "%,d", number).replace('\u202F', '\u00A0');
  }
}
