package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Estimate;
import fr.barometre.disclosure.Disclosure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a question was put to, where the base is everyone asked. */
class AskedTest {

  private static final IndicatorDefinition OF_THE_ASKED =
      IndicatorDefinition.builder()
          .from(SmallSurvey.CHARTE_OUI)
          .basePolicy(BasePolicy.ASKED)
          .build();

  private final List<Answer> answers = new ArrayList<>();

  private AskedTest says(String wave, String question, String modality) {
    String code = String.format("%05d", answers.size() + 1);
    answers.add(
        Answer.of(SmallSurvey.respondent(code, code).wave(wave).build(), question, modality));
    return this;
  }

  private Estimate observed() {
    return Samples.charte(Answers.of(SmallSurvey.TWO_WAVES, answers), Communes.FRAME)
        .compute()
        .observed();
  }

  private Estimate ofTheAsked() {
    return Barometre.indicator(OF_THE_ASKED)
        .answers(Answers.of(SmallSurvey.TWO_WAVES, answers))
        .population(Communes.FRAME)
        .disclosure(Disclosure.NONE)
        .compute()
        .observed();
  }

  /** Theme A, of Q1 and Q2, is put in the first wave; theme B, of Q3, in the second. */
  @Test
  void without_a_wave_whoever_answers_the_theme_was_asked() {
    says("1", "Q1", "OUI").says("", "Q1", "OUI").says("", "Q1", "NON");
    says("1", "Q2", "MAIL").says("", "Q2", "MAIL");
    says("2", "Q3", "OUI").says("", "Q3", "OUI");
    assertThat(observed().value().orElseThrow()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(observed().base().orElseThrow()).isEqualTo(3);
    // Five were asked, of whom two said nothing; the last two never were.
    assertThat(ofTheAsked().value().orElseThrow()).isCloseTo(2 / 5.0, within(1e-15));
    assertThat(ofTheAsked().base().orElseThrow()).isEqualTo(5);
  }

  @Test
  void a_response_without_answers_is_taken_once(@TempDir Path folder) throws Exception {
    Path file =
        Files.write(
            folder.resolve("wide.csv"),
            List.of(
                "respondent;collectivite;wave;Q3",
                "r;COMMUNE:00001;1;",
                "r;COMMUNE:00001;1;",
                "s;COMMUNE:00002;2;OUI"));
    Answers read = AnswersReader.of(SmallSurvey.TWO_WAVES).read(file);
    assertThat(read.accepted()).isEqualTo(2);
    assertThat(read.rejections()).extracting(Rejection::line).containsExactly(3L);
    assertThat(read.rejections())
        .extracting(Rejection::expected)
        .containsExactly("one row a respondent");
  }
}
