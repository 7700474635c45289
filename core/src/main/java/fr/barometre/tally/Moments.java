package fr.barometre.tally;

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

  private static final double ROUNDING = 32 * Math.ulp(1.0);

  /** What the fit of a weighting leaves of a factor that it explains. */
  private static final double FITTED = 1e-11;

  private final long clusters;
  private final Sums sums;
  private final int variable;
  private final double unit;

  /**
   * The moments of a variable.
   *
   * @param sums sums over the clusters
   * @param variable where those of the variable begin
   * @param unit what u and v - u of the variable make up for a v of one
   */
  Moments(long clusters, Sums sums, int variable, double unit) {
    this.clusters = clusters;
    this.sums = sums;
    this.variable = variable;
    this.unit = unit;
  }

  private double own(int sum) {
    return sums.get(variable + sum);
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
    return own(CellTally.U) / unit;
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
    double largest = Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
    return settled(a + b + c, FITTED * largest) * (own(CellTally.U) / unit)
        + settled(b + c, FITTED * largest) * (own(CellTally.OTHERS) / unit)
        + c * sums.get(CellTally.OUTSIDE);
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
    double largest = Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
    double ofU = settled(a + b + c, FITTED * largest);
    double ofOthers = settled(b + c, FITTED * largest);
    double square = unit * unit;
    double own =
        ofU * ofU * (own(CellTally.UU) / square)
            + ofOthers * ofOthers * (own(CellTally.OTHERS_SQUARES) / square)
            + c * c * sums.get(CellTally.OUTSIDE_SQUARES);
    double crossed =
        2
            * (ofU * ofOthers * (own(CellTally.U_OTHERS) / square)
                + ofU * c * (own(CellTally.U_OUTSIDE) / unit)
                + ofOthers * c * (own(CellTally.OTHERS_OUTSIDE) / unit));
    return settled(own + crossed, ROUNDING * own);
  }

  /**
   * The sum of squares of the clusters' sizes.
   *
   * @return Σ w²
   */
  public double sizeSquares() {
    return sums.get(CellTally.WW);
  }

  /** What is left after near cancellation is rounding: u = p v in every cluster, say. */
  private static double settled(double left, double rounding) {
    return Math.abs(left) > rounding ? left : 0;
  }
}
