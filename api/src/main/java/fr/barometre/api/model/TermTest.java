package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * Wald's test that a predictor explains nothing: F = β'V⁻¹β / q of its q coefficients.
 *
 * @param term the predictor's name
 * @param f zero or more
 * @param degrees q, one or more
 * @param denominatorDegrees degrees of freedom of the regression
 * @param pValue in [0, 1]
 */
public record TermTest(
    @JsonProperty(required = true) String term,
    @JsonProperty(required = true) double f,
    @JsonProperty(required = true) long degrees,
    @JsonProperty(required = true) long denominatorDegrees,
    @JsonProperty(required = true) double pValue)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param term the predictor's name
   * @param f zero or more
   * @param degrees q, one or more
   * @param denominatorDegrees degrees of freedom of the regression
   * @param pValue in [0, 1]
   */
  public TermTest {
    requireNonNull(term, "term");
    if (!(f >= 0) || degrees < 1 || !(0 <= pValue && pValue <= 1)) {
      throw new IllegalArgumentException(
          "test of '"
              + term
              + "': F "
              + f
              + ", "
              + degrees
              + " degrees or p-value "
              + pValue
              + " is out of range");
    }
  }

  @JsonCreator
  static TermTest fromJson(
      @JsonProperty(value = "term", required = true) String term,
      @JsonProperty(value = "f", required = true) Double f,
      @JsonProperty(value = "degrees", required = true) Long degrees,
      @JsonProperty(value = "denominatorDegrees", required = true) Long denominatorDegrees,
      @JsonProperty(value = "pValue", required = true) Double pValue) {
    return new TermTest(
        term,
        requireNonNull(f, "f"),
        requireNonNull(degrees, "degrees"),
        requireNonNull(denominatorDegrees, "denominatorDegrees"),
        requireNonNull(pValue, "pValue"));
  }
}
