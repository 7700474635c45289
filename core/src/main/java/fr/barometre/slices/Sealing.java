package fr.barometre.slices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts rows by run for packing: a counting sort in which each run starts on a block of its own.
 *
 * <p>All columns are packed together, some thousand rows at a time: the targets of these rows are
 * computed once, and the data being moved stays in the processor's cache. Rows of a run that do not
 * fill a block wait for the next batch.
 */
final class Sealing {

  private static final int BLOCK = BitSlices.BLOCK;
  private static final int FEWEST_ROWS = 1 << 13;
  private static final int ROWS_A_RUN = 2 * BLOCK;

  private final int[] kindOf;
  private final int[] runOfKind;
  private final int[] sizes;

  /**
   * A sealing.
   *
   * @param kindOf the kind of each row
   * @param runOfKind the run of each kind
   * @param runs how many runs there are
   */
  Sealing(int[] kindOf, int[] runOfKind, int runs) {
    this.kindOf = kindOf;
    this.runOfKind = runOfKind;
    this.sizes = new int[runs];
    for (int kind : kindOf) {
      sizes[runOfKind[kind]]++;
    }
  }

  /** Rows of a run. */
  int rows(int run) {
    return sizes[run];
  }

  /** The first block of each run; at the end, how many blocks there are. */
  int[] blocks() {
    int[] blocks = new int[sizes.length + 1];
    for (int run = 0; run < sizes.length; run++) {
      blocks[run + 1] = blocks[run] + BitSlices.length(sizes[run]);
    }
    return blocks;
  }

  /** Weights in the order of the blocks; zero where a block has no row. */
  double[] order(double[] weights) {
    int[] blocks = blocks();
    double[] ordered = new double[blocks[sizes.length] * BLOCK];
    int[] next = Arrays.stream(blocks).map(block -> block * BLOCK).toArray();
    for (int row = 0; row < weights.length; row++) {
      ordered[next[runOfKind[kindOf[row]]]++] = weights[row];
    }
    return ordered;
  }

  /**
   * Packs columns.
   *
   * @param columns numbers by row
   * @param packers one for each column, of as many blocks as there are here
   */
  void pack(List<byte[]> columns, List<BitSlices.Packer> packers) {
    Stretch stretch = new Stretch(columns.size());
    for (int from = 0; from < kindOf.length; from += stretch.most()) {
      stretch.place(from, Math.min(from + stretch.most(), kindOf.length));
      for (int c = 0; c < columns.size(); c++) {
        stretch.move(columns.get(c), packers.get(c).offset(), c);
        stretch.pack(packers.get(c), c);
      }
      stretch.leave();
    }
    for (int c = 0; c < columns.size(); c++) {
      stretch.packRest(packers.get(c), c);
    }
  }

  /** Some rows on their way. */
  private final class Stretch {

    private final int[] target = new int[Math.max(FEWEST_ROWS, ROWS_A_RUN * sizes.length)];
    private final byte[] moved = new byte[target.length + 2 * BLOCK * sizes.length];
    private final List<byte[]> waiting = new ArrayList<>();
    private final int[] waitingRows = new int[sizes.length];
    private final int[] nextBlock = Arrays.copyOf(blocks(), sizes.length);
    private final int[] starts = new int[sizes.length];
    private final int[] ends = new int[sizes.length];
    private int first;
    private int rows;

    private Stretch(int columns) {
      for (int c = 0; c < columns; c++) {
        waiting.add(new byte[BLOCK * sizes.length]);
      }
    }

    int most() {
      return target.length;
    }

    /** The target position of each row: behind the waiting rows of its run. */
    void place(int from, int to) {
      first = from;
      rows = to - from;
      Arrays.fill(ends, 0);
      for (int row = from; row < to; row++) {
        ends[runOfKind[kindOf[row]]]++;
      }
      int start = 0;
      for (int run = 0; run < ends.length; run++) {
        int size = waitingRows[run] + ends[run];
        starts[run] = start;
        ends[run] = start + waitingRows[run];
        start += BLOCK * BitSlices.length(size);
      }
      for (int i = 0; i < rows; i++) {
        target[i] = ends[runOfKind[kindOf[from + i]]]++;
      }
    }

    void move(byte[] column, int offset, int c) {
      byte[] before = waiting.get(c);
      for (int run = 0; run < starts.length; run++) {
        System.arraycopy(before, BLOCK * run, moved, starts[run], waitingRows[run]);
      }
      for (int i = 0; i < rows; i++) {
        moved[target[i]] = (byte) (column[first + i] + offset);
      }
    }

    /** Packs the blocks that are full; the rest waits. */
    void pack(BitSlices.Packer packer, int c) {
      for (int run = 0; run < starts.length; run++) {
        int at = starts[run];
        for (int block = nextBlock[run]; at + BLOCK <= ends[run]; block++) {
          packer.pack(moved, at, block);
          at += BLOCK;
        }
        System.arraycopy(moved, at, waiting.get(c), BLOCK * run, ends[run] - at);
      }
    }

    void leave() {
      for (int run = 0; run < starts.length; run++) {
        nextBlock[run] += (ends[run] - starts[run]) / BLOCK;
        waitingRows[run] = (ends[run] - starts[run]) % BLOCK;
      }
    }

    void packRest(BitSlices.Packer packer, int c) {
      for (int run = 0; run < starts.length; run++) {
        if (waitingRows[run] > 0) {
          Arrays.fill(waiting.get(c), BLOCK * run + waitingRows[run], BLOCK * (run + 1), (byte) 0);
          packer.pack(waiting.get(c), BLOCK * run, nextBlock[run]);
        }
      }
    }
  }
}
