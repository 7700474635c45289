package fr.barometre.examples.validation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.FlagCode;
import org.junit.jupiter.api.Test;

/** A hundred surveys of three mechanisms; the README has a thousand of each. */
class ValidationTest {

  @Test
  void with_random_response_flags_are_rare_and_both_intervals_cover() {
    Tallied random = Validation.run(new Scenario(Mechanism.RANDOM, 1), 629, 100);
    assertThat(random.rate(FlagCode.OPSN_OVERREPRESENTED)).isLessThanOrEqualTo(0.08);
    assertThat(random.rate(FlagCode.OPSN_BIASED)).isLessThanOrEqualTo(0.10);
    assertThat(random.observedCoverage()).isBetween(0.88, 1.0);
    assertThat(random.adjustedCoverage()).isBetween(0.88, 1.0);
  }

  @Test
  void with_opsn_related_response_a_flag_is_raised_and_the_adjusted_interval_covers() {
    Tallied related = Validation.run(new Scenario(Mechanism.OPSN_RELATED, 1), 629, 100);
    assertThat(related.observedCoverage()).isLessThan(0.60);
    assertThat(related.adjustedCoverage()).isBetween(0.88, 1.0);
    assertThat(related.warningRate()).isGreaterThanOrEqualTo(0.95);
    assertThat(Math.abs(related.adjustedBias())).isLessThan(0.01);
    assertThat(Math.abs(related.correctedBias())).isLessThan(0.01);
  }

  @Test
  void with_response_driven_by_the_answer_intervals_miss_and_no_flag_tells() {
    Tallied driven = Validation.run(new Scenario(Mechanism.ANSWER, 1), 629, 50);
    assertThat(driven.observedBias()).isGreaterThan(0.1);
    assertThat(driven.adjustedCoverage()).isLessThan(0.1);
    assertThat(driven.rate(FlagCode.OPSN_BIASED)).isLessThan(0.1);
  }
}
