package fr.barometre.answers;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers from 0 to k, in ⌈log₂(k + 1)⌉ bits each, as many to a word as fit; or where that
 * takes less, as runs of equal ones. Immutable.
 */
final class PackedNumbers {

  private final int size;
  private final int bits;
  private final long[] words;

  /** Used instead of the words. */
  private final @Nullable Runs runs;

  /**
   * Packs.
   *
   * @param numbers at least 0 each
   * @param largest none is larger
   */
  PackedNumbers(int[] numbers, int largest) {
    this(numbers.length, largest);
    int each = Long.SIZE / bits;
    for (int w = 0; w < words.length; w++) {
      long word = 0;
      for (int at = (int) Math.min(size, (w + 1L) * each) - 1; at >= w * each; at--) {
        word = (word << bits) | numbers[at];
      }
      words[w] = word;
    }
  }

  /**
   * Packs bytes.
   *
   * @param numbers from 0 to 255, without a sign; zeros after the last
   * @param size how many
   * @param largest none is larger
   */
  PackedNumbers(byte[] numbers, int size, int largest) {
    this(size, largest);
    int each = Long.SIZE / bits;
    for (int w = 0; w < words.length; w++) {
      long word = 0;
      int end = (int) Math.min(Math.min(numbers.length, size), (w + 1L) * each);
      for (int at = end - 1; at >= w * each; at--) {
        word = (word << bits) | (numbers[at] & 0xFF);
      }
      words[w] = word;
    }
  }

  private PackedNumbers(int size, int largest) {
    this(size, bits(largest), null);
  }

  private PackedNumbers(int size, int bits, @Nullable Runs runs) {
    this.size = size;
    this.bits = bits;
    this.runs = runs;
    int each = Long.SIZE / bits;
    this.words = new long[runs == null ? (int) (((long) size + each - 1) / each) : 0];
  }

  /**
   * Keeps runs, or packs them.
   *
   * @param runs not added to any more
   * @param size how many; zeros after the last
   * @param largest none is larger
   */
  static PackedNumbers of(Runs runs, int size, int largest) {
    int bits = bits(largest);
    if (runs.bits() < (long) bits * size) {
      return new PackedNumbers(size, bits, runs);
    }
    int[] numbers = new int[size];
    runs.copyTo(numbers);
    return new PackedNumbers(numbers, largest);
  }

  private static int bits(int largest) {
    return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The number at a position. */
  int get(int position) {
    if (runs != null) {
      return runs.get(position);
    }
    int each = Long.SIZE / bits;
    return (int) (words[position / each] >>> (position % each * bits) & mask());
  }

  /** How often each number from 0 to one below a limit is there; none is larger. */
  long[] times(int limit) {
    long[] times = new long[limit];
    if (runs != null) {
      runs.count(times, size);
    } else {
      for (int position = 0; position < size; position++) {
        times[get(position)]++;
      }
    }
    return times;
  }

  private long mask() {
    return (1L << bits) - 1;
  }

  /** All numbers. */
  int[] unpacked() {
    int[] numbers = new int[size];
    if (runs != null) {
      runs.copyTo(numbers);
      return numbers;
    }
    int each = Long.SIZE / bits;
    int next = 0;
    for (long word : words) {
      long left = word;
      for (int k = 0; k < each && next < size; k++) {
        numbers[next++] = (int) (left & mask());
        left >>>= bits;
      }
    }
    return numbers;
  }
}
