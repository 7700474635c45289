package fr.barometre.tally;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellTally;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A multiple choice to which two thousand different things are said, in hundreds of cells: too many
 * for a place for each in each. In one cell there is room; both must come to the same sums.
 */
class ManySayingsTest {

  private static final int OPTIONS = 11;
  private static final int RESPONSES = (1 << OPTIONS) - 1;

  private static final Questionnaire QUESTIONNAIRE = questionnaire();
  private static final Population FRAME = Population.collectivites2025();

  private static Questionnaire questionnaire() {
    Questionnaire.Builder builder = Questionnaire.builder();
    builder
        .code("synthetic")
        .title(Label.same("Synthetic"))
        .addThemes(new Theme("T", Label.same("T")))
        .addQuestions(
            Question.multiple(
                "Q",
                "T",
                Label.same("Q"),
                IntStream.range(0, OPTIONS)
                    .mapToObj(m -> Modality.of("M" + m, "M" + m, "M" + m))
                    .toArray(Modality[]::new)))
        .addIndicators(
            IndicatorDefinition.builder()
                .code("i")
                .label(Label.same("I"))
                .question("Q")
                .addCounted("M0", "M3")
                .build());
    return builder.build();
  }

  /** Response k ticks the bits of k. */
  private static Answers answers(boolean weighted) {
    List<Collectivite> all = FRAME.collectivites();
    List<Answer> answers = new ArrayList<>();
    for (int k = 1; k <= RESPONSES; k++) {
      Respondent respondent =
          Respondent.builder()
              .id("r" + k)
              .collectivite(all.get(17 * k).ref())
              .weight(weighted ? 1 + k / 1024.0 : 1)
              .build();
      int ticked = k;
      List<String> said =
          IntStream.range(0, OPTIONS)
              .filter(m -> (ticked >> m & 1) == 1)
              .mapToObj(m -> "M" + m)
              .toList();
      answers.add(new Answer(respondent, "Q", said));
    }
    return Answers.of(QUESTIONNAIRE, answers);
  }

  private static List<CellTally> cells(boolean weighted, Dimension... dimensions) {
    return Tally.of(answers(weighted), FRAME, dimensions)
        .cube()
        .indicator(QUESTIONNAIRE.indicators().get(0))
        .column();
  }

  @Test
  void each_added_alone_comes_to_the_same_as_all_together() {
    for (boolean weighted : List.of(false, true)) {
      List<CellTally> many = cells(weighted, Dimension.DEPARTEMENT, Dimension.POPULATION_STRATUM);
      assertThat((long) many.size() * 3 * RESPONSES).isGreaterThan(1 << 20);
      CellTally all = many.stream().reduce(CellTally::merge).orElseThrow();
      assertThat(List.of(all)).isEqualTo(cells(weighted));
    }
  }

  /** Half of all numbers have a bit, and three quarters one of two; zero ticks nothing. */
  @Test
  void counts_are_those_of_the_bits() {
    CellTally all = cells(false).get(0);
    assertThat(all.clusters()).isEqualTo(RESPONSES);
    assertThat(all.moments(0).count()).isEqualTo(3 << (OPTIONS - 2));
    for (int m = 1; m <= OPTIONS; m++) {
      assertThat(all.moments(m).count()).isEqualTo(1 << (OPTIONS - 1));
    }
  }
}
