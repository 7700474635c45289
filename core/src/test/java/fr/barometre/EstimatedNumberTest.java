package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.EstimatedNumber;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.report.Report;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** METHODS §2, by hand. */
class EstimatedNumberTest {

  private static final IndicatorResult TOY =
      Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute();

  private static EstimatedNumber number(double lower, double share, double upper, long of) {
    Estimate adjusted =
        Estimate.builder()
            .status(EstimateStatus.ESTIMATED)
            .value(share)
            .standardError(0.01)
            .interval(new Interval(lower, upper, 0.95, "WILSON"))
            .base(500)
            .clusters(500)
            .degreesOfFreedom(499)
            .effectiveBase(500)
            .kishDesignEffect(1)
            .build();
    return IndicatorResult.builder()
        .from(TOY)
        .adjusted(adjusted)
        .collectivites(of)
        .build()
        .number()
        .orElseThrow();
  }

  /** Of 36,242: 12,286.0, from 11,198.8 to 13,482.0; half the width is 1,141.6, so hundreds. */
  @Test
  void half_the_width_keeps_two_digits() {
    EstimatedNumber found = number(.309, .339, .372, 36242);
    assertThat(found).isEqualTo(new EstimatedNumber(12300, 11200, 13500, 36242));
    assertThat(found.sentence().fr())
        .isEqualTo(
            "Soit environ 12\u00A0300 collectivités sur 36\u00A0242, entre 11\u00A0200 et"
                + " 13\u00A0500.");
    assertThat(found.sentence().en())
        .isEqualTo("That is about 12,300 authorities of 36,242, between 11,200 and 13,500.");
  }

  /**
   * Of 101: 50.5 to 101, half of which is 25.25, so ones; of 996 with 99.9 %, tens would be 1,000.
   */
  @Test
  void no_number_is_beyond_the_frame() {
    assertThat(number(.5, .9, 1, 101)).isEqualTo(new EstimatedNumber(91, 51, 101, 101));
    assertThat(number(.7, .999, 1, 996)).isEqualTo(new EstimatedNumber(996, 700, 996, 996));
    assertThat(number(0, 0, .02, 100)).isEqualTo(new EstimatedNumber(0, 0, 2, 100));
    assertThatIllegalArgumentException().isThrownBy(() -> new EstimatedNumber(3, 0, 2, 5));
  }

  /** 41.4 % of 1,000: 413.9. */
  @Test
  void a_report_says_how_many() {
    EstimatedNumber found = TOY.number().orElseThrow();
    assertThat(found.number()).isEqualTo(414);
    assertThat(found.collectivites()).isEqualTo(1000);
    for (String report :
        List.of(
            Report.of(TOY, Locale.FRENCH).text(),
            Report.of(TOY, Locale.FRENCH).markdown(),
            Report.of(TOY, Locale.FRENCH).html())) {
      assertThat(report).contains("Soit environ 414 collectivités sur 1\u00A0000, entre ");
    }
  }

  @Test
  void there_is_no_number_where_the_base_is_not_all_collectivites() {
    IndicatorDefinition charte = SmallSurvey.CHARTE_OUI;
    assertThat(
            of(IndicatorDefinition.builder().from(charte).basePolicy(BasePolicy.EXPRESSED).build())
                .number())
        .isEmpty();
    assertThat(
            of(IndicatorDefinition.builder()
                    .from(charte)
                    .countingUnit(CountingUnit.RESPONSE)
                    .build())
                .number())
        .isEmpty();
    assertThat(of(charte).number()).isPresent();
    List<Answer> answers = new ArrayList<>(Samples.group("INSIDE", "NA", 1));
    answers.addAll(Samples.group("INSIDE", "OUI", 40));
    answers.addAll(Samples.group("OUTSIDE", "NON", 40));
    answers.addAll(Samples.group("OUTSIDE", "OUI", 10));
    assertThat(
            Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Samples.TOY_FRAME)
                .compute()
                .number())
        .isEmpty();
  }

  /** Levels that are left out are not in the share. */
  @Test
  void there_is_no_number_under_a_weighting_to_a_part() {
    IndicatorQuery query = Samples.charte(Samples.toy(), Samples.TOY_FRAME);
    assertThat(query.weighting(PostStratification.on(Dimension.OPSN)).compute().number())
        .isPresent();
    assertThat(
            query
                .weighting(
                    PostStratification.on(Dimension.OPSN).excluding(Dimension.OPSN, "OUTSIDE"))
                .compute()
                .number())
        .isEmpty();
  }

  private static IndicatorResult of(IndicatorDefinition indicator) {
    return Barometre.indicator(indicator)
        .answers(Samples.toy())
        .population(Samples.TOY_FRAME)
        .disclosure(Disclosure.NONE)
        .compute();
  }
}
