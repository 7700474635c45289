package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * How much the answer differs inside and outside OPSN territories between collectivités of the same
 * type and size: what a regression predicts of every collectivité of the frame, as if it were
 * inside and as if it were outside. A modelled figure; it tells no cause.
 *
 * @param inside the mean prediction with all inside, in the unit of the figures
 * @param outside the mean prediction with all outside
 * @param difference inside minus outside; of proportions in [-1, 1]
 * @param standardError by the delta method under the sampling plan, zero or more
 * @param pValue two-sided p-value of Student's t test that the difference is zero
 */
public record StandardisedEffect(
    double inside, double outside, double difference, double standardError, double pValue)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param inside the mean prediction with all inside, in the unit of the figures
   * @param outside the mean prediction with all outside
   * @param difference inside minus outside; of proportions in [-1, 1]
   * @param standardError by the delta method under the sampling plan, zero or more
   * @param pValue two-sided p-value of Student's t test that the difference is zero
   */
  public StandardisedEffect {
    if (!Double.isFinite(inside)
        || !Double.isFinite(outside)
        || !Double.isFinite(difference)
        || !(standardError >= 0)
        || !(0 <= pValue && pValue <= 1)) {
      throw new IllegalArgumentException(
          "standardised difference "
              + difference
              + " of "
              + inside
              + " and "
              + outside
              + ", standard error "
              + standardError
              + " or p-value "
              + pValue
              + " is out of range");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "inside",
        inside,
        "outside",
        outside,
        "difference",
        difference,
        "standardError",
        standardError,
        "pValue",
        pValue);
  }

  @JsonCreator
  static StandardisedEffect fromJson(
      @JsonProperty(value = "inside", required = true) Double inside,
      @JsonProperty(value = "outside", required = true) Double outside,
      @JsonProperty(value = "difference", required = true) Double difference,
      @JsonProperty(value = "standardError", required = true) Double standardError,
      @JsonProperty(value = "pValue", required = true) Double pValue) {
    return new StandardisedEffect(
        requireNonNull(inside, "inside"),
        requireNonNull(outside, "outside"),
        requireNonNull(difference, "difference"),
        requireNonNull(standardError, "standardError"),
        requireNonNull(pValue, "pValue"));
  }
}
