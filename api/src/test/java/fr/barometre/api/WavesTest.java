package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavesTest {

  private static final List<String> THEMES = List.of("5");

  @Test
  void theDaysOfAWaveMayBeUnknown() {
    Wave wave = new Wave("1", Values.LABEL, THEMES);

    assertThat(wave.from()).isEmpty();
    assertThat(wave.to()).isEmpty();
    assertThat(new Wave("1", Values.LABEL, THEMES, "2025-05-23", "2025-05-23").to())
        .isEqualTo("2025-05-23");
  }

  @Test
  void daysThatAreNoneOrEndBeforeTheyBeginAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Wave("1", Values.LABEL, THEMES, "23/05/2025", ""))
        .withMessageContaining("'23/05/2025'")
        .withMessageContaining("2025-05-23");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Wave("1", Values.LABEL, THEMES, "2025-02-30", ""))
        .withMessageContaining("2025-02-30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Wave("1", Values.LABEL, THEMES, "2025-05-24", "2025-05-23"))
        .withMessageContaining("before it begins on 2025-05-24");
  }

  @Test
  void aQuestionIsPutInWavesThatAskItsTheme() {
    Question question = Question.single("q", "5", Values.LABEL, Modality.of("OUI", "Oui", "Yes"));
    Questionnaire.Builder three =
        Questionnaire.builder()
            .code("three")
            .title(Values.LABEL)
            .addThemes(new Theme("5", Values.LABEL), new Theme("6", Values.LABEL))
            .addWaves(new Wave("1", Values.LABEL, THEMES), new Wave("2", Values.LABEL, THEMES))
            .addWaves(new Wave("3", Values.LABEL, List.of("6")));

    assertThat(three.questions(List.of(question)).build().wavesOf(question))
        .extracting(Wave::code)
        .containsExactly("1", "2");
    Question later = question.askedIn("2");
    assertThat(three.questions(List.of(later)).build().wavesOf(later))
        .extracting(Wave::code)
        .containsExactly("2");
    assertThatIllegalArgumentException()
        .isThrownBy(three.questions(List.of(question.askedIn("2", "3")))::build)
        .withMessage(
            "question q is put in waves [2, 3]; expected different waves that ask its theme '5'");
    assertThatIllegalArgumentException()
        .isThrownBy(three.questions(List.of(question.askedIn("4")))::build)
        .withMessageContaining("wave '4'");
  }

  @Test
  void theFigureOfEachWaveIsFound() {
    assertThat(Values.WAVES.wave("1")).isEqualTo(Values.FIRST_RESULT);
    assertThat(Values.WAVES.wave("2")).isEqualTo(Values.LATEST_RESULT);
    assertThat(Values.FIRST_RESULT.wave("1")).isSameAs(Values.FIRST_RESULT);
    assertThat(Values.WAVES.isPooled()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Values.WAVES.wave("3"))
        .withMessageContaining("wave '3'")
        .withMessageContaining("[1, 2]");
  }

  @Test
  void pooledWavesHaveNoFigureOfOneAlone() {
    IndicatorResult pooled =
        IndicatorResult.builder().from(Values.RESULT).addWaves(Values.FIRST, Values.SECOND).build();

    assertThat(pooled.isPooled()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pooled.wave("1"))
        .withMessageContaining("pooled waves: [1, 2]");
  }

  @Test
  void resultsByWaveAreOfOneWaveEachAndTheResultIsTheLatest() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                IndicatorResult.builder()
                    .from(Values.FIRST_RESULT)
                    .addByWave(Values.FIRST_RESULT, Values.LATEST_RESULT)
                    .build())
        .withMessageContaining("latest wave");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                IndicatorResult.builder()
                    .from(Values.LATEST_RESULT)
                    .addByWave(Values.RESULT)
                    .build())
        .withMessageContaining("a result of one wave");
  }

  @Test
  void aSegmentIsFoundByItsLevelAndElseTheLevelsAreNamed() {
    assertThat(Values.RESULT.segment(Dimension.REGION, "84")).isEqualTo(Values.SEGMENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Values.RESULT.segment(Dimension.REGION, "53"))
        .withMessageContaining("no level '53' of REGION")
        .withMessageContaining("[84]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Values.RESULT.segment(Dimension.TYPE, "COMMUNE"))
        .withMessageContaining("not broken down by TYPE but by [REGION]");
  }

  @Test
  void changesOfAnEditionAreBetweenItsWaves() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EditionChange(Values.QUESTIONNAIRE, "1", "7", List.of(), List.of()))
        .withMessageContaining("no wave '7'")
        .withMessageContaining("[1]");
    assertThat(Values.EDITION_CHANGE.change("a.b")).hasValue(Values.CHANGE);
    assertThat(Values.EDITION_CHANGE.change("c.d")).isEmpty();
  }
}
