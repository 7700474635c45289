package fr.barometre.suppression;

import fr.barometre.algebra.NullSpace;
import fr.barometre.algebra.Symmetric;
import java.util.Arrays;

/**
 * The search for a set of fewer collectivités than the threshold that carries a combination of
 * figures, in which a given atom, the pivot, has the largest value ({@link ShownFigures}).
 *
 * <p>The pivot's row of the projection tells which atoms can be in the set ({@link Partners}). Then
 * combinations that are not zero on all others do not count either: the projection on the rest has
 * smaller leverages, and so leaves fewer atoms still, until it leaves no combination, or as many
 * atoms as before. Few sets have to be tried after that.
 */
final class SmallSets {

  /** Sets looked at in one check; beyond, figures are taken as unsafe. */
  private static final int MOST_SETS = 200_000;

  private static final int FEW_SETS = 2_000;

  private final double singular;

  /** By small atom, its collectivités. */
  private final long[] counts;

  /** By small atom, how many collectivités of its group it has at most. */
  private final long[] covers;

  /** By small atom, the root of its collectivités. */
  private final double[] roots;

  /** By small atom, a number that atoms with the same collectivités share. */
  private final int[] groups;

  /** By group, its collectivités less those of all its atoms. */
  private final long[] uncovered;

  private final long threshold;
  private final Partners partners;

  /** Atoms at most in a set of fewer collectivités than the threshold. */
  private final long mostAtoms;

  private int looked;
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

  /** From now on looks at fewer sets in a check. */
  void lookLess() {
    mostSets = FEW_SETS;
  }

  /** Starts a check, of as many pivots as there are. */
  void start() {
    looked = 0;
  }

  /**
   * Whether no such set has the pivot.
   *
   * @param row of the projection, that of the pivot
   * @param basis what the projection is on, orthonormal
   */
  boolean isSafe(int pivot, double[] row, double[][] basis) {
    int[] beside = beside(pivot, row);
    double[][] inside = basis;
    while (beside.length > 0) {
      inside = inside(inside, pivot, beside);
      if (inside.length == 0) {
        return true;
      }
      double[] left = row(inside, pivot);
      if (left[pivot] >= 1 - singular) {
        return false;
      }
      int[] fewer = beside(pivot, left);
      if (fewer.length == beside.length) {
        return isSafe(pivot, left, fewer, inside);
      }
      beside = fewer;
    }
    return true;
  }

  /** The atoms that may be in a set with the pivot. */
  private int[] beside(int pivot, double[] row) {
    return partners.of(pivot, contributions(pivot, row), 1 - row[pivot] - singular);
  }

  /** What others contribute at most to the pivot's value, which is the largest. */
  private double[] contributions(int pivot, double[] row) {
    double[] found = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      double most = Math.abs(row[i]) * roots[i] / roots[pivot];
      found[i] = most > singular / threshold && i != pivot ? most : 0;
    }
    return found;
  }

  /**
   * The combinations that are zero on all atoms but some, orthonormal: on these atoms I − H takes
   * them to zero. Where directions are fewer than atoms, their own products tell it.
   */
  private double[][] inside(double[][] basis, int pivot, int[] beside) {
    int[] atoms = Arrays.copyOf(beside, beside.length + 1);
    atoms[beside.length] = pivot;
    double[][] there = on(basis, atoms);
    double[][] found =
        atoms.length < basis.length
            ? NullSpace.of(lessProducts(transposed(there)), singular)
            : sums(NullSpace.of(lessProducts(there), singular), there);
    double[][] inside = new double[found.length][counts.length];
    for (int d = 0; d < found.length; d++) {
      for (int a = 0; a < atoms.length; a++) {
        inside[d][atoms[a]] = found[d][a];
      }
    }
    return inside;
  }

  /** Directions on some atoms only. */
  private static double[][] on(double[][] basis, int[] atoms) {
    double[][] there = new double[basis.length][atoms.length];
    for (int d = 0; d < basis.length; d++) {
      for (int a = 0; a < atoms.length; a++) {
        there[d][a] = basis[d][atoms[a]];
      }
    }
    return there;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    return columns;
  }

  /** One less the products of all rows with each other. */
  private static double[][] lessProducts(double[][] rows) {
    double[][] rest = new double[rows.length][rows.length];
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b <= a; b++) {
        rest[a][b] = (a == b ? 1 : 0) - Symmetric.product(rows[a], rows[b]);
        rest[b][a] = rest[a][b];
      }
    }
    return rest;
  }

  /** Sums of rows, each with its factors. */
  private static double[][] sums(double[][] factors, double[][] rows) {
    double[][] sums = new double[factors.length][rows[0].length];
    for (int d = 0; d < sums.length; d++) {
      for (int r = 0; r < rows.length; r++) {
        double factor = factors[d][r];
        for (int i = 0; i < sums[d].length; i++) {
          sums[d][i] += factor * rows[r][i];
        }
      }
    }
    return sums;
  }

  private static double[] row(double[][] basis, int pivot) {
    double[] row = new double[basis[0].length];
    for (double[] direction : basis) {
      for (int i = 0; i < row.length; i++) {
        row[i] += direction[pivot] * direction[i];
      }
    }
    return row;
  }

  private boolean isSafe(int pivot, double[] row, int[] beside, double[][] basis) {
    double[] contributes = contributions(pivot, row);
    long[] sorted =
        Arrays.stream(beside)
            .mapToLong(atom -> partner(atom, contributes[atom]))
            .sorted()
            .toArray();
    int[] some = new int[(int) mostAtoms + 1];
    some[0] = pivot;
    double missing = 1 - row[pivot] - singular;
    return isSafe(basis, some, 1, counts[pivot], missing, sorted, sorted.length);
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
      double[][] basis,
      int[] some,
      int size,
      long cost,
      double missing,
      long[] sorted,
      int before) {
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
      if (++looked > mostSets) {
        return false;
      }
      some[size] = atom;
      double left = missing - most;
      if (left <= 0 && isSingular(basis, some, size + 1)) {
        return false;
      }
      if (!isSafe(basis, some, size + 1, more, left, sorted, p)) {
        return false;
      }
    }
    return true;
  }

  /** Whether I − H is singular on a set of atoms. */
  private boolean isSingular(double[][] basis, int[] set, int n) {
    double[][] columns = transposed(on(basis, Arrays.copyOf(set, n)));
    return NullSpace.of(lessProducts(columns), singular).length > 0;
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
