package fr.barometre.suppression;

import fr.barometre.algebra.NullSpace;
import fr.barometre.algebra.Symmetric;
import java.util.Arrays;
import java.util.List;

/**
 * Searches for a set of fewer collectivités than the threshold over which a combination of figures
 * is a sum, and in which a given atom, the pivot, has the largest value ({@link ShownFigures}).
 *
 * <p>First, the pivot's row of the projection gives the atoms that can be in the set ({@link
 * Partners}). If few sets of these fit, all are tried. Otherwise combinations that are not zero on
 * all other atoms are excluded: the projection on the remaining combinations has smaller leverages
 * ({@link RestrictedLeverage}), so that fewer atoms qualify. This is repeated until the pivot's
 * leverage is too low, or no further atom drops out; the remaining sets are then tried.
 */
final class SmallSets {

  /** Sets looked at in one check; beyond, figures are taken as unsafe. */
  private static final int MOST_SETS = 200_000;

  private static final int FEW_SETS = 2_000;

  /** Sets of a pivot tried before atoms are left out, which takes as long as some hundred. */
  private static final int QUICK = 300;

  private final double singular;

  /** For each small atom, its collectivités. */
  private final long[] counts;

  /** For each small atom, an upper bound of how many collectivités of its group it has. */
  private final long[] covers;

  /** For each small atom, the square root of its collectivités. */
  private final double[] roots;

  /** For each small atom, its group: atoms of one group may have the same collectivités. */
  private final int[] groups;

  /** For each group, its collectivités less the sum over its atoms. */
  private final long[] uncovered;

  private final long threshold;
  private final Partners partners;

  /** Atoms at most in a set of fewer collectivités than the threshold. */
  private final long mostAtoms;

  /** For each atom, its values in an orthonormal basis of the figures that are looked at. */
  private double[][] columns = new double[0][];

  /** Sets that may still be tried: of the check, or of one pivot. Below 0 the search was cut. */
  private long setsLeft;

  private int mostSets = MOST_SETS;

  /**
   * @param counts collectivités by atom, fewer than the threshold
   * @param covers by atom, how many of its group it has at most
   * @param groups by atom, a number that atoms with the same collectivités share
   * @param uncovered by group, its collectivités less those of all its atoms; negative where they
   *     share some
   * @param threshold the fewest collectivités that a combination may stand for
   * @param mostAtoms atoms at most in a set
   * @param singular one less the largest leverage
   */
  SmallSets(
      long[] counts,
      long[] covers,
      int[] groups,
      long[] uncovered,
      long threshold,
      long mostAtoms,
      double singular) {
    this.covers = covers;
    this.uncovered = uncovered;
    this.counts = counts;
    this.roots = Arrays.stream(counts).mapToDouble(Math::sqrt).toArray();
    this.groups = groups;
    this.threshold = threshold;
    this.mostAtoms = mostAtoms;
    this.singular = singular;
    this.partners = new Partners(counts, groups, threshold);
  }

  /** Makes later checks try fewer sets. */
  void lookLess() {
    mostSets = FEW_SETS;
  }

  /**
   * Starts a check, of as many pivots as there are.
   *
   * @param basis what the projection is on, orthonormal
   */
  void start(List<double[]> basis) {
    setsLeft = mostSets;
    columns = new double[counts.length][basis.size()];
    for (int d = 0; d < basis.size(); d++) {
      double[] direction = basis.get(d);
      for (int atom = 0; atom < counts.length; atom++) {
        columns[atom][d] = direction[atom];
      }
    }
  }

  /**
   * Whether no such set has the pivot.
   *
   * @param row of the projection, that of the pivot
   */
  boolean isSafe(int pivot, double[] row) {
    double[] contributes = contributions(pivot, row);
    int[] beside = beside(pivot, contributes, row[pivot]);
    if (beside.length == 0) {
      return true;
    }
    long ofCheck = setsLeft;
    setsLeft = QUICK;
    boolean safe = isSafe(pivot, row[pivot], contributes, beside);
    boolean isComplete = setsLeft >= 0;
    setsLeft = ofCheck;
    return isComplete ? safe : isSafeWithin(pivot, beside);
  }

  /** The same, where atoms that cannot be in the set are left out first. */
  private boolean isSafeWithin(int pivot, int[] all) {
    RestrictedLeverage leverage = new RestrictedLeverage(columns, pivot);
    int[] beside = all;
    while (beside.length > 0 && leverage.restrict(kept(pivot, beside), leastLeverage(pivot))) {
      double left = leverage.value();
      if (left >= 1 - singular) {
        return false;
      }
      double[] contributes = contributions(pivot, leverage.row());
      int[] fewer = beside(pivot, contributes, left);
      if (fewer.length == beside.length) {
        return isSafe(pivot, left, contributes, fewer);
      }
      beside = fewer;
    }
    return true;
  }

  /** The lowest leverage of a pivot: its value is the largest of at most so many atoms. */
  double leastLeverage(int pivot) {
    return counts[pivot] * (1 - singular) / mostAtoms;
  }

  private boolean[] kept(int pivot, int[] beside) {
    boolean[] kept = new boolean[counts.length];
    kept[pivot] = true;
    for (int atom : beside) {
      kept[atom] = true;
    }
    return kept;
  }

  /** The atoms that may be in a set with the pivot. */
  private int[] beside(int pivot, double[] contributes, double leverage) {
    return partners.of(pivot, contributes, 1 - leverage - singular);
  }

  /**
   * The largest contribution of the other atoms to the pivot's value, which is the largest value.
   */
  private double[] contributions(int pivot, double[] row) {
    double[] found = new double[row.length];
    double negligible = singular / threshold;
    double ofPivot = 1 / roots[pivot];
    for (int i = 0; i < row.length; i++) {
      double most = Math.abs(row[i]) * roots[i] * ofPivot;
      found[i] = most > negligible ? most : 0;
    }
    found[pivot] = 0;
    return found;
  }

  private boolean isSafe(int pivot, double leverage, double[] contributes, int[] beside) {
    long[] sorted =
        Arrays.stream(beside)
            .mapToLong(atom -> partner(atom, contributes[atom]))
            .sorted()
            .toArray();
    int[] some = new int[(int) mostAtoms + 1];
    some[0] = pivot;
    double missing = 1 - leverage - singular;
    return isSafe(some, 1, counts[pivot], missing, sorted, sorted.length);
  }

  /**
   * A small atom that may be in the same set, after how much it contributes at most: rounded up, so
   * that partners are sorted as numbers.
   */
  private static long partner(int atom, double most) {
    return (long) Float.floatToIntBits(Math.nextUp((float) most)) << Integer.SIZE | atom;
  }

  private static double most(long partner) {
    return Float.intBitsToFloat((int) (partner >>> Integer.SIZE));
  }

  /**
   * Whether no set of a few atoms, with some of the partners before a position, is unsafe.
   *
   * @param some the atoms, and room for more after them
   * @param size how many there are
   * @param cost their collectivités at least
   */
  private boolean isSafe(
      int[] some, int size, long cost, double missing, long[] sorted, int before) {
    long room = Math.max(1, mostAtoms - size);
    for (int p = before - 1; p >= 0; p--) {
      double most = most(sorted[p]);
      if (most * room < missing) {
        return true;
      }
      int atom = (int) sorted[p];
      long more = cost + added(some, size, atom);
      if (more >= threshold) {
        continue;
      }
      if (--setsLeft < 0) {
        return false;
      }
      some[size] = atom;
      double left = missing - most;
      if (left <= 0 && isSingular(some, size + 1)) {
        return false;
      }
      if (!isSafe(some, size + 1, more, left, sorted, p)) {
        return false;
      }
    }
    return true;
  }

  /** Whether I − H is singular on a set of atoms. */
  private boolean isSingular(int[] set, int n) {
    double[][] rest = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        rest[a][b] = (a == b ? 1 : 0) - Symmetric.product(columns[set[a]], columns[set[b]]);
        rest[b][a] = rest[a][b];
      }
    }
    return NullSpace.of(rest, singular).length > 0;
  }

  /** How many collectivités an atom adds at least: none of those who may be in another one. */
  private long added(int[] some, int size, int atom) {
    long most = 0;
    long sum = uncovered[groups[atom]];
    for (int i = 0; i < size; i++) {
      if (groups[some[i]] == groups[atom]) {
        most = Math.max(most, counts[some[i]]);
        sum += covers[some[i]];
      }
    }
    return Math.max(Math.max(most, counts[atom]), sum + covers[atom]) - Math.max(most, sum);
  }
}
