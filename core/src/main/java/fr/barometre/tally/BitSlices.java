package fr.barometre.tally;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

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

  /** Rows that are brought together before they are packed. */
  private static final int CHUNK = 4096;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** One bit in each of eight octets, and the factor that brings them together in the highest. */
  private static final long LOWEST = 0x0101010101010101L;

  private static final long GATHER = 0x0102040810204080L;

  /** For each octet, its bits one by one in eight octets. */
  private static final long[] SPREAD = spread();

  private static long[] spread() {
    long[] spread = new long[1 << Byte.SIZE];
    for (int octet = 0; octet < spread.length; octet++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        spread[octet] |= (long) (octet >>> bit & 1) << (bit * Byte.SIZE);
      }
    }
    return spread;
  }

  /**
   * Packs a column.
   *
   * @param column numbers from minus the offset on, by row
   * @param offset what brings the least of them to zero
   * @param values how many different numbers there may be
   * @param order the rows of all runs, one run after the other
   * @param runs where each run ends in the order
   * @return the slices; empty if a number is out of range
   */
  static Optional<BitSlices> pack(byte[] column, int offset, int values, int[] order, int[] runs) {
    int bits = bits(values);
    int blocks = 0;
    int from = 0;
    for (int to : runs) {
      blocks += blocks(to - from);
      from = to;
    }
    long[] words = new long[blocks * bits];
    byte[] chunk = new byte[CHUNK];
    long all = 0;
    int word = 0;
    from = 0;
    for (int to : runs) {
      for (int row = from; row < to; row += CHUNK) {
        int rows = Math.min(CHUNK, to - row);
        for (int i = 0; i < rows; i++) {
          chunk[i] = (byte) (column[order[row + i]] + offset);
        }
        Arrays.fill(chunk, rows, CHUNK, (byte) 0);
        for (int at = 0; at < rows; at += Long.SIZE) {
          all |= packBlock(chunk, at, bits, words, word);
          word += bits;
        }
      }
      from = to;
    }
    boolean fits = (all & ~(((1L << bits) - 1) * LOWEST)) == 0;
    return fits ? Optional.of(new BitSlices(bits, words)) : Optional.empty();
  }

  private static int bits(int values) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, values) - 1);
  }

  /** Returns the numbers of the block, one over the other. */
  private static long packBlock(byte[] chunk, int from, int bits, long[] words, int at) {
    long all = 0;
    for (int octet = 0; octet < Long.BYTES; octet++) {
      long eight = (long) EIGHT.get(chunk, from + octet * Long.BYTES);
      all |= eight;
      for (int s = 0; s < bits; s++) {
        long slice = ((eight >>> s & LOWEST) * GATHER) >>> (Long.SIZE - Byte.SIZE);
        words[at + s] |= slice << (octet * Byte.SIZE);
      }
    }
    return all;
  }

  /**
   * The same column with other numbers, in as few bits as they take.
   *
   * @param numbers the new number of each, from 0
   * @param values how many different new ones there are
   */
  BitSlices renumbered(byte[] numbers, int values) {
    int fewer = bits(values);
    int blocks = bits == 0 ? 0 : words.length / bits;
    long[] packed = new long[blocks * fewer];
    for (int block = 0; block < blocks; block++) {
      for (int number = 0; number < numbers.length; number++) {
        long rows = numbers[number] == 0 ? 0 : rows(block, number);
        for (int s = 0; s < fewer && rows != 0; s++) {
          packed[block * fewer + s] |= (numbers[number] >>> s & 1) == 1 ? rows : 0;
        }
      }
    }
    return new BitSlices(fewer, packed);
  }

  /** The rows of a block that have a number. */
  private long rows(int block, int number) {
    long rows = -1L;
    for (int s = 0; s < bits; s++) {
      long slice = words[block * bits + s];
      rows &= (number >>> s & 1) == 1 ? slice : ~slice;
    }
    return rows;
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

  int bits() {
    return bits;
  }

  /** How many different numbers the bits can hold. */
  int numbers() {
    return 1 << bits;
  }

  /** Adds the numbers of a block, shifted, to what stands in octets from a position on. */
  void unpack(int block, byte[] into, int from, int shift) {
    for (int octet = 0; octet < Long.BYTES; octet++) {
      long eight = (long) EIGHT.get(into, from + octet * Long.BYTES);
      for (int s = 0; s < bits; s++) {
        int slice = (int) (words[block * bits + s] >>> (octet * Byte.SIZE)) & 0xFF;
        eight |= SPREAD[slice] << (shift + s);
      }
      EIGHT.set(into, from + octet * Long.BYTES, eight);
    }
  }

  /**
   * How often each number occurs in a run.
   *
   * @param block first block of the run
   * @param rows rows of the run
   * @return one count for each number that the bits can hold
   */
  long[] count(int block, int rows) {
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
    return counts;
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
        counts[code] += Long.bitCount(rows(block, code));
      }
    }
  }
}
