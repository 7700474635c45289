package fr.barometre.cube;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import java.util.List;

/**
 * What some responses have in common: a level in each of some dimensions of respondents, such as
 * the role.
 *
 * @param dimensions dimensions of respondents, one or more
 * @param levels codes of the level in each of them
 */
public record Trait(List<Dimension> dimensions, List<String> levels) {

  /** Copies what could change. */
  public Trait {
    dimensions = List.copyOf(requireNonNull(dimensions, "dimensions"));
    levels = List.copyOf(requireNonNull(levels, "levels"));
  }

  /** A level of one dimension. */
  public static Trait of(Dimension dimension, String level) {
    return new Trait(List.of(dimension), List.of(level));
  }

  @Override
  public String toString() {
    return dimensions + "=" + levels;
  }
}
