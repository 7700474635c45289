package fr.barometre.examples.benchmark;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import fr.barometre.tally.AnswerColumns;
import fr.barometre.tally.Tally;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Synthetic responses to thirty questions of four modalities. Each respondent has a level in each
 * breakdown, drawn independently.
 */
final class Responses {

  static final int QUESTIONS = 30;
  static final int MODALITIES = 4;

  private final int breakdowns;
  private final int levels;

  /** For each respondent, the number of its cell: its levels in all breakdowns, as digits. */
  private final int[] kindOf;

  /** For each breakdown, the level of each respondent. */
  private final byte[][] levelOf;

  private final byte[][] columns;
  private final double[] weights;
  private final Questionnaire questionnaire = questionnaire();

  /** Draws responses with one breakdown of eight levels, or several of two. */
  Responses(int rows, long seed, int breakdowns) {
    this.breakdowns = breakdowns;
    this.levels = breakdowns == 1 ? 8 : 2;
    SplittableRandom random = new SplittableRandom(seed);
    this.kindOf = random.ints(rows, 0, kinds()).toArray();
    this.levelOf = new byte[breakdowns][rows];
    for (int b = 0; b < breakdowns; b++) {
      for (int i = 0; i < rows; i++) {
        levelOf[b][i] = (byte) level(kindOf[i], b);
      }
    }
    this.columns = new byte[QUESTIONS][rows];
    for (byte[] column : columns) {
      for (int i = 0; i < rows; i++) {
        column[i] = (byte) random.nextInt(MODALITIES);
      }
    }
    this.weights = weights(random, rows);
  }

  private int kinds() {
    int kinds = 1;
    for (int b = 0; b < breakdowns; b++) {
      kinds *= levels;
    }
    return kinds;
  }

  private int level(int kind, int breakdown) {
    int rest = kind;
    for (int b = 0; b < breakdown; b++) {
      rest /= levels;
    }
    return rest % levels;
  }

  /** Weights such as raking gives: around one, and all different. */
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

  AnswerColumns sealed() {
    return columns().seal();
  }

  AnswerColumns weighted() {
    return columns().weights(weights).seal();
  }

  /** The breakdowns. */
  Dimension[] dimensions() {
    return IntStream.range(0, breakdowns)
        .mapToObj(b -> Dimension.of("B" + b, "Ventilation " + b, "Breakdown " + b))
        .toArray(Dimension[]::new);
  }

  private Map<String, String> profile(int kind) {
    Map<String, String> profile = new LinkedHashMap<>();
    for (int b = 0; b < breakdowns; b++) {
      profile.put("B" + b, "L" + level(kind, b));
    }
    return profile;
  }

  /** A frame with a thousand million members in each cell. */
  Population frame() {
    List<FrameCell> cells =
        IntStream.range(0, kinds())
            .mapToObj(kind -> new FrameCell(profile(kind), 1_000_000_000L))
            .toList();
    return Population.ofCells("bench", List.of(dimensions()), cells);
  }

  /**
   * Writes a file with a row for each respondent.
   *
   * @param file the file
   * @param columns header of the columns that describe the respondent
   * @param who these columns, for each respondent
   * @throws IOException if it cannot be written
   */
  void write(Path file, String columns, IntFunction<String> who) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("respondent;" + columns);
      for (int q = 0; q < QUESTIONS; q++) {
        out.write(";Q" + q);
      }
      for (int i = 0; i < rows(); i++) {
        out.write("\nR" + i + ';' + who.apply(i));
        for (int q = 0; q < QUESTIONS; q++) {
          out.write(";M" + column(q)[i]);
        }
      }
      out.newLine();
    }
  }

  private AnswerColumns.Builder columns() {
    List<Respondent> kinds =
        IntStream.range(0, kinds())
            .mapToObj(kind -> Respondent.builder().id("K" + kind).profile(profile(kind)).build())
            .toList();
    AnswerColumns.Builder builder =
        AnswerColumns.builder(questionnaire, frame(), dimensions()).respondents(kinds, kindOf);
    for (int q = 0; q < QUESTIONS; q++) {
      builder.question("Q" + q, columns[q]);
    }
    return builder;
  }

  /** Sums of a tally by breakdown, level and modality, in the same order as the loops' sums. */
  double[] firstMoments(Tally tally, int question) {
    double[] found = new double[places()];
    tally
        .cube()
        .indicator(tally.indicators().get(question))
        .cells()
        .forEach(
            (key, cell) -> {
              for (int m = 0; m < MODALITIES; m++) {
                double count = cell.moments(1 + m).count();
                for (int b = 0; b < breakdowns; b++) {
                  int level = key.levels().get(b).code().charAt(1) - '0';
                  found[place(b, level, m)] += count;
                }
              }
            });
    return found;
  }

  /** Sums of a question. */
  int places() {
    return breakdowns * levels * MODALITIES;
  }

  /** Index of the sum of a level and a modality. */
  int place(int breakdown, int level, int modality) {
    return (breakdown * levels + level) * MODALITIES + modality;
  }

  Questionnaire asked() {
    return questionnaire;
  }

  List<IndicatorDefinition> indicators() {
    return questionnaire.indicators();
  }

  /** Counts in a plain loop: one pass over each column of bytes for each breakdown. */
  long[][] plainLoop() {
    long[][] counts = new long[QUESTIONS][places()];
    for (int q = 0; q < QUESTIONS; q++) {
      byte[] column = columns[q];
      long[] count = counts[q];
      for (int b = 0; b < breakdowns; b++) {
        byte[] level = levelOf[b];
        int first = place(b, 0, 0);
        for (int i = 0; i < column.length; i++) {
          count[first + level[i] * MODALITIES + column[i]]++;
        }
      }
    }
    return counts;
  }

  /** Adds weights in the same plain loop. */
  double[][] weightedLoop() {
    double[][] sums = new double[QUESTIONS][places()];
    for (int q = 0; q < QUESTIONS; q++) {
      byte[] column = columns[q];
      double[] sum = sums[q];
      for (int b = 0; b < breakdowns; b++) {
        byte[] level = levelOf[b];
        int first = place(b, 0, 0);
        for (int i = 0; i < column.length; i++) {
          sum[first + level[i] * MODALITIES + column[i]] += weights[i];
        }
      }
    }
    return sums;
  }

  double[] weights() {
    return weights;
  }

  int rows() {
    return kindOf.length;
  }

  int breakdowns() {
    return breakdowns;
  }

  /** The level of each respondent in a breakdown. */
  byte[] levels(int breakdown) {
    return levelOf[breakdown];
  }

  byte[] column(int question) {
    return columns[question];
  }
}
