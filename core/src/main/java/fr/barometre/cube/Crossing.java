package fr.barometre.cube;

import fr.barometre.api.territory.Level;
import fr.barometre.dictionary.Dictionary;
import java.util.List;

/** The combination of levels of each cell in some dimensions, numbered from 0. */
public final class Crossing {

  private final Dictionary<List<Level>> groups = new Dictionary<>();
  private final int[] groupOf;

  /**
   * A crossing.
   *
   * @param keys the cells
   * @param positions positions of the dimensions among the levels of a key
   */
  Crossing(List<CellKey> keys, int[] positions) {
    this.groupOf = new int[keys.size()];
    for (int k = 0; k < groupOf.length; k++) {
      groupOf[k] = groups.number(levels(keys.get(k), positions));
    }
  }

  private static List<Level> levels(CellKey key, int[] positions) {
    Level[] levels = new Level[positions.length];
    for (int d = 0; d < positions.length; d++) {
      levels[d] = key.levels().get(positions[d]);
    }
    return List.of(levels);
  }

  /**
   * Number of combinations.
   *
   * @return zero or more
   */
  public int groups() {
    return groups.size();
  }

  /**
   * A combination.
   *
   * @param group its position
   * @return its levels, in the order of the dimensions
   */
  public List<Level> levels(int group) {
    return groups.value(group);
  }

  /**
   * The combination of a cell.
   *
   * @param cell position of the cell
   * @return the position of the combination
   */
  public int of(int cell) {
    return groupOf[cell];
  }
}
