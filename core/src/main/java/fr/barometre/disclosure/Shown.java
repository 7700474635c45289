package fr.barometre.disclosure;

import java.util.BitSet;

/**
 * The sums that a breakdown, or the whole, shows at one time: pieces that part its atoms.
 *
 * @param numbers for each atom the number of its piece; {@link Table#HIDDEN} where none is shown
 * @param sizes for each piece how many atoms it has
 */
@SuppressWarnings("ArrayRecordComponent") // columns within the package, never compared
record Shown(int[] numbers, int[] sizes) {

  /** The pieces that atoms are in. */
  static Shown of(int[] numbers) {
    int pieces = 0;
    for (int number : numbers) {
      pieces = Math.max(pieces, number + 1);
    }
    int[] sizes = new int[pieces];
    for (int number : numbers) {
      if (number >= 0) {
        sizes[number]++;
      }
    }
    return new Shown(numbers, sizes);
  }

  /** The pieces of which a sum has all atoms. */
  BitSet within(int[] sum) {
    int[] counts = new int[sizes.length];
    BitSet whole = new BitSet();
    for (int atom : sum) {
      int number = numbers[atom];
      if (number >= 0 && ++counts[number] == sizes[number]) {
        whole.set(number);
      }
    }
    return whole;
  }

  /** What is left of a sum without some pieces. */
  Measure.Sum without(int[] sum, BitSet pieces, Measure measure) {
    Measure.Sum left = Measure.NOTHING;
    for (int atom : sum) {
      if (numbers[atom] < 0 || !pieces.get(numbers[atom])) {
        left = left.plus(measure.at(atom));
      }
    }
    return left;
  }
}
