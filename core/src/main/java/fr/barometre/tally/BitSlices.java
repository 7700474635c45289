package fr.barometre.tally;

/**
 * A column of small numbers, ⌈log₂ k⌉ bits each for k distinct ones: bit s of 64 rows stands in one
 * word, so that a count is a population count.
 *
 * <p>Rows come in runs; each run starts on a word of its own, and what is left of its last word is
 * number zero, which {@link #count} leaves out.
 */
final class BitSlices {

  private final int bits;
  private final long[] words;

  private BitSlices(int bits, long[] words) {
    this.bits = bits;
    this.words = words;
  }

  /**
   * Packs a column.
   *
   * @param column the numbers plus an offset, by row
   * @param codes the number of each value of the column, from 0; by the value plus its offset
   * @param distinct how many numbers there are
   * @param order the rows of all runs, one run after the other
   * @param runs where each run ends in the order
   */
  static BitSlices pack(byte[] column, byte[] codes, int distinct, int[] order, int[] runs) {
    int bits = 32 - Integer.numberOfLeadingZeros(distinct - 1);
    int blocks = 0;
    int from = 0;
    for (int to : runs) {
      blocks += blocks(to - from);
      from = to;
    }
    long[] words = new long[blocks * bits];
    int word = 0;
    from = 0;
    for (int to : runs) {
      for (int row = from; row < to && bits > 0; row += Long.SIZE) {
        packBlock(column, codes, order, row, Math.min(to, row + Long.SIZE), bits, words, word);
        word += bits;
      }
      from = to;
    }
    return new BitSlices(bits, words);
  }

  private static void packBlock(
      byte[] column, byte[] codes, int[] order, int from, int to, int bits, long[] words, int at) {
    if (bits == 2) {
      long low = 0;
      long high = 0;
      for (int row = from; row < to; row++) {
        long code = codes[column[order[row]] + AnswerColumns.OFFSET];
        low |= (code & 1) << (row - from);
        high |= (code >>> 1) << (row - from);
      }
      words[at] = low;
      words[at + 1] = high;
      return;
    }
    for (int row = from; row < to; row++) {
      long code = codes[column[order[row]] + AnswerColumns.OFFSET];
      for (int s = 0; s < bits; s++) {
        words[at + s] |= (code >>> s & 1) << (row - from);
      }
    }
  }

  private static int blocks(int rows) {
    return (rows + Long.SIZE - 1) / Long.SIZE;
  }

  /** Blocks of words that a run takes. */
  static int length(int rows) {
    return blocks(rows);
  }

  long bytes() {
    return (long) Long.BYTES * words.length;
  }

  /**
   * How often each number occurs in a run.
   *
   * @param block first block of the run
   * @param rows rows of the run
   * @param distinct how many numbers there are
   */
  long[] count(int block, int rows, int distinct) {
    long[] counts = new long[1 << bits];
    int end = block + blocks(rows);
    if (bits == 0) {
      counts[0] = rows;
    } else if (bits == 2) {
      countFour(block, end, counts);
    } else {
      countAny(block, end, counts);
    }
    counts[0] -= bits == 0 ? 0 : (long) blocks(rows) * Long.SIZE - rows;
    return java.util.Arrays.copyOf(counts, distinct);
  }

  private void countFour(int from, int to, long[] counts) {
    long low = 0;
    long high = 0;
    long both = 0;
    for (int i = 2 * from; i < 2 * to; i += 2) {
      long a = words[i];
      long b = words[i + 1];
      low += Long.bitCount(a);
      high += Long.bitCount(b);
      both += Long.bitCount(a & b);
    }
    counts[3] = both;
    counts[2] = high - both;
    counts[1] = low - both;
    counts[0] = (long) (to - from) * Long.SIZE - low - high + both;
  }

  private void countAny(int from, int to, long[] counts) {
    for (int block = from; block < to; block++) {
      for (int code = 0; code < counts.length; code++) {
        long rows = -1L;
        for (int s = 0; s < bits; s++) {
          long slice = words[block * bits + s];
          rows &= (code >>> s & 1) == 1 ? slice : ~slice;
        }
        counts[code] += Long.bitCount(rows);
      }
    }
  }
}
