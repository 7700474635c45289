package fr.barometre.answers;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Finds rows of columns by a hash of what they hold: eight to twenty bytes a row. */
final class HashIndex {

  private static final int FIRST = 1024;

  /** Spreads the bits of a hash: 2³² over the golden ratio. */
  private static final int SPREAD = 0x9E3779B9;

  private int[] hashes = new int[FIRST];

  /** One more than the row whose hash leads here, or to one of the places before. */
  private int[] places = new int[2 * FIRST];

  private int size;

  /** The row of a hash that is the one looked for, or -1. */
  int find(int hash, IntPredicate looked) {
    int spread = spread(hash);
    for (int at = place(spread); places[at] > 0; at = next(at)) {
      int row = places[at] - 1;
      if (hashes[row] == spread && looked.test(row)) {
        return row;
      }
    }
    return -1;
  }

  /** Adds the next row. */
  void add(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      places = new int[4 * size];
      for (int row = 0; row < size; row++) {
        enter(row);
      }
    }
    hashes[size] = spread(hash);
    enter(size++);
  }

  private void enter(int row) {
    int at = place(hashes[row]);
    while (places[at] > 0) {
      at = next(at);
    }
    places[at] = row + 1;
  }

  private static int spread(int hash) {
    int mixed = hash * SPREAD;
    return mixed ^ (mixed >>> 15);
  }

  private int place(int spread) {
    return spread & (places.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (places.length - 1);
  }
}
