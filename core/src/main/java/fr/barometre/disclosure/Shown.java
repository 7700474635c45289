package fr.barometre.disclosure;

import java.util.Arrays;
import java.util.BitSet;

/** The sums that a breakdown shows at one time: pieces that part its atoms. For one thread. */
final class Shown {

  private static final int[] NO_PIECES = {};
  private static final int UNKNOWN = -1;

  /** A piece that no single sum holds. */
  private static final int SEVERAL = -2;

  private final int[] numbers;

  /** For each piece how many atoms it has. */
  private final int[] sizes;

  /** For each piece how many of its atoms were seen; zero but while a sum is looked at. */
  private final int[] seen;

  /**
   * Pieces.
   *
   * @param numbers for each atom the number of its piece; {@link Table#HIDDEN} where none is shown
   */
  Shown(int[] numbers) {
    this.numbers = numbers;
    int pieces = 0;
    for (int number : numbers) {
      pieces = Math.max(pieces, number + 1);
    }
    this.sizes = new int[pieces];
    this.seen = new int[pieces];
    for (int number : numbers) {
      if (number >= 0) {
        sizes[number]++;
      }
    }
  }

  int[] numbers() {
    return numbers;
  }

  /** Whether some of a sum's atoms are in other pieces than before. */
  boolean differs(Shown before, int[] sum) {
    for (int atom : sum) {
      if (numbers[atom] != before.numbers[atom]) {
        return true;
      }
    }
    return false;
  }

  /**
   * The sums of another parting of the atoms that hold at least one piece whole.
   *
   * @param others for each atom the number of its sum there; negative where there is none
   */
  BitSet holders(int[] others) {
    int[] holder = new int[sizes.length];
    Arrays.fill(holder, UNKNOWN);
    for (int atom = 0; atom < numbers.length; atom++) {
      int piece = numbers[atom];
      if (piece >= 0) {
        boolean stays = holder[piece] == UNKNOWN || holder[piece] == others[atom];
        holder[piece] = stays && others[atom] >= 0 ? others[atom] : SEVERAL;
      }
    }
    BitSet holders = new BitSet();
    for (int sum : holder) {
      if (sum >= 0) {
        holders.set(sum);
      }
    }
    return holders;
  }

  /** The pieces of which a sum has all atoms, in their order. */
  int[] within(int[] sum) {
    int whole = 0;
    for (int atom : sum) {
      int number = numbers[atom];
      if (number >= 0 && ++seen[number] == sizes[number]) {
        whole++;
      }
    }
    int[] pieces = whole == 0 ? NO_PIECES : new int[whole];
    for (int atom : sum) {
      int number = numbers[atom];
      if (number >= 0) {
        if (seen[number] == sizes[number]) {
          pieces[--whole] = number;
        }
        seen[number] = 0;
      }
    }
    Arrays.sort(pieces);
    return pieces;
  }

  /** What is left of a sum without some pieces. */
  int[] without(int[] sum, int[] pieces) {
    for (int piece : pieces) {
      seen[piece] = 1;
    }
    int[] left = new int[sum.length];
    int size = 0;
    for (int atom : sum) {
      if (numbers[atom] < 0 || seen[numbers[atom]] == 0) {
        left[size++] = atom;
      }
    }
    for (int piece : pieces) {
      seen[piece] = 0;
    }
    return Arrays.copyOf(left, size);
  }
}
