package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * The share of OPSN territories at which a headline flips: P* = (t − ȳ_B) / (ȳ_A − ȳ_B).
 *
 * @param threshold the headline threshold t, a proportion in (0, 1)
 * @param share the share P*; outside [0, 1] no share of OPSN territories flips the headline
 */
public record TippingShare(
    @JsonProperty(required = true) double threshold, @JsonProperty(required = true) double share)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param threshold the headline threshold t, a proportion in (0, 1)
   * @param share the share P*
   */
  public TippingShare {
    if (!(0 < threshold && threshold < 1)) {
      throw new IllegalArgumentException("headline threshold " + threshold + " is not in (0, 1)");
    }
    if (!Double.isFinite(share)) {
      throw new IllegalArgumentException("tipping share " + share + " is not finite");
    }
  }

  /**
   * Whether some share of OPSN territories would flip the headline.
   *
   * @return true if the share lies in [0, 1]
   */
  public boolean reachable() {
    return 0 <= share && share <= 1;
  }
}
