package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * The figure if response depends in part on the answer itself: MUBP(φ).
 *
 * @param phi φ, in [0, 1]: 0 when the frame explains response, 1 when only the answer does
 * @param bias MUBP(φ): observed figure minus that of the population
 * @param corrected the figure less the bias, in [0, 1]
 */
public record UnexplainedBias(
    @JsonProperty(required = true) double phi,
    @JsonProperty(required = true) double bias,
    @JsonProperty(required = true) double corrected)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param phi φ, in [0, 1]: 0 when the frame explains response, 1 when only the answer does
   * @param bias MUBP(φ): observed figure minus that of the population
   * @param corrected the figure less the bias, in [0, 1]
   */
  public UnexplainedBias {
    if (!(0 <= phi && phi <= 1) || !(0 <= corrected && corrected <= 1) || !(bias <= 1)) {
      throw new IllegalArgumentException(
          "phi " + phi + " or corrected figure " + corrected + " is not in [0, 1]");
    }
  }
}
