package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EditionQueryTest {

  /** Random answers to every question of every wave. */
  private static Answers answers(int collectivites) {
    Random random = new Random(9);
    List<Answer> answers = new ArrayList<>();
    for (Collectivite collectivite : SyntheticSurvey.draw(collectivites, 0.5, 9).who()) {
      for (Wave wave : Edition2025.QUESTIONNAIRE.waves()) {
        Respondent respondent =
            Respondent.builder()
                .id(collectivite.ref().toString())
                .collectivite(collectivite.ref())
                .wave(wave.code())
                .role(random.nextBoolean() ? Role.ELU : Role.AGENT)
                .build();
        for (Question question : Edition2025.QUESTIONNAIRE.questions()) {
          if (wave.themes().contains(question.theme())) {
            List<String> codes = question.modalityCodes();
            String said = codes.get(random.nextInt(codes.size()));
            answers.add(Answer.of(respondent, question.code(), said));
          }
        }
      }
    }
    return Answers.of(Edition2025.QUESTIONNAIRE, answers);
  }

  @Test
  void the_report_is_the_same_whoever_computes() {
    EditionQuery alone =
        Barometre.edition(Edition2025.QUESTIONNAIRE)
            .answers(answers(1_500))
            .by(Dimension.TYPE, Dimension.REGION, Dimension.ROLE)
            .weighting(PostStratification.on(Dimension.POPULATION_STRATUM));
    BarometreReport expected = alone.compute();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < 5; round++) {
        assertThat(alone.executor(threads).compute()).isEqualTo(expected);
      }
      assertThat(expected.indicators())
          .extracting(result -> result.indicator().code())
          .containsExactlyElementsOf(
              Edition2025.QUESTIONNAIRE.indicators().stream().map(i -> i.code()).toList());
    } finally {
      threads.shutdownNow();
    }
  }
}
