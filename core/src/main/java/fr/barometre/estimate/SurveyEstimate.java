package fr.barometre.estimate;

import fr.barometre.api.result.Interval;
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
  private record Spread(double variance, boolean total) {}

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

  SurveyEstimate withSpreadOf(double[] y, boolean total) {
    return design.units() < 2
        ? this
        : new SurveyEstimate(
            design, value, influence, Optional.of(new Spread(design.spread(y), total)));
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
    return design.covariance(influence, other.influence);
  }

  /**
   * The difference of two figures of the same design.
   *
   * @param other the other figure
   * @return this one minus the other, with the variance of the difference
   */
  public SurveyEstimate minus(SurveyEstimate other) {
    double[] difference = new double[influence.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = influence[i] - other.influence[i];
    }
    return new SurveyEstimate(design, value - other.value, difference);
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
    double simple = spread.get().variance() * (size - units) / (size * units);
    if (spread.get().total()) {
      simple *= size * size;
    }
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
