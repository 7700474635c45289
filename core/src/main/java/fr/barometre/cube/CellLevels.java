package fr.barometre.cube;

import fr.barometre.api.territory.Level;
import fr.barometre.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The level of each cell in one dimension, and the cells of each level. */
public final class CellLevels {

  private static final int[] NO_CELLS = {};

  private final List<Level> levels;
  private final int[] levelOf;
  private final int[][] cells;
  private final Dictionary<String> numbers = new Dictionary<>();

  CellLevels(List<CellKey> keys, int position) {
    List<Level> found = new ArrayList<>();
    this.levelOf = new int[keys.size()];
    int[] sizes = new int[keys.size()];
    for (int k = 0; k < levelOf.length; k++) {
      Level level = keys.get(k).levels().get(position);
      levelOf[k] = numbers.number(level.code());
      sizes[levelOf[k]]++;
      if (found.size() < numbers.size()) {
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
    int number = numbers.find(code);
    return number < 0 ? NO_CELLS : cells[number];
  }

  /**
   * The cells of some levels.
   *
   * @param codes the codes of the levels
   * @return their positions, rising; none if no cell has one; perhaps shared, not to be changed
   */
  public int[] cells(Set<String> codes) {
    if (codes.size() == 1) {
      return cells(codes.iterator().next());
    }
    boolean[] wanted = wanted(codes);
    int[] found = new int[levelOf.length];
    int size = 0;
    for (int k = 0; k < levelOf.length; k++) {
      if (wanted[levelOf[k]]) {
        found[size++] = k;
      }
    }
    return Arrays.copyOf(found, size);
  }

  /**
   * Selects those cells that have one of some levels.
   *
   * @param some positions of cells
   * @param codes the codes of the levels
   * @return their positions, in the same order; none if no cell has one
   */
  public int[] among(int[] some, Set<String> codes) {
    boolean[] wanted = wanted(codes);
    int[] found = new int[some.length];
    int size = 0;
    for (int cell : some) {
      if (wanted[levelOf[cell]]) {
        found[size++] = cell;
      }
    }
    return Arrays.copyOf(found, size);
  }

  private boolean[] wanted(Set<String> codes) {
    boolean[] wanted = new boolean[levels.size()];
    for (String code : codes) {
      int number = numbers.find(code);
      if (number >= 0) {
        wanted[number] = true;
      }
    }
    return wanted;
  }
}
