package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * How much the answer differs between territories with and without an OPSN.
 *
 * @param inside the figure in OPSN territories
 * @param outside the figure elsewhere
 * @param difference inside minus outside, in the unit of the figures; of proportions in [-1, 1]
 * @param standardError linearised standard error of the difference
 * @param pValue two-sided p-value of Student's t test that the difference is zero
 */
public record OpsnEffect(
    Estimate inside, Estimate outside, double difference, double standardError, double pValue)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param inside the figure in OPSN territories
   * @param outside the figure elsewhere
   * @param difference inside minus outside, in the unit of the figures; of proportions in [-1, 1]
   * @param standardError linearised standard error of the difference
   * @param pValue two-sided p-value of Student's t test that the difference is zero
   */
  public OpsnEffect {
    requireNonNull(inside, "inside");
    requireNonNull(outside, "outside");
    double most = inside.unit().isPresent() ? Double.MAX_VALUE : 1;
    if (!(Math.abs(difference) <= most) || !(standardError >= 0) || !(0 <= pValue && pValue <= 1)) {
      throw new IllegalArgumentException(
          "difference "
              + difference
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
  static OpsnEffect fromJson(
      @JsonProperty(value = "inside", required = true) Estimate inside,
      @JsonProperty(value = "outside", required = true) Estimate outside,
      @JsonProperty(value = "difference", required = true) Double difference,
      @JsonProperty(value = "standardError", required = true) Double standardError,
      @JsonProperty(value = "pValue", required = true) Double pValue) {
    return new OpsnEffect(
        inside,
        outside,
        requireNonNull(difference, "difference"),
        requireNonNull(standardError, "standardError"),
        requireNonNull(pValue, "pValue"));
  }
}
