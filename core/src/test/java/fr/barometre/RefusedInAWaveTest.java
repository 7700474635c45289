package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.Label;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused in a wave concerns the figures of that wave, counted by hand. */
class RefusedInAWaveTest {

  private static final Wave FIRST = new Wave("1", Label.of("vague 1", "wave 1"), List.of("A"));
  private static final Wave SECOND =
      new Wave("2", Label.of("vague 2", "wave 2"), List.of("A", "B"));

  /** Both waves ask Q1; only the second asks Q3. */
  private static final Questionnaire BOTH =
      Questionnaire.builder().from(SmallSurvey.TWO_WAVES).waves(List.of(FIRST, SECOND)).build();

  private static final List<String> CODES =
      List.of("01001", "01002", "01004", "01005", "01006", "01007", "01008", "01009");

  private static final Dimension[] CELLS = {
    Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND, Dimension.REGION
  };

  private static final String HEADER = "respondent;type;code;wave;Q1;Q3\n";

  @TempDir private Path folder;

  private Answers read(String rows) throws IOException {
    return AnswersReader.of(BOTH).read(Files.writeString(folder.resolve("a.csv"), HEADER + rows));
  }

  /** Five of the first wave can be read, and of the second three and what is given. */
  private static String rows(String more) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      rows.append("r" + i + ";COMMUNE;" + CODES.get(i) + ";1;OUI;\n");
    }
    for (int i = 5; i < 8; i++) {
      rows.append("r" + i + ";COMMUNE;" + CODES.get(i) + ";2;NON;OUI\n");
    }
    return rows + more;
  }

  private static IndicatorResult charte(Answers answers) {
    return Barometre.indicator(SmallSurvey.CHARTE_OUI)
        .answers(answers)
        .disclosure(Disclosure.NONE)
        .compute();
  }

  private static List<Double> refused(IndicatorResult result) {
    return result.flags().stream()
        .filter(flag -> flag.code() == FlagCode.ANSWERS_REFUSED)
        .flatMap(flag -> flag.evidence().stream())
        .filter(evidence -> evidence.name().equals("refused"))
        .map(Evidence::value)
        .toList();
  }

  @Test
  void an_answer_refused_in_a_wave_flags_its_figure_only() throws IOException {
    IndicatorResult latest = charte(read(rows("r8;COMMUNE;01010;2;peut-être bien;NON\n")));
    assertThat(latest.byWave()).hasSize(2);
    assertThat(refused(latest.byWave().get(0))).isEmpty();
    assertThat(refused(latest.byWave().get(1))).containsExactly(1.0);
    IndicatorResult pooled =
        Barometre.indicator(SmallSurvey.CHARTE_OUI)
            .answers(read(rows("r8;COMMUNE;01010;2;peut-être bien;NON\n")))
            .pooled()
            .disclosure(Disclosure.NONE)
            .compute();
    assertThat(refused(pooled)).containsExactly(1.0);
  }

  @Test
  void a_row_refused_concerns_its_wave_or_all_if_that_is_not_known() throws IOException {
    // One row of the second wave without a collectivité, one of a wave that does not exist.
    Answers answers =
        read(rows("r8;COMMUNE;Nulle-Part;2;OUI;NON\nr9;COMMUNE;01010;2031;OUI;NON\n"));
    IndicatorResult latest = charte(answers);
    assertThat(refused(latest.byWave().get(0))).containsExactly(1.0);
    assertThat(refused(latest.byWave().get(1))).containsExactly(2.0);
    Map<String, List<QuestionReading>> byWave = answers.readingByWave();
    assertThat(byWave.get("1")).extracting(QuestionReading::read).containsExactly(5L, 0L);
    assertThat(byWave.get("2")).extracting(QuestionReading::read).containsExactly(4L, 1L);
    // Q3 is of one wave: all of it stands together, with three answers and both refusals.
    assertThat(byWave.get("")).extracting(QuestionReading::read).containsExactly(1L, 1L, 5L);
    assertThat(answers.reading()).extracting(QuestionReading::read).containsExactly(10L, 2L, 5L);
    assertThat(answers.in(FIRST).reading())
        .extracting(reading -> reading.refused().count())
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void a_row_refused_of_a_wave_counts_for_what_the_wave_asks() throws IOException {
    Answers answers = read(rows("r8;COMMUNE;Nulle-Part;1;OUI;\n"));
    assertThat(answers.reading())
        .extracting(reading -> reading.refused().count())
        .containsExactly(1L, 1L, 0L);
  }

  @Test
  void tallies_keep_and_add_up_what_was_refused_by_wave() throws IOException {
    Population frame = Population.collectivites2025();
    Tally one = Tally.of(read(rows("r8;COMMUNE;01010;2;peut-être bien;NON\n")), frame, CELLS);
    Tally other =
        Tally.of(read("s1;COMMUNE;02001;1;n’importe;\ns2;COMMUNE;02002;1;OUI;\n"), frame, CELLS);
    Tally both = Tally.from(one.merge(other).toBytes(), BOTH, frame);
    IndicatorResult result =
        Barometre.indicator(SmallSurvey.CHARTE_OUI)
            .answers(both)
            .disclosure(Disclosure.NONE)
            .compute();
    assertThat(refused(result.byWave().get(0))).containsExactly(1.0);
    assertThat(refused(result.byWave().get(1))).containsExactly(1.0);
  }
}
