package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;

/**
 * The numbers that a question takes. Nothing else is accepted when answers are read, and what is
 * not known of a mean lies between the two ends.
 *
 * @param minimum the smallest number, from -1e18
 * @param maximum the largest number, above the smallest and up to 1e18
 * @param unit what is counted or measured: "agents", "€ par habitant"
 */
public record NumberRange(
    @JsonProperty(required = true) double minimum,
    @JsonProperty(required = true) double maximum,
    @JsonProperty(required = true) Label unit)
    implements StrictJson {

  /** Beyond, squares and sums of squares would leave the numbers that there are. */
  private static final double LARGEST = 1e18;

  /**
   * Checks what is given.
   *
   * @param minimum the smallest number, from -1e18
   * @param maximum the largest number, above the smallest and up to 1e18
   * @param unit what is counted or measured
   */
  public NumberRange {
    if (!(-LARGEST <= minimum && minimum < maximum && maximum <= LARGEST)) {
      throw new IllegalArgumentException(
          "numbers from "
              + minimum
              + " to "
              + maximum
              + " are no range; expected the first end below the second, both within "
              + LARGEST
              + " of zero");
    }
    requireNonNull(unit, "unit");
  }

  @JsonCreator
  static NumberRange fromJson(
      @JsonProperty(value = "minimum", required = true) Double minimum,
      @JsonProperty(value = "maximum", required = true) Double maximum,
      @JsonProperty(value = "unit", required = true) Label unit) {
    return new NumberRange(
        requireNonNull(minimum, "minimum"), requireNonNull(maximum, "maximum"), unit);
  }

  /**
   * Whether a number is in the range.
   *
   * @param number any number
   * @return true from the smallest to the largest, both included
   */
  public boolean contains(double number) {
    return minimum <= number && number <= maximum;
  }

  /**
   * The distance between the two ends.
   *
   * @return above zero, in the unit of the numbers
   */
  public double width() {
    return maximum - minimum;
  }
}
