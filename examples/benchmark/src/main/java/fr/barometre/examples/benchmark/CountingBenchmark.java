package fr.barometre.examples.benchmark;

import fr.barometre.tally.AnswerColumns;
import fr.barometre.tally.Tally;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Thirty questions of four modalities counted by one breakdown of eight levels, or by eight of two:
 * counts and weights, several ways, one run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CountingBenchmark {

  /** Respondents. */
  @Param({"100000", "1000000", "10000000"})
  public int rows;

  /** Breakdowns: one of eight levels, or eight of two, which make 256 cells. */
  @Param({"1", "8"})
  public int breakdowns = 1;

  private Responses responses;
  private AnswerColumns sealed;
  private AnswerColumns weighted;
  private Tally tallied;

  /** Called by JMH. */
  public CountingBenchmark() {}

  /** Draws and seals the responses; loops and tallies must count the same. */
  @Setup(Level.Trial)
  public void prepare() {
    responses = new Responses(rows, 2025, breakdowns);
    sealed = responses.sealed();
    weighted = responses.weighted();
    tallied = tally();
    long[][] plain = responses.plainLoop();
    double[][] sums = responses.weightedLoop();
    Tally weightedTally = weightedTally();
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      double[] counts = Arrays.stream(plain[q]).asDoubleStream().toArray();
      same(q, counts, responses.firstMoments(tallied, q), 0);
      same(q, sums[q], responses.firstMoments(weightedTally, q), 1e-9);
    }
  }

  /** The responses in DuckDB. */
  @State(Scope.Benchmark)
  public static class Duck {

    private DuckTable table;

    /** Called by JMH. */
    public Duck() {}

    /**
     * Loads the responses; DuckDB must count the same as the tallies.
     *
     * @param benchmark the responses
     */
    @Setup(Level.Trial)
    public void prepare(CountingBenchmark benchmark) {
      table = DuckTable.of(benchmark.responses);
      Tally weightedTally = benchmark.weightedTally();
      for (int q = 0; q < Responses.QUESTIONS; q++) {
        same(q, benchmark.responses.firstMoments(benchmark.tallied, q), table.counts(q), 0);
        double[] weights = benchmark.responses.firstMoments(weightedTally, q);
        same(q, weights, table.weights(q), 1e-9);
      }
    }

    /** Closes the database. */
    @TearDown(Level.Trial)
    public void close() {
      table.close();
    }
  }

  private static void same(int question, double[] expected, double[] found, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= tolerance * expected[i])) {
        throw new IllegalStateException("question " + question + " is not counted the same");
      }
    }
  }

  /**
   * A loop over columns of bytes.
   *
   * @return the counts
   */
  @Benchmark
  public long[][] plainLoop() {
    return responses.plainLoop();
  }

  /**
   * The tally of sealed columns, all moments of its cells included, on one thread; the sums of
   * breakdowns are read from it in {@link #read}.
   *
   * @return the tally
   */
  @Benchmark
  public Tally tally() {
    return sealed.tally(responses.indicators());
  }

  /**
   * The sums of all questions and breakdowns, from a tally.
   *
   * @return the sums of the last question
   */
  @Benchmark
  public double[] read() {
    Tally tally = tallied;
    double[] sums = {};
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      sums = responses.firstMoments(tally, q);
    }
    return sums;
  }

  /**
   * Ordering and packing columns of bytes.
   *
   * @return the sealed columns
   */
  @Benchmark
  public AnswerColumns seal() {
    return responses.sealed();
  }

  /**
   * Thirty queries in DuckDB, each with all breakdowns, on as many threads as it takes.
   *
   * @param duck the database
   * @return the counts of the last question
   */
  @Benchmark
  public double[] duckdb(Duck duck) {
    double[] counts = {};
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      counts = duck.table.counts(q);
    }
    return counts;
  }

  /**
   * A loop over columns of bytes that adds weights.
   *
   * @return the sums
   */
  @Benchmark
  public double[][] weightedLoop() {
    return responses.weightedLoop();
  }

  /**
   * The tally of sealed columns with weights, all moments of its cells included, on one thread.
   *
   * @return the tally
   */
  @Benchmark
  public Tally weightedTally() {
    return weighted.tally(responses.indicators());
  }

  /**
   * The same with weights.
   *
   * @param duck the database
   * @return the sums of the last question
   */
  @Benchmark
  public double[] weightedDuckdb(Duck duck) {
    double[] sums = {};
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      sums = duck.table.weights(q);
    }
    return sums;
  }
}
