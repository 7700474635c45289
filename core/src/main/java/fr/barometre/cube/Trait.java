package fr.barometre.cube;

import fr.barometre.api.territory.Dimension;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A domain of responses: a level in each of one or more dimensions of respondents, such as the
 * role. The order of the dimensions does not matter.
 *
 * @param dimensions dimensions of respondents, one or more, by code
 * @param levels codes of the level in each of them
 */
public record Trait(List<Dimension> dimensions, List<String> levels) {

  /** Sorts the dimensions, each with its level. */
  public Trait {
    Map<Dimension, String> sorted = new TreeMap<>(Comparator.comparing(Dimension::code));
    for (int d = 0; d < dimensions.size(); d++) {
      sorted.put(dimensions.get(d), levels.get(d));
    }
    dimensions = List.copyOf(sorted.keySet());
    levels = List.copyOf(sorted.values());
  }

  /** A level of one dimension. */
  public static Trait of(Dimension dimension, String level) {
    return new Trait(List.of(dimension), List.of(level));
  }

  /** Whether it has a level in each of some dimensions, and in no other. */
  public boolean isBy(Collection<Dimension> some) {
    return dimensions.size() == some.size() && dimensions.containsAll(some);
  }

  /** The code of the level in one of its dimensions. */
  public String level(Dimension dimension) {
    return levels.get(dimensions.indexOf(dimension));
  }

  @Override
  public String toString() {
    return dimensions + "=" + levels;
  }
}
