package fr.barometre.dictionary;

import java.util.Arrays;

/**
 * A dictionary of rows of whole numbers: gives equal rows the same number, counted from zero in the
 * order in which they are added.
 *
 * <p>Example: adding (3, 1), (2, 2) and (3, 1) gives 0, 1 and 0.
 */
public final class RowDictionary {

  private final int width;

  /** The different rows, one after the other. */
  private int[] rows;

  private final HashIndex index;

  private int size;

  /**
   * An empty dictionary.
   *
   * @param width values in a row
   * @param expected about how many different rows will be added
   */
  public RowDictionary(int width, int expected) {
    this.width = width;
    this.rows = new int[Math.max(1, expected) * width];
    this.index = new HashIndex(expected);
  }

  /** How many different rows were added. */
  public int size() {
    return size;
  }

  /** The number of a row, which is added if it is new. */
  public int add(int[] row) {
    int known = find(row);
    if (known >= 0) {
      return known;
    }
    if ((size + 1) * width > rows.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    System.arraycopy(row, 0, rows, size * width, width);
    index.add(Arrays.hashCode(row));
    return size++;
  }

  /** The number of a row; -1 if it was never added. */
  public int find(int[] row) {
    return index.find(Arrays.hashCode(row), number -> isEqual(number, row));
  }

  /** The value of a row, given by its number, at a position. */
  public int at(int number, int position) {
    return rows[number * width + position];
  }

  /** A bit mask of the positions where two rows differ; positions from 64 on are not looked at. */
  public long differing(int one, int other) {
    int first = one * width;
    int second = other * width;
    long differing = 0;
    for (int i = 0; i < Math.min(width, Long.SIZE); i++) {
      differing |= rows[first + i] == rows[second + i] ? 0 : 1L << i;
    }
    return differing;
  }

  private boolean isEqual(int number, int[] row) {
    int from = number * width;
    return Arrays.equals(rows, from, from + width, row, 0, width);
  }
}
