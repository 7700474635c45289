package fr.barometre.cube;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The levels that responses may have in a dimension of respondents.
 *
 * @param dimension the dimension, such as ROLE
 * @param declared the levels that are known before answers are, in their order
 * @param found the levels that answers have beside them, sorted by code, the unknown last
 */
public record ResponseLevels(Dimension dimension, List<Level> declared, List<Level> found) {

  private static final Comparator<Level> ORDER =
      Comparator.comparing((Level level) -> level.code().equals(Level.UNKNOWN))
          .thenComparing(Level::code);

  /** Sorts the levels found. */
  public ResponseLevels {
    declared = List.copyOf(declared);
    found = sorted(found);
  }

  private static List<Level> sorted(Collection<Level> levels) {
    TreeSet<Level> sorted = new TreeSet<>(ORDER);
    sorted.addAll(levels);
    return List.copyOf(sorted);
  }

  /** All levels, in the order in which they are shown. */
  public List<Level> levels() {
    List<Level> all = new ArrayList<>(declared);
    all.addAll(found);
    return List.copyOf(all);
  }

  /**
   * The levels of both.
   *
   * @throws IllegalArgumentException if responses are grouped otherwise
   */
  ResponseLevels merge(ResponseLevels other) {
    if (!dimension.equals(other.dimension) || !declared.equals(other.declared)) {
      throw new IllegalArgumentException(
          "tallies that group responses otherwise do not merge: by "
              + dimension
              + " "
              + declared
              + " and by "
              + other.dimension
              + " "
              + other.declared);
    }
    List<Level> both = new ArrayList<>(found);
    both.addAll(other.found);
    return new ResponseLevels(dimension, declared, both);
  }
}
