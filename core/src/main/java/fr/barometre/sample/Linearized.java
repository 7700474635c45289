package fr.barometre.sample;

import fr.barometre.cube.Trait;
import fr.barometre.inference.Differences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A figure with its linearised variable: each cluster's influence a u + b v + c w, with
 * coefficients for each cell.
 *
 * <p>A difference of figures of the same variable is such a figure too: their influences are
 * subtracted cluster by cluster before the variance is taken, which accounts for their covariance.
 * Reference: Binder, "On the Variances of Asymptotically Normal Estimators from Complex Surveys",
 * International Statistical Review 51 (1983), 279-292.
 *
 * <p>Example: a share p of a base V has the influence (u - p v) / V on the cells of its domain,
 * that is a = 1 / V, b = -p / V and c = 0.
 */
public final class Linearized {

  private final CubeSample sample;
  private final int variable;
  private final Optional<Trait> trait;
  private final double value;
  private final List<Term> terms;

  /**
   * A proportion's influence under a weighting, times a sign: (u - p v) / base on the cells of its
   * domain, less the fit of the weighting's variables on every cell.
   */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the package
  record Term(
      WeightedSample weighted,
      double sign,
      int[] cells,
      double proportion,
      double base,
      double[] coefficients) {

    double a() {
      return sign / base;
    }

    double b() {
      return -sign * proportion / base;
    }

    /** The coefficient of w in a cell. */
    double c(int cell) {
      return -sign * weighted.weights().explained().fitted(coefficients, cell);
    }

    Term minus() {
      return new Term(weighted, -sign, cells, proportion, base, coefficients);
    }
  }

  Linearized(
      CubeSample sample, int variable, Optional<Trait> trait, double value, List<Term> terms) {
    this.sample = sample;
    this.variable = variable;
    this.trait = trait;
    this.value = value;
    this.terms = terms;
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
   * <p>\[ \sum_h (1-f_h)\,\frac{n_h}{n_h-1}\sum_{c \in h} (z_c - \bar z_h)^2 \] over the strata of
   * the sample; see {@link fr.barometre.estimate.SamplingPlan}.
   *
   * @return zero or more
   */
  public double variance() {
    CellColumns columns = sample.columns(trait, variable);
    if (terms.size() == 1) {
      return terms.get(0).weighted().variance(terms.get(0), columns);
    }
    double[] a = new double[columns.length()];
    double[] b = new double[columns.length()];
    double[] c = new double[columns.length()];
    dense(a, b, c);
    SampleStrata strata = sample.strata();
    double[] sums = new double[strata.size()];
    double[] squares = new double[strata.size()];
    for (int k = 0; k < columns.length(); k++) {
      sums[strata.of(k)] += columns.moments().linear(k, a[k], b[k], c[k]);
      squares[strata.of(k)] += columns.moments().squares(k, a[k], b[k], c[k]);
    }
    return strata.variance(sums, squares);
  }

  /** Adds up the coefficients of all terms, cell by cell. */
  void dense(double[] a, double[] b, double[] c) {
    for (Term term : terms) {
      for (int k : term.cells()) {
        a[k] += term.a() * term.weighted().weights().factor(k);
        b[k] += term.b() * term.weighted().weights().factor(k);
      }
      for (int k = 0; k < c.length; k++) {
        c[k] += term.c(k) * term.weighted().weights().factor(k);
      }
    }
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
   * The difference of two figures; zero where it is no more than rounding leaves of equal ones.
   *
   * @param other a figure of the same variable, from the same sample
   * @return this one minus the other
   */
  public Linearized minus(Linearized other) {
    if (sample != other.sample || variable != other.variable || !trait.equals(other.trait)) {
      throw new IllegalArgumentException(
          "only figures of one variable and one sample can be subtracted");
    }
    List<Term> all = new ArrayList<>(terms);
    other.terms.forEach(term -> all.add(term.minus()));
    return new Linearized(sample, variable, trait, Differences.of(value, other.value), all);
  }

  CubeSample sample() {
    return sample;
  }

  /** The sample under the weighting of the figure; of a difference, of the first of them. */
  WeightedSample weighted() {
    return terms.get(0).weighted();
  }
}
