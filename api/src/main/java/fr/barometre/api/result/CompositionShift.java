package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * How much of a printed figure is due to who answered.
 *
 * @param shift observed minus adjusted to the frame's OPSN share, in the unit of the figure
 * @param standardError linearised standard error of the shift
 * @param biasRatio absolute shift over the standard error of the observed figure
 * @param coverage real coverage of the observed figure's nominal 95 % interval under this bias,
 *     Φ(1.96 − b) − Φ(−1.96 − b) (Cochran 1977, §1.8)
 */
public record CompositionShift(
    double shift, double standardError, double biasRatio, double coverage) implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param shift observed minus adjusted to the frame's OPSN share, in the unit of the figure
   * @param standardError linearised standard error of the shift
   * @param biasRatio absolute shift over the standard error of the observed figure
   * @param coverage real coverage of the observed figure's nominal 95 % interval under this bias,
   *     Φ(1.96 − b) − Φ(−1.96 − b) (Cochran 1977, §1.8)
   */
  public CompositionShift {
    if (!Double.isFinite(shift)
        || !(standardError >= 0)
        || !(biasRatio >= 0)
        || !(0 <= coverage && coverage <= 1)) {
      throw new IllegalArgumentException(
          "shift "
              + shift
              + ", standard error "
              + standardError
              + ", bias ratio "
              + biasRatio
              + " or coverage "
              + coverage
              + " is out of range");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "shift",
        shift,
        "standardError",
        standardError,
        "biasRatio",
        biasRatio,
        "coverage",
        coverage);
  }

  @JsonCreator
  static CompositionShift fromJson(
      @JsonProperty(value = "shift", required = true) Double shift,
      @JsonProperty(value = "standardError", required = true) Double standardError,
      @JsonProperty(value = "biasRatio", required = true) Double biasRatio,
      @JsonProperty(value = "coverage", required = true) Double coverage) {
    return new CompositionShift(
        requireNonNull(shift, "shift"),
        requireNonNull(standardError, "standardError"),
        requireNonNull(biasRatio, "biasRatio"),
        requireNonNull(coverage, "coverage"));
  }
}
