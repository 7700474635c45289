package fr.barometre.examples.benchmark;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.tally.AnswerColumns;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Synthetic responses to thirty questions of four modalities, by eight cells. */
final class Responses {

  static final int QUESTIONS = 30;
  static final int MODALITIES = 4;
  static final int CELLS = 8;

  private static final Dimension CELL = Dimension.of("CELL", "Cellule", "Cell");

  private final int[] cellOf;
  private final byte[][] columns;
  private final double[] weights;
  private final Questionnaire questionnaire = questionnaire();

  Responses(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.cellOf = random.ints(rows, 0, CELLS).toArray();
    this.columns = new byte[QUESTIONS][rows];
    for (byte[] column : columns) {
      for (int i = 0; i < rows; i++) {
        column[i] = (byte) random.nextInt(MODALITIES);
      }
    }
    this.weights = weights(random, rows);
  }

  /** Weights as raking gives them: around one, each another. */
  private static double[] weights(SplittableRandom random, int rows) {
    return random.doubles(rows, 0.2, 5).toArray();
  }

  private static Questionnaire questionnaire() {
    Questionnaire.Builder builder = Questionnaire.builder();
    builder
        .code("bench")
        .title(Label.same("Synthetic"))
        .addThemes(new Theme("T", Label.same("Synthetic")));
    Modality[] modalities = new Modality[MODALITIES];
    for (int m = 0; m < MODALITIES; m++) {
      modalities[m] = Modality.of("M" + m, "M" + m, "M" + m);
    }
    for (int q = 0; q < QUESTIONS; q++) {
      builder.addQuestions(Question.single("Q" + q, "T", Label.same("Q" + q), modalities));
      IndicatorDefinition.Builder indicator = IndicatorDefinition.builder();
      builder.addIndicators(
          indicator
              .code("i" + q)
              .label(Label.same("I"))
              .question("Q" + q)
              .addCounted("M0")
              .build());
    }
    return builder.build();
  }

  private static String cell(int cell) {
    return "C" + cell;
  }

  AnswerColumns sealed() {
    return columns().seal();
  }

  AnswerColumns weighted() {
    return columns().weights(weights).seal();
  }

  private AnswerColumns.Builder columns() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    List<Respondent> kinds = new ArrayList<>();
    for (int c = 0; c < CELLS; c++) {
      sizes.put(cell(c), 1_000_000_000L);
      kinds.add(Respondent.builder().id(cell(c)).putProfile(CELL.code(), cell(c)).build());
    }
    AnswerColumns.Builder builder =
        AnswerColumns.builder(questionnaire, Population.ofCounts("bench", CELL, sizes), CELL)
            .respondents(kinds, cellOf);
    for (int q = 0; q < QUESTIONS; q++) {
      builder.question("Q" + q, columns[q]);
    }
    return builder;
  }

  /** The first moments of a tally by cell and modality, laid out as the loop's. */
  static double[] firstMoments(Tally tally, int question) {
    double[] found = new double[CELLS * MODALITIES];
    tally
        .indicator(tally.indicators().get(question))
        .cells()
        .forEach(
            (key, cell) -> {
              int at = Integer.parseInt(key.levels().get(0).code().substring(1));
              for (int m = 0; m < MODALITIES; m++) {
                found[at * MODALITIES + m] = cell.moments(1 + m).count();
              }
            });
    return found;
  }

  List<IndicatorDefinition> indicators() {
    return questionnaire.indicators();
  }

  /** The plain way: one pass over each column of bytes. */
  long[][] plainLoop() {
    long[][] counts = new long[QUESTIONS][CELLS * MODALITIES];
    for (int q = 0; q < QUESTIONS; q++) {
      byte[] column = columns[q];
      long[] count = counts[q];
      for (int i = 0; i < column.length; i++) {
        count[cellOf[i] * MODALITIES + column[i]]++;
      }
    }
    return counts;
  }

  /** The same pass, adding weights. */
  double[][] weightedLoop() {
    double[][] sums = new double[QUESTIONS][CELLS * MODALITIES];
    for (int q = 0; q < QUESTIONS; q++) {
      byte[] column = columns[q];
      double[] sum = sums[q];
      for (int i = 0; i < column.length; i++) {
        sum[cellOf[i] * MODALITIES + column[i]] += weights[i];
      }
    }
    return sums;
  }

  double[] weights() {
    return weights;
  }

  int rows() {
    return cellOf.length;
  }

  int[] cells() {
    return cellOf;
  }

  byte[] column(int question) {
    return columns[question];
  }
}
