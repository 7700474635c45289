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
 * The share of OPSN territories at which a headline flips: P* = (t − ȳ_B) / (ȳ_A − ȳ_B).
 *
 * @param threshold the headline threshold t, a proportion in (0, 1)
 * @param share the share P*; outside [0, 1] no share of OPSN territories flips the headline
 */
public record TippingShare(double threshold, double share) implements LenientJson {

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

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json("threshold", BigDecimal.valueOf(threshold), "share", share);
  }

  @JsonCreator
  static TippingShare fromJson(
      @JsonProperty(value = "threshold", required = true) Double threshold,
      @JsonProperty(value = "share", required = true) Double share) {
    return new TippingShare(requireNonNull(threshold, "threshold"), requireNonNull(share, "share"));
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
