package fr.barometre.estimate;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The distinct numbers of a list, sorted, each with its position. */
final class Distinct {

  private final int[] values;

  private Distinct(int[] values) {
    this.values = values;
  }

  static Distinct of(int[] items, IntUnaryOperator number) {
    int[] sorted = new int[items.length];
    Arrays.setAll(sorted, k -> number.applyAsInt(items[k]));
    Arrays.sort(sorted);
    int size = 0;
    for (int k = 0; k < sorted.length; k++) {
      if (k == 0 || sorted[k] != sorted[k - 1]) {
        sorted[size++] = sorted[k];
      }
    }
    return new Distinct(Arrays.copyOf(sorted, size));
  }

  int[] values() {
    return values;
  }

  int size() {
    return values.length;
  }

  /** The place of one of the numbers, from 0. */
  int position(int value) {
    boolean consecutive = values[values.length - 1] - values[0] == values.length - 1;
    return consecutive ? value - values[0] : Arrays.binarySearch(values, value);
  }
}
