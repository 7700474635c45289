package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * The figure if response depends in part on the answer itself: MUBP(φ), or MUB(φ) of a mean, in its
 * unit. Where the model goes beyond the worst case, both numbers are those of the worst case: see
 * {@link Selection#isLimited}.
 *
 * @param phi φ, in [0, 1]: 0 when the frame explains response, 1 when only the answer does
 * @param bias observed figure minus that of the population
 * @param corrected the figure less the bias, within the worst case
 */
public record UnexplainedBias(double phi, double bias, double corrected) implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param phi φ, in [0, 1]: 0 when the frame explains response, 1 when only the answer does
   * @param bias observed figure minus that of the population
   * @param corrected the figure less the bias, within the worst case
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

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json("phi", phi, "bias", bias, "corrected", corrected);
  }

  @JsonCreator
  static UnexplainedBias fromJson(
      @JsonProperty(value = "phi", required = true) Double phi,
      @JsonProperty(value = "bias", required = true) Double bias,
      @JsonProperty(value = "corrected", required = true) Double corrected) {
    return new UnexplainedBias(
        requireNonNull(phi, "phi"),
        requireNonNull(bias, "bias"),
        requireNonNull(corrected, "corrected"));
  }
}
