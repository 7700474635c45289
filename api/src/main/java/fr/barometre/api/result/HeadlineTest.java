package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Whether a headline holds whatever those who did not answer would have said.
 *
 * @param threshold the headline's threshold t, in (0, 1): 0.5 for "a majority"
 * @param tipping p* = (t − f ȳ)/(1 − f): the proportion among the others at which the population's
 *     reaches the threshold; outside [0, 1] when none does
 * @param robust whether no answer of the others moves the headline
 * @param sentence the same in words to be quoted
 */
public record HeadlineTest(double threshold, double tipping, boolean robust, Label sentence)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param threshold the headline's threshold t, in (0, 1): 0.5 for "a majority"
   * @param tipping p* = (t − f ȳ)/(1 − f): the proportion among the others at which the
   *     population's reaches the threshold; outside [0, 1] when none does
   * @param robust whether no answer of the others moves the headline
   * @param sentence the same in words to be quoted
   */
  public HeadlineTest {
    if (!(0 < threshold && threshold < 1) || !Double.isFinite(tipping)) {
      throw new IllegalArgumentException(
          "headline threshold " + threshold + " is not in (0, 1), or " + tipping + " not finite");
    }
    requireNonNull(sentence, "sentence");
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "threshold",
        BigDecimal.valueOf(threshold),
        "tipping",
        tipping,
        "robust",
        robust,
        "sentence",
        sentence);
  }

  @JsonCreator
  static HeadlineTest fromJson(
      @JsonProperty(value = "threshold", required = true) Double threshold,
      @JsonProperty(value = "tipping", required = true) Double tipping,
      @JsonProperty(value = "robust", required = true) Boolean robust,
      @JsonProperty(value = "sentence", required = true) Label sentence) {
    return new HeadlineTest(
        requireNonNull(threshold, "threshold"),
        requireNonNull(tipping, "tipping"),
        requireNonNull(robust, "robust"),
        sentence);
  }
}
