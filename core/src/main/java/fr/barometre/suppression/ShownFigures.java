package fr.barometre.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures shown so far, and whether another one can be shown beside them: protection against
 * differencing.
 *
 * <p>A figure is a sum over atoms; an attacker adds and subtracts figures. Figures are safe if no
 * combination of them is a sum over fewer collectivités than the threshold k. In linear algebra: no
 * vector of the space that figures span is zero on all collectivités but one to k − 1 of them.
 *
 * <p>Such a vector exists exactly where leaving out its collectivités S lowers the rank of the
 * figures, that is where the leverages of S have an eigenvalue of one: with H the projection on the
 * span, I − H<sub>SS</sub> is singular (Belsley, Kuh and Welsch, "Regression Diagnostics", 1980,
 * §2.1). Let i be the collectivité of S where the vector x is largest. From x = Hx,
 *
 * <pre>1 ≤ h_ii + Σ_{j in S, j ≠ i} |h_ij|,   and   h_ii ≥ 1 / (k − 1)</pre>
 *
 * so that few collectivités need to be looked at, and few others beside each. (Where one may answer
 * in several roles, as many more atoms fit, and the second bound is lower.) The collectivités of an
 * atom cannot be told apart: an atom of n counts as n.
 *
 * <p>Example with k = 5: the 20 respondents of communes are 18 agents and 2 élus. The figure of
 * communes is shown. The figure of agents is not admitted beside it: subtracting it would give the
 * sum over the 2 élus.
 */
final class ShownFigures {

  private static final double IN_SPAN = 1e-9;
  private static final double SINGULAR = 1e-7;

  /** Sets looked at in one check; beyond, figures are taken as unsafe. */
  private static final int MOST_SETS = 200_000;

  private final long[] counts;
  private final int[] groups;
  private final double[] roots;

  /** The atoms of fewer collectivités than the threshold. */
  private final int[] small;

  private final long threshold;

  /** Atoms at most in a set of fewer collectivités than the threshold. */
  private final long mostAtoms;

  /** An orthonormal basis of the figures, over the atoms scaled by the roots of their counts. */
  private final List<double[]> basis = new ArrayList<>();

  private double[] leverage;

  /** How many directions are there for good: those after may be withdrawn. */
  private int sizeBefore;

  /** Rows of the projection that were needed, over the first directions of the basis. */
  private final double[] @Nullable [] rows;

  private final int[] rowSizes;
  private double[] before;

  /** Figures that must not follow from those shown, for another reason than their number. */
  private final List<BitSet> sensitive = new ArrayList<>();

  private int looked;

  /**
   * No figure yet.
   *
   * @param counts collectivités by atom
   * @param groups by atom, a number that atoms with the same collectivités share: those of two
   *     roles may be the same ones
   * @param threshold k, two or more
   */
  ShownFigures(long[] counts, int[] groups, long threshold) {
    this.counts = counts;
    this.groups = groups;
    this.threshold = threshold;
    this.roots = Arrays.stream(counts).mapToDouble(Math::sqrt).toArray();
    this.small =
        IntStream.range(0, counts.length)
            .filter(atom -> counts[atom] > 0 && counts[atom] < threshold)
            .toArray();
    this.leverage = new double[counts.length];
    this.before = leverage;
    this.rows = new double[counts.length][];
    this.rowSizes = new int[counts.length];
    Map<Integer, Integer> sharing = new HashMap<>();
    Arrays.stream(groups).forEach(group -> sharing.merge(group, 1, Integer::sum));
    this.mostAtoms = (threshold - 1) * sharing.values().stream().mapToInt(n -> n).max().orElse(1);
  }

  /** Adds a figure that must not follow from others. */
  void protect(BitSet figure) {
    sensitive.add(figure);
  }

  /** Collectivités of a figure; those that may be counted in two roles once. */
  long count(BitSet figure) {
    Map<Integer, Long> most = new HashMap<>();
    figure.stream().forEach(atom -> most.merge(groups[atom], counts[atom], Math::max));
    return most.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Adds figures if they are safe for every way in which collectivités are counted. */
  static boolean admit(List<ShownFigures> counted, List<BitSet> figures) {
    for (int i = 0; i < counted.size(); i++) {
      if (!counted.get(i).admit(figures)) {
        counted.subList(0, i).forEach(ShownFigures::withdraw);
        return false;
      }
    }
    return true;
  }

  /**
   * Adds as many figures as are safe: all at once, else the first half of them and then the second.
   *
   * @return those that were not added
   */
  static <T> List<T> admitMost(
      List<ShownFigures> counted, List<T> figures, Function<T, BitSet> atoms) {
    if (figures.isEmpty() || admit(counted, figures.stream().map(atoms).toList())) {
      return List.of();
    }
    if (figures.size() == 1) {
      return figures;
    }
    int half = figures.size() / 2;
    List<T> refused = new ArrayList<>(admitMost(counted, figures.subList(0, half), atoms));
    refused.addAll(admitMost(counted, figures.subList(half, figures.size()), atoms));
    return refused;
  }

  /**
   * Adds figures if all of them are safe beside those shown.
   *
   * @return false if they were not added
   */
  private boolean admit(List<BitSet> figures) {
    sizeBefore = basis.size();
    before = leverage.clone();
    figures.forEach(this::add);
    if (basis.size() == sizeBefore || (isSafe() && !revealsSensitive())) {
      return true;
    }
    withdraw();
    return false;
  }

  /** Takes the figures that were added last back. */
  private void withdraw() {
    while (basis.size() > sizeBefore) {
      basis.remove(basis.size() - 1);
    }
    leverage = before.clone();
  }

  private void add(BitSet figure) {
    double[] rest = residual(figure);
    double norm = Math.sqrt(dot(rest, rest));
    double whole = Math.sqrt(figure.stream().mapToDouble(atom -> counts[atom]).sum());
    if (norm <= IN_SPAN * whole || whole == 0) {
      return;
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] /= norm;
      leverage[i] += rest[i] * rest[i];
    }
    basis.add(rest);
  }

  /** What of a figure the basis does not span. */
  private double[] residual(BitSet figure) {
    double[] rest = new double[counts.length];
    figure.stream().forEach(atom -> rest[atom] = roots[atom]);
    for (int pass = 0; pass < 2; pass++) { // twice is enough (Kahan and Parlett)
      for (double[] direction : basis) {
        double along = dot(direction, rest);
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= along * direction[i];
        }
      }
    }
    return rest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private boolean revealsSensitive() {
    for (BitSet figure : sensitive) {
      double[] rest = residual(figure);
      double whole = figure.stream().mapToDouble(atom -> counts[atom]).sum();
      if (whole > 0 && dot(rest, rest) <= IN_SPAN * IN_SPAN * whole) {
        return true;
      }
    }
    return false;
  }

  /** Whether no set of fewer collectivités than the threshold carries a combination of figures. */
  private boolean isSafe() {
    looked = 0;
    for (int i : small) {
      if (leverage[i] * mostAtoms >= counts[i] * (1 - SINGULAR) && !isSafe(i)) {
        return false;
      }
    }
    return true;
  }

  /** An atom that may be in the same set, and how much it contributes at most. */
  private record Partner(int atom, double most) {}

  private boolean isSafe(int pivot) {
    if (leverage[pivot] >= 1 - SINGULAR) {
      return false;
    }
    double[] row = projection(pivot);
    double missing = 1 - leverage[pivot] - SINGULAR;
    double most = 0;
    List<Partner> partners = new ArrayList<>();
    for (int s = 0; s < small.length; s++) {
      double contributes = Math.abs(row[s]) * roots[small[s]] / roots[pivot];
      if (small[s] != pivot
          && contributes > SINGULAR / threshold
          && cost(new int[] {pivot, small[s]}) < threshold) {
        partners.add(new Partner(small[s], contributes));
        most = Math.max(most, contributes);
      }
    }
    if (most * (mostAtoms - 1) < missing) {
      return true;
    }
    partners.sort((a, b) -> Double.compare(b.most(), a.most()));
    return isSafe(new int[] {pivot}, missing, partners, 0);
  }

  /** Whether no set of a few atoms, with some of the partners from a position on, is unsafe. */
  private boolean isSafe(int[] some, double missing, List<Partner> partners, int from) {
    long room = Math.max(1, mostAtoms - some.length);
    for (int p = from; p < partners.size(); p++) {
      Partner partner = partners.get(p);
      if (partner.most() * room < missing) {
        return true;
      }
      int[] more = Arrays.copyOf(some, some.length + 1);
      more[some.length] = partner.atom();
      if (cost(more) >= threshold) {
        continue;
      }
      if (++looked > MOST_SETS) {
        return false;
      }
      double left = missing - partner.most();
      if (left <= 0 && isSingular(more)) {
        return false;
      }
      if (!isSafe(more, left, partners, p + 1)) {
        return false;
      }
    }
    return true;
  }

  /** The row of the projection on the span for one atom, at the atoms that can be in a set. */
  private double[] projection(int atom) {
    double[] known = rows[atom] == null ? new double[small.length] : rows[atom];
    addDirections(known, atom, rowSizes[atom], sizeBefore);
    rows[atom] = known;
    rowSizes[atom] = sizeBefore;
    double[] row = known.clone();
    addDirections(row, atom, sizeBefore, basis.size());
    return row;
  }

  private void addDirections(double[] row, int atom, int from, int to) {
    for (double[] direction : basis.subList(from, to)) {
      double factor = direction[atom];
      if (factor != 0) {
        for (int s = 0; s < row.length; s++) {
          row[s] += factor * direction[small[s]];
        }
      }
    }
  }

  /** Whether I − H is singular on a set of atoms: elimination with pivots. */
  private boolean isSingular(int[] set) {
    int n = set.length;
    double[][] rest = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        double h = 0;
        for (double[] direction : basis) {
          h += direction[set[a]] * direction[set[b]];
        }
        rest[a][b] = (a == b ? 1 : 0) - h;
      }
    }
    for (int step = 0; step < n; step++) {
      int largest = step;
      for (int a = step; a < n; a++) {
        largest = rest[a][a] > rest[largest][largest] ? a : largest;
      }
      if (rest[largest][largest] <= SINGULAR) {
        return true;
      }
      swap(rest, step, largest);
      for (int a = step + 1; a < n; a++) {
        double factor = rest[a][step] / rest[step][step];
        for (int b = step; b < n; b++) {
          rest[a][b] -= factor * rest[step][b];
        }
      }
    }
    return false;
  }

  private static void swap(double[][] matrix, int a, int b) {
    double[] row = matrix[a];
    matrix[a] = matrix[b];
    matrix[b] = row;
    for (double[] columns : matrix) {
      double value = columns[a];
      columns[a] = columns[b];
      columns[b] = value;
    }
  }

  /** Collectivités of some atoms at least: of atoms that may share them, the most in one. */
  private long cost(int[] atoms) {
    long sum = 0;
    for (int a = 0; a < atoms.length; a++) {
      long most = counts[atoms[a]];
      boolean counted = false;
      for (int b = 0; b < a && !counted; b++) {
        counted = groups[atoms[b]] == groups[atoms[a]];
      }
      if (counted) {
        continue;
      }
      for (int b = a + 1; b < atoms.length; b++) {
        if (groups[atoms[b]] == groups[atoms[a]]) {
          most = Math.max(most, counts[atoms[b]]);
        }
      }
      sum += most;
    }
    return sum;
  }
}
