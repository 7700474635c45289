package fr.barometre.tally;

/**
 * First and second moments of a cell, over its clusters.
 *
 * <p>Each cluster c (a collectivité) has three numbers: its size w, its part in the base v = Σ w b
 * and its part in the numerator u = Σ w y. Estimates are ratios of first moments; the variance of a
 * linear combination a u + b v + c w needs the second moments and nothing else.
 */
public final class Moments {

  private static final double ROUNDING = 32 * Math.ulp(1.0);

  private final long clusters;
  private final double w;
  private final double v;
  private final double u;
  private final double ww;
  private final double wv;
  private final double wu;
  private final double vv;
  private final double vu;
  private final double uu;

  Moments(long clusters, Sums sums, int variable) {
    this.clusters = clusters;
    this.w = sums.get(CellTally.W);
    this.v = sums.get(CellTally.V);
    this.ww = sums.get(CellTally.WW);
    this.wv = sums.get(CellTally.WV);
    this.vv = sums.get(CellTally.VV);
    this.u = sums.get(variable + CellTally.U);
    this.wu = sums.get(variable + CellTally.WU);
    this.vu = sums.get(variable + CellTally.VU);
    this.uu = sums.get(variable + CellTally.UU);
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
    return w;
  }

  /**
   * The base: the denominator of the indicator.
   *
   * @return Σ v
   */
  public double base() {
    return v;
  }

  /**
   * The numerator of the indicator.
   *
   * @return Σ u
   */
  public double count() {
    return u;
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
    return a * u + b * v + c * w;
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
    double own = a * a * uu + b * b * vv + c * c * ww;
    double crossed = 2 * (a * b * vu + a * c * wu + b * c * wv);
    double squares = own + crossed;
    // What is left after near cancellation is rounding: u = p v in every cluster, say.
    return squares > ROUNDING * own ? squares : 0;
  }
}
