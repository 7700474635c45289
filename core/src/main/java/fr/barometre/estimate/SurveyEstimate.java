package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.result.Interval;
import fr.barometre.inference.Student;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * A figure of a {@link SurveyDesign} with its variance: linearised, or over replicate weights
 * ({@link SurveyDesign#replicated}).
 *
 * <p>Figures of one design, or of domains of it, can be combined: {@link #contrast} for weighted
 * sums, {@link #plus} and {@link #minus}, {@link #ratioTo} for ratios. What they share counts once,
 * since their influences are combined unit by unit before the variance is taken (R's {@code
 * svycontrast}). Reference: Binder, "On the Variances of Asymptotically Normal Estimators from
 * Complex Surveys", International Statistical Review 51 (1983), 279-292.
 *
 * <p>Degrees of freedom are those of the domain that a figure is about. A combination of several
 * has those of all their units, clusters minus strata, as long as each has thirty by itself; below
 * that as many as the figure with the fewest, since a difference between two clusters and eighteen
 * is hardly surer than the two.
 */
public final class SurveyEstimate {

  /** With as many degrees of freedom Student's quantile is within 4 % of the normal one. */
  private static final long MANY_DEGREES = 30;

  private final double value;

  /** The parts of the figure: one, or one for each domain that it combines. */
  private final List<Part> parts;

  private final UnitValues influence;
  private final Optional<Spread> spread;

  /** Whether the figure is the share of a part in its whole. */
  private final boolean share;

  /** The contribution of a domain's units: their weighted influences. */
  private record Part(SurveyDesign domain, UnitValues influence) {

    Part times(double factor) {
      return new Part(domain, influence.times(factor));
    }
  }

  /** The numbers behind the variance of a simple random sample without replacement. */
  private record Spread(double variance, double scale) {}

  private SurveyEstimate(
      double value,
      List<Part> parts,
      UnitValues influence,
      Optional<Spread> spread,
      boolean share) {
    this.value = value;
    this.parts = parts;
    this.influence = influence;
    this.spread = spread;
    this.share = share;
  }

  /**
   * A figure of a domain, given by the weighted influence of each member, or by its distance from
   * the middle in each replicate.
   */
  static SurveyEstimate of(SurveyDesign domain, double value, UnitValues values, boolean share) {
    return new SurveyEstimate(
        value, List.of(new Part(domain, values)), values, Optional.empty(), share);
  }

  SurveyEstimate ofMean(IntToDoubleFunction y) {
    return design().units() < 2 ? this : with(new Spread(design().spread(y), 1));
  }

  SurveyEstimate ofTotal(IntToDoubleFunction y) {
    return design().units() < 2
        ? this
        : with(new Spread(design().spread(y), design().size() * design().size()));
  }

  private SurveyEstimate with(Spread known) {
    return new SurveyEstimate(value, parts, influence, Optional.of(known), share);
  }

  /** The domain of the figure, or of the first that it combines. */
  private SurveyDesign design() {
    return parts.get(0).domain();
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
   * The variance: linearised, or over replicates.
   *
   * @return zero or more
   * @throws IllegalArgumentException if a stratum has a single cluster, unless the design says how
   *     to treat it, the figure has no value in a replicate, or the variance is too large or too
   *     small for a number
   */
  public double variance() {
    int power = influence.power();
    double scaled = variance(power);
    double variance = Math.scalb(scaled, 2 * power);
    if (Double.isInfinite(variance) || (scaled > 0 && variance < Double.MIN_NORMAL)) {
      throw new IllegalArgumentException(
          "the variance of "
              + value
              + ", whose standard error is "
              + standardError()
              + ", is beyond what a number can hold; expected values in another unit, or"
              + " standardError()");
    }
    return variance;
  }

  /** The variance in units of 4 to a power. */
  private double variance(int power) {
    Optional<String> unknown = design().varianceUnknown(influence);
    if (unknown.isPresent()) {
      throw new IllegalArgumentException(unknown.orElseThrow());
    }
    UnitValues scaled = influence.inUnitOf(power);
    return design().covariance(scaled, scaled);
  }

  /**
   * The standard error.
   *
   * @return zero or more
   */
  public double standardError() {
    int power = influence.power();
    return Math.scalb(Math.sqrt(variance(power)), power);
  }

  /**
   * The covariance with another figure of the same design.
   *
   * @param other the other figure
   * @return the covariance
   */
  public double covariance(SurveyEstimate other) {
    requireComparable(other);
    Optional<String> unknown =
        design().varianceUnknown(influence).or(() -> design().varianceUnknown(other.influence));
    if (unknown.isPresent()) {
      throw new IllegalArgumentException(unknown.orElseThrow());
    }
    int power = influence.power();
    int others = other.influence.power();
    double covariance =
        Math.scalb(
            design().covariance(influence.inUnitOf(power), other.influence.inUnitOf(others)),
            power + others);
    if (Double.isInfinite(covariance)) {
      throw new IllegalArgumentException(
          "the covariance of "
              + value
              + " and "
              + other.value
              + " is beyond what a number can hold; expected values in another unit");
    }
    return covariance;
  }

  /**
   * The sum of two figures of the same design.
   *
   * @param other the other figure
   * @return this one plus the other, with the variance of the sum
   */
  public SurveyEstimate plus(SurveyEstimate other) {
    requireNonNull(other, "other");
    return contrast(List.of(this, other), 1, 1);
  }

  /**
   * The difference of two figures of the same design; zero where it is no more than rounding leaves
   * of equal ones.
   *
   * @param other the other figure
   * @return this one minus the other, with the variance of the difference
   */
  public SurveyEstimate minus(SurveyEstimate other) {
    requireNonNull(other, "other");
    return contrast(List.of(this, other), 1, -1);
  }

  /**
   * The figure in another unit.
   *
   * @param factor finite, not zero
   * @return the multiple
   */
  public SurveyEstimate times(double factor) {
    return contrast(List.of(this), factor);
  }

  /**
   * A linear combination \(\sum_k c_k \hat\theta_k\) of figures of the same design, with the
   * variance \(c'Vc\) that their full covariance gives it; R's {@code svycontrast(stat, c(…))}. Its
   * value is zero where it is no more than rounding leaves of its terms.
   *
   * @param figures the figures, at least one
   * @param coefficients one finite coefficient a figure, other than zero: 1 and -1 for a
   *     difference, shares that add up to 1 for a standardised figure
   * @return the combination
   * @throws IllegalArgumentException if numbers differ, a coefficient is zero or not finite, or the
   *     figures are not of one design
   */
  public static SurveyEstimate contrast(List<SurveyEstimate> figures, double... coefficients) {
    if (figures.isEmpty() || figures.size() != coefficients.length) {
      throw new IllegalArgumentException(
          coefficients.length
              + " coefficients for "
              + figures.size()
              + " figures; expected one each, and one figure at least");
    }
    double value = 0;
    double largest = 0;
    for (int k = 0; k < coefficients.length; k++) {
      if (!(Math.abs(coefficients[k]) > 0
          && Math.abs(coefficients[k]) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "coefficient " + coefficients[k] + "; expected a finite number other than 0");
      }
      double term = coefficients[k] * figures.get(k).value;
      value += term;
      largest = Math.max(largest, Math.abs(term));
    }
    return combined(
        Math.abs(value) > UnitWeights.ROUNDING * largest || figures.size() == 1 ? value : 0,
        figures,
        coefficients);
  }

  /**
   * The ratio of two figures of the same design, by the delta method; R's {@code svycontrast(stat,
   * quote(a / b))}. The ratio of two totals of one domain is also {@link SurveyDesign#ratio}.
   *
   * @param denominator the other figure, not zero
   * @return this figure divided by the other
   * @throws IllegalArgumentException if the other figure is zero, or of another design
   */
  public SurveyEstimate ratioTo(SurveyEstimate denominator) {
    if (requireNonNull(denominator, "denominator").value == 0) {
      throw new IllegalArgumentException("no ratio to a figure of 0; expected another");
    }
    double ratio = value / denominator.value;
    return combined(
        ratio, List.of(this, denominator), 1 / denominator.value, -ratio / denominator.value);
  }

  /** A figure whose influences are a linear combination of those of others. */
  private static SurveyEstimate combined(
      double value, List<SurveyEstimate> figures, double... slopes) {
    SurveyEstimate first = figures.get(0);
    List<Part> parts = new ArrayList<>();
    UnitValues influence = first.influence.times(slopes[0]);
    for (int k = 0; k < slopes.length; k++) {
      SurveyEstimate figure = requireNonNull(figures.get(k), "figure");
      first.requireComparable(figure);
      if (k > 0) {
        influence = influence.plus(figure.influence.times(slopes[k]));
      }
      for (Part part : figure.parts) {
        add(parts, part.times(slopes[k]));
      }
    }
    return new SurveyEstimate(value, List.copyOf(parts), influence, Optional.empty(), false);
  }

  /** Figures of one domain are one part: their influences add up before any variance is taken. */
  private static void add(List<Part> parts, Part added) {
    for (int k = 0; k < parts.size(); k++) {
      Part part = parts.get(k);
      if (part.domain().members() == added.domain().members()) {
        parts.set(k, new Part(part.domain(), part.influence().plus(added.influence())));
        return;
      }
    }
    parts.add(added);
  }

  private void requireComparable(SurveyEstimate other) {
    if (!design().comparable(requireNonNull(other, "other").design())) {
      throw new IllegalArgumentException(
          "figures of different designs have no covariance; estimate both from one design or from"
              + " domains of it");
    }
  }

  /**
   * Student's interval, value ± t × standard error, for any figure.
   *
   * @param level confidence level, in (0, 1)
   * @return the interval, on the figure's {@link #degreesOfFreedom()}
   * @throws IllegalArgumentException if the level is none, or the sample does not show how far the
   *     figure may be off: see {@link #untestable()}
   */
  public Interval interval(double level) {
    IntervalMethod.check(level);
    if (isKnownForSure()) {
      return new Interval(value, value, level, "STUDENT");
    }
    requireTestable();
    double reach = Student.quantile(degreesOfFreedom(), 1 - level) * standardError();
    return new Interval(value - reach, value + reach, level, "STUDENT");
  }

  /**
   * The two-sided p-value of Student's test that the figure is zero, on its {@link
   * #degreesOfFreedom()}.
   *
   * @return in [0, 1]
   * @throws IllegalArgumentException if the sample does not show how far the figure may be off: see
   *     {@link #untestable()}
   */
  public double pValue() {
    if (!isKnownForSure()) {
      requireTestable();
    }
    return Student.pValue(value, standardError(), Math.max(1, degreesOfFreedom()));
  }

  /** Whether every part is of a census, which leaves nothing to chance. */
  private boolean isKnownForSure() {
    return parts.stream().allMatch(part -> part.domain().isCensus())
        && design().varianceUnknown(influence).isEmpty()
        && standardError() == 0;
  }

  private void requireTestable() {
    Optional<String> reason = untestable();
    if (reason.isPresent()) {
      throw new IllegalArgumentException(reason.orElseThrow());
    }
  }

  /**
   * Why the figure has neither Student's interval nor a p-value: a stratum has a single cluster, a
   * domain has no more clusters than strata, or all values are alike, so that the sample does not
   * show how far the figure may be off.
   *
   * @return the reason; empty when it has both
   */
  public Optional<String> untestable() {
    if (isKnownForSure()) {
      return Optional.empty();
    }
    Optional<String> empty = noUnit();
    if (empty.isPresent()) {
      return empty;
    }
    for (Part part : parts) {
      Optional<String> none = part.domain().noDegree();
      if (none.isPresent()) {
        return none;
      }
    }
    if (influence.isZero()) {
      return Optional.of(
          "all "
              + parts.stream().mapToInt(part -> part.domain().units()).sum()
              + " units say the same, which shows no error"
              + (share
                  ? "; a proportion has an interval all the same,"
                      + " interval(IntervalMethod.KORN_GRAUBARD, level)"
                  : ""));
    }
    return design().varianceUnknown(influence);
  }

  /** Why a total of a domain without units, which is 0, shows no error. */
  private Optional<String> noUnit() {
    return parts.stream().anyMatch(part -> part.domain().units() == 0)
        ? Optional.of("the domain has no unit")
        : Optional.empty();
  }

  /**
   * Degrees of freedom: clusters minus strata, in the domain; of a combination see above.
   *
   * @return zero or more
   */
  public long degreesOfFreedom() {
    if (parts.size() == 1) {
      return design().degreesOfFreedom();
    }
    long fewest =
        parts.stream().mapToLong(part -> part.domain().degreesOfFreedom()).min().orElse(0);
    if (fewest < MANY_DEGREES) {
      return fewest;
    }
    int[] together = parts.get(0).domain().members();
    for (Part part : parts) {
      together = UnitValues.union(together, part.domain().members());
    }
    return design().degreesOfFreedom(together);
  }

  /**
   * How many units the figure leaves out because a value was missing.
   *
   * @return zero or more; of a combination that of the figure that leaves out most
   */
  public int missing() {
    return parts.stream().mapToInt(part -> part.domain().missing()).max().orElse(0);
  }

  /**
   * Design effect: the variance over that of a simple random sample without replacement of the same
   * size; R's {@code deff = TRUE}. The population's size is the sum of the weights.
   *
   * @return zero or more; empty for ratios, combinations, census samples and values whose squares a
   *     number cannot hold
   */
  public OptionalDouble designEffect() {
    if (spread.isEmpty()) {
      return OptionalDouble.empty();
    }
    double size = design().size();
    double units = design().units();
    double simple =
        spread.get().variance() * spread.get().scale() * (size - units) / (size * units);
    double error = standardError() / Math.sqrt(simple);
    return Double.MIN_NORMAL <= simple && simple < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(error * error)
        : OptionalDouble.empty();
  }

  /**
   * The interval of a proportion.
   *
   * @param method how to build it
   * @param level confidence level, in (0, 1)
   * @return the interval
   * @throws IllegalArgumentException if the figure is no proportion, or the domain has no more
   *     clusters than strata
   */
  public Interval interval(IntervalMethod method, double level) {
    if (!share) {
      throw new IllegalArgumentException(
          method
              + " is for proportions, shares of a part in its whole; of other figures take"
              + " Student's interval, interval(level)");
    }
    IntervalMethod.check(level);
    SurveyDesign domain = design();
    if (isKnownForSure()) {
      return new Interval(value, value, level, method.name());
    }
    if (domain.degreesOfFreedom() < 1) {
      requireTestable();
    }
    return method.interval(
        new Precision(
            value > 1 && value < 1 + UnitWeights.ROUNDING ? 1 : value,
            variance(),
            domain.units(),
            domain.clusters(),
            domain.degreesOfFreedom(),
            domain.effectiveSize()),
        level);
  }

  @Override
  public String toString() {
    String error =
        noUnit()
            .or(() -> design().varianceUnknown(influence))
            .map(reason -> "no standard error: " + reason)
            .orElseGet(() -> "SE " + standardError());
    return value + " (" + error + (missing() == 0 ? "" : "; " + missing() + " left out") + ")";
  }
}
