package fr.barometre.examples.validation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.FlagCode;
import org.junit.jupiter.api.Test;

/** A hundred surveys of the decisive mechanisms; the README has a thousand of each. */
class ValidationTest {

  @Test
  void random_response_raises_no_alarm_and_both_intervals_cover() {
    Tallied random = Validation.run(new Scenario(Mechanism.RANDOM, 1), 629, 100);
    assertThat(random.rate(FlagCode.OPSN_OVERREPRESENTED)).isLessThanOrEqualTo(0.08);
    assertThat(random.rate(FlagCode.OPSN_BIASED)).isLessThanOrEqualTo(0.10);
    assertThat(random.observedCoverage()).isBetween(0.88, 1.0);
    assertThat(random.adjustedCoverage()).isBetween(0.88, 1.0);
  }

  @Test
  void related_opsn_heavy_response_is_seen_and_mended() {
    Tallied related = Validation.run(new Scenario(Mechanism.OPSN_RELATED, 1), 629, 100);
    assertThat(related.observedCoverage()).isLessThan(0.60);
    assertThat(related.adjustedCoverage()).isBetween(0.88, 1.0);
    assertThat(related.warningRate()).isGreaterThanOrEqualTo(0.95);
    assertThat(Math.abs(related.adjustedBias())).isLessThan(0.01);
    assertThat(Math.abs(related.correctedBias())).isLessThan(0.01);
  }

  @Test
  void a_response_driven_by_the_answer_itself_is_not_seen() {
    Tallied driven = Validation.run(new Scenario(Mechanism.ANSWER, 1), 629, 50);
    assertThat(driven.observedBias()).isGreaterThan(0.1);
    assertThat(driven.adjustedCoverage()).isLessThan(0.1);
    assertThat(driven.rate(FlagCode.OPSN_BIASED)).isLessThan(0.1);
  }
}
