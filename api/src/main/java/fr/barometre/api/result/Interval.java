package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A confidence interval.
 *
 * @param lower lower bound, in the unit of the estimate
 * @param upper upper bound, not below the lower
 * @param level confidence level, in (0, 1)
 * @param method name of the method, for example {@code "KORN_GRAUBARD"}
 */
public record Interval(double lower, double upper, double level, String method)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param lower lower bound, in the unit of the estimate
   * @param upper upper bound, not below the lower
   * @param level confidence level, in (0, 1)
   * @param method name of the method
   */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("interval [" + lower + ", " + upper + "] is not ordered");
    }
    if (!(0 < level && level < 1)) {
      throw new IllegalArgumentException("confidence level " + level + " is not in (0, 1)");
    }
    requireNonNull(method, "method");
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "lower", lower, "upper", upper, "level", BigDecimal.valueOf(level), "method", method);
  }

  @JsonCreator
  static Interval fromJson(
      @JsonProperty(value = "lower", required = true) Double lower,
      @JsonProperty(value = "upper", required = true) Double upper,
      @JsonProperty(value = "level", required = true) Double level,
      @JsonProperty(value = "method", required = true) String method) {
    return new Interval(
        requireNonNull(lower, "lower"),
        requireNonNull(upper, "upper"),
        requireNonNull(level, "level"),
        method);
  }

  /**
   * The distance between the bounds.
   *
   * @return zero or more
   */
  public double width() {
    return upper - lower;
  }

  /**
   * How many decimals a mean, or a difference of means, is told with that has this interval.
   *
   * @return 0 to 3: as many as give its width two digits
   */
  public int decimals() {
    return upper > lower ? Bounds.decimals(upper - lower) : new Bounds(lower, upper).decimals();
  }
}
