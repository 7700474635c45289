package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * The predicted margin of a level less that of its factor's baseline.
 *
 * @param term the factor's name
 * @param level the level
 * @param difference of a logistic regression a difference of probabilities
 * @param standardError by the delta method, zero or more
 * @param pValue two-sided, in [0, 1]
 */
public record MarginContrast(
    @JsonProperty(required = true) String term,
    @JsonProperty(required = true) String level,
    @JsonProperty(required = true) double difference,
    @JsonProperty(required = true) double standardError,
    @JsonProperty(required = true) double pValue)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param term the factor's name
   * @param level the level
   * @param difference of a logistic regression a difference of probabilities
   * @param standardError by the delta method, zero or more
   * @param pValue two-sided, in [0, 1]
   */
  public MarginContrast {
    requireNonNull(term, "term");
    requireNonNull(level, "level");
    if (!Double.isFinite(difference) || !(standardError >= 0) || !(0 <= pValue && pValue <= 1)) {
      throw new IllegalArgumentException(
          "contrast of '"
              + level
              + "': "
              + difference
              + ", standard error "
              + standardError
              + " or p-value "
              + pValue
              + " is out of range");
    }
  }

  @JsonCreator
  static MarginContrast fromJson(
      @JsonProperty(value = "term", required = true) String term,
      @JsonProperty(value = "level", required = true) String level,
      @JsonProperty(value = "difference", required = true) Double difference,
      @JsonProperty(value = "standardError", required = true) Double standardError,
      @JsonProperty(value = "pValue", required = true) Double pValue) {
    return new MarginContrast(
        term,
        level,
        requireNonNull(difference, "difference"),
        requireNonNull(standardError, "standardError"),
        requireNonNull(pValue, "pValue"));
  }
}
