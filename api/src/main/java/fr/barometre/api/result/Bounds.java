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
