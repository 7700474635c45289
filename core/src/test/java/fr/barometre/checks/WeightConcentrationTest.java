package fr.barometre.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Respondents post-stratified to 400 collectivités inside and 600 outside. */
class WeightConcentrationTest {

  private static Flag flag(int inside, int outside) {
    List<Answer> answers = new ArrayList<>(Samples.group("INSIDE", "OUI", inside));
    answers.addAll(Samples.group("OUTSIDE", "NON", outside));
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Samples.TOY_FRAME)
        .weighting(PostStratification.on(Dimension.OPSN))
        .compute()
        .flag(FlagCode.WEIGHT_CONCENTRATION)
        .orElseThrow();
  }

  @Test
  void among_few_respondents_of_equal_weight_nobody_says_that_weights_are_unequal() {
    Flag flag = flag(2, 3);
    assertThat(flag.severity()).isEqualTo(Severity.NOTICE);
    assertThat(flag.sentence().fr())
        .isEqualTo("Une collectivité pèse à elle seule 20,0\u00A0% du total.");
    assertThat(flag.sentence().en()).isEqualTo("One authority alone weighs 20.0% of the total.");
  }

  /** Weights 400 and 600 / 9: Kish's effect is 10 (400² + 600² / 9) / 1000² = 2. */
  @Test
  void unequal_weights_cost_variance() {
    Flag flag = flag(1, 9);
    assertThat(flag.severity()).isEqualTo(Severity.NOTICE);
    assertThat(flag.evidence().get(0).value()).isCloseTo(2, within(1e-12));
    assertThat(flag.sentence().en())
        .isEqualTo(
            "Unequal weights multiply the variance by 2.00; the heaviest authority weighs 40.0% of"
                + " the total.");
  }
}
