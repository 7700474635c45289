package fr.barometre.sample;

import fr.barometre.api.result.Interval;
import java.util.function.DoubleFunction;

/**
 * The interval of a difference from the intervals of its two figures: Newcombe's "square and add",
 * also known as MOVER.
 *
 * <p>With figures \(p_1\) in \([l_1, u_1]\) and \(p_2\) in \([l_2, u_2]\), the difference \(p_2 -
 * p_1\) is in \[ \left[\, p_2 - p_1 - \sqrt{(p_2-l_2)^2 + (u_1-p_1)^2},\; p_2 - p_1 +
 * \sqrt{(u_2-p_2)^2 + (p_1-l_1)^2} \,\right] \] if the two are independent; of figures that go
 * together it is too wide. It serves where all answers are the same, so that a standard error of 0
 * says nothing.
 *
 * <p>Example: none of 10 in one sample, all of 10 in another. Clopper and Pearson's 95 % intervals
 * are [0, 0.3085] and [0.6915, 1]; the difference is 1, in [0.5637, 1].
 *
 * <p>Reference: Newcombe, "Interval estimation for the difference between independent proportions:
 * comparison of eleven methods", Statistics in Medicine 17 (1998), 873-890; his intervals are
 * Wilson's.
 */
final class SquareAndAdd {

  /** Name of the method in an {@link Interval}. */
  static final String NAME = "SQUARE_AND_ADD";

  /** Smaller p-values are not told apart: levels nearer to 1 are lost by rounding. */
  private static final double SMALLEST = 1e-12;

  private static final int HALVINGS = 100;

  private final double before;
  private final double after;
  private final DoubleFunction<Interval> earlier;
  private final DoubleFunction<Interval> later;

  /**
   * A difference.
   *
   * @param before the figure that is taken away
   * @param earlier its interval, by level
   * @param after the figure that it is taken from
   * @param later its interval, by level
   */
  SquareAndAdd(
      double before,
      DoubleFunction<Interval> earlier,
      double after,
      DoubleFunction<Interval> later) {
    this.before = before;
    this.earlier = earlier;
    this.after = after;
    this.later = later;
  }

  /** The interval of the later figure minus the earlier one. */
  Interval interval(double level) {
    Interval one = earlier.apply(level);
    Interval two = later.apply(level);
    double difference = after - before;
    return new Interval(
        difference - Math.hypot(after - two.lower(), one.upper() - before),
        difference + Math.hypot(two.upper() - after, before - one.lower()),
        level,
        NAME);
  }

  /**
   * The p-value of no difference: what the widest interval leaves out that has zero at its end.
   *
   * @return in [1e-12, 1]; 1 for a difference of zero
   */
  double pValue() {
    if (after == before || !excludesZero(SMALLEST)) {
      return 1;
    }
    if (excludesZero(1 - SMALLEST)) {
      return SMALLEST;
    }
    double low = Math.log(SMALLEST);
    double high = Math.log(1 - SMALLEST);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (excludesZero(1 - Math.exp(middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.exp(high);
  }

  private boolean excludesZero(double level) {
    Interval interval = interval(level);
    return interval.lower() > 0 || interval.upper() < 0;
  }
}
