package fr.barometre.dictionary;

import java.util.function.IntPredicate;

/** Finds rows of columns by a hash of what they hold: 16 to 32 bytes a row. */
public final class HashIndex {

  private static final int FIRST = 2048;
  private static final long LOW = 0xFFFF_FFFFL;

  /** Spreads the bits of a hash: 2³² over the golden ratio. */
  private static final int SPREAD = 0x9E3779B9;

  /** A hash, above one more than the row that has it: there, or in one of the places after. */
  private long[] places;

  private int size;

  /** An index for any number of rows. */
  public HashIndex() {
    this.places = new long[FIRST];
  }

  /**
   * An index for few rows, or many.
   *
   * @param expected about how many
   */
  public HashIndex(int expected) {
    this.places = new long[4 * Integer.highestOneBit(Math.max(1, expected))];
  }

  /** The row of a hash that is the one looked for, or -1. */
  public int find(int hash, IntPredicate looked) {
    int spread = spread(hash);
    int at = spread & (places.length - 1);
    for (long entry = places[at]; entry != 0; entry = places[at]) {
      int row = (int) entry - 1;
      if ((int) (entry >>> Integer.SIZE) == spread && looked.test(row)) {
        return row;
      }
      at = (at + 1) & (places.length - 1);
    }
    return -1;
  }

  /** Adds the next row. */
  public void add(int hash) {
    if (2 * size == places.length) {
      long[] before = places;
      places = new long[2 * before.length];
      for (long entry : before) {
        if (entry != 0) {
          enter(entry);
        }
      }
    }
    enter((long) spread(hash) << Integer.SIZE | (++size & LOW));
  }

  private void enter(long entry) {
    int at = (int) (entry >>> Integer.SIZE) & (places.length - 1);
    while (places[at] != 0) {
      at = (at + 1) & (places.length - 1);
    }
    places[at] = entry;
  }

  private static int spread(int hash) {
    int mixed = hash * SPREAD;
    return mixed ^ (mixed >>> 15);
  }
}
