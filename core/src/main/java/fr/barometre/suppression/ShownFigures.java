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
 * <p>An atom of k or more is in no such set. So H is taken as the projection on the combinations
 * that are zero on all of these <em>large</em> atoms: often there are few, or none.
 *
 * <p>Example with k = 5: the 20 respondents of communes are 18 agents and 2 élus. The figure of
 * communes is shown. The figure of agents is not admitted beside it: subtracting it would give the
 * sum over the 2 élus.
 */
final class ShownFigures {

  private static final double IN_SPAN = 1e-9;
  private static final double SINGULAR = 1e-7;
  private static final int NONE = -1;

  /** Sets looked at in one check; beyond, figures are taken as unsafe. */
  private static final int MOST_SETS = 200_000;

  private static final int FEW_SETS = 10_000;

  private final long[] counts;
  private final int[] groups;

  /** All atoms: first the large ones, then the small, of fewer collectivités than the threshold. */
  private final int[] order;

  private final int[] position;

  /** How many atoms are large. */
  private final int large;

  /** By position, the root of the count. */
  private final double[] roots;

  private final long threshold;

  /** Atoms at most in a set of fewer collectivités than the threshold. */
  private final long mostAtoms;

  /** What figures are on large atoms, orthonormal there, each with the small atoms after them. */
  private final List<double[]> outer = new ArrayList<>();

  /** An orthonormal basis of the combinations that are zero on large atoms, over small ones. */
  private final List<double[]> basis = new ArrayList<>();

  /** The diagonal of the projection on these, by small atom. */
  private double[] leverage;

  /** How many directions are there for good: those after may be withdrawn. */
  private int outerBefore;

  private int sizeBefore;
  private double[] before;

  /** Rows of the projection that were needed, over the first directions of the basis. */
  private final double[] @Nullable [] rows;

  private final int[] rowSizes;

  /** Figures that must not follow from those shown, for another reason than their number. */
  private final List<BitSet> sensitive = new ArrayList<>();

  private int looked;
  private int mostSets = MOST_SETS;

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
    this.order =
        IntStream.concat(
                IntStream.range(0, counts.length).filter(atom -> counts[atom] >= threshold),
                IntStream.range(0, counts.length)
                    .filter(atom -> counts[atom] > 0 && counts[atom] < threshold))
            .toArray();
    this.position = new int[counts.length];
    Arrays.fill(position, NONE);
    for (int p = 0; p < order.length; p++) {
      position[order[p]] = p;
    }
    this.large = (int) Arrays.stream(counts).filter(count -> count >= threshold).count();
    this.roots =
        Arrays.stream(order).mapToDouble(atom -> Math.sqrt((double) counts[atom])).toArray();
    int small = order.length - large;
    this.leverage = new double[small];
    this.before = leverage;
    this.rows = new double[small][];
    this.rowSizes = new int[small];
    Map<Integer, Integer> sharing = new HashMap<>();
    Arrays.stream(groups).forEach(group -> sharing.merge(group, 1, Integer::sum));
    this.mostAtoms = (threshold - 1) * sharing.values().stream().mapToInt(n -> n).max().orElse(1);
  }

  /** Adds a figure that must not follow from others; one that already does is left alone. */
  void protect(BitSet figure) {
    if (!follows(figure)) {
      sensitive.add(figure);
    }
  }

  /** From now on looks at fewer sets in a check, and takes figures as unsafe sooner. */
  void lookLess() {
    mostSets = FEW_SETS;
  }

  /** Adds a figure that is known to be safe. */
  void take(double[] factors) {
    add(onAtoms(factors));
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
    return admitValues(figures.stream().map(this::onAtoms).toList());
  }

  /**
   * Adds weighted figures if they are safe beside those shown.
   *
   * @param figures by atom, the factor of its sum: 0 where a figure does not have the atom
   * @return false if they were not added
   */
  boolean admitWeighted(List<double[]> figures) {
    return admitValues(figures.stream().map(this::onAtoms).toList());
  }

  private boolean admitValues(List<double[]> figures) {
    outerBefore = outer.size();
    sizeBefore = basis.size();
    before = leverage.clone();
    figures.forEach(this::add);
    boolean safe = basis.size() == sizeBefore || isSafe();
    if (safe && !revealsSensitive()) {
      return true;
    }
    withdraw();
    return false;
  }

  /** Takes the figures that were added last back. */
  void withdraw() {
    outer.subList(outerBefore, outer.size()).clear();
    basis.subList(sizeBefore, basis.size()).clear();
    leverage = before.clone();
  }

  private void add(double[] rest) {
    double negligible = IN_SPAN * norm(rest, rest.length);
    takeOut(outer, rest, large);
    double onLarge = norm(rest, large);
    if (onLarge > negligible) {
      outer.add(divided(rest, onLarge));
      return;
    }
    double[] onSmall = Arrays.copyOfRange(rest, large, rest.length);
    takeOut(basis, onSmall, onSmall.length);
    double norm = norm(onSmall, onSmall.length);
    if (norm > negligible) {
      double[] direction = divided(onSmall, norm);
      for (int i = 0; i < direction.length; i++) {
        leverage[i] += direction[i] * direction[i];
      }
      basis.add(direction);
    }
  }

  private double[] onAtoms(double[] factors) {
    double[] values = new double[order.length];
    for (int p = 0; p < values.length; p++) {
      values[p] = factors[order[p]] * roots[p];
    }
    return values;
  }

  private double[] onAtoms(BitSet figure) {
    double[] values = new double[order.length];
    figure.stream()
        .map(atom -> position[atom])
        .filter(p -> p != NONE)
        .forEach(p -> values[p] = roots[p]);
    return values;
  }

  /** Takes orthonormal directions out of a vector, by what both are up to a position. */
  private static void takeOut(List<double[]> directions, double[] rest, int end) {
    for (int pass = 0; pass < 2; pass++) { // twice is enough (Kahan and Parlett)
      for (double[] direction : directions) {
        double along = dot(direction, rest, end);
        if (along != 0) {
          for (int i = 0; i < rest.length; i++) {
            rest[i] -= along * direction[i];
          }
        }
      }
    }
  }

  private static double[] divided(double[] values, double by) {
    return Arrays.stream(values).map(value -> value / by).toArray();
  }

  private static double norm(double[] values, int end) {
    return Math.sqrt(dot(values, values, end));
  }

  private static double dot(double[] a, double[] b, int end) {
    double sum = 0;
    for (int i = 0; i < end; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private boolean revealsSensitive() {
    return sensitive.stream().anyMatch(this::follows);
  }

  /** Whether a figure is a combination of those shown. */
  private boolean follows(BitSet figure) {
    double[] rest = onAtoms(figure);
    double whole = norm(rest, rest.length);
    takeOut(outer, rest, large);
    if (norm(rest, large) > IN_SPAN * whole) {
      return false;
    }
    double[] onSmall = Arrays.copyOfRange(rest, large, rest.length);
    takeOut(basis, onSmall, onSmall.length);
    return whole > 0 && norm(onSmall, onSmall.length) <= IN_SPAN * whole;
  }

  /** Whether no set of fewer collectivités than the threshold carries a combination of figures. */
  private boolean isSafe() {
    looked = 0;
    for (int i = 0; i < leverage.length; i++) {
      if (leverage[i] * mostAtoms >= count(i) * (1 - SINGULAR) && !isSafe(i)) {
        return false;
      }
    }
    return true;
  }

  private long count(int small) {
    return counts[order[large + small]];
  }

  /** A small atom that may be in the same set, and how much it contributes at most. */
  private record Partner(int atom, double most) {}

  private boolean isSafe(int pivot) {
    if (leverage[pivot] >= 1 - SINGULAR) {
      return false;
    }
    double[] row = projection(pivot);
    double missing = 1 - leverage[pivot] - SINGULAR;
    double[] largest = new double[(int) Math.min(mostAtoms - 1, row.length)];
    List<Partner> partners = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      double contributes = Math.abs(row[i]) * roots[large + i] / roots[large + pivot];
      if (i != pivot
          && contributes > SINGULAR / threshold
          && cost(new int[] {pivot, i}) < threshold) {
        partners.add(new Partner(i, contributes));
        keepLargest(largest, contributes);
      }
    }
    double most = Arrays.stream(largest).sum();
    if (most < missing) {
      return true;
    }
    double least = missing - (largest.length == 0 ? 0 : most - largest[0]);
    partners.removeIf(partner -> partner.most() < least);
    partners.sort((a, b) -> Double.compare(b.most(), a.most()));
    return isSafe(new int[] {pivot}, missing, partners, 0);
  }

  /** Puts a value among the largest ones, which are kept in ascending order. */
  private static void keepLargest(double[] largest, double value) {
    for (int i = 0; i < largest.length && value > largest[i]; i++) {
      if (i > 0) {
        largest[i - 1] = largest[i];
      }
      largest[i] = value;
    }
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
      if (++looked > mostSets) {
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

  /** The row of the projection for one small atom. */
  private double[] projection(int atom) {
    double[] known = rows[atom] == null ? new double[rows.length] : rows[atom];
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
        for (int i = 0; i < row.length; i++) {
          row[i] += factor * direction[i];
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

  /** Collectivités of some small atoms at least: of those that may share them, the most in one. */
  private long cost(int[] some) {
    long sum = 0;
    for (int a = 0; a < some.length; a++) {
      long most = count(some[a]);
      boolean counted = false;
      for (int b = 0; b < a && !counted; b++) {
        counted = group(some[b]) == group(some[a]);
      }
      if (counted) {
        continue;
      }
      for (int b = a + 1; b < some.length; b++) {
        if (group(some[b]) == group(some[a])) {
          most = Math.max(most, count(some[b]));
        }
      }
      sum += most;
    }
    return sum;
  }

  private int group(int small) {
    return groups[order[large + small]];
  }
}
