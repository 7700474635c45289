package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A number of collectivités that share the same levels, for a frame known by its counts only.
 *
 * @param levels level codes by dimension code
 * @param count how many collectivités, zero or more
 */
public record FrameCell(Map<String, String> levels, long count) {

  /**
   * Checks what is given.
   *
   * @param levels level codes by dimension code
   * @param count how many collectivités, zero or more
   */
  public FrameCell {
    levels = Map.copyOf(requireNonNull(levels, "levels"));
    if (count < 0) {
      throw new IllegalArgumentException("frame cell " + levels + " has a negative count " + count);
    }
  }

  /** Refuses a cell that does not have a level of each dimension, and no other. */
  void requireDimensions(String frame, Collection<Dimension> dimensions) {
    Set<String> expected = new TreeSet<>(dimensions.stream().map(Dimension::code).toList());
    if (!levels.keySet().equals(expected)) {
      throw new IllegalArgumentException(
          "frame '"
              + frame
              + "': cell "
              + levels
              + " does not have exactly the dimensions "
              + expected);
    }
  }
}
