package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions answered by numbers, and the means of them. */
class NumberTest {

  private static Questionnaire asking(Question question, IndicatorDefinition indicator) {
    return Questionnaire.builder()
        .code("n")
        .title(Values.LABEL)
        .addThemes(new Theme("5", Values.LABEL))
        .addQuestions(question)
        .addIndicators(indicator)
        .build();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "500, true", "250.5, true", "-0.001, false", "500.1, false"})
  void aRangeContainsItsEnds(double number, boolean inside) {
    assertThat(Values.RANGE.contains(number)).isEqualTo(inside);
    assertThat(Values.RANGE.width()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, Infinity", "0, 1e19"})
  void endsThatAreNoRangeAreRefused(double minimum, double maximum) {
    assertThatThrownBy(() -> new NumberRange(minimum, maximum, Values.LABEL))
        .hasMessageContaining("expected the first end below the second");
  }

  @Test
  void onlyANumberHasARange() {
    assertThat(Values.NUMBER.range()).contains(Values.RANGE);
    assertThat(Values.QUESTION.range()).isEmpty();
    assertThatThrownBy(
            () ->
                new Question(
                    "Q", "5", Values.LABEL, QuestionKind.SINGLE, List.of(Values.YES), Values.RANGE))
        .hasMessageContaining("expected a range for NUMBER alone");
    assertThatThrownBy(
            () ->
                new Question(
                    "Q", "5", Values.LABEL, QuestionKind.NUMBER, List.of(Values.BLANK), null))
        .hasMessageContaining("expected a range for NUMBER alone");
    assertThatThrownBy(
            () -> Question.number("Q", "5", Values.LABEL, Values.RANGE, Values.BLANK, Values.YES))
        .hasMessageContaining("expected modalities that say that there is none");
  }

  @Test
  void anIndicatorOfNumbersIsTheirMean() {
    assertThat(Values.MEAN.isMean()).isTrue();
    assertThat(Values.MEAN.basePolicy()).isEqualTo(BasePolicy.EXPRESSED);
    assertThat(Values.MEAN.publishedPercent()).isEmpty();
    assertThat(asking(Values.NUMBER, Values.MEAN).indicators()).containsExactly(Values.MEAN);
    assertThatThrownBy(
            () ->
                asking(
                    Values.NUMBER,
                    IndicatorDefinition.builder()
                        .from(Values.MEAN)
                        .basePolicy(BasePolicy.ALL_ANSWERS)
                        .build()))
        .hasMessage(
            "indicator 'q.moyenne' about question 'Q3', which is answered by numbers, counts [] on"
                + " base ALL_ANSWERS with 0 published percentages; expected the mean: nothing"
                + " counted, base EXPRESSED, no percentage");
    assertThatThrownBy(
            () ->
                asking(
                    Values.NUMBER,
                    IndicatorDefinition.builder().from(Values.MEAN).addCounted("SR").build()))
        .hasMessageContaining("counts [SR]");
  }

  @Test
  void anIndicatorOfModalitiesCountsSome() {
    IndicatorDefinition none =
        IndicatorDefinition.builder().code("i").label(Values.LABEL).question("Q1").build();
    String code = Values.QUESTION.code();
    assertThatThrownBy(
            () ->
                asking(
                    Values.QUESTION,
                    IndicatorDefinition.builder().from(none).question(code).build()))
        .hasMessageContaining("counts no modality; expected one at least of ");
  }

  @Test
  void aNumberIsAnAnswer() {
    assertThat(Answer.number(Values.NAMED, "Q3", 12.5))
        .isEqualTo(Answer.of(Values.NAMED, "Q3", "12.5"));
  }

  @Test
  void sharesKeepTheirBoundsInResultsAndChanges() {
    Selection wide = new Selection(new Bounds(0, 40), List.of(), List.of(), List.of(), List.of());
    IndicatorResult.Builder share = IndicatorResult.builder().from(Values.RESULT);
    assertThatThrownBy(() -> share.selection(wide).build())
        .hasMessageContaining("of a proportion are not within [0, 1]");
    IndicatorResult.Builder mean = IndicatorResult.builder().from(Values.RESULT);
    mean.indicator(Values.MEAN).selection(wide);
    assertThat(mean.build().selection()).contains(wide);
    Difference hours = new Difference(8, 2, new Interval(4, 12, 0.95, "STUDENT"), 9, 0.1);
    assertThatThrownBy(() -> Change.builder().from(Values.UNEXPLAINED).observed(hours).build())
        .hasMessageContaining("difference 8.0 of proportions is beyond 1.0");
    assertThat(
            Change.builder()
                .from(Values.UNEXPLAINED)
                .indicator(Values.MEAN)
                .observed(hours)
                .build()
                .observed())
        .isEqualTo(hours);
  }

  @Test
  void aMeanIsToldInItsUnit() {
    Estimate mean = Values.MEAN_ESTIMATE;
    assertThat(mean).hasToString("12.5 staff [10.0; 15.0] (n = 120)");
    assertThat(mean.unit()).contains(Values.RANGE.unit());
    assertThat(mean.percent()).isEmpty();
    assertThat(Values.ESTIMATE.unit()).isEmpty();
    assertThat(Values.ESTIMATE).hasToString("47.5% [40.0; 55.0] (n = 120)");
  }

  @Test
  void onlyMeansLeaveTheUnitInterval() {
    assertThat(Values.MEAN_ESTIMATE.withBounds(new Bounds(-2, 40)).bounds())
        .contains(new Bounds(-2, 40));
    assertThatThrownBy(() -> Values.ESTIMATE.withBounds(new Bounds(0, 1.5)))
        .hasMessageContaining("of a proportion are not within [0, 1]");
    assertThatThrownBy(() -> Estimate.builder().from(Values.ESTIMATE).value(12.5).build())
        .hasMessageContaining("proportion 12.5 is not in [0, 1]");
    assertThatThrownBy(
            () -> Estimate.builder().from(Values.MEAN_ESTIMATE).value(Double.NaN).build())
        .hasMessageContaining("mean NaN is not finite");
    assertThat(new OpsnEffect(Values.MEAN_ESTIMATE, Values.MEAN_ESTIMATE, 8, 2, 0.1).difference())
        .isEqualTo(8);
    assertThatThrownBy(() -> new OpsnEffect(Values.ESTIMATE, Values.ESTIMATE, 8, 2, 0.1))
        .hasMessageContaining("out of range");
    CompositionShift wide = new CompositionShift(8, 2, 1, 0.5);
    assertThat(
            OpsnDiagnosis.builder()
                .from(Values.DIAGNOSIS)
                .adjusted(Values.MEAN_ESTIMATE)
                .shift(wide)
                .build()
                .shift())
        .contains(wide);
    assertThatThrownBy(() -> OpsnDiagnosis.builder().from(Values.DIAGNOSIS).shift(wide).build())
        .hasMessageContaining("shift 8.0 of a proportion is not in [-1, 1]");
  }
}
