package fr.barometre.examples.benchmark;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times the tally of a question with numbers by type and OPSN, and a loop that adds doubles. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NumbersBenchmark {

  /** Responses of the 36,242 collectivités of the frame, one collectivité after the other. */
  @Param({"1000000"})
  public int rows;

  /** How many different numbers there are among the answers. */
  @Param({"100", "10000"})
  public int numbers;

  /** Whether responses have weights other than one. */
  @Param({"false", "true"})
  public boolean weighted;

  private final Population frame = Population.collectivites2025();
  private Answers answers = Answers.of(asked(), List.of());
  private int[] collectiviteOf = {};
  private int[] cellOf = {};
  private double[] weight = {};
  private double[] number = {};

  /** Called by JMH. */
  public NumbersBenchmark() {}

  private static Questionnaire asked() {
    Question hours =
        Question.number(
            "heures",
            "A",
            Label.same("heures"),
            new NumberRange(0, 1000, Label.of("heures", "hours")));
    return Questionnaire.builder()
        .code("numbers")
        .title(Label.same("numbers"))
        .addThemes(new Theme("A", Label.same("A")))
        .addQuestions(hours)
        .addIndicators(
            IndicatorDefinition.builder()
                .code("heures")
                .label(Label.same("heures"))
                .question("heures")
                .build())
        .build();
  }

  /**
   * Draws the responses, writes them to a file and reads them.
   *
   * @throws IOException if it cannot be written or read
   */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    Random random = new Random(2025);
    List<Collectivite> members = frame.collectivites();
    collectiviteOf = new int[rows];
    cellOf = new int[members.size()];
    weight = new double[rows];
    number = new double[rows];
    for (int c = 0; c < cellOf.length; c++) {
      cellOf[c] =
          3 * frame.levels(Dimension.TYPE).indexOf(frame.level(Dimension.TYPE, members.get(c)))
              + frame.levels(Dimension.OPSN).indexOf(frame.level(Dimension.OPSN, members.get(c)));
    }
    Path file = Files.createTempFile("numbers", ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("respondent;collectivite;weight;heures\n");
      for (int i = 0; i < rows; i++) {
        collectiviteOf[i] = i % members.size();
        weight[i] = weighted ? (1000 + random.nextInt(2000)) / 1000.0 : 1;
        number[i] = random.nextInt(numbers) / 10.0;
        String ref = members.get(collectiviteOf[i]).ref().toString();
        out.write("r" + i + ';' + ref + ';' + weight[i] + ';' + number[i] + '\n');
      }
    }
    answers = AnswersReader.of(asked()).read(file);
    Files.delete(file);
    if (answers.accepted() != rows) {
      throw new IllegalStateException(answers + ": " + answers.rejections().get(0));
    }
  }

  /**
   * Tallies with the library.
   *
   * @return the tally
   */
  @Benchmark
  public Tally tally() {
    return Tally.of(answers, frame, Dimension.TYPE, Dimension.OPSN);
  }

  /**
   * Computes by hand the mean of each collectivité, then the sums that a standard error needs.
   *
   * @return Σw, Σwy, Σw² y² by cell
   */
  @Benchmark
  public double[] plainLoop() {
    double[] sums = new double[cellOf.length];
    double[] sizes = new double[cellOf.length];
    int[] responses = new int[cellOf.length];
    for (int i = 0; i < number.length; i++) {
      int c = collectiviteOf[i];
      sums[c] += number[i];
      sizes[c] += weight[i];
      responses[c]++;
    }
    double[] cells = new double[3 * 3 * 16];
    for (int c = 0; c < cellOf.length; c++) {
      if (responses[c] > 0) {
        double w = sizes[c] / responses[c];
        double y = sums[c] / responses[c];
        cells[3 * cellOf[c]] += w;
        cells[3 * cellOf[c] + 1] += w * y;
        cells[3 * cellOf[c] + 2] += w * w * y * y;
      }
    }
    return cells;
  }
}
