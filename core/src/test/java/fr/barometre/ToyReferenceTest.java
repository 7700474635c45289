package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The toy example (METHODS §4): N = 1000, N_A = 400, n = 120, n_A = 72, 43 of 72 yes inside and 14
 * of 48 outside. Figures worked by hand, or with R's hypergeometric distribution.
 */
class ToyReferenceTest {

  private static final IndicatorResult RESULT =
      Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute();
  private static final OpsnDiagnosis OPSN = RESULT.opsn();

  @Test
  void observed_and_post_stratified_with_its_standard_error() {
    assertThat(RESULT.observed().value().orElseThrow()).isEqualTo(0.475);
    assertThat(RESULT.adjusted().value().orElseThrow()).isCloseTo(0.4138889, within(5e-8));
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
    assertThat(RESULT.adjusted().kishDesignEffect().orElseThrow())
        .isCloseTo(1.166667, within(5e-7));
    assertThat(RESULT.adjusted().effectiveBase().orElseThrow()).isCloseTo(102.857, within(5e-4));
    assertThat(RESULT.observed().effectiveBase().orElseThrow()).isEqualTo(120);
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
    assertThat(RESULT.flag(FlagCode.UNREPRESENTATIVE)).isEmpty(); // weighted on OPSN
    assertThat(
            Samples.charte(Samples.toy(), Samples.TOY_FRAME)
                .weighting(Weighting.NONE)
                .compute()
                .flag(FlagCode.UNREPRESENTATIVE)
                .orElseThrow()
                .severity())
        .isEqualTo(Severity.NOTICE); // CV 0.39 once adjusted for sampling
    assertThat(RESULT.flags())
        .allSatisfy(
            flag -> {
              assertThat(flag.sentence().fr()).doesNotContain("{}");
              assertThat(flag.sentence().en()).doesNotContain("{}");
            });
  }

  /**
   * A région outside OPSN territories alone, 600 of the 1,000: weights bring its 48 respondents to
   * 600 where they stood for 400, and a simple random sample of 48 of them has the correction 1 -
   * 48/600; the variance of the domain is \((1 - .12)\frac{120}{119}\frac{p(1-p)}{48}\) either way.
   */
  @Test
  void design_effect_of_a_part_on_one_side_goes_by_its_size_in_the_frame() {
    Dimension region = Dimension.REGION;
    Map<String, String> north = Map.of("OPSN", "INSIDE", region.code(), "NORTH");
    Map<String, String> south = Map.of("OPSN", "OUTSIDE", region.code(), "SOUTH");
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Respondent.Builder who = Respondent.builder().id("r" + i).profile(i < 72 ? north : south);
      answers.add(Answer.of(who.build(), "Q1", i < 43 || i >= 106 ? "OUI" : "NON"));
    }
    Population frame =
        Population.ofCells(
            "by hand",
            List.of(Dimension.OPSN, region),
            List.of(new FrameCell(north, 400), new FrameCell(south, 600)));
    Segment part =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), frame)
            .by(region)
            .compute()
            .segments()
            .stream()
            .filter(s -> s.level().code().equals("SOUTH"))
            .findFirst()
            .orElseThrow();
    double variance = .88 * 120 / 119 / 48;
    double p = 14 / 48.0;
    assertThat(part.adjusted().value().orElseThrow()).isCloseTo(p, within(1e-15));
    assertThat(part.adjusted().standardError().orElseThrow())
        .isCloseTo(Math.sqrt(variance * p * (1 - p)), within(1e-12));
    assertThat(part.observed().designEffect().orElseThrow())
        .isCloseTo(variance * 47 / (1 - 48 / 400.0), within(1e-12));
    assertThat(part.adjusted().designEffect().orElseThrow())
        .isCloseTo(variance * 47 / (1 - 48 / 600.0), within(1e-12));
  }
}
