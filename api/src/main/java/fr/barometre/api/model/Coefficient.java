package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * A coefficient of a regression, with the test that it is zero.
 *
 * @param name the predictor and the level, as R writes them: {@code kindEPCI}; {@code (Intercept)}
 * @param estimate of a logistic regression a logarithm of odds
 * @param standardError zero or more
 * @param statistic Student's t, estimate over standard error; 0 without either
 * @param pValue two-sided, in [0, 1]
 */
public record Coefficient(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) double estimate,
    @JsonProperty(required = true) double standardError,
    @JsonProperty(required = true) double statistic,
    @JsonProperty(required = true) double pValue)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param name the predictor and the level, as R writes them: {@code kindEPCI}; {@code
   *     (Intercept)}
   * @param estimate of a logistic regression a logarithm of odds
   * @param standardError zero or more
   * @param statistic Student's t, estimate over standard error; 0 without either
   * @param pValue two-sided, in [0, 1]
   */
  public Coefficient {
    requireNonNull(name, "name");
    if (!Double.isFinite(estimate) || !(standardError >= 0) || !(0 <= pValue && pValue <= 1)) {
      throw new IllegalArgumentException(
          "coefficient '"
              + name
              + "': estimate "
              + estimate
              + ", standard error "
              + standardError
              + " or p-value "
              + pValue
              + " is out of range");
    }
  }

  @JsonCreator
  static Coefficient fromJson(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "estimate", required = true) Double estimate,
      @JsonProperty(value = "standardError", required = true) Double standardError,
      @JsonProperty(value = "statistic", required = true) Double statistic,
      @JsonProperty(value = "pValue", required = true) Double pValue) {
    return new Coefficient(
        name,
        requireNonNull(estimate, "estimate"),
        requireNonNull(standardError, "standardError"),
        requireNonNull(statistic, "statistic"),
        requireNonNull(pValue, "pValue"));
  }
}
