package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import java.util.Map;

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
}
