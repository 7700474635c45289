package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.BetaDistribution;

class BetaQuantilePropertyTest {

  @Property(tries = 1000)
  void is_the_root_of_the_distribution_function(
      @ForAll @DoubleRange(min = 0.05, max = 1e5) double a,
      @ForAll @DoubleRange(min = 1, max = 1e5) double b,
      @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.5) double probability) {
    double x = BetaQuantile.of(a, b, probability);

    BetaDistribution beta = BetaDistribution.of(a, b);
    assertThat(beta.cumulativeProbability(x * (1 - 1e-12))).isLessThan(probability * (1 + 1e-11));
    assertThat(beta.cumulativeProbability(x * (1 + 1e-12)))
        .isGreaterThan(probability * (1 - 1e-11));
  }

  @Property(tries = 1000)
  void agrees_with_the_librarys_own_search(
      @ForAll @DoubleRange(min = 0.3, max = 5000) double yes,
      @ForAll @DoubleRange(min = 0.3, max = 5000) double no) {
    double expected = BetaDistribution.of(yes, no + 1).inverseCumulativeProbability(0.025);

    assertThat(BetaQuantile.of(yes, no + 1, 0.025))
        .isCloseTo(expected, within(1e-11 * expected + 1e-15));
  }

  /** R 4.2.2, qbeta. The square root is Beta(2, 1)'s own inverse. */
  @Example
  void agrees_with_r_at_the_edges() {
    assertThat(BetaQuantile.of(3e8, 7e8, 0.025)).isCloseTo(0.2999715978023743, within(1e-12));
    assertThat(BetaQuantile.of(0.3, 1.2, 0.025)).isCloseTo(3.584757120109068e-06, within(1e-16));
    assertThat(BetaQuantile.of(2, 1, 0.005)).isCloseTo(Math.sqrt(0.005), within(1e-14));
    assertThat(BetaQuantile.of(1e-8, 5, 0.025)).isBetween(0.0, 1e-300);
  }

  /**
   * The normal limit, to a millionth of the width, where the distribution function has no digits.
   */
  @Example
  void is_normal_for_shapes_without_end() {
    for (double size : new double[] {1e13, 1e14, 1e16, 1e20}) {
      double width = 1.959963984540054 * Math.sqrt(.3 * .7 / size);
      assertThat(BetaQuantile.of(.3 * size, .7 * size + 1, 0.025))
          .isCloseTo(.3 - width, within(1e-6 * width + Math.ulp(.3)));
      assertThat(BetaQuantile.of(.3 * size + 1, .7 * size, 0.975))
          .isCloseTo(.3 + width, within(1e-6 * width + Math.ulp(.3)));
    }
  }
}
