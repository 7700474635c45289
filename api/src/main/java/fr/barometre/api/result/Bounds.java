package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * The range in which a figure must lie whatever the unknown part is; not a confidence interval.
 *
 * @param lower smallest possible figure: a proportion in [0, 1], or a mean in its unit
 * @param upper largest possible figure, not below the smallest
 */
public record Bounds(double lower, double upper) implements LenientJson {

  /** A number this near to a whole one differs from it by rounding only. */
  private static final double WHOLE = 1e-9;

  /**
   * Checks what is given.
   *
   * @param lower smallest possible figure: a proportion in [0, 1], or a mean in its unit
   * @param upper largest possible figure, not below the smallest
   */
  public Bounds {
    if (!(lower <= upper) || !Double.isFinite(upper - lower)) {
      throw new IllegalArgumentException(
          "bounds [" + lower + ", " + upper + "] are not finite and ordered");
    }
  }

  /**
   * How many decimals a mean is told with that is known so precisely: as many as give the width of
   * the range two digits. None if both ends are whole; without a width, three digits of the figure.
   *
   * @return 0 to 3
   */
  public int decimals() {
    if (isWhole(lower) && isWhole(upper)) {
      return 0;
    }
    return upper > lower ? decimals(upper - lower) : Math.min(2, decimals(Math.abs(lower) / 10));
  }

  /** Two digits of a width above zero. */
  static int decimals(double width) {
    return (int) Math.max(0, Math.min(3, 1 - Math.floor(Math.log10(width))));
  }

  private static boolean isWhole(double number) {
    return Math.abs(number - Math.rint(number)) < WHOLE;
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json("lower", lower, "upper", upper);
  }

  @JsonCreator
  static Bounds fromJson(
      @JsonProperty(value = "lower", required = true) Double lower,
      @JsonProperty(value = "upper", required = true) Double upper) {
    return new Bounds(requireNonNull(lower, "lower"), requireNonNull(upper, "upper"));
  }
}
