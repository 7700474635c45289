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
  private final double w;
  private final double v;
  private final double u;
  private final double others;
  private final double outside;
  private final double ww;
  private final double uu;
  private final double uOthers;
  private final double uOutside;
  private final double othersOthers;
  private final double othersOutside;
  private final double outsideOutside;

  /**
   * The moments of a variable.
   *
   * @param sums sums over the clusters
   * @param variable where those of the variable begin
   * @param unit what u and v - u of the variable make up for a v of one
   */
  Moments(long clusters, Sums sums, int variable, double unit) {
    double square = unit * unit;
    this.clusters = clusters;
    this.w = sums.get(CellTally.W);
    this.v = sums.get(CellTally.V);
    this.ww = sums.get(CellTally.WW);
    this.u = sums.get(variable + CellTally.U) / unit;
    this.others = sums.get(variable + CellTally.OTHERS) / unit;
    this.outside = sums.get(CellTally.OUTSIDE);
    this.uu = sums.get(variable + CellTally.UU) / square;
    this.uOthers = sums.get(variable + CellTally.U_OTHERS) / square;
    this.othersOthers = sums.get(variable + CellTally.OTHERS_SQUARES) / square;
    this.uOutside = sums.get(variable + CellTally.U_OUTSIDE) / unit;
    this.othersOutside = sums.get(variable + CellTally.OTHERS_OUTSIDE) / unit;
    this.outsideOutside = sums.get(CellTally.OUTSIDE_SQUARES);
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
    double largest = Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
    return settled(a + b + c, FITTED * largest) * u
        + settled(b + c, FITTED * largest) * others
        + c * outside;
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
    double own = ofU * ofU * uu + ofOthers * ofOthers * othersOthers + c * c * outsideOutside;
    double crossed =
        2 * (ofU * ofOthers * uOthers + ofU * c * uOutside + ofOthers * c * othersOutside);
    double squares = own + crossed;
    return settled(squares, ROUNDING * own);
  }

  /**
   * The sum of squares of the clusters' sizes.
   *
   * @return Σ w²
   */
  public double sizeSquares() {
    return ww;
  }

  /** What is left after near cancellation is rounding: u = p v in every cluster, say. */
  private static double settled(double left, double rounding) {
    return Math.abs(left) > rounding ? left : 0;
  }
}
