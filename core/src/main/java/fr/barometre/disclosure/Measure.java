package fr.barometre.disclosure;

import fr.barometre.sample.CellColumns;
import java.util.Optional;

/**
 * What the atoms of a table bring to one indicator.
 *
 * @param clusters collectivités in the base
 * @param base Σ v
 * @param count Σ u
 * @param largest max v of a collectivité
 * @param largestCount max u of a collectivité, where amounts are added up; else zero
 * @param least the smallest move of a count that protects it
 * @param weights factors of the weighting asked for; empty if none was
 */
@SuppressWarnings("ArrayRecordComponent") // columns within the package, never compared
record Measure(
    long[] clusters,
    double[] base,
    double[] count,
    double[] largest,
    double[] largestCount,
    double least,
    Optional<double[]> weights) {

  /** A sum over atoms. */
  record Sum(
      long clusters, double base, double count, double largest, double largestCount, double least) {
    /** Whether someone in it says yes, so that it could be less. */
    boolean canFall() {
      return count > least;
    }

    /** Whether someone in it does not, so that it could be more. */
    boolean canRise() {
      return base - count > least;
    }

    Sum plus(Sum other) {
      return new Sum(
          clusters + other.clusters,
          base + other.base,
          count + other.count,
          Math.max(largest, other.largest),
          Math.max(largestCount, other.largestCount),
          Math.max(least, other.least));
    }
  }

  /** Answers are whole: any move that is none by rounding is of one at least. */
  static final double ANY = 1e-9;

  static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, ANY);

  /** What one cell brings. */
  static Sum at(CellColumns figures, int cell) {
    return new Sum(
        figures.clusters(cell),
        figures.base(cell),
        figures.count(cell),
        figures.largest(cell),
        figures.largestCount(cell),
        ANY);
  }

  Sum at(int atom) {
    return new Sum(
        clusters[atom], base[atom], count[atom], largest[atom], largestCount[atom], least);
  }

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
    return new Sum(clustersOver, baseOver, countOver, largestOver, largestCountOver, least);
  }
}
