package fr.barometre.examples.spark;

import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * A simulation of the tally of very many answers on executors that this machine does not have, from
 * costs measured on it: {@code Growth [answers]}.
 *
 * <p>Tasks are handed to the first core that is free, as Spark does it. A task fetches its part of
 * the shuffle over its executor's share of the network, checks and tallies its answers, and may
 * fail and start again; the driver merges the tallies, one after the other, as they arrive.
 */
public final class Growth {

  private static final int CORES = 4;
  private static final double BYTES_AN_ANSWER = 20.9;
  private static final double SECONDS_AN_ANSWER = 2.5e-6;
  private static final double BYTES_A_SECOND = 100e6;
  private static final double MERGE_SECONDS = 1e-3;
  private static final double OBJECT_BYTES = 300;
  private static final int COLLECTIVITES = 36_242;

  private Growth() {}

  /**
   * The parameters of a run.
   *
   * @param answers answers of the year
   * @param partitions parts of the collectivités
   * @param executors machines of four cores
   * @param skew standard deviation of the logarithm of a partition's size, 0 for equal ones
   * @param failing probability that a task fails half-way
   */
  record Plan(double answers, int partitions, int executors, double skew, double failing) {}

  /**
   * The measures of a run.
   *
   * @param seconds from the first fetch to the last merge
   * @param busy share of the cores' time that was work
   * @param largestBytes memory of the answers of the largest task
   */
  record Outcome(double seconds, double busy, double largestBytes) {}

  /** Runs a plan with random sizes and failures of a seed. */
  static Outcome run(Plan plan, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] answers = sizes(plan, () -> gaussian(random));
    PriorityQueue<Double> cores = new PriorityQueue<>();
    int count = CORES * plan.executors();
    for (int c = 0; c < count; c++) {
      cores.add(0.0);
    }
    PriorityQueue<Double> arrivals = new PriorityQueue<>();
    double work = 0;
    double largest = 0;
    for (double size : answers) {
      double fetch = size * BYTES_AN_ANSWER / (BYTES_A_SECOND / CORES);
      double once = fetch + size * SECONDS_AN_ANSWER;
      double spent = once;
      while (random.nextDouble() < plan.failing()) {
        spent += once / 2;
      }
      double start = cores.remove();
      cores.add(start + spent);
      arrivals.add(start + spent);
      work += spent;
      largest = Math.max(largest, size);
    }
    double driver = 0;
    double last = 0;
    while (!arrivals.isEmpty()) {
      last = arrivals.remove();
      driver = Math.max(driver, last) + MERGE_SECONDS;
    }
    return new Outcome(driver, work / (count * last), largest * OBJECT_BYTES);
  }

  /** Lognormal sizes that add up to all answers. */
  private static double[] sizes(Plan plan, DoubleSupplier gaussian) {
    double[] sizes = new double[plan.partitions()];
    double sum = 0;
    for (int p = 0; p < sizes.length; p++) {
      sizes[p] = Math.exp(plan.skew() * gaussian.getAsDouble());
      sum += sizes[p];
    }
    for (int p = 0; p < sizes.length; p++) {
      sizes[p] *= plan.answers() / sum;
    }
    return sizes;
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /**
   * Prints a table: executors, partitions, skew and failures.
   *
   * @param args the answers of the year, 10⁹ unless given
   */
  public static void main(String[] args) {
    double answers = args.length > 0 ? Double.parseDouble(args[0]) : 1e9;
    System.out.println(
        "| executors | partitions | skew | failing | seconds | busy | largest task |");
    System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
    for (int executors : new int[] {1, 8, 64, 512}) {
      for (int partitions : new int[] {200, 2_000, COLLECTIVITES}) {
        for (double skew : new double[] {0, 1}) {
          double failing = skew == 0 ? 0 : 0.01;
          Outcome outcome = run(new Plan(answers, partitions, executors, skew, failing), 2025);
          System.out.printf(
              Locale.ROOT,
              "| %d | %,d | %.0f | %.0f %% | %.1f | %.0f %% | %,.0f MB |%n",
              executors,
              partitions,
              skew,
              100 * failing,
              outcome.seconds(),
              100 * outcome.busy(),
              outcome.largestBytes() / 1e6);
        }
      }
    }
  }
}
