package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.TestsOfEdition;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The OPSN tests of indicators that are computed together, as one family. */
class OpsnFamilyTest {

  /** Of 100 on each side so many say yes inside, and 40 outside, to each of three questions. */
  private static List<IndicatorResult> edition(int... inside) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Respondent who =
          Respondent.builder()
              .id("r" + i)
              .putProfile(Dimension.OPSN.code(), i < 100 ? "INSIDE" : "OUTSIDE")
              .build();
      for (int q = 0; q < inside.length; q++) {
        boolean yes = i < 100 ? i < inside[q] : i < 140;
        answers.add(Answer.of(who, QUESTIONS.get(q), yes ? YES.get(q) : NO.get(q)));
      }
    }
    return Barometre.edition(SmallSurvey.ONE_WAVE)
        .answers(Answers.of(SmallSurvey.ONE_WAVE, answers))
        .population(Samples.TOY_FRAME)
        .disclosure(Disclosure.NONE)
        .compute()
        .indicators();
  }

  private static final List<String> QUESTIONS = List.of("Q1", "Q2", "Q3");
  private static final List<String> YES = List.of("OUI", "VISIO", "OUI");
  private static final List<String> NO = List.of("NON", "AUCUN", "NON");

  @Test
  void one_difference_of_three_may_be_chance() {
    List<IndicatorResult> results = edition(54, 40, 40);
    double own = results.get(0).opsn().effect().orElseThrow().pValue();
    assertThat(own).isBetween(0.02, 0.04);
    TestsOfEdition tests = results.get(0).opsn().tests().orElseThrow();
    assertThat(tests.indicators()).isEqualTo(3);
    assertThat(tests.raw()).isCloseTo(3 * own, within(1e-12));
    assertThat(tests.standardised()).isCloseTo(3 * own, within(1e-12));
    assertThat(results.get(0).flag(FlagCode.OPSN_SENSITIVE)).isEmpty();
    assertThat(results.get(1).opsn().tests().orElseThrow().raw()).isEqualTo(1);
  }

  @Test
  void three_of_three_are_not() {
    for (IndicatorResult result : edition(54, 54, 54)) {
      double own = result.opsn().effect().orElseThrow().pValue();
      assertThat(result.opsn().tests().orElseThrow().raw()).isCloseTo(own, within(1e-12));
      assertThat(
              result
                  .flag(FlagCode.OPSN_SENSITIVE)
                  .orElseThrow()
                  .evidence("adjustedPValue")
                  .orElseThrow()
                  .value())
          .isCloseTo(own, within(1e-12));
    }
  }

  @Test
  void an_indicator_alone_is_no_family() {
    List<IndicatorResult> one = edition(54);
    assertThat(one.get(0).opsn().tests()).isEmpty();
    assertThat(one.get(0).flag(FlagCode.OPSN_SENSITIVE)).isPresent();
  }
}
