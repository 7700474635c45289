package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * The range in which a figure must lie whatever the unknown part is; not a confidence interval.
 *
 * @param lower smallest possible figure: a proportion in [0, 1], or a mean in its unit
 * @param upper largest possible figure, not below the smallest
 */
public record Bounds(
    @JsonProperty(required = true) double lower, @JsonProperty(required = true) double upper)
    implements StrictJson {

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
}
