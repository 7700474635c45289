package fr.barometre.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parting of atoms, such as a breakdown shows at one time: pieces are its sums. For one thread.
 */
final class Shown {

  private static final int[] NO_PIECES = {};

  private final int[] numbers;

  /** For each piece how many atoms it has. */
  private final int[] sizes;

  /** The pieces that have atoms. */
  private final int[] present;

  /** For each piece how many of its atoms were seen; zero but while a sum is looked at. */
  private final int[] seen;

  private int @Nullable [] ordered;

  /** Where each piece ends among the ordered atoms. */
  private final int[] ends;

  private final Map<Measure, long[]> clusters = new HashMap<>();

  /**
   * Pieces.
   *
   * @param numbers for each atom the number of its piece; {@link Table#HIDDEN} where none is shown
   * @param pieces how many numbers there are; some may have no atom
   */
  Shown(int[] numbers, int pieces) {
    this.numbers = numbers;
    this.sizes = new int[pieces];
    this.seen = new int[pieces];
    this.ends = new int[pieces];
    int found = 0;
    for (int number : numbers) {
      if (number >= 0 && sizes[number]++ == 0) {
        found++;
      }
    }
    this.present = new int[found];
    for (int piece = pieces - 1; piece >= 0; piece--) {
      if (sizes[piece] > 0) {
        present[--found] = piece;
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

  /** The pieces that have atoms, in their order. */
  int[] present() {
    return present;
  }

  /** The piece of another parting that has all atoms of one that has some; -1 if none does. */
  int holder(int piece, Shown other) {
    int[] ordered = ordered();
    int end = ends[piece];
    int from = end - sizes[piece];
    int holder = other.numbers[ordered[from]];
    for (int i = from + 1; i < end; i++) {
      if (other.numbers[ordered[i]] != holder) {
        return -1;
      }
    }
    return Math.max(-1, holder);
  }

  /** The atoms of all pieces, one piece after the other. */
  private int[] ordered() {
    int[] known = ordered;
    if (known == null) {
      int end = 0;
      for (int piece : present) {
        ends[piece] = end;
        end += sizes[piece];
      }
      known = new int[end];
      for (int atom = 0; atom < numbers.length; atom++) {
        if (numbers[atom] >= 0) {
          known[ends[numbers[atom]]++] = atom;
        }
      }
      ordered = known;
    }
    return known;
  }

  /** The collectivités that a measure has in each piece. */
  long[] clusters(Measure measure) {
    return clusters.computeIfAbsent(measure, this::count);
  }

  private long[] count(Measure measure) {
    long[] counts = new long[sizes.length];
    for (int atom = 0; atom < numbers.length; atom++) {
      if (numbers[atom] >= 0) {
        counts[numbers[atom]] += measure.clusters()[atom];
      }
    }
    return counts;
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
