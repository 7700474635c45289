package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.Map;

/**
 * How far the respondents are from the frame in a variable that the frame knows.
 *
 * @param dimension the dimension
 * @param level the level whose share is compared
 * @param correlation data defect correlation of answering and being at the level, in [-1, 1]
 * @param effectiveSize size of the simple random sample that would be as far off on average; at
 *     most Kish's effective base
 */
public record FrameDefect(
    Dimension dimension, Level level, double correlation, double effectiveSize)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param dimension the dimension
   * @param level the level whose share is compared
   * @param correlation data defect correlation of answering and being at the level, in [-1, 1]
   * @param effectiveSize size of the simple random sample that would be as far off on average; at
   *     most Kish's effective base
   */
  public FrameDefect {
    requireNonNull(dimension, "dimension");
    requireNonNull(level, "level");
    if (!(Math.abs(correlation) <= 1) || !(effectiveSize >= 0)) {
      throw new IllegalArgumentException(
          "correlation "
              + correlation
              + " is not in [-1, 1], or size "
              + effectiveSize
              + " negative");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "dimension",
        dimension,
        "level",
        level,
        "correlation",
        correlation,
        "effectiveSize",
        effectiveSize);
  }

  @JsonCreator
  static FrameDefect fromJson(
      @JsonProperty(value = "dimension", required = true) Dimension dimension,
      @JsonProperty(value = "level", required = true) Level level,
      @JsonProperty(value = "correlation", required = true) Double correlation,
      @JsonProperty(value = "effectiveSize", required = true) Double effectiveSize) {
    return new FrameDefect(
        dimension,
        level,
        requireNonNull(correlation, "correlation"),
        requireNonNull(effectiveSize, "effectiveSize"));
  }
}
