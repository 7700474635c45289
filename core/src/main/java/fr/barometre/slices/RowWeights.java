package fr.barometre.slices;

import fr.barometre.cube.CellTally;
import fr.barometre.cube.Reading;
import fr.barometre.cube.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The weights of rows, in the order of a column's blocks.
 *
 * <p>Rows are added as they come, 64 at most to a lane, and lanes with compensation: for positive
 * terms, that is within 20 units in the last place, 4e-15, of the sum in any other order.
 */
final class RowWeights {

  private static final int LANES = 4;

  /** Bits of the numbers that one pass may put together. */
  private static final int JOINT_BITS = 4;

  /** Rows that are added up before compensation: a whole number of blocks. */
  private static final int CHUNK = 4 * Long.SIZE;

  private final double[] weights;

  /** The largest weight of each block. */
  private final double[] most;

  /**
   * Weights of rows.
   *
   * @param weights in the order of the blocks, zero where a block has no row
   */
  RowWeights(double[] weights) {
    this.weights = weights;
    this.most = new double[weights.length / Long.SIZE];
    for (int row = 0; row < weights.length; row++) {
      most[row / Long.SIZE] = Math.max(most[row / Long.SIZE], weights[row]);
    }
  }

  long bytes() {
    return (long) Double.BYTES * (weights.length + most.length);
  }

  /** Sums over the rows of a run that have a number, by number. */
  static final class Totals {
    private final Sums sums;
    private final double[] largest;

    private Totals(int numbers) {
      this.sums = new Sums(2 * numbers);
      this.largest = new double[numbers];
    }

    private int square(int number) {
      return largest.length + number;
    }

    /** Adds what the rows say that have a number. */
    void addTo(
        CellTally.Counts cell, int number, long count, Reading.Choice choice, boolean inBase) {
      cell.add(count, sums, number, square(number), largest[number], choice, inBase);
    }

    private void add(int number, double weight, double square) {
      sums.add(number, weight);
      sums.add(square(number), square);
    }

    /** The totals of one of the columns that numbers were put together from. */
    private Totals of(int shift, int numbers) {
      Totals alone = new Totals(numbers);
      for (int joint = 0; joint < largest.length; joint++) {
        int number = joint >>> shift & (numbers - 1);
        alone.sums.add(number, sums, joint);
        alone.sums.add(alone.square(number), sums, square(joint));
        alone.largest[number] = Math.max(alone.largest[number], largest[joint]);
      }
      return alone;
    }
  }

  /** Columns that are added up in one pass, by what they say together. */
  static List<List<BitSlices>> passes(Collection<BitSlices> columns) {
    List<List<BitSlices>> passes = new ArrayList<>();
    int bits = JOINT_BITS + 1;
    for (BitSlices column : columns) {
      if (bits + column.bits() > JOINT_BITS) {
        passes.add(new ArrayList<>());
        bits = 0;
      }
      passes.get(passes.size() - 1).add(column);
      bits += column.bits();
    }
    return passes;
  }

  /**
   * The totals of a run.
   *
   * @param pass columns to add up together
   * @param block first block of the run
   * @param rows rows of the run
   * @return for each column
   */
  List<Totals> totals(List<BitSlices> pass, int block, int rows) {
    int bits = pass.stream().mapToInt(BitSlices::bits).sum();
    int numbers = 1 << bits;
    Totals joint = new Totals(numbers);
    byte[] unpacked = new byte[CHUNK];
    double[] sums = new double[LANES * numbers];
    double[] squares = new double[LANES * numbers];
    double least = 0;
    for (int first = 0; first < rows; first += CHUNK) {
      int from = block * Long.SIZE + first;
      int size = Math.min(CHUNK, rows - first);
      double heaviest = unpack(pass, from, size, unpacked);
      add(from, size, unpacked, sums, squares);
      if (heaviest > least) {
        least = raise(from, size, unpacked, joint.largest);
      }
      for (int number = 0; number < numbers; number++) {
        joint.add(number, drain(sums, number, numbers), drain(squares, number, numbers));
      }
    }
    List<Totals> found = new ArrayList<>();
    int shift = 0;
    for (BitSlices column : pass) {
      found.add(joint.of(shift, column.numbers()));
      shift += column.bits();
    }
    return found;
  }

  /** The numbers of some rows, put together; gives the largest weight among them. */
  private double unpack(List<BitSlices> pass, int from, int rows, byte[] into) {
    Arrays.fill(into, (byte) 0);
    double heaviest = 0;
    for (int row = 0; row < rows; row += Long.SIZE) {
      int block = (from + row) / Long.SIZE;
      heaviest = Math.max(heaviest, most[block]);
      int shift = 0;
      for (BitSlices column : pass) {
        column.unpack(block, into, row, shift);
        shift += column.bits();
      }
    }
    return heaviest;
  }

  /** Every fourth row to the same lane, so that one need not wait for the one before. */
  private void add(int from, int rows, byte[] numbers, double[] sums, double[] squares) {
    int lane = sums.length / LANES;
    // Lengths are powers of two: with the mask, no index needs a check.
    int row = 0;
    for (; row + LANES <= rows; row += LANES) {
      int a = numbers[row];
      int b = numbers[row + 1] + lane;
      int c = numbers[row + 2] + 2 * lane;
      int d = numbers[row + 3] + 3 * lane;
      double w = weights[from + row];
      double x = weights[from + row + 1];
      double y = weights[from + row + 2];
      double z = weights[from + row + 3];
      sums[a & (sums.length - 1)] += w;
      sums[b & (sums.length - 1)] += x;
      sums[c & (sums.length - 1)] += y;
      sums[d & (sums.length - 1)] += z;
      squares[a & (squares.length - 1)] += w * w;
      squares[b & (squares.length - 1)] += x * x;
      squares[c & (squares.length - 1)] += y * y;
      squares[d & (squares.length - 1)] += z * z;
    }
    for (; row < rows; row++) {
      double w = weights[from + row];
      sums[numbers[row]] += w;
      squares[numbers[row]] += w * w;
    }
  }

  /** Takes the sum of a number out of the lanes. */
  private static double drain(double[] lanes, int number, int numbers) {
    int second = number + numbers;
    int third = second + numbers;
    int fourth = third + numbers;
    double sum = lanes[number] + lanes[second] + lanes[third] + lanes[fourth];
    lanes[number] = 0;
    lanes[second] = 0;
    lanes[third] = 0;
    lanes[fourth] = 0;
    return sum;
  }

  /** The largest weight by number, raised by a block's; gives the least of them. */
  private double raise(int from, int rows, byte[] numbers, double[] largest) {
    for (int row = 0; row < rows; row++) {
      largest[numbers[row]] = Math.max(largest[numbers[row]], weights[from + row]);
    }
    return Arrays.stream(largest).min().orElse(0);
  }
}
