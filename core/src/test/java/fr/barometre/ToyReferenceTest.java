package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.weighting.PostStratification;
import org.junit.jupiter.api.Test;

/**
 * The toy example of the project's methods: N = 1000, N_A = 400, n = 120, n_A = 72, 43 of 72 yes
 * inside and 14 of 48 outside. Figures worked by hand, or with R's hypergeometric distribution.
 */
class ToyReferenceTest {

  private static final IndicatorResult RESULT =
      Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute();
  private static final OpsnDiagnosis OPSN = RESULT.opsn();

  @Test
  void observed_and_post_stratified_with_its_standard_error() {
    assertThat(RESULT.observed().value()).isEqualTo(0.475);
    assertThat(RESULT.adjusted().value()).isCloseTo(0.4138889, within(5e-8));
    assertThat(RESULT.adjusted().standardError().orElseThrow()).isCloseTo(.04300416, within(5e-9));
    assertThat(OPSN.adjusted()).isEqualTo(RESULT.adjusted());
  }

  @Test
  void standard_error_of_a_simple_random_sample() {
    // (1 - 120/1000) / 119 * .475 * .525
    assertThat(RESULT.observed().standardError().orElseThrow())
        .isCloseTo(Math.sqrt(.88 / 119 * .475 * .525), within(1e-15));
    assertThat(RESULT.observed().designEffect().orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  void explicit_post_stratification_is_the_same() {
    Estimate adjusted =
        Samples.charte(Samples.toy(), Samples.TOY_FRAME)
            .weighting(PostStratification.on(Dimension.OPSN))
            .compute()
            .adjusted();
    assertThat(adjusted).isEqualTo(RESULT.adjusted());
  }

  @Test
  void kish() {
    assertThat(RESULT.adjusted().kishDesignEffect()).isCloseTo(1.166667, within(5e-7));
    assertThat(RESULT.adjusted().effectiveBase()).isCloseTo(102.857, within(5e-4));
    assertThat(RESULT.observed().effectiveBase()).isEqualTo(120);
  }

  @Test
  void representation() {
    var representation = OPSN.representation().orElseThrow();
    assertThat(representation.ratio()).isCloseTo(1.5, within(1e-12));
    assertThat(representation.difference()).isCloseTo(.2, within(1e-12));
    assertThat(representation.cohensH())
        .isCloseTo(2 * Math.asin(Math.sqrt(.6)) - 2 * Math.asin(Math.sqrt(.4)), within(1e-12));
    assertThat(representation.upperTail()).isCloseTo(1.94465e-6, within(5e-12));
    assertThat(representation.twoSided()).isCloseTo(3.76727e-6, within(5e-12));
  }

  @Test
  void effect_shift_and_tipping_share() {
    double difference = 43.0 / 72 - 14.0 / 48;
    var effect = OPSN.effect().orElseThrow();
    assertThat(effect.difference()).isCloseTo(difference, within(1e-12));
    // Two groups of a sample without replacement: .88 * 120/119 * (p q / n) of each side.
    double variance = .88 * 120 / 119 * (43.0 / 72 * 29 / 72 / 72 + 14.0 / 48 * 34 / 48 / 48);
    assertThat(effect.standardError()).isCloseTo(Math.sqrt(variance), within(1e-12));

    var shift = OPSN.shift().orElseThrow();
    assertThat(shift.shift()).isCloseTo(.2 * difference, within(1e-12));
    assertThat(shift.biasRatio())
        .isCloseTo(
            .2 * difference / RESULT.observed().standardError().orElseThrow(), within(1e-12));

    assertThat(OPSN.tipping())
        .anySatisfy(
            t -> {
              assertThat(t.threshold()).isEqualTo(.5);
              assertThat(t.share()).isCloseTo((.5 - 14.0 / 48) / difference, within(1e-12));
            });
  }

  @Test
  void flags_follow() {
    assertThat(RESULT.flag(FlagCode.OPSN_OVERREPRESENTED).orElseThrow().severity())
        .isEqualTo(Severity.NOTICE); // h = 0.4027
    assertThat(RESULT.flag(FlagCode.OPSN_SENSITIVE)).isPresent();
    assertThat(RESULT.flag(FlagCode.OPSN_BIASED).orElseThrow().severity())
        .isEqualTo(Severity.WARNING); // bias ratio 1.43
    assertThat(RESULT.flag(FlagCode.UNREPRESENTATIVE).orElseThrow().severity())
        .isEqualTo(Severity.NOTICE); // CV 0.39 once adjusted
    assertThat(RESULT.flags())
        .allSatisfy(
            flag -> {
              assertThat(flag.sentence().fr()).doesNotContain("{}");
              assertThat(flag.sentence().en()).doesNotContain("{}");
            });
  }
}
