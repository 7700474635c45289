package fr.barometre.suppression;

import fr.barometre.sample.CellColumns;
import java.util.Optional;

/**
 * What each atom contributes to one indicator, as columns with one value for each atom.
 *
 * <p>Example: an atom of three communes with weights 1, 1 and 2, of which the last says yes, has
 * {@code clusters} 3, {@code base} 4, {@code count} 2 and {@code largest} 2.
 *
 * @param clusters number of collectivités in the base
 * @param base sum of their weights; where answers are numbers, see {@link Tabulation}
 * @param count sum of the weights of those that the indicator counts ("yes")
 * @param largest largest weight of one collectivité
 * @param largestCount largest amount of one collectivité where answers are amounts; else zero
 * @param protection protection level: a hidden count is safe only if it could move by more than
 *     this
 * @param weights factors of the weighting that was asked for; empty if none was
 */
@SuppressWarnings("ArrayRecordComponent") // columns within the package, never compared
record Contributions(
    long[] clusters,
    double[] base,
    double[] count,
    double[] largest,
    double[] largestCount,
    double protection,
    Optional<double[]> weights) {

  /** Protection level of whole answers: a count that moves, rounding aside, moves by at least 1. */
  static final double ANY_MOVE = 1e-9;

  static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

  /** The contributions of several atoms together. */
  record Sum(long clusters, double base, double count, double largest, double largestCount) {

    Sum plus(Sum other) {
      return new Sum(
          clusters + other.clusters,
          base + other.base,
          count + other.count,
          Math.max(largest, other.largest),
          Math.max(largestCount, other.largestCount));
    }
  }

  /** The contribution of one cell of the cube. */
  static Sum ofCubeCell(CellColumns figures, int cell) {
    return new Sum(
        figures.clusters(cell),
        figures.base(cell),
        figures.count(cell),
        figures.largest(cell),
        figures.largestCount(cell));
  }

  /** The contribution of one atom. */
  Sum at(int atom) {
    return new Sum(clusters[atom], base[atom], count[atom], largest[atom], largestCount[atom]);
  }

  /** The contributions of some atoms together. */
  Sum over(int[] atoms) {
    long clustersOver = 0;
    double baseOver = 0;
    double countOver = 0;
    double largestOver = 0;
    double largestCountOver = 0;
    for (int atom : atoms) {
      clustersOver += clusters[atom];
      baseOver += base[atom];
      countOver += count[atom];
      largestOver = Math.max(largestOver, largest[atom]);
      largestCountOver = Math.max(largestCountOver, largestCount[atom]);
    }
    return new Sum(clustersOver, baseOver, countOver, largestOver, largestCountOver);
  }

  /** Whether a count may be lower by the protection level: someone says yes. */
  boolean canFall(double count) {
    return count > protection;
  }

  /** Whether a count may be higher by the protection level: someone does not say yes. */
  boolean canRise(double base, double count) {
    return base - count > protection;
  }
}
