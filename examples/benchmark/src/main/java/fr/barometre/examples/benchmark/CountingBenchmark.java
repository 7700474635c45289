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
 * Thirty questions of four modalities counted by eight cells: counts and weights, several ways, one
 * run.
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

  private Responses responses;
  private AnswerColumns sealed;
  private AnswerColumns weighted;
  private DuckTable table;

  /** Called by JMH. */
  public CountingBenchmark() {}

  /** Draws, seals and loads the responses. */
  @Setup(Level.Trial)
  public void prepare() {
    responses = new Responses(rows, 2025);
    sealed = responses.sealed();
    weighted = responses.weighted();
    table = DuckTable.of(responses);
    check();
  }

  /** All ways count the same, and add up the same weights. */
  private void check() {
    long[][] plain = responses.plainLoop();
    double[][] weighted = responses.weightedLoop();
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      double[] counts = Arrays.stream(plain[q]).asDoubleStream().toArray();
      same(q, counts, Responses.firstMoments(tally(), q), 0);
      same(q, counts, table.counts(q), 0);
      same(q, weighted[q], Responses.firstMoments(weightedTally(), q), 1e-9);
      same(q, weighted[q], table.weights(q), 1e-9);
    }
  }

  private static void same(int question, double[] expected, double[] found, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= tolerance * expected[i])) {
        throw new IllegalStateException("question " + question + " is not counted the same");
      }
    }
  }

  /** Closes the database. */
  @TearDown(Level.Trial)
  public void close() {
    table.close();
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
   * The tally of sealed columns, all moments of its cells included, on one thread.
   *
   * @return the tally
   */
  @Benchmark
  public Tally tally() {
    return sealed.tally(responses.indicators());
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
   * Thirty group-bys in DuckDB, on as many threads as it takes.
   *
   * @return the counts of the last question
   */
  @Benchmark
  public double[] duckdb() {
    double[] counts = {};
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      counts = table.counts(q);
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
   * Thirty weighted group-bys in DuckDB, on as many threads as it takes.
   *
   * @return the sums of the last question
   */
  @Benchmark
  public double[] weightedDuckdb() {
    double[] sums = {};
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      sums = table.weights(q);
    }
    return sums;
  }
}
