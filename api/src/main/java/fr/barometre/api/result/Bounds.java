package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * The range in which a proportion must lie whatever the unknown part is; not a confidence interval.
 *
 * @param lower smallest possible proportion, in [0, 1]
 * @param upper largest possible proportion, in [0, 1]
 */
public record Bounds(
    @JsonProperty(required = true) double lower, @JsonProperty(required = true) double upper)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param lower smallest possible proportion, in [0, 1]
   * @param upper largest possible proportion, in [0, 1]
   */
  public Bounds {
    if (!(0 <= lower && lower <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "bounds [" + lower + ", " + upper + "] are not ordered within [0, 1]");
    }
  }
}
