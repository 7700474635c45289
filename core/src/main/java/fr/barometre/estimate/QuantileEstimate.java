package fr.barometre.estimate;

import fr.barometre.api.result.Interval;
import fr.barometre.inference.Student;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A quantile of a {@link SurveyDesign} with Woodruff's interval.
 *
 * <p>The interval of the share of values no larger than the quantile, p ± t × SE, is read back on
 * the scale of the values; the standard error is its half width over t. Reference: Woodruff,
 * "Confidence Intervals for Medians and Other Position Measures", JASA 47 (1952), 635-646.
 * Immutable.
 */
public final class QuantileEstimate {

  /** A share this close below the probability has reached it: sums of weights are rounded. */
  private static final double TIES = 1e-12;

  private final double value;
  private final Optional<Interval> interval;
  private final OptionalDouble standardError;

  private QuantileEstimate(
      double value, Optional<Interval> interval, OptionalDouble standardError) {
    this.value = value;
    this.interval = interval;
    this.standardError = standardError;
  }

  static QuantileEstimate of(SurveyDesign design, double[] y, double probability, double level) {
    if (!(0 < probability && probability < 1)) {
      throw new IllegalArgumentException(
          "probability " + probability + " is not in (0, 1); the median is 0.5");
    }
    IntervalMethod.check(level);
    Sorted sorted = Sorted.of(y, design.members(), design.memberWeights());
    double value = sorted.quantile(probability);
    boolean[] noLarger = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      noLarger[i] = y[i] <= value;
    }
    SurveyEstimate share = design.proportion(noLarger);
    if (!design.isCensus() && share.untestable().isPresent()) {
      return new QuantileEstimate(value, Optional.empty(), OptionalDouble.empty());
    }
    double t = Student.quantile(Math.max(1, design.degreesOfFreedom()), 1 - level);
    double reach = t * share.standardError();
    double low = share.value() - reach;
    double high = share.value() + reach;
    if (low < 0 || high > 1) {
      return new QuantileEstimate(value, Optional.empty(), OptionalDouble.empty());
    }
    double lower = sorted.quantile(low);
    double upper = sorted.quantile(high);
    return new QuantileEstimate(
        value,
        Optional.of(new Interval(lower, upper, level, "WOODRUFF")),
        OptionalDouble.of((upper - lower) / (2 * t)));
  }

  /** Values in order with the weight up to each. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the class
  private record Sorted(double[] values, double[] cumulated) {

    static Sorted of(double[] y, int[] units, double[] weights) {
      int[] order =
          IntStream.range(0, units.length)
              .boxed()
              .sorted(Comparator.comparingDouble(k -> y[units[k]]))
              .mapToInt(Integer::intValue)
              .toArray();
      if (order.length == 0) {
        throw new IllegalArgumentException("a quantile needs one unit at least in the domain");
      }
      double[] values = new double[order.length];
      double[] cumulated = new double[order.length];
      double sum = 0;
      for (int k = 0; k < order.length; k++) {
        values[k] = y[units[order[k]]];
        sum += weights[order[k]];
        cumulated[k] = sum;
      }
      return new Sorted(values, cumulated);
    }

    /**
     * The inverse of the weighted distribution function: R's qrule "math", save that a probability
     * below the first value's share gives the first value, where survey 4.1 gives the second. Under
     * negative weights the function also falls: as in R its last crossing counts.
     */
    double quantile(double probability) {
      double wanted = (probability - TIES) * cumulated[cumulated.length - 1];
      int position = cumulated.length;
      while (position > 0 && cumulated[position - 1] >= wanted) {
        position--;
      }
      return values[Math.min(position, values.length - 1)];
    }
  }

  /**
   * The quantile.
   *
   * @return one of the values
   */
  public double value() {
    return value;
  }

  /**
   * Woodruff's interval.
   *
   * @return the interval; empty when the interval of the share leaves [0, 1], or the domain does
   *     not show one (no more clusters than strata, all values alike)
   */
  public Optional<Interval> interval() {
    return interval;
  }

  /**
   * The standard error read off the interval.
   *
   * @return zero or more; empty without interval
   */
  public OptionalDouble standardError() {
    return standardError;
  }

  @Override
  public String toString() {
    return value + interval.map(i -> " [" + i.lower() + "; " + i.upper() + "]").orElse("");
  }
}
