package fr.barometre.slices;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  /** Rows of a block. */
  static final int BLOCK = Long.SIZE;

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

  /** Packs a column block by block. */
  static final class Packer {

    private final int offset;
    private final int bits;
    private final long[] words;
    private long all;

    /**
     * A column without a row.
     *
     * @param offset what brings the least number to zero
     * @param values how many different numbers there may be
     * @param blocks how many blocks of rows
     */
    Packer(int offset, int values, int blocks) {
      this.offset = offset;
      this.bits = bits(values);
      this.words = new long[blocks * bits];
    }

    int offset() {
      return offset;
    }

    /** Packs the numbers of a block, which stand in octets from a position on. */
    void pack(byte[] numbers, int from, int block) {
      for (int octet = 0; octet < BLOCK; octet += Long.BYTES) {
        all |= (long) EIGHT.get(numbers, from + octet);
      }
      for (int s = 0; s < bits; s++) {
        long word = 0;
        for (int octet = 0; octet < BLOCK; octet += Long.BYTES) {
          long eight = (long) EIGHT.get(numbers, from + octet);
          word |= ((eight >>> s & LOWEST) * GATHER) >>> (Long.SIZE - Byte.SIZE) << octet;
        }
        words[block * bits + s] = word;
      }
    }

    /** The slices; empty if a number does not fit in their bits. */
    Optional<BitSlices> slices() {
      boolean fits = (all & ~(((1L << bits) - 1) * LOWEST)) == 0;
      return fits ? Optional.of(new BitSlices(bits, words)) : Optional.empty();
    }
  }

  /** Whether a column has a number below zero. */
  static boolean anyNegative(byte[] column) {
    int eights = column.length - column.length % Long.BYTES;
    long all = 0;
    for (int row = 0; row < eights; row += Long.BYTES) {
      all |= (long) EIGHT.get(column, row);
    }
    for (int row = eights; row < column.length; row++) {
      all |= column[row] & 0xFF;
    }
    return (all & LOWEST << (Byte.SIZE - 1)) != 0;
  }

  private static int bits(int values) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, values) - 1);
  }

  /**
   * The same column with other numbers, in as few bits as they take.
   *
   * @param numbers the new number of each, from 0
   * @param values how many different new ones there are
   */
  BitSlices renumbered(byte[] numbers, int values) {
    int fewer = bits(values);
    if (values == numbers.length) {
      return this;
    }
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

  /**
   * Whether a row of a run has a number.
   *
   * @param block first block of the run
   * @param rows rows of the run
   * @param number the number
   */
  boolean has(int block, int rows, int number) {
    int full = block + rows / BLOCK;
    for (int at = block; at < full; at++) {
      if (rows(at, number) != 0) {
        return true;
      }
    }
    return rows % BLOCK > 0 && (rows(full, number) & (1L << rows % BLOCK) - 1) != 0;
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
    return (rows + BLOCK - 1) / BLOCK;
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
    counts[0] -= bits == 0 ? 0 : (long) blocks(rows) * BLOCK - rows;
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
    counts[0] = (long) (to - from) * BLOCK - low - high + both;
  }

  private void countAny(int from, int to, long[] counts) {
    for (int block = from; block < to; block++) {
      for (int code = 0; code < counts.length; code++) {
        counts[code] += Long.bitCount(rows(block, code));
      }
    }
  }
}
