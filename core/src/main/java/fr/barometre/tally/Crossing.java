package fr.barometre.tally;

import fr.barometre.api.territory.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The combinations of levels of some dimensions that cells have. */
public final class Crossing {

  private final List<List<Level>> levels = new ArrayList<>();
  private final int[] groupOf;

  /**
   * A crossing.
   *
   * @param keys the cells
   * @param positions positions of the dimensions among the levels of a key
   */
  Crossing(List<CellKey> keys, int[] positions) {
    this.groupOf = new int[keys.size()];
    Map<List<Level>, Integer> known = new HashMap<>();
    for (int k = 0; k < groupOf.length; k++) {
      List<Level> of = levels(keys.get(k), positions);
      Integer group = known.putIfAbsent(of, levels.size());
      groupOf[k] = group == null ? levels.size() : group;
      if (group == null) {
        levels.add(of);
      }
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
    return levels.size();
  }

  /**
   * A combination.
   *
   * @param group its position
   * @return its levels, in the order of the dimensions
   */
  public List<Level> levels(int group) {
    return levels.get(group);
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
