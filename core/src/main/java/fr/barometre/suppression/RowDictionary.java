package fr.barometre.suppression;

import java.util.Arrays;

/**
 * A dictionary of rows of whole numbers: gives equal rows the same number, counted from zero in the
 * order in which they are added.
 *
 * <p>A hash table with open addressing and linear probing, because tables may have tens of
 * thousands of rows and boxed keys would cost more than all the rest. Example: adding (3, 1), (2,
 * 2) and (3, 1) gives 0, 1 and 0.
 */
final class RowDictionary {

  private final int width;

  /** The different rows, one after the other. */
  private int[] rows;

  /** Hash table: one more than the number of the row in the slot; zero for an empty slot. */
  private int[] slots;

  private int size;

  /**
   * An empty dictionary.
   *
   * @param width values in a row
   * @param expected about how many different rows will be added
   */
  RowDictionary(int width, int expected) {
    this.width = width;
    this.rows = new int[Math.max(1, expected) * width];
    this.slots = new int[Integer.highestOneBit(Math.max(1, expected)) * 4];
  }

  /** How many different rows were added. */
  int size() {
    return size;
  }

  /** The number of a row, which is added if it is new. */
  int add(int[] row) {
    int slot = slot(row);
    if (slots[slot] == 0) {
      if (2 * size >= slots.length || (size + 1) * width > rows.length) {
        grow();
        slot = slot(row);
      }
      System.arraycopy(row, 0, rows, size * width, width);
      slots[slot] = ++size;
    }
    return slots[slot] - 1;
  }

  /** The number of a row; -1 if it was never added. */
  int find(int[] row) {
    return slots[slot(row)] - 1;
  }

  /** The value of a row, given by its number, at a position. */
  int at(int number, int position) {
    return rows[number * width + position];
  }

  /** A bit mask of the positions where two rows differ; positions from 64 on are not looked at. */
  long differing(int one, int other) {
    int first = one * width;
    int second = other * width;
    long differing = 0;
    for (int i = 0; i < Math.min(width, Long.SIZE); i++) {
      differing |= rows[first + i] == rows[second + i] ? 0 : 1L << i;
    }
    return differing;
  }

  /** The slot that holds a row, or else the empty slot where it belongs. */
  private int slot(int[] row) {
    int slot = spread(Arrays.hashCode(row)) & (slots.length - 1);
    while (slots[slot] != 0 && !isEqual(slots[slot] - 1, row)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isEqual(int number, int[] row) {
    int from = number * width;
    return Arrays.equals(rows, from, from + width, row, 0, width);
  }

  /** Fibonacci hashing: times the golden ratio of 2^32, so that close hashes are spread widely. */
  private static int spread(int hash) {
    int product = hash * 0x9E3779B9;
    return product ^ (product >>> 16);
  }

  private void grow() {
    rows = Arrays.copyOf(rows, 2 * rows.length);
    slots = new int[2 * slots.length];
    int[] row = new int[width];
    for (int number = 0; number < size; number++) {
      System.arraycopy(rows, number * width, row, 0, width);
      slots[slot(row)] = number + 1;
    }
  }
}
