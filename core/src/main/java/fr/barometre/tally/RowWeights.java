package fr.barometre.tally;

import java.util.Arrays;

/**
 * The weights of rows, in the order of a column's blocks.
 *
 * <p>Rows of a block are added as they come, blocks with compensation: for 64 positive terms in two
 * halves, that is within 32 units in the last place, 4e-15, of the sum in any other order.
 */
final class RowWeights {

  private final double[] weights;

  private RowWeights(double[] weights) {
    this.weights = weights;
  }

  /**
   * Brings weights into order.
   *
   * @param weights by row
   * @param order the rows of all runs, one run after the other
   * @param runs where each run ends in the order
   */
  static RowWeights of(double[] weights, int[] order, int[] runs) {
    int blocks = 0;
    int from = 0;
    for (int to : runs) {
      blocks += BitSlices.length(to - from);
      from = to;
    }
    double[] ordered = new double[blocks * Long.SIZE];
    int at = 0;
    from = 0;
    for (int to : runs) {
      for (int row = from; row < to; row++) {
        ordered[at + row - from] = weights[order[row]];
      }
      at += BitSlices.length(to - from) * Long.SIZE;
      from = to;
    }
    return new RowWeights(ordered);
  }

  long bytes() {
    return (long) Double.BYTES * weights.length;
  }

  /** Sums over the rows of a run that have a number, by number. */
  static final class Totals {
    private final Sums sums;
    private final double[] largest;
    private final int numbers;

    private Totals(int numbers) {
      this.sums = new Sums(2 * numbers);
      this.largest = new double[numbers];
      this.numbers = numbers;
    }

    double weight(int number) {
      return sums.get(number);
    }

    double square(int number) {
      return sums.get(numbers + number);
    }

    double largest(int number) {
      return largest[number];
    }
  }

  /**
   * The totals of a run.
   *
   * @param column the column
   * @param block first block of the run
   * @param rows rows of the run
   */
  Totals totals(BitSlices column, int block, int rows) {
    int numbers = column.numbers();
    Totals totals = new Totals(numbers);
    byte[] unpacked = new byte[Long.SIZE];
    double[] sums = new double[2 * numbers];
    double[] squares = new double[2 * numbers];
    for (int first = 0; first < rows; first += Long.SIZE) {
      int from = (block + first / Long.SIZE) * Long.SIZE;
      column.unpack(block + first / Long.SIZE, unpacked);
      add(from, Math.min(Long.SIZE, rows - first), unpacked, sums, squares, totals.largest);
      for (int number = 0; number < numbers; number++) {
        totals.sums.add(number, sums[number] + sums[numbers + number]);
        totals.sums.add(numbers + number, squares[number] + squares[numbers + number]);
      }
      Arrays.fill(sums, 0);
      Arrays.fill(squares, 0);
    }
    return totals;
  }

  /** Even rows and odd rows apart, so that one need not wait for the other. */
  private void add(
      int from, int rows, byte[] numbers, double[] sums, double[] squares, double[] largest) {
    int odd = largest.length;
    int row = 0;
    for (; row + 1 < rows; row += 2) {
      int one = numbers[row];
      int two = numbers[row + 1] + odd;
      double w = weights[from + row];
      double z = weights[from + row + 1];
      sums[one] += w;
      sums[two] += z;
      squares[one] += w * w;
      squares[two] += z * z;
      if (w > largest[one]) {
        largest[one] = w;
      }
      if (z > largest[two - odd]) {
        largest[two - odd] = z;
      }
    }
    if (row < rows) {
      double w = weights[from + row];
      sums[numbers[row]] += w;
      squares[numbers[row]] += w * w;
      largest[numbers[row]] = Math.max(largest[numbers[row]], w);
    }
  }
}
