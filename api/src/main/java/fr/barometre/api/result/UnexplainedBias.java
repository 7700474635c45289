package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * The figure if response depends in part on the answer itself: MUBP(φ), or MUB(φ) of a mean, in its
 * unit.
 *
 * @param phi φ, in [0, 1]: 0 when the frame explains response, 1 when only the answer does
 * @param bias observed figure minus that of the population
 * @param corrected the figure less the bias, in [0, 1]; of a mean, in the range of its numbers
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
   * @param bias observed figure minus that of the population
   * @param corrected the figure less the bias, in [0, 1]; of a mean, in the range of its numbers
   */
  public UnexplainedBias {
    if (!(0 <= phi && phi <= 1) || !Double.isFinite(bias) || !Double.isFinite(corrected)) {
      throw new IllegalArgumentException(
          "phi "
              + phi
              + " is not in [0, 1], or bias "
              + bias
              + " or corrected figure "
              + corrected
              + " not finite");
    }
  }
}
