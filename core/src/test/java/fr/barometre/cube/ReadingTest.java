package fr.barometre.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.Communes;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Estimate;
import fr.barometre.disclosure.Disclosure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bases and counting units, worked by hand. */
class ReadingTest {

  private static Respondent who(String id, String commune, String date, double weight) {
    return SmallSurvey.respondent(id, commune).date(date).weight(weight).build();
  }

  /**
   * Commune 1 answers three times, commune 2 twice, commune 3 once; commune 4 says nothing of Q1.
   */
  private static final Answers ANSWERS =
      Answers.of(
          SmallSurvey.ONE_WAVE,
          List.of(
              Answer.of(who("a", "00001", "2025-01-01", 1), "Q1", "OUI"),
              Answer.of(who("b", "00001", "2025-03-01", 2), "Q1", "NON"),
              Answer.of(who("c", "00001", "2025-02-01", 3), "Q1", "NSP"),
              Answer.of(who("d", "00002", "2025-01-01", 1), "Q1", "OUI"),
              Answer.of(who("e", "00002", "", 1), "Q1", "NON"),
              Answer.of(who("f", "00003", "", 4), "Q1"),
              Answer.of(who("g", "00004", "", 1), "Q2", "VISIO")));

  private static Estimate observed(CountingUnit unit, BasePolicy base) {
    return Samples.charte(ANSWERS, Communes.FRAME).unit(unit).base(base).compute().observed();
  }

  @Test
  void a_collectivite_counts_once_and_shares_its_mean_weight() {
    // Weights 2, 1 and 4; shares 1/3, 1/2 and 0.
    Estimate all = observed(CountingUnit.COLLECTIVITY, BasePolicy.ALL_ANSWERS);
    assertThat(all.value().orElseThrow()).isCloseTo((2.0 / 3 + 1.0 / 2) / 7, within(1e-15));
    assertThat(all.base().orElseThrow()).isEqualTo(3);
    assertThat(all.effectiveBase().orElseThrow()).isCloseTo(49.0 / 21, within(1e-12));
    // Among those who expressed an answer: shares 1/2 and 1/2 of weights 2 and 1.
    Estimate expressed = observed(CountingUnit.COLLECTIVITY, BasePolicy.EXPRESSED);
    assertThat(expressed.value().orElseThrow()).isCloseTo(.5, within(1e-15));
    assertThat(expressed.base().orElseThrow()).isEqualTo(2);
  }

  @Test
  void asked_adds_whoever_has_no_record() {
    Estimate asked = observed(CountingUnit.COLLECTIVITY, BasePolicy.ASKED);
    assertThat(asked.base().orElseThrow()).isEqualTo(4);
    assertThat(asked.value().orElseThrow()).isCloseTo((2.0 / 3 + 1.0 / 2) / 8, within(1e-15));
  }

  @Test
  void the_latest_answer_stands_alone() {
    // Commune 1: "b", NON, weight 2; commune 2: "d", OUI, weight 1; commune 3: blank, weight 4.
    Estimate latest = observed(CountingUnit.LATEST, BasePolicy.ALL_ANSWERS);
    assertThat(latest.value().orElseThrow()).isCloseTo(1.0 / 7, within(1e-15));
    assertThat(latest.base().orElseThrow()).isEqualTo(3);
  }

  @Test
  void responses_count_each_by_its_weight() {
    Estimate responses = observed(CountingUnit.RESPONSE, BasePolicy.ALL_ANSWERS);
    assertThat(responses.value().orElseThrow()).isCloseTo(2.0 / 12, within(1e-15));
    assertThat(responses.base().orElseThrow()).isEqualTo(6);
    assertThat(responses.clusters().orElseThrow()).isEqualTo(3);
    assertThat(responses.degreesOfFreedom().orElseThrow()).isEqualTo(2);
    assertThat(responses.effectiveBase().orElseThrow()).isCloseTo(144.0 / 32, within(1e-12));
  }

  @Test
  void a_multiple_choice_counts_whoever_ticked() {
    Answers answers =
        Answers.of(
            SmallSurvey.ONE_WAVE,
            List.of(
                Answer.of(who("a", "00001", "", 1), "Q2", "MAIL", "VISIO"),
                Answer.of(who("b", "00002", "", 1), "Q2", "AUCUN"),
                Answer.of(who("c", "00003", "", 1), "Q2")));
    var result =
        Barometre.indicator(SmallSurvey.VISIO)
            .answers(answers)
            .population(Communes.FRAME)
            .disclosure(Disclosure.NONE)
            .compute();
    assertThat(result.observed().value().orElseThrow()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(result.modalities())
        .extracting(m -> m.observed().value().orElseThrow())
        .allSatisfy(share -> assertThat(share).isCloseTo(1.0 / 3, within(1e-15)));
  }
}
