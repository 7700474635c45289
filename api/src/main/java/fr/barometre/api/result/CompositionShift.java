package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

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
    @JsonProperty(required = true) double shift,
    @JsonProperty(required = true) double standardError,
    @JsonProperty(required = true) double biasRatio,
    @JsonProperty(required = true) double coverage)
    implements LenientJson {

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
