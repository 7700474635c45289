package fr.barometre.cube;

/**
 * First and second moments of a cell, over its clusters.
 *
 * <p>Each cluster c (a collectivité) has three numbers: its size w, its part in the base v = Σ w b
 * and its part in the numerator u = Σ w y. Estimates are ratios of first moments; the variance of a
 * linear combination a u + b v + c w needs the second moments and nothing else.
 *
 * <p>They are held for the parts of a cluster that exclude each other: what counts u, what is in
 * the base and does not count, v - u, and what is outside the base, w - v. A combination is (a + b
 * + c) u + (b + c) (v - u) + c (w - v); on clusters that are all of one part its squares are a sum
 * of squares, without the cancellation of u² - 2 u v + v² where nearly all count.
 */
public final class Moments {

  private final long clusters;
  private final Sums sums;

  /** The moments of the variable in this cell alone. */
  private final CellMoments variable;

  Moments(long clusters, Sums sums, CellMoments variable) {
    this.clusters = clusters;
    this.sums = sums;
    this.variable = variable;
  }

  /**
   * Number of clusters in the cell, in the base or not.
   *
   * @return zero or more
   */
  public long clusters() {
    return clusters;
  }

  /**
   * Sum of the clusters' sizes.
   *
   * @return Σ w
   */
  public double size() {
    return sums.get(CellTally.W);
  }

  /**
   * The base: the denominator of the indicator.
   *
   * @return Σ v
   */
  public double base() {
    return sums.get(CellTally.V);
  }

  /**
   * The numerator of the indicator.
   *
   * @return Σ u
   */
  public double count() {
    return variable.count(0);
  }

  /**
   * The sum of a linear combination over the clusters.
   *
   * @param a factor of u
   * @param b factor of v
   * @param c factor of w
   * @return Σ (a u + b v + c w)
   */
  public double linear(double a, double b, double c) {
    return variable.linear(0, a, b, c);
  }

  /**
   * The sum of squares of a linear combination over the clusters.
   *
   * @param a factor of u
   * @param b factor of v
   * @param c factor of w
   * @return Σ (a u + b v + c w)², zero or more
   */
  public double squares(double a, double b, double c) {
    return variable.squares(0, a, b, c);
  }
}
