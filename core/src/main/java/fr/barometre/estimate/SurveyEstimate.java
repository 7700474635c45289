package fr.barometre.estimate;

import fr.barometre.api.result.Interval;
import fr.barometre.inference.Differences;
import fr.barometre.inference.Student;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure of a {@link SurveyDesign} with its linearised variance.
 *
 * <p>Figures of one design, or of domains of it, can be subtracted: what both share counts once.
 */
public final class SurveyEstimate {

  private final SurveyDesign design;
  private final double value;
  private final double[] influence;
  private final Optional<Spread> spread;

  /** What the variance of a simple random sample without replacement needs. */
  private record Spread(double variance, double scale) {}

  /** The weighted influence of each unit on the figure. */
  double[] influence() {
    return influence;
  }

  SurveyEstimate(SurveyDesign design, double value, double[] influence) {
    this(design, value, influence, Optional.empty());
  }

  private SurveyEstimate(
      SurveyDesign design, double value, double[] influence, Optional<Spread> spread) {
    this.design = design;
    this.value = value;
    this.influence = influence;
    this.spread = spread;
  }

  SurveyEstimate ofMean(double[] y) {
    return design.units() < 2 ? this : with(new Spread(design.spread(y), 1));
  }

  SurveyEstimate ofTotal(double[] y) {
    return design.units() < 2
        ? this
        : with(new Spread(design.spread(y), design.size() * design.size()));
  }

  private SurveyEstimate with(Spread known) {
    return new SurveyEstimate(design, value, influence, Optional.of(known));
  }

  /**
   * The figure.
   *
   * @return in the unit of the variable
   */
  public double value() {
    return value;
  }

  /**
   * The linearised variance.
   *
   * @return zero or more
   * @throws IllegalArgumentException if a stratum has a single cluster, unless the design says how
   *     to treat it
   */
  public double variance() {
    return Math.max(0, design.covariance(influence, influence));
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
   * The covariance with another figure of the same design.
   *
   * @param other the other figure
   * @return the linearised covariance
   */
  public double covariance(SurveyEstimate other) {
    requireComparable(other);
    return design.covariance(influence, other.influence);
  }

  /**
   * The difference of two figures of the same design; zero where it is no more than rounding leaves
   * of equal ones.
   *
   * @param other the other figure
   * @return this one minus the other, with the variance of the difference
   */
  public SurveyEstimate minus(SurveyEstimate other) {
    requireComparable(other);
    double[] difference = new double[influence.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = influence[i] - other.influence[i];
    }
    return new SurveyEstimate(design, Differences.of(value, other.value), difference);
  }

  private void requireComparable(SurveyEstimate other) {
    if (!design.comparable(other.design)) {
      throw new IllegalArgumentException(
          "figures of different designs have no covariance; estimate both from one design or from"
              + " domains of it");
    }
  }

  /**
   * Student's interval, value ± t × standard error, for any figure.
   *
   * @param level confidence level, in (0, 1)
   * @return the interval, with the degrees of freedom of the whole design
   * @throws IllegalArgumentException if the level is none, or the design has no degree of freedom
   */
  public Interval interval(double level) {
    IntervalMethod.check(level);
    double reach = Student.quantile(design.designDegreesOfFreedom(), 1 - level) * standardError();
    return new Interval(value - reach, value + reach, level, "STUDENT");
  }

  /**
   * The two-sided p-value of Student's test that the figure is zero, on the degrees of freedom of
   * the whole design.
   *
   * @return in [0, 1]
   */
  public double pValue() {
    return Student.pValue(value, standardError(), design.designDegreesOfFreedom());
  }

  /**
   * Degrees of freedom: clusters minus strata, in the domain.
   *
   * @return zero or more
   */
  public long degreesOfFreedom() {
    return design.degreesOfFreedom();
  }

  /**
   * Design effect: the variance over that of a simple random sample without replacement of the same
   * size; R's {@code deff = TRUE}. The population's size is the sum of the weights.
   *
   * @return zero or more; empty for ratios, differences and census samples
   */
  public OptionalDouble designEffect() {
    if (spread.isEmpty()) {
      return OptionalDouble.empty();
    }
    double size = design.size();
    double units = design.units();
    double simple =
        spread.get().variance() * spread.get().scale() * (size - units) / (size * units);
    return simple > 0 ? OptionalDouble.of(variance() / simple) : OptionalDouble.empty();
  }

  /**
   * The interval of a proportion.
   *
   * @param method how to build it
   * @param level confidence level, in (0, 1)
   * @return the interval
   * @throws IllegalArgumentException if the figure is not in [0, 1]
   */
  public Interval interval(IntervalMethod method, double level) {
    return method.interval(
        new Precision(
            value, variance(), design.units(), degreesOfFreedom(), design.effectiveSize()),
        level);
  }

  @Override
  public String toString() {
    return value + " (SE " + standardError() + ")";
  }
}
