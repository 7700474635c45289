package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The indicator for the part of the respondents that shares one level of a dimension.
 *
 * @param dimension the dimension of the breakdown
 * @param level the level
 * @param observed the figure among these respondents
 * @param adjusted the same under the indicator's weighting, computed for the whole survey
 * @param flags reasons to be careful with this part
 * @param joined the levels of the frame that were joined into this one, because too few answered at
 *     some of them; empty if the level is one of the frame
 */
public record Segment(
    @JsonProperty(required = true) Dimension dimension,
    @JsonProperty(required = true) Level level,
    @JsonProperty(required = true) Estimate observed,
    @JsonProperty(required = true) Estimate adjusted,
    @JsonProperty(required = true) List<Flag> flags,
    @Nullable List<Level> joined)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param dimension the dimension of the breakdown
   * @param level the level
   * @param observed the figure among these respondents
   * @param adjusted the same under the indicator's weighting, computed for the whole survey
   * @param flags reasons to be careful with this part
   * @param joined the levels that were joined into this one, if any
   */
  public Segment {
    requireNonNull(dimension, "dimension");
    requireNonNull(level, "level");
    requireNonNull(observed, "observed");
    requireNonNull(adjusted, "adjusted");
    flags = List.copyOf(requireNonNull(flags, "flags"));
    joined = joined == null ? List.of() : List.copyOf(joined);
  }

  /**
   * A segment whose level is one of the frame.
   *
   * @param dimension the dimension of the breakdown
   * @param level the level
   * @param observed the figure among these respondents
   * @param adjusted the same under the indicator's weighting, computed for the whole survey
   * @param flags reasons to be careful with this part
   */
  public Segment(
      Dimension dimension, Level level, Estimate observed, Estimate adjusted, List<Flag> flags) {
    this(dimension, level, observed, adjusted, flags, List.of());
  }

  /**
   * The levels of the frame that were joined into this one.
   *
   * @return two or more levels, or none if the level is one of the frame
   */
  @Override
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public List<Level> joined() {
    return joined == null ? List.of() : joined;
  }

  /**
   * Whether the segment is about a level, alone or joined with others.
   *
   * @param code code of a level of the frame, or of this segment's level
   * @return true if it is
   */
  public boolean covers(String code) {
    return level.code().equals(code) || joined().stream().anyMatch(l -> l.code().equals(code));
  }
}
