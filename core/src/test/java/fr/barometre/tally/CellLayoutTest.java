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
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers keep the layout last asked for: no tally may be of the cells of another one. */
class CellLayoutTest {

  private static final Population FRAME = Population.collectivites2025();
  private static final Population AIN =
      FRAME.withOpsn(OpsnCoverage.of("Ain", List.of(new Opsn("O", List.of("01"), "Ain"))));

  private static final Questionnaire QUESTIONNAIRE = questionnaire();

  private record Asked(Population frame, List<Dimension> by) {
    Tally of(Answers answers) {
      return Tally.of(answers, frame, by.toArray(Dimension[]::new));
    }
  }

  private static Questionnaire questionnaire() {
    Questionnaire.Builder builder = Questionnaire.builder();
    builder
        .code("synthetic")
        .title(Label.same("Synthetic"))
        .addThemes(new Theme("T", Label.same("T")));
    for (String code : List.of("ALL", "TOO", "HALF")) {
      builder
          .addQuestions(
              Question.single(
                  code,
                  "T",
                  Label.same(code),
                  Modality.of("OUI", "Oui", "Yes"),
                  Modality.of("NON", "Non", "No")))
          .addIndicators(
              IndicatorDefinition.builder()
                  .code(code)
                  .label(Label.same(code))
                  .question(code)
                  .addCounted("OUI")
                  .build());
    }
    return builder.build();
  }

  /** Every hundredth collectivité answers two questions, and in half of the départements three. */
  private static Answers answers() {
    List<Answer> answers = new ArrayList<>();
    List<Collectivite> all = FRAME.collectivites();
    for (int i = 0; i < all.size(); i += 100) {
      Respondent respondent =
          Respondent.builder().id("r" + i).collectivite(all.get(i).ref()).build();
      List<String> said = List.of(i % 3 == 0 ? "OUI" : "NON");
      answers.add(new Answer(respondent, "ALL", said));
      answers.add(new Answer(respondent, "TOO", said));
      if (all.get(i).departement().orElse("").compareTo("50") < 0) {
        answers.add(new Answer(respondent, "HALF", said));
      }
    }
    return Answers.of(QUESTIONNAIRE, answers);
  }

  private static IndicatorTally indicator(Tally tally, String code) {
    return tally.indicator(QUESTIONNAIRE.indicator(code).orElseThrow());
  }

  @Test
  void tallies_of_the_same_answers_are_those_of_answers_asked_once() {
    List<Dimension> byOpsn = List.of(Dimension.OPSN, Dimension.TYPE);
    List<Asked> asked =
        List.of(
            new Asked(FRAME, byOpsn),
            new Asked(FRAME, List.of(Dimension.TYPE, Dimension.OPSN)),
            new Asked(AIN, byOpsn),
            new Asked(FRAME, byOpsn),
            new Asked(FRAME, List.of()));
    Answers answers = answers();
    for (Asked each : asked) {
      for (String code : List.of("ALL", "TOO", "HALF")) {
        assertThat(indicator(each.of(answers), code).cells())
            .isEqualTo(indicator(each.of(answers()), code).cells());
      }
    }
    assertThat(indicator(asked.get(0).of(answers), "ALL").cells())
        .isNotEqualTo(indicator(asked.get(2).of(answers), "ALL").cells());
  }

  @Test
  void indicators_share_an_index_if_they_fill_the_same_cells() {
    Tally tally = Tally.of(answers(), FRAME, Dimension.DEPARTEMENT);
    assertThat(indicator(tally, "TOO").index()).isSameAs(indicator(tally, "ALL").index());
    assertThat(indicator(tally, "HALF").index()).isNotSameAs(indicator(tally, "ALL").index());
    assertThat(indicator(tally, "HALF").keys())
        .isNotEmpty()
        .hasSizeLessThan(indicator(tally, "ALL").keys().size());
  }

  @Test
  void an_index_tells_the_levels_of_each_cell() {
    Tally tally = Tally.of(answers(), FRAME, Dimension.REGION, Dimension.TYPE, Dimension.OPSN);
    CellIndex index = indicator(tally, "HALF").index();
    for (int position : List.of(2, 0, 1)) {
      CellLevels levels = index.levels(position);
      for (int k = 0; k < index.keys().size(); k++) {
        Level level = index.keys().get(k).levels().get(position);
        assertThat(levels.levels().get(levels.of(k))).isEqualTo(level);
        assertThat(levels.cells(level.code())).contains(k);
      }
      assertThat(levels.levels().stream().mapToInt(l -> levels.cells(l.code()).length).sum())
          .isEqualTo(index.keys().size());
    }
    Crossing crossing = index.crossing(List.of(2, 1));
    IntStream.range(0, index.keys().size())
        .forEach(
            k ->
                assertThat(crossing.levels(crossing.of(k)))
                    .containsExactly(
                        index.keys().get(k).levels().get(2), index.keys().get(k).levels().get(1)));
    assertThat(index.levels(0).cells("no such level")).isEmpty();
  }
}
