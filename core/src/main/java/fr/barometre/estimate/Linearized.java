package fr.barometre.estimate;

import fr.barometre.api.answer.Role;
import java.util.Optional;

/**
 * A figure and each cluster's influence on it, a u + b v + c w with coefficients by cell.
 *
 * <p>Differences of figures of the same variable are again such figures: their influences are
 * subtracted cluster by cluster before the variance is taken, so that what both share counts once.
 */
public final class Linearized {

  private final CubeSample sample;
  private final int variable;
  private final Optional<Role> role;
  private final double value;
  private final double[] a;
  private final double[] b;
  private final double[] c;

  Linearized(
      CubeSample sample,
      int variable,
      Optional<Role> role,
      double value,
      double[] a,
      double[] b,
      double[] c) {
    this.sample = sample;
    this.variable = variable;
    this.role = role;
    this.value = value;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /**
   * The figure.
   *
   * @return a proportion, or a difference of proportions
   */
  public double value() {
    return value;
  }

  /**
   * The linearised (Taylor) variance.
   *
   * <p>\[ (1-f)\,\frac{n}{n-1}\sum_c (z_c - \bar z)^2 \] over the n clusters of the sample, of
   * which f is the share of the frame.
   *
   * @return zero or more
   */
  public double variance() {
    return sample.variance(this);
  }

  /**
   * The linearised standard error.
   *
   * @return zero or more
   */
  public double standardError() {
    return Math.sqrt(variance());
  }

  /**
   * The difference of two figures.
   *
   * @param other a figure of the same variable, from the same sample
   * @return this one minus the other
   */
  public Linearized minus(Linearized other) {
    if (sample != other.sample || variable != other.variable || !role.equals(other.role)) {
      throw new IllegalArgumentException(
          "only figures of one variable and one sample can be subtracted");
    }
    return new Linearized(
        sample,
        variable,
        role,
        value - other.value,
        difference(a, other.a),
        difference(b, other.b),
        difference(c, other.c));
  }

  private static double[] difference(double[] left, double[] right) {
    double[] difference = new double[left.length];
    for (int k = 0; k < left.length; k++) {
      difference[k] = left[k] - right[k];
    }
    return difference;
  }

  CubeSample sample() {
    return sample;
  }

  int variable() {
    return variable;
  }

  Optional<Role> role() {
    return role;
  }

  double a(int cell) {
    return a[cell];
  }

  double b(int cell) {
    return b[cell];
  }

  double c(int cell) {
    return c[cell];
  }
}
