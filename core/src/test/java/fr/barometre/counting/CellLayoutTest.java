package fr.barometre.counting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.cube.CellIndex;
import fr.barometre.cube.CellLevels;
import fr.barometre.cube.Crossing;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers keep the layout last asked for: no tally may be of the cells of another one. */
class CellLayoutTest {

  private static final Population FRAME = Population.collectivites2025();
  private static final Population AIN =
      FRAME.withOpsn(OpsnCoverage.of("Ain", List.of(new Opsn("O", List.of("01"), "Ain"))));

  private record Asked(Population frame, List<Dimension> by) {
    Tally of(Answers answers) {
      return Tally.of(answers, frame, by.toArray(Dimension[]::new));
    }
  }

  /**
   * Every hundredth collectivité answers two questions, and in half of the départements three; and
   * as many anonymous respondents, of two profiles.
   */
  private static Answers answers() {
    List<Answer> answers = new ArrayList<>();
    List<Collectivite> all = FRAME.collectivites();
    for (int i = 0; i < all.size(); i += 100) {
      Collectivite collectivite = all.get(i);
      String charte = i % 3 == 0 ? "OUI" : "NON";
      Respondent named = Respondent.builder().id("r" + i).collectivite(collectivite.ref()).build();
      answers.add(Answer.of(named, "Q1", charte));
      answers.add(Answer.of(named, "Q2", "VISIO"));
      if (collectivite.departement().orElse("").compareTo("50") < 0) {
        answers.add(Answer.of(named, "Q3", "OUI"));
      }
      Respondent anonymous =
          Respondent.builder()
              .id("a" + i)
              .putProfile("TYPE", i % 7 == 0 ? "COMMUNE" : "REGION")
              .build();
      answers.add(Answer.of(anonymous, "Q1", charte));
      answers.add(Answer.of(anonymous, "Q2", "MAIL"));
    }
    return Answers.of(SmallSurvey.ONE_WAVE, answers);
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
      for (IndicatorDefinition indicator : SmallSurvey.ONE_WAVE.indicators()) {
        assertThat(each.of(answers).cube().indicator(indicator).cells())
            .isEqualTo(each.of(answers()).cube().indicator(indicator).cells());
      }
    }
    assertThat(asked.get(0).of(answers).cube().indicator(SmallSurvey.CHARTE_OUI).cells())
        .isNotEqualTo(asked.get(2).of(answers).cube().indicator(SmallSurvey.CHARTE_OUI).cells());
  }

  @Test
  void indicators_share_an_index_if_they_fill_the_same_cells() {
    Tally tally = Tally.of(answers(), FRAME, Dimension.DEPARTEMENT);
    assertThat(tally.cube().indicator(SmallSurvey.VISIO).index())
        .isSameAs(tally.cube().indicator(SmallSurvey.CHARTE_OUI).index());
    assertThat(tally.cube().indicator(SmallSurvey.DONNEES_OUI).index())
        .isNotSameAs(tally.cube().indicator(SmallSurvey.CHARTE_OUI).index());
    assertThat(tally.cube().indicator(SmallSurvey.DONNEES_OUI).keys())
        .isNotEmpty()
        .hasSizeLessThan(tally.cube().indicator(SmallSurvey.CHARTE_OUI).keys().size());
  }

  @Test
  void an_index_tells_the_levels_of_each_cell() {
    Tally tally = Tally.of(answers(), FRAME, Dimension.REGION, Dimension.TYPE, Dimension.OPSN);
    CellIndex index = tally.cube().indicator(SmallSurvey.DONNEES_OUI).index();
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
