package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every method does at the ends, where none or all of the base count. */
class IntervalMethodTest {

  @ParameterizedTest
  @EnumSource
  void none_and_all_have_one_exact_end_and_mirror_each_other(IntervalMethod method) {
    Interval none = method.interval(new Precision(0, 0, 20, 20, 19, 20), 0.95);
    Interval all = method.interval(new Precision(1, 0, 20, 20, 19, 20), 0.95);
    assertThat(none.lower()).isZero();
    assertThat(none.upper()).isBetween(0.1, 0.3);
    assertThat(all.upper()).isEqualTo(1);
    assertThat(all.lower()).isCloseTo(1 - none.upper(), within(1e-12));
    if (method != IntervalMethod.WILSON) {
      // Clopper and Pearson: 1 - .025^(1/20).
      assertThat(none.upper()).isCloseTo(1 - Math.pow(.025, 1.0 / 20), within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_census_has_no_margin(IntervalMethod method) {
    Interval interval = method.interval(new Precision(0.3, 0, 20, 20, 19, 20), 0.95);
    assertThat(interval.lower()).isEqualTo(0.3);
    assertThat(interval.upper()).isEqualTo(0.3);
  }

  @ParameterizedTest
  @EnumSource
  void a_higher_level_gives_a_wider_interval_around_the_estimate(IntervalMethod method) {
    Precision precision = new Precision(0.3, 0.3 * 0.7 / 50, 50, 50, 49, 50);
    Interval narrow = method.interval(precision, 0.9);
    Interval wide = method.interval(precision, 0.99);
    assertThat(narrow.lower()).isLessThan(0.3).isGreaterThan(wide.lower());
    assertThat(narrow.upper()).isGreaterThan(0.3).isLessThan(wide.upper());
    assertThat(narrow.method()).isEqualTo(method.name());
  }

  /** The bounds of the likelihood interval are where the scaled ratio meets its limit. */
  @Test
  void likelihood_bounds_solve_their_equation() {
    double p = 0.02;
    double n = 180;
    double variance = 4 * p * (1 - p) / n;
    Interval interval =
        IntervalMethod.LIKELIHOOD.interval(new Precision(p, variance, 180, 15, 14, 180), 0.95);
    double t = Student.quantile(14, 0.05);
    double limit = n / (n - 1) * n * variance / (p * (1 - p)) * t * t;
    for (double theta : new double[] {interval.lower(), interval.upper()}) {
      double ratio = 2 * n * (p * Math.log(p / theta) + (1 - p) * Math.log((1 - p) / (1 - theta)));
      assertThat(ratio).isCloseTo(limit, within(1e-9 * limit));
    }
  }

  /** Angles of the square root: past zero R's is squared, past the estimate's own all is open. */
  @Test
  void arcsine_bounds_that_leave_the_quarter_circle() {
    double p = 0.1;
    double centre = Math.asin(Math.sqrt(p));
    assertThat(arcsine(p, 0.5).lower()).isCloseTo(0.0314377822, within(1e-10));
    assertThat(arcsine(p, 2 * centre + 1e-9).lower()).isZero();
    assertThat(arcsine(p, Math.PI - 2 * centre - 1e-9).upper()).isCloseTo(p, within(1e-8));
    assertThat(arcsine(p, 3)).extracting(Interval::lower, Interval::upper).containsExactly(0., 1.);
  }

  private static Interval arcsine(double p, double reach) {
    double error = reach / Student.quantile(4, 0.05) * 2 * Math.sqrt(p * (1 - p));
    return IntervalMethod.ARCSINE.interval(new Precision(p, error * error, 20, 5, 4, 20), 0.95);
  }

  @Test
  void wrong_calls_are_named() {
    Precision precision = new Precision(0.3, 0.01, 50, 50, 49, 50);
    assertThatThrownBy(() -> IntervalMethod.LOGIT.interval(precision, 95))
        .hasMessageContaining("confidence level 95.0 is not in (0, 1)");
    assertThatThrownBy(() -> new Precision(1.2, 0.01, 50, 50, 49, 50))
        .hasMessageContaining("proportion 1.2 is not in [0, 1]");
    assertThatThrownBy(() -> new Precision(0.3, Double.NaN, 50, 50, 49, 50))
        .hasMessageContaining("variance NaN");
    assertThatThrownBy(() -> new Precision(0.3, 0.01, 0, 50, 49, 50)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new Precision(0.3, 0.01, 50, 51, 49, 50))
        .hasMessageContaining("51 clusters of 50 units");
  }
}
