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

/** Thirty questions of four modalities counted by eight cells: three ways, one run. */
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
  private DuckTable table;

  /** Called by JMH. */
  public CountingBenchmark() {}

  /** Draws, seals and loads the responses. */
  @Setup(Level.Trial)
  public void prepare() {
    responses = new Responses(rows, 2025);
    sealed = responses.sealed();
    table = DuckTable.of(responses);
    check();
  }

  /** All three count the same. */
  private void check() {
    long[][] plain = responses.plainLoop();
    Tally tally = tally();
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      long[] cells = new long[Responses.CELLS * Responses.MODALITIES];
      int question = q;
      tally
          .indicator(responses.indicators().get(q))
          .cells()
          .forEach(
              (key, cell) -> {
                int at = Integer.parseInt(key.levels().get(0).code().substring(1));
                for (int m = 0; m < Responses.MODALITIES; m++) {
                  cells[at * Responses.MODALITIES + m] = (long) cell.moments(1 + m).count();
                }
              });
      if (!Arrays.equals(cells, plain[question]) || !Arrays.equals(cells, table.counts(question))) {
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
  public long[] duckdb() {
    long[] counts = {};
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      counts = table.counts(q);
    }
    return counts;
  }
}
