package fr.barometre.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Benjamini and Hochberg's p-values by hand, and on their own example. */
class FalseDiscoveryTest {

  /** Benjamini and Hochberg (1995), §4: 15 tests of which four are rejected at 5 %. */
  @Test
  void four_of_the_fifteen_tests_of_the_paper_are_discoveries() {
    double[] adjusted =
        FalseDiscovery.adjusted(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0);
    assertThat(adjusted[0]).isCloseTo(0.0015, within(1e-15));
    assertThat(adjusted[3]).isCloseTo(15 * 0.0095 / 4, within(1e-15));
    assertThat(adjusted[3]).isLessThan(0.05);
    assertThat(adjusted[4]).isCloseTo(15 * 0.0201 / 5, within(1e-15)).isGreaterThan(0.05);
    // 15 x 0.0278 / 6 = 0.0695, but the seventh gives 0.0639 and the eighth 0.0645.
    assertThat(adjusted[5]).isCloseTo(15 * 0.0298 / 7, within(1e-15));
    assertThat(adjusted[14]).isEqualTo(1);
  }

  @Test
  void the_order_of_tests_does_not_matter() {
    assertThat(FalseDiscovery.adjusted(0.04, 0.01, 0.02))
        .containsExactly(new double[] {0.04, 0.03, 0.03}, within(1e-15));
    assertThat(FalseDiscovery.adjusted()).isEmpty();
  }
}
