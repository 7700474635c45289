package fr.barometre.examples.benchmark;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.tally.AnswerColumns;
import fr.barometre.tally.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
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

/**
 * Times the tally of thirty questions from answers that were read from a file, and the time it
 * takes to seal them, that is to pack them for counting.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class AnswersBenchmark {

  /** Called by JMH. */
  public AnswersBenchmark() {}

  /** Responses of the 36,242 collectivités of the frame, one collectivité after the other. */
  @State(Scope.Benchmark)
  public static class Collectivites {

    /** Number of responses. */
    @Param({"1000000"})
    public int rows;

    /** Whether responses have weights other than one. */
    @Param({"false", "true"})
    public boolean weighted;

    private final Population frame = Population.collectivites2025();
    private Answers answers = none();

    /** Called by JMH. */
    public Collectivites() {}

    /**
     * Writes the responses to a file and reads them.
     *
     * @throws IOException if it cannot be written or read
     */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
      Responses responses = new Responses(rows, 2025, 1);
      List<Collectivite> members = frame.collectivites();
      answers =
          read(
              responses,
              AnswersReader.of(responses.asked()),
              "collectivite",
              i -> members.get(i % members.size()).ref().toString(),
              weighted);
    }
  }

  /** One response each of anonymous respondents, with one breakdown of eight levels. */
  @State(Scope.Benchmark)
  public static class Anonymous {

    /** Number of respondents. */
    @Param({"1000000"})
    public int rows;

    /** Whether responses have weights other than one. */
    @Param({"false", "true"})
    public boolean weighted;

    private final Responses none = new Responses(0, 2025, 1);
    private final Population frame = none.frame();
    private Answers answers = none();

    /** Called by JMH. */
    public Anonymous() {}

    /**
     * Writes the responses to a file and reads them.
     *
     * @throws IOException if it cannot be written or read
     */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
      Responses responses = new Responses(rows, 2025, 1);
      answers =
          read(
              responses,
              AnswersReader.of(responses.asked()).withLevel(none.dimensions()[0], "level"),
              "level",
              i -> "L" + responses.levels(0)[i],
              weighted);
    }
  }

  private static Answers none() {
    return Answers.of(new Responses(0, 2025, 1).asked(), List.of());
  }

  private static Answers read(
      Responses responses,
      AnswersReader reader,
      String column,
      IntFunction<String> who,
      boolean weighted)
      throws IOException {
    Path file = Files.createTempFile("answers", ".csv");
    if (weighted) {
      responses.write(file, column + ";weight", i -> who.apply(i) + ';' + responses.weights()[i]);
    } else {
      responses.write(file, column, who);
    }
    Answers answers = reader.read(file);
    Files.delete(file);
    if (answers.accepted() != responses.rows()) {
      throw new IllegalStateException(
          answers + ": expected " + responses.rows() + " rows, " + answers.rejections().get(0));
    }
    return answers;
  }

  /**
   * Tallies answers of collectivités that have several responses each.
   *
   * @param responses the answers
   * @return the tally
   */
  @Benchmark
  public Tally tallyOfCollectivites(Collectivites responses) {
    return Tally.of(responses.answers, responses.frame, Dimension.TYPE);
  }

  /**
   * Tallies anonymous respondents on a frame for the first time; those of weight one are sealed.
   *
   * @param responses the answers
   * @return the tally
   */
  @Benchmark
  public Tally tallyOfAnonymous(Anonymous responses) {
    return Tally.of(responses.answers, responses.none.frame(), responses.none.dimensions());
  }

  /**
   * Tallies them again on the same frame, so that what was sealed is used.
   *
   * @param responses the answers
   * @return the tally
   */
  @Benchmark
  public Tally tallyOfAnonymousAgain(Anonymous responses) {
    return Tally.of(responses.answers, responses.frame, responses.none.dimensions());
  }

  /**
   * Seals anonymous respondents.
   *
   * @param responses the answers
   * @return the columns
   */
  @Benchmark
  public AnswerColumns seal(Anonymous responses) {
    return AnswerColumns.of(responses.answers, responses.frame, responses.none.dimensions());
  }
}
