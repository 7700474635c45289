package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The indicator for the part of the respondents that shares one level of each of several
 * dimensions, such as the communes under 1,000 inhabitants.
 *
 * @param dimensions the dimensions that are crossed, distinct, two or more
 * @param levels the level in each of them, in their order
 * @param observed the figure among these respondents
 * @param adjusted the same under the indicator's weighting, computed for the whole survey
 * @param flags reasons to be careful with this part
 * @param joined for each level, the levels of the frame that were joined into it; empty if none was
 */
public record CrossedSegment(
    @JsonProperty(required = true) List<Dimension> dimensions,
    @JsonProperty(required = true) List<Level> levels,
    @JsonProperty(required = true) Estimate observed,
    @JsonProperty(required = true) Estimate adjusted,
    @JsonProperty(required = true) List<Flag> flags,
    @Nullable List<List<Level>> joined)
    implements LenientJson {

  private static final String CROSSED = " × ";

  /**
   * Checks what is given.
   *
   * @param dimensions the dimensions that are crossed, distinct, two or more
   * @param levels the level in each of them, in their order
   * @param observed the figure among these respondents
   * @param adjusted the same under the indicator's weighting, computed for the whole survey
   * @param flags reasons to be careful with this part
   * @param joined for each level, the levels that were joined into it, if any were
   */
  public CrossedSegment {
    dimensions = List.copyOf(requireNonNull(dimensions, "dimensions"));
    levels = List.copyOf(requireNonNull(levels, "levels"));
    requireNonNull(observed, "observed");
    requireNonNull(adjusted, "adjusted");
    flags = List.copyOf(requireNonNull(flags, "flags"));
    if (dimensions.size() < 2 || dimensions.stream().distinct().count() != dimensions.size()) {
      throw new IllegalArgumentException(
          "a crossed segment needs two or more distinct dimensions, got " + dimensions);
    }
    if (levels.size() != dimensions.size()) {
      throw new IllegalArgumentException(
          "a segment that crosses " + dimensions + " needs a level of each, got " + levels);
    }
    joined = joined == null ? List.of() : joined.stream().map(List::copyOf).toList();
    if (joined.stream().allMatch(List::isEmpty)) {
      joined = List.of();
    } else if (joined.size() != levels.size()) {
      throw new IllegalArgumentException(
          "a segment of " + levels + " needs what was joined into each, got " + joined);
    }
  }

  /**
   * A segment whose levels are those of the frame.
   *
   * @param dimensions the dimensions that are crossed, distinct, two or more
   * @param levels the level in each of them, in their order
   * @param observed the figure among these respondents
   * @param adjusted the same under the indicator's weighting, computed for the whole survey
   * @param flags reasons to be careful with this part
   */
  public CrossedSegment(
      List<Dimension> dimensions,
      List<Level> levels,
      Estimate observed,
      Estimate adjusted,
      List<Flag> flags) {
    this(dimensions, levels, observed, adjusted, flags, List.of());
  }

  /**
   * The levels of the frame that were joined into the levels of this segment.
   *
   * @return for each level the levels that it stands for, or none if it is one of the frame; empty
   *     if that goes for all
   */
  @Override
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public List<List<Level>> joined() {
    return joined == null ? List.of() : joined;
  }

  /**
   * The text of the dimensions, for instance the head of a table.
   *
   * @return their labels, joined by " × "
   */
  public Label heading() {
    return joined(dimensions.stream().map(Dimension::label).toList());
  }

  /**
   * The text of the levels.
   *
   * @return their labels, joined by " × "
   */
  public Label label() {
    return joined(levels.stream().map(Level::label).toList());
  }

  /** Whether it is the segment of some levels, given by dimension. */
  boolean hasLevels(Map<Dimension, String> codes) {
    for (int d = 0; d < levels.size(); d++) {
      if (!levels.get(d).code().equals(codes.get(dimensions.get(d)))) {
        return false;
      }
    }
    return true;
  }

  private static Label joined(List<Label> labels) {
    return Label.of(joined(labels, Label::fr), joined(labels, Label::en));
  }

  private static String joined(List<Label> labels, Function<Label, String> language) {
    return labels.stream().map(language).collect(Collectors.joining(CROSSED));
  }
}
