package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * The p-values of one question among many: those of the OPSN contrasts, adjusted by Benjamini and
 * Hochberg's method over the indicators of an edition that were computed together.
 *
 * @param indicators of how many indicators, two or more
 * @param raw of the raw difference, adjusted; in [0, 1]
 * @param standardised of the standardised difference, or of the raw one where there is none,
 *     adjusted; in [0, 1]
 */
public record TestsOfEdition(int indicators, double raw, double standardised)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param indicators of how many indicators, two or more
   * @param raw of the raw difference, adjusted; in [0, 1]
   * @param standardised of the standardised difference, or of the raw one where there is none,
   *     adjusted; in [0, 1]
   */
  public TestsOfEdition {
    if (indicators < 2 || !(0 <= raw && raw <= 1) || !(0 <= standardised && standardised <= 1)) {
      throw new IllegalArgumentException(
          "adjusted p-values "
              + raw
              + " and "
              + standardised
              + " of "
              + indicators
              + " indicators are out of range");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json("indicators", indicators, "raw", raw, "standardised", standardised);
  }

  @JsonCreator
  static TestsOfEdition fromJson(
      @JsonProperty(value = "indicators", required = true) Integer indicators,
      @JsonProperty(value = "raw", required = true) Double raw,
      @JsonProperty(value = "standardised", required = true) Double standardised) {
    return new TestsOfEdition(
        requireNonNull(indicators, "indicators"),
        requireNonNull(raw, "raw"),
        requireNonNull(standardised, "standardised"));
  }
}
