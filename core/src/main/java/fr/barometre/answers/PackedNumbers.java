package fr.barometre.answers;

/** Whole numbers from 0 to k, in ⌈log₂(k + 1)⌉ bits each: as many to a word as fit. Immutable. */
final class PackedNumbers {

  private final int size;
  private final int bits;
  private final long[] words;

  /**
   * Packs.
   *
   * @param numbers at least 0 each
   * @param largest none is larger
   */
  PackedNumbers(int[] numbers, int largest) {
    this.size = numbers.length;
    this.bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
    int each = Long.SIZE / bits;
    this.words = new long[(int) (((long) size + each - 1) / each)];
    int next = 0;
    for (int w = 0; w < words.length; w++) {
      long word = 0;
      for (int shift = 0; shift < each * bits && next < size; shift += bits) {
        word |= (long) numbers[next++] << shift;
      }
      words[w] = word;
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The number at a position. */
  int get(int position) {
    int each = Long.SIZE / bits;
    return (int) (words[position / each] >>> (position % each * bits) & mask());
  }

  private long mask() {
    return (1L << bits) - 1;
  }

  /** All numbers. */
  int[] unpacked() {
    int[] numbers = new int[size];
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
