package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * A difference of two proportions, or of two means, tested.
 *
 * @param value the difference: of proportions in [-1, 1], of means in their unit
 * @param standardError linearised standard error; what both share counts once
 * @param interval Student's confidence interval; where all answers of two waves are the same, so
 *     that the standard error is 0 and says nothing, that of Newcombe from the exact intervals of
 *     both waves, whose method is {@code "SQUARE_AND_ADD"}; between two censuses the difference
 *     itself, of method {@code "CENSUS"}
 * @param degreesOfFreedom degrees of freedom of the test, one or more
 * @param pValue two-sided p-value of Student's t test that the difference is zero; with Newcombe's
 *     interval, what the widest one leaves out that does not contain zero; between two censuses
 *     there is nothing to test, and it is 1 for no difference, 0 for any
 */
public record Difference(
    double value, double standardError, Interval interval, long degreesOfFreedom, double pValue)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param value the difference: of proportions in [-1, 1], of means in their unit
   * @param standardError linearised standard error
   * @param interval Student's confidence interval
   * @param degreesOfFreedom degrees of freedom of the test
   * @param pValue two-sided p-value
   */
  public Difference {
    if (!Double.isFinite(value) || !(standardError >= 0) || !(0 <= pValue && pValue <= 1)) {
      throw new IllegalArgumentException(
          "difference "
              + value
              + ", standard error "
              + standardError
              + " or p-value "
              + pValue
              + " is out of range");
    }
    requireNonNull(interval, "interval");
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "a test needs a degree of freedom at least, got " + degreesOfFreedom);
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "value",
        value,
        "standardError",
        standardError,
        "interval",
        interval,
        "degreesOfFreedom",
        degreesOfFreedom,
        "pValue",
        pValue);
  }

  @JsonCreator
  static Difference fromJson(
      @JsonProperty(value = "value", required = true) Double value,
      @JsonProperty(value = "standardError", required = true) Double standardError,
      @JsonProperty(value = "interval", required = true) Interval interval,
      @JsonProperty(value = "degreesOfFreedom", required = true) Long degreesOfFreedom,
      @JsonProperty(value = "pValue", required = true) Double pValue) {
    return new Difference(
        requireNonNull(value, "value"),
        requireNonNull(standardError, "standardError"),
        interval,
        requireNonNull(degreesOfFreedom, "degreesOfFreedom"),
        requireNonNull(pValue, "pValue"));
  }

  /**
   * The difference of two proportions in percentage points.
   *
   * @return a number in [-100, 100]
   */
  public double points() {
    return 100 * value;
  }

  /**
   * Whether the difference is between two censuses: nothing was left to chance.
   *
   * @return true if its interval is the difference itself
   */
  @JsonIgnore
  public boolean isCensus() {
    return interval.method().equals("CENSUS");
  }
}
