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
 * Times several ways to count thirty questions of four modalities by one breakdown of eight levels,
 * or by eight breakdowns of two levels, with and without weights.
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

  /** Number of respondents. */
  @Param({"100000", "1000000", "10000000"})
  public int rows;

  /** Number of breakdowns: one of eight levels, or eight of two levels, which make 256 cells. */
  @Param({"1", "8"})
  public int breakdowns = 1;

  private Responses responses;
  private AnswerColumns sealed;
  private AnswerColumns weighted;
  private Tally tallied;

  /** Called by JMH. */
  public CountingBenchmark() {}

  /** Draws and seals the responses, and checks that loops and tallies give the same counts. */
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
     * Loads the responses, and checks that DuckDB gives the same counts as the tallies.
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
   * Counts with a loop over columns of bytes.
   *
   * @return the counts
   */
  @Benchmark
  public long[][] plainLoop() {
    return responses.plainLoop();
  }

  /**
   * Tallies sealed columns on one thread, with all moments of all cells. {@link #read} then reads
   * the sums of each breakdown.
   *
   * @return the tally
   */
  @Benchmark
  public Tally tally() {
    return sealed.tally(responses.indicators());
  }

  /**
   * Reads the sums of all questions and breakdowns from a tally.
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
   * Seals columns of bytes: sorts respondents by cell and packs their answers.
   *
   * @return the sealed columns
   */
  @Benchmark
  public AnswerColumns seal() {
    return responses.sealed();
  }

  /**
   * Runs thirty queries in DuckDB, each with all breakdowns, on as many threads as DuckDB uses.
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
   * Adds weights with a loop over columns of bytes.
   *
   * @return the sums
   */
  @Benchmark
  public double[][] weightedLoop() {
    return responses.weightedLoop();
  }

  /**
   * Tallies sealed columns with weights on one thread, with all moments of all cells.
   *
   * @return the tally
   */
  @Benchmark
  public Tally weightedTally() {
    return weighted.tally(responses.indicators());
  }

  /**
   * Runs the thirty queries in DuckDB with weights.
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
