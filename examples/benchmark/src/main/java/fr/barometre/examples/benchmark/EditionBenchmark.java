package fr.barometre.examples.benchmark;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Times the 2025 edition, with weighting, flags and disclosure, from answers in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class EditionBenchmark {

  /** Number of collectivités that answer. */
  @Param({"3000"})
  public int collectivites;

  /** Waves that each collectivité answers: all three, or one, as most did in the survey. */
  @Param({"3", "1"})
  public int waves = 3;

  /** Codes of the breakdowns' dimensions, separated by commas. */
  @Param({
    "",
    "TYPE,POPULATION_BAND",
    "TYPE,POPULATION_BAND,REGION,OPSN",
    "TYPE,POPULATION_BAND,POPULATION_STRATUM,REGION,OPSN,ROLE",
    "TYPE,POPULATION_BAND,POPULATION_STRATUM,REGION,OPSN,ROLE,DEPARTEMENT"
  })
  public String by = "";

  /** Number of threads that compute: the calling one, and perhaps a helper. */
  @Param({"1", "2"})
  public int threads = 1;

  private final ExecutorService helper = Executors.newSingleThreadExecutor();
  private Answers answers = Answers.of(Edition2025.QUESTIONNAIRE, List.of());

  /** Called by JMH. */
  public EditionBenchmark() {}

  /** Draws the answers. */
  @Setup
  public void prepare() {
    List<Answer> drawn = Edition.answers(collectivites, 2025);
    answers =
        Answers.of(Edition2025.QUESTIONNAIRE, waves == 3 ? drawn : Edition.inOneWave(drawn, 2025));
  }

  /** Stops the helper thread. */
  @TearDown
  public void close() {
    helper.shutdown();
  }

  /**
   * Computes all indicators.
   *
   * @return the report
   */
  @Benchmark
  public BarometreReport edition() {
    return Barometre.edition(Edition2025.QUESTIONNAIRE)
        .answers(answers)
        .by(dimensions())
        .executor(threads == 1 ? Runnable::run : helper)
        .compute();
  }

  private Dimension[] dimensions() {
    return Arrays.stream(by.split(",", -1))
        .filter(code -> !code.isEmpty())
        .map(EditionBenchmark::dimension)
        .toArray(Dimension[]::new);
  }

  private static Dimension dimension(String code) {
    return Stream.concat(
            Population.collectivites2025().dimensions().stream(), Stream.of(Dimension.ROLE))
        .filter(dimension -> dimension.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no dimension '" + code + "'"));
  }
}
