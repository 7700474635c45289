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
    this.size = size;
    this.bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
    int each = Long.SIZE / bits;
    this.words = new long[(int) (((long) size + each - 1) / each)];
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
