package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.List;

/**
 * The indicator for the part of the respondents that shares one level of a dimension.
 *
 * @param dimension the dimension of the breakdown
 * @param level the level
 * @param observed the figure among these respondents
 * @param adjusted the same under the indicator's weighting, computed for the whole survey
 * @param flags reasons to be careful with this part
 */
public record Segment(
    @JsonProperty(required = true) Dimension dimension,
    @JsonProperty(required = true) Level level,
    @JsonProperty(required = true) Estimate observed,
    @JsonProperty(required = true) Estimate adjusted,
    @JsonProperty(required = true) List<Flag> flags)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param dimension the dimension of the breakdown
   * @param level the level
   * @param observed the figure among these respondents
   * @param adjusted the same under the indicator's weighting, computed for the whole survey
   * @param flags reasons to be careful with this part
   */
  public Segment {
    requireNonNull(dimension, "dimension");
    requireNonNull(level, "level");
    requireNonNull(observed, "observed");
    requireNonNull(adjusted, "adjusted");
    flags = List.copyOf(requireNonNull(flags, "flags"));
  }
}
