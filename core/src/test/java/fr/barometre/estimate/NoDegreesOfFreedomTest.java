package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** As many clusters as strata: figures and, centred, a variance, but nothing to judge them by. */
class NoDegreesOfFreedomTest {

  private static final SurveyDesign DESIGN =
      SurveyDesign.of(1, 1, 1, 1)
          .withStrata("n", "n", "s", "s")
          .withClusters("1", "1", "2", "2")
          .withLonelyStrata(LonelyStratum.CENTERED);

  @Test
  void figures_stand_and_what_needs_a_degree_is_refused_in_words() {
    SurveyEstimate mean = DESIGN.mean(1, 2, 3, 6);
    assertThat(DESIGN.degreesOfFreedom()).isZero();
    assertThat(mean.value()).isEqualTo(3);
    // Deviations over four, by cluster: (-2 - 1) / 4 and (0 + 3) / 4; each stratum's square.
    assertThat(mean.variance()).isCloseTo(2 * 0.75 * 0.75, within(1e-12));
    String needed = "need a degree of freedom at least, got 0";
    assertThatThrownBy(() -> mean.interval(0.95)).hasMessageContaining(needed);
    assertThatThrownBy(mean::pValue).hasMessageContaining(needed);
    assertThatThrownBy(
            () ->
                RaoScott.test(
                    DESIGN, new String[] {"a", "b", "a", "b"}, new String[] {"x", "x", "y", "x"}))
        .hasMessageContaining("got 0 degrees")
        .hasMessageContaining("expected more clusters than strata");
  }

  @Test
  void a_census_leaves_no_variance_to_test_by() {
    SurveyDesign census = SurveyDesign.of(1, 1, 1, 1).withPopulationSizes(4, 4, 4, 4);
    assertThatThrownBy(
            () ->
                RaoScott.test(
                    census, new String[] {"a", "b", "a", "b"}, new String[] {"x", "x", "y", "x"}))
        .hasMessageContaining("a variance of 0")
        .hasMessageContaining("no census");
  }
}
