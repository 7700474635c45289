package fr.barometre.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
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

  private final long[] counts;

  /** For each atom, an upper bound of how many collectivités of its group it has. */
  private final long[] covers;

  private final int[] groups;

  /**
   * For each group, its collectivités less the sum over its atoms: zero if its atoms are disjoint,
   * below zero if they may overlap.
   */
  private final long[] uncovered;

  /** For each atom, its position in the vectors of figures. */
  private final int[] names;

  /** All atoms: first the large ones, then the small, of fewer collectivités than the threshold. */
  private final int[] order;

  /** How many atoms are large. */
  private final int large;

  /** For each position in a figure's vector, the square root of the atom's count. */
  private final double[] roots;

  private final SmallSets sets;

  /**
   * The figures orthonormalised on large atoms; each vector goes on with its values on small atoms.
   */
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

  /**
   * No figure yet.
   *
   * @param counts collectivités by atom
   * @param groups by atom, a number that atoms with the same collectivités share: those of two
   *     roles may be the same ones
   * @param threshold k, two or more
   */
  ShownFigures(long[] counts, int[] groups, long threshold) {
    this(
        counts,
        counts,
        groups,
        new long[0],
        IntStream.range(0, counts.length).toArray(),
        threshold);
  }

  /**
   * No figure yet, over atoms whose groups have a known number of collectivités.
   *
   * @param counts collectivités by atom, at least
   * @param covers the same at most; 0 for atoms that are a part of others in their group, which are
   *     all of it without these
   * @param groups by atom, a number that atoms with the same collectivités share
   * @param places by group, its collectivités, at least; none where that is not known
   * @param names by atom, the number that figures have it under
   * @param threshold k, two or more
   */
  ShownFigures(
      long[] counts, long[] covers, int[] groups, long[] places, int[] names, long threshold) {
    this.counts = counts;
    this.covers = covers;
    this.groups = groups;
    this.names = names;
    int atoms = 0;
    int[] all = new int[counts.length];
    for (int atom = 0; atom < counts.length; atom++) {
      if (counts[atom] >= threshold) {
        all[atoms++] = atom;
      }
    }
    this.large = atoms;
    for (int atom = 0; atom < counts.length; atom++) {
      if (counts[atom] > 0 && counts[atom] < threshold) {
        all[atoms++] = atom;
      }
    }
    this.order = Arrays.copyOf(all, atoms);
    this.roots =
        Arrays.stream(order).mapToDouble(atom -> Math.sqrt((double) counts[atom])).toArray();
    int small = order.length - large;
    this.leverage = new double[small];
    this.before = leverage;
    this.rows = new double[small][];
    this.rowSizes = new int[small];
    int[] sharing = new int[Arrays.stream(groups).max().orElse(0) + 1];
    this.uncovered = Arrays.copyOf(places, sharing.length);
    int most = 1;
    for (int atom = 0; atom < counts.length; atom++) {
      most = Math.max(most, ++sharing[groups[atom]]);
      uncovered[groups[atom]] -= covers[atom];
    }
    long[] smallCounts = new long[small];
    long[] smallCovers = new long[small];
    int[] smallGroups = new int[small];
    for (int i = 0; i < small; i++) {
      smallCounts[i] = counts[order[large + i]];
      smallCovers[i] = covers[order[large + i]];
      smallGroups[i] = groups[order[large + i]];
    }
    this.sets =
        new SmallSets(
            smallCounts,
            smallCovers,
            smallGroups,
            uncovered,
            threshold,
            (threshold - 1) * most,
            SINGULAR);
  }

  /** Adds a figure that must not follow from others; one that already does is left alone. */
  void protect(BitSet figure) {
    if (!follows(figure)) {
      sensitive.add(figure);
    }
  }

  /**
   * Limits the search from now on: fewer sets a check, so that more figures are taken as unsafe.
   */
  void lookLess() {
    sets.lookLess();
  }

  /** Adds a figure that is known to be safe. */
  void take(double[] factors) {
    add(onAtoms(factors));
  }

  /** Adds a figure that is shown whatever it tells with others. */
  void take(BitSet figure) {
    add(onAtoms(figure));
  }

  /**
   * Collectivités of a figure, at least. Those that may be counted in two roles count once, unless
   * the figure has all roles: how many are in any of them is known.
   */
  long count(BitSet figure) {
    long[] most = new long[uncovered.length];
    long[] sum = uncovered.clone();
    for (int atom = 0; atom < counts.length; atom++) {
      if (figure.get(names[atom])) {
        most[groups[atom]] = Math.max(most[groups[atom]], counts[atom]);
        sum[groups[atom]] += covers[atom];
      }
    }
    return IntStream.range(0, most.length)
        .mapToLong(group -> most[group] == 0 ? 0 : Math.max(most[group], sum[group]))
        .sum();
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
    return admitMost(figures, some -> admit(counted, some.stream().map(atoms).toList()));
  }

  /**
   * Adds as many figures as are safe: all at once, else the first half of them and then the second.
   *
   * @param admits adds some if all of them are safe
   * @return those that were not added
   */
  static <T> List<T> admitMost(List<T> figures, Predicate<List<T>> admits) {
    if (figures.isEmpty() || admits.test(figures)) {
      return List.of();
    }
    if (figures.size() == 1) {
      return figures;
    }
    int half = figures.size() / 2;
    List<T> refused = new ArrayList<>(admitMost(figures.subList(0, half), admits));
    refused.addAll(admitMost(figures.subList(half, figures.size()), admits));
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
      divide(rest, onLarge);
      outer.add(rest);
      return;
    }
    double[] onSmall = Arrays.copyOfRange(rest, large, rest.length);
    takeOut(basis, onSmall, onSmall.length);
    double norm = norm(onSmall, onSmall.length);
    if (norm > negligible) {
      divide(onSmall, norm);
      for (int i = 0; i < onSmall.length; i++) {
        leverage[i] += onSmall[i] * onSmall[i];
      }
      basis.add(onSmall);
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
    for (int p = 0; p < values.length; p++) {
      values[p] = figure.get(names[order[p]]) ? roots[p] : 0;
    }
    return values;
  }

  /**
   * Takes orthonormal directions out of a vector, by what both are up to a position: a second time
   * where little was left, which is enough (Kahan and Parlett; Daniel, Gragg, Kaufman and Stewart,
   * Mathematics of Computation 30, 1976, 772-795).
   */
  private static void takeOut(List<double[]> directions, double[] rest, int end) {
    double before = dot(rest, rest, end);
    for (int pass = 0; pass < 2; pass++) {
      if (pass == 1 && dot(rest, rest, end) >= before / 2) {
        return;
      }
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

  private static void divide(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }

  private static double norm(double[] values, int end) {
    return Math.sqrt(dot(values, values, end));
  }

  /** The inner product of two vectors, up to a position. */
  static double dot(double[] a, double[] b, int end) {
    double first = 0; // four sums: none waits for another
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < end; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < end; i++) {
      first += a[i] * b[i];
    }
    return first + second + (third + fourth);
  }

  private boolean revealsSensitive() {
    for (BitSet figure : sensitive) {
      if (follows(figure)) {
        return true;
      }
    }
    return false;
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
    sets.start(basis);
    for (int i = 0; i < leverage.length; i++) {
      if (leverage[i] >= sets.leastLeverage(i) && !isSafe(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSafe(int pivot) {
    if (leverage[pivot] >= 1 - SINGULAR) {
      return false;
    }
    return sets.isSafe(pivot, projection(pivot));
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
}
