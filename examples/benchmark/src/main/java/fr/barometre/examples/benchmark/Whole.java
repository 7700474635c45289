package fr.barometre.examples.benchmark;

import fr.barometre.tally.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Makes weighted cross-tabulations of thirty questions by eight breakdowns, for three waves, with
 * one tool in a process of its own: {@code Whole tally|loop|duckdb|tablesaw rows}.
 *
 * <p>Prints the tool, the rows of a wave, the milliseconds of the job (loading, sealing and
 * counting, without drawing the responses), the milliseconds since the process started, and the
 * total weight.
 */
public final class Whole {

  private static final int WAVES = 3;
  private static final int BREAKDOWNS = 8;

  private Whole() {}

  /** Counts one wave with a tool, and gives the sums of the first question. */
  private interface Way {
    double[] firstQuestion(Responses wave);
  }

  /**
   * Runs one tool.
   *
   * @param args the tool and the number of respondents of a wave
   */
  public static void main(String[] args) {
    Way way = way(args[0]);
    int rows = Integer.parseInt(args[1]);
    long spent = 0;
    double weight = 0;
    for (int wave = 0; wave < WAVES; wave++) {
      Responses responses = new Responses(rows, 2025 + wave, BREAKDOWNS);
      long start = System.nanoTime();
      for (double sum : way.firstQuestion(responses)) {
        weight += sum;
      }
      spent += System.nanoTime() - start;
    }
    Duration lived =
        Duration.between(
            ProcessHandle.current().info().startInstant().orElse(Instant.now()), Instant.now());
    System.out.printf(
        Locale.ROOT, "%s %d %.1f %d %.6f%n", args[0], rows, spent / 1e6, lived.toMillis(), weight);
  }

  private static Way way(String name) {
    return switch (name) {
      case "tally" -> Whole::tally;
      case "loop" -> wave -> wave.weightedLoop()[0];
      case "duckdb" -> Whole::duckdb;
      case "tablesaw" -> Whole::tablesaw;
      default ->
          throw new IllegalArgumentException(
              "way '" + name + "'; expected one of tally, loop, duckdb, tablesaw");
    };
  }

  private static double[] tally(Responses wave) {
    Tally tally = wave.weighted().tally(wave.indicators());
    for (int q = 1; q < Responses.QUESTIONS; q++) {
      wave.firstMoments(tally, q);
    }
    return wave.firstMoments(tally, 0);
  }

  private static double[] duckdb(Responses wave) {
    try (DuckTable table = DuckTable.of(wave)) {
      for (int q = 1; q < Responses.QUESTIONS; q++) {
        table.weights(q);
      }
      return table.weights(0);
    }
  }

  private static double[] tablesaw(Responses wave) {
    SawTable table = SawTable.of(wave);
    for (int q = 1; q < Responses.QUESTIONS; q++) {
      table.weights(q);
    }
    return table.weights(0);
  }
}
