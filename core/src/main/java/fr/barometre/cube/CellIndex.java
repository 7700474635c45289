package fr.barometre.cube;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An index of a sample's cells by level, for one dimension or several crossed. Each part is built
 * when it is first asked for, and kept; indicators whose answers fill the same cells share one
 * index. Thread-safe.
 */
public final class CellIndex {

  private final List<CellKey> keys;
  private final Map<Integer, CellLevels> levels = new ConcurrentHashMap<>();
  private final Map<List<Integer>, Crossing> crossings = new ConcurrentHashMap<>();

  /**
   * An index.
   *
   * @param keys distinct keys, in their order
   */
  public CellIndex(List<CellKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * The keys.
   *
   * @return in their order
   */
  public List<CellKey> keys() {
    return keys;
  }

  /**
   * The cells by their level of a dimension.
   *
   * @param position position of the dimension among the levels of a key
   * @return the levels, and which cell has which
   */
  public CellLevels levels(int position) {
    CellLevels known = levels.get(position);
    return known != null ? known : levels.computeIfAbsent(position, at -> new CellLevels(keys, at));
  }

  /**
   * The combinations of levels of some dimensions that cells have.
   *
   * @param positions positions of the dimensions among the levels of a key
   * @return the combinations, and which cell has which
   */
  public Crossing crossing(List<Integer> positions) {
    return crossings.computeIfAbsent(
        positions, at -> new Crossing(keys, at.stream().mapToInt(Integer::intValue).toArray()));
  }

  @Override
  public String toString() {
    return keys.size() + " cells";
  }
}
