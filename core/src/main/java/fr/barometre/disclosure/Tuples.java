package fr.barometre.disclosure;

import java.util.Arrays;

/** Numbers for rows of whole numbers: equal rows have the same, in the order of their coming. */
final class Tuples {

  private final int width;
  private int[] rows;

  /** Open addressing: one more than the number of the row there; zero if there is none. */
  private int[] slots;

  private int size;

  /**
   * No rows yet.
   *
   * @param width values in a row
   * @param expected how many different rows will come, at most or thereabouts
   */
  Tuples(int width, int expected) {
    this.width = width;
    this.rows = new int[Math.max(1, expected) * width];
    this.slots = new int[Integer.highestOneBit(Math.max(1, expected)) * 4];
  }

  int size() {
    return size;
  }

  /** The number of a row, a new one if it has not come before. */
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

  /** The number of a row; -1 if it has not come. */
  int find(int[] row) {
    return slots[slot(row)] - 1;
  }

  /** A value of a row that has come. */
  int at(int number, int position) {
    return rows[number * width + position];
  }

  /** The positions at which two rows differ, a bit each; the first 64 are looked at. */
  long differing(int one, int other) {
    int first = one * width;
    int second = other * width;
    long differing = 0;
    for (int i = 0; i < Math.min(width, Long.SIZE); i++) {
      differing |= rows[first + i] == rows[second + i] ? 0 : 1L << i;
    }
    return differing;
  }

  private int slot(int[] row) {
    int slot = spread(Arrays.hashCode(row)) & (slots.length - 1);
    while (slots[slot] != 0 && !holds(slots[slot] - 1, row)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean holds(int number, int[] row) {
    int from = number * width;
    for (int i = 0; i < width; i++) {
      if (rows[from + i] != row[i]) {
        return false;
      }
    }
    return true;
  }

  /** Multiplied by the golden ratio of 2^32, so that neighbours go far apart. */
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
