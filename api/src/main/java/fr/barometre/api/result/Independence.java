package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import fr.barometre.api.territory.Dimension;
import java.util.Map;

/**
 * Whether what an indicator counts depends on a dimension, beyond chance: Rao and Scott's
 * second-order test of the observed answers, of those whose level is known.
 *
 * @param dimension what the answers are broken down by
 * @param f the statistic
 * @param numeratorDegrees its first degrees of freedom, above 0
 * @param denominatorDegrees its second, above 0
 * @param pValue p-value of the test that the answers do not differ between levels, in [0, 1]
 */
public record Independence(
    Dimension dimension,
    double f,
    double numeratorDegrees,
    double denominatorDegrees,
    double pValue)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param dimension what the answers are broken down by
   * @param f the statistic
   * @param numeratorDegrees its first degrees of freedom, above 0
   * @param denominatorDegrees its second, above 0
   * @param pValue p-value, in [0, 1]
   */
  public Independence {
    requireNonNull(dimension, "dimension");
    boolean fits = f >= 0 && numeratorDegrees > 0 && denominatorDegrees > 0;
    if (!fits || !Double.isFinite(f) || !(0 <= pValue && pValue <= 1)) {
      throw new IllegalArgumentException(
          "a test with F = "
              + f
              + " on "
              + numeratorDegrees
              + " and "
              + denominatorDegrees
              + " degrees of freedom and p = "
              + pValue
              + "; expected F of 0 or more, degrees above 0 and p in [0, 1]");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "dimension",
        dimension,
        "f",
        f,
        "numeratorDegrees",
        numeratorDegrees,
        "denominatorDegrees",
        denominatorDegrees,
        "pValue",
        pValue);
  }

  @JsonCreator
  static Independence fromJson(
      @JsonProperty(value = "dimension", required = true) Dimension dimension,
      @JsonProperty(value = "f", required = true) Double f,
      @JsonProperty(value = "numeratorDegrees", required = true) Double numeratorDegrees,
      @JsonProperty(value = "denominatorDegrees", required = true) Double denominatorDegrees,
      @JsonProperty(value = "pValue", required = true) Double pValue) {
    return new Independence(
        dimension,
        requireNonNull(f, "f"),
        requireNonNull(numeratorDegrees, "numeratorDegrees"),
        requireNonNull(denominatorDegrees, "denominatorDegrees"),
        requireNonNull(pValue, "pValue"));
  }
}
