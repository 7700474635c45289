package fr.barometre.cube;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The key of a cell: what its clusters (collectivités) have in common.
 *
 * @param standing whether the frame has them
 * @param levels their levels, in the order of the tally's dimensions
 */
public record CellKey(Standing standing, List<Level> levels) implements Comparable<CellKey> {

  /** Whether a frame has what is counted; members come first in the order of cells. */
  public enum Standing {
    /** The frame has it. */
    IN_FRAME,
    /** The frame does not have it. */
    OUTSIDE_FRAME
  }

  /**
   * Checks what is given.
   *
   * @param standing whether the frame has them
   * @param levels their levels, in the order of the tally's dimensions
   */
  public CellKey {
    requireNonNull(standing, "standing");
    levels = List.copyOf(requireNonNull(levels, "levels"));
  }

  /** The cell of whoever answered, from the frame or from the profile. */
  public static CellKey of(
      Population population, List<Dimension> dimensions, Respondent respondent) {
    return new CellKey(
        population.contains(respondent) ? Standing.IN_FRAME : Standing.OUTSIDE_FRAME,
        dimensions.stream().map(d -> population.level(d, respondent)).toList());
  }

  /** The cell of a collectivité of the frame. */
  public static CellKey of(Population population, List<Dimension> dimensions, Collectivite known) {
    List<Level> levels = new ArrayList<>(dimensions.size());
    for (Dimension dimension : dimensions) {
      levels.add(population.level(dimension, known));
    }
    return new CellKey(Standing.IN_FRAME, levels);
  }

  /**
   * Whether the frame has them.
   *
   * @return false for respondents outside the frame
   */
  public boolean inFrame() {
    return standing == Standing.IN_FRAME;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // cells mostly share their levels; others compare by code
  public int compareTo(CellKey other) {
    int byFrame = standing.compareTo(other.standing);
    for (int i = 0; byFrame == 0 && i < Math.min(levels.size(), other.levels.size()); i++) {
      Level mine = levels.get(i);
      Level theirs = other.levels.get(i);
      byFrame = mine == theirs ? 0 : mine.code().compareTo(theirs.code());
    }
    return byFrame != 0 ? byFrame : Integer.compare(levels.size(), other.levels.size());
  }

  @Override
  public String toString() {
    return levels.stream().map(Level::code).collect(Collectors.joining(" × "))
        + (inFrame() ? "" : " (outside the frame)");
  }
}
