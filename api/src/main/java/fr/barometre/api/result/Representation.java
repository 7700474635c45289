package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * How far the share of a group among the respondents is from its share of the frame.
 *
 * @param ratio share among respondents over share in the frame; 1 is fair
 * @param difference share among respondents minus share in the frame, in [-1, 1]
 * @param cohensH 2 asin √p − 2 asin √P; 0.2 is small, 0.5 medium, 0.8 large
 * @param upperTail probability that a simple random sample holds at least as many of the group
 * @param twoSided probability of a count no more likely than the observed one
 */
public record Representation(
    double ratio, double difference, double cohensH, double upperTail, double twoSided)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param ratio share among respondents over share in the frame
   * @param difference share among respondents minus share in the frame, in [-1, 1]
   * @param cohensH 2 asin √p − 2 asin √P
   * @param upperTail probability that a simple random sample holds at least as many of the group
   * @param twoSided probability of a count no more likely than the observed one
   */
  public Representation {
    if (!(ratio >= 0) || !(Math.abs(difference) <= 1) || !(Math.abs(cohensH) <= Math.PI)) {
      throw new IllegalArgumentException(
          "ratio "
              + ratio
              + ", difference "
              + difference
              + " or h "
              + cohensH
              + " is out of range");
    }
    if (!(0 <= upperTail && upperTail <= 1) || !(0 <= twoSided && twoSided <= 1)) {
      throw new IllegalArgumentException(
          "probabilities " + upperTail + " and " + twoSided + " are not both in [0, 1]");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "ratio",
        ratio,
        "difference",
        difference,
        "cohensH",
        cohensH,
        "upperTail",
        upperTail,
        "twoSided",
        twoSided);
  }

  @JsonCreator
  static Representation fromJson(
      @JsonProperty(value = "ratio", required = true) Double ratio,
      @JsonProperty(value = "difference", required = true) Double difference,
      @JsonProperty(value = "cohensH", required = true) Double cohensH,
      @JsonProperty(value = "upperTail", required = true) Double upperTail,
      @JsonProperty(value = "twoSided", required = true) Double twoSided) {
    return new Representation(
        requireNonNull(ratio, "ratio"),
        requireNonNull(difference, "difference"),
        requireNonNull(cohensH, "cohensH"),
        requireNonNull(upperTail, "upperTail"),
        requireNonNull(twoSided, "twoSided"));
  }
}
