package fr.barometre.calibration;

import fr.barometre.weighting.WeightingDiagnostics.MarginFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Raking, or iterative proportional fitting: scales the weights to each margin in turn until all
 * margins are met.
 *
 * <p>Example: one respondent in each of the cells AX, AY, BX and BY; the totals are A 6, B 4, X 7
 * and Y 3. Scaling to A and B gives 3, 3, 2, 2, of which X has 5 and Y 5; scaling these to 7 and 3
 * gives 4.2, 1.8, 2.8, 1.2, and A and B still have 6 and 4: done.
 *
 * <p>Reference: Deming and Stephan, "On a Least Squares Adjustment of a Sampled Frequency Table
 * When the Expected Marginal Totals are Known", Annals of Mathematical Statistics 11 (1940),
 * 427-444.
 */
public final class RakingSolver {

  private static final int MOST_CYCLES = 10_000;
  private static final double MET = 1e-12;

  private final double[] d;
  private final List<Margin> margins;

  /**
   * A margin: categories and their totals.
   *
   * @param groups category of each row from 0; -1 for a row that does not count
   * @param totals the population's total of each category
   * @param names name of each category, for messages
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier from a weighting to the solver
  public record Margin(int[] groups, double[] totals, List<String> names) {

    /** The same without its last category, whose rows have none then. */
    Margin withoutLast() {
      int last = totals.length - 1;
      int[] fewer = groups.clone();
      for (int k = 0; k < fewer.length; k++) {
        fewer[k] = fewer[k] == last ? -1 : fewer[k];
      }
      return new Margin(fewer, Arrays.copyOf(totals, last), names.subList(0, last));
    }
  }

  /** Indicators of the categories of every margin; none for an row that does not count. */
  static double[][] indicators(List<Margin> margins, int rows) {
    int columns = margins.stream().mapToInt(margin -> margin.totals().length).sum();
    double[][] x = new double[rows][columns];
    int from = 0;
    for (Margin margin : margins) {
      for (int k = 0; k < rows; k++) {
        if (margin.groups()[k] >= 0) {
          x[k][from + margin.groups()[k]] = 1;
        }
      }
      from += margin.totals().length;
    }
    return x;
  }

  /**
   * A raking problem.
   *
   * @param d weight of each row before, zero or more
   * @param margins the margins, at least one
   */
  public RakingSolver(double[] d, List<Margin> margins) {
    this.d = d.clone();
    this.margins = List.copyOf(margins);
  }

  /**
   * Solves it.
   *
   * @return the factors; margins are met to 1e-12 relative
   * @throws IllegalArgumentException if the margins are not met, naming the farthest and how far
   */
  public Calibrated solve() {
    Calibrated found = attempt();
    if (!isMet(found)) {
      MarginFit farthest =
          found.diagnostics().margins().stream()
              .max((a, b) -> Double.compare(a.distance(), b.distance()))
              .orElseThrow();
      throw new IllegalArgumentException(
          "raking does not converge: after "
              + found.diagnostics().iterations()
              + " cycles '"
              + farthest.name()
              + "' is at "
              + farthest.after()
              + " instead of "
              + farthest.wanted()
              + "; check that the margins have the same sum, or collapse levels that never meet");
    }
    return found;
  }

  /**
   * Solves it if it can be solved.
   *
   * @return the factors, or empty if the margins are not met
   */
  Optional<Calibrated> solveIfPossible() {
    return Optional.of(attempt()).filter(this::isMet);
  }

  private boolean isMet(Calibrated found) {
    return error(found.factors()) <= MET;
  }

  private Calibrated attempt() {
    double[] factors = counted();
    int cycles = 0;
    while (error(factors) > MET && cycles < MOST_CYCLES) {
      cycles++;
      for (Margin margin : margins) {
        double[] sums = sums(margin, factors);
        for (int k = 0; k < d.length; k++) {
          if (factors[k] != 0) {
            int group = margin.groups()[k];
            factors[k] *= margin.totals()[group] / sums[group];
          }
        }
      }
    }
    return new Calibrated(factors, Diagnostics.of(cycles, d, factors, fits(factors)));
  }

  /** One for each row; zero for those that a margin does not count, be it met or not. */
  private double[] counted() {
    double[] factors = new double[d.length];
    for (int k = 0; k < d.length; k++) {
      int row = k;
      factors[k] = margins.stream().allMatch(margin -> margin.groups()[row] >= 0) ? 1 : 0;
    }
    return factors;
  }

  private double[] sums(Margin margin, double[] factors) {
    double[] sums = new double[margin.totals().length];
    for (int k = 0; k < d.length; k++) {
      if (margin.groups()[k] >= 0) {
        sums[margin.groups()[k]] += d[k] * factors[k];
      }
    }
    return sums;
  }

  private double error(double[] factors) {
    double error = 0;
    for (Margin margin : margins) {
      double[] sums = sums(margin, factors);
      for (int g = 0; g < sums.length; g++) {
        double distance = Math.abs(sums[g] - margin.totals()[g]) / margin.totals()[g];
        error = distance <= error ? error : distance;
      }
    }
    return error;
  }

  private List<MarginFit> fits(double[] factors) {
    double[] ones = new double[d.length];
    Arrays.fill(ones, 1);
    List<MarginFit> fits = new ArrayList<>();
    for (Margin margin : margins) {
      double[] before = sums(margin, ones);
      double[] after = sums(margin, factors);
      for (int g = 0; g < after.length; g++) {
        fits.add(new MarginFit(margin.names().get(g), margin.totals()[g], before[g], after[g]));
      }
    }
    return fits;
  }
}
