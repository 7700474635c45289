package fr.barometre.examples.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times 30 questions by all départements, for 35,000 collectivités raked on four margins. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// The heap has a fixed size: on a virtual machine, growing it costs time of its own.
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 10, time = 2)
public class DomainsBenchmark {

  private final Survey survey = new Survey(35_000, 30, 2025);

  /** Called by JMH. */
  public DomainsBenchmark() {}

  /**
   * Rakes each question's sample and estimates it in each département.
   *
   * @return the standard errors
   */
  @Benchmark
  public List<Double> thirtyQuestionsByDepartement() {
    return survey.standardErrors();
  }
}
