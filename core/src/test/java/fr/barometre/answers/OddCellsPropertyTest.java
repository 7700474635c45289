package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.SmallSurvey;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.population.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Files with odd cells anywhere: what is lost is counted, and nothing else moves. */
class OddCellsPropertyTest {

  private static final List<String> ODD =
      List.of(
          "?",
          "PEUT-ETRE",
          "N/A",
          "-",
          "oui et non",
          "#REF!",
          "12",
          "x",
          "é\u0000",
          "OUI|NON",
          "MAIL;pigeon",
          "9".repeat(200),
          "NULL",
          "ne sait pas",
          "01/02/2025",
          "=1+1",
          "[\"MAIL\"");

  private static final List<String> CODES =
      Population.collectivites2025().collectivites().stream()
          .limit(400)
          .map(member -> member.ref().toString())
          .toList();

  /** A file of rows with answers to Q1 and Q2, some of the cells of Q2 odd. */
  private static String file(int rows, double odd, long seed, boolean spoilt) {
    Random random = new Random(seed);
    Random oddness = new Random(seed + 1);
    StringBuilder text = new StringBuilder("id;collectivite;Q1;Q2;couleur\n");
    for (int r = 0; r < rows; r++) {
      String first = List.of("OUI", "NON", "NSP", "").get(random.nextInt(4));
      String second = List.of("MAIL", "VISIO", "MAIL|VISIO", "").get(random.nextInt(4));
      boolean isOdd = oddness.nextDouble() < odd;
      String cell = spoilt && isOdd ? ODD.get(oddness.nextInt(ODD.size())) : second;
      String colour = spoilt ? "\u0007" + cell : "bleu";
      text.append("r" + r + ";" + CODES.get(r) + ";" + first + ";" + quoted(cell) + ";");
      text.append(quoted(colour)).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\u0000", "").replace("\"", "\"\"") + '"';
  }

  private static Answers read(String text) throws IOException {
    Path file = Files.createTempFile("odd", ".csv");
    try {
      return AnswersReader.of(SmallSurvey.ONE_WAVE).read(Files.writeString(file, text));
    } finally {
      Files.delete(file);
    }
  }

  @Property
  void a_figure_moves_by_no_cell_of_another_question(
      @ForAll @IntRange(min = 20, max = 400) int rows, @ForAll long seed) throws IOException {
    double odd = new Random(seed).nextDouble();
    Answers clean = read(file(rows, odd, seed, false));
    Answers spoilt = read(file(rows, odd, seed, true));
    assertThat(spoilt.accepted()).isEqualTo(rows);
    assertThat(figures(spoilt)).isEqualTo(figures(clean));
    assertThat(spoilt.reading().get(0)).isEqualTo(clean.reading().get(0));
  }

  private static List<Estimate> figures(Answers answers) {
    IndicatorDefinition charte = SmallSurvey.CHARTE_OUI;
    IndicatorResult result = Barometre.indicator(charte).answers(answers).compute();
    return List.of(result.observed(), result.adjusted());
  }

  @Property
  void answers_used_and_refused_are_the_cells_read(
      @ForAll @IntRange(max = 400) int rows, @ForAll long seed) throws IOException {
    Answers answers = read(file(rows, new Random(seed).nextDouble(), seed, true));
    for (QuestionReading reading : answers.reading().subList(0, 2)) {
      assertThat(reading.read()).isEqualTo(rows);
    }
    assertThat(answers.rejections().size())
        .isEqualTo(answers.refusals().values().stream().mapToLong(Refusals::count).sum());
  }
}
