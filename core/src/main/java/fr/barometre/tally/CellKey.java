package fr.barometre.tally;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Level;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the clusters of a cell have in common.
 *
 * @param inFrame whether the frame has them
 * @param levels their levels, in the order of the tally's dimensions
 */
public record CellKey(boolean inFrame, List<Level> levels) implements Comparable<CellKey> {

  /**
   * Checks what is given.
   *
   * @param inFrame whether the frame has them
   * @param levels their levels, in the order of the tally's dimensions
   */
  public CellKey {
    levels = List.copyOf(requireNonNull(levels, "levels"));
  }

  @Override
  public int compareTo(CellKey other) {
    int byFrame = Boolean.compare(other.inFrame, inFrame);
    for (int i = 0; byFrame == 0 && i < Math.min(levels.size(), other.levels.size()); i++) {
      byFrame = levels.get(i).code().compareTo(other.levels.get(i).code());
    }
    return byFrame != 0 ? byFrame : Integer.compare(levels.size(), other.levels.size());
  }

  @Override
  public String toString() {
    return levels.stream().map(Level::code).collect(Collectors.joining(" × "))
        + (inFrame ? "" : " (outside the frame)");
  }
}
