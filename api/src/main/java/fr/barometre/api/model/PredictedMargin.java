package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * The average that a regression predicts if every respondent had one level of a factor, all else as
 * it is.
 *
 * @param term the factor's name
 * @param level the level
 * @param value the weighted mean of predictions; of a logistic regression in [0, 1]
 * @param standardError by the delta method, zero or more
 */
public record PredictedMargin(
    @JsonProperty(required = true) String term,
    @JsonProperty(required = true) String level,
    @JsonProperty(required = true) double value,
    @JsonProperty(required = true) double standardError)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param term the factor's name
   * @param level the level
   * @param value the weighted mean of predictions; of a logistic regression in [0, 1]
   * @param standardError by the delta method, zero or more
   */
  public PredictedMargin {
    requireNonNull(term, "term");
    requireNonNull(level, "level");
    if (!Double.isFinite(value) || !(standardError >= 0)) {
      throw new IllegalArgumentException(
          "margin of '"
              + level
              + "': "
              + value
              + " or standard error "
              + standardError
              + " is out of range");
    }
  }

  @JsonCreator
  static PredictedMargin fromJson(
      @JsonProperty(value = "term", required = true) String term,
      @JsonProperty(value = "level", required = true) String level,
      @JsonProperty(value = "value", required = true) Double value,
      @JsonProperty(value = "standardError", required = true) Double standardError) {
    return new PredictedMargin(
        term,
        level,
        requireNonNull(value, "value"),
        requireNonNull(standardError, "standardError"));
  }
}
