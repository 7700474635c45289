package fr.barometre.tally;

import fr.barometre.api.territory.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells by their level of one dimension. */
public final class CellLevels {

  private static final int[] NO_CELLS = {};

  private final List<Level> levels;
  private final int[] levelOf;
  private final int[][] cells;
  private final Map<String, Integer> numbers = new HashMap<>();

  CellLevels(List<CellKey> keys, int position) {
    List<Level> found = new ArrayList<>();
    this.levelOf = new int[keys.size()];
    int[] sizes = new int[keys.size()];
    for (int k = 0; k < levelOf.length; k++) {
      Level level = keys.get(k).levels().get(position);
      Integer known = numbers.putIfAbsent(level.code(), found.size());
      levelOf[k] = known == null ? found.size() : known;
      sizes[levelOf[k]]++;
      if (known == null) {
        found.add(level);
      }
    }
    this.levels = List.copyOf(found);
    this.cells = new int[found.size()][];
    for (int level = 0; level < cells.length; level++) {
      cells[level] = new int[sizes[level]];
    }
    for (int k = levelOf.length - 1; k >= 0; k--) {
      cells[levelOf[k]][--sizes[levelOf[k]]] = k;
    }
  }

  /**
   * The levels that cells have.
   *
   * @return a level for each code, in the order of the cells
   */
  public List<Level> levels() {
    return levels;
  }

  /**
   * The level of a cell.
   *
   * @param cell position of the cell
   * @return its position among the levels
   */
  public int of(int cell) {
    return levelOf[cell];
  }

  /**
   * The cells of a level.
   *
   * @param code the code of the level
   * @return their positions, rising; none if no cell has it; shared, not to be changed
   */
  public int[] cells(String code) {
    Integer number = numbers.get(code);
    return number == null ? NO_CELLS : cells[number];
  }

  /**
   * Those of some cells that have a level.
   *
   * @param some positions of cells
   * @param code the code of the level
   * @return their positions, in the same order; none if no cell has it
   */
  public int[] among(int[] some, String code) {
    Integer number = numbers.get(code);
    if (number == null) {
      return NO_CELLS;
    }
    int[] found = new int[some.length];
    int size = 0;
    for (int cell : some) {
      if (levelOf[cell] == number) {
        found[size++] = cell;
      }
    }
    return Arrays.copyOf(found, size);
  }
}
