package fr.barometre.calibration;

import fr.barometre.algebra.Symmetric;
import fr.barometre.weighting.Distance;
import fr.barometre.weighting.WeightingDiagnostics.MarginFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Calibration: finds factors g = F(x'λ), as near to one as a distance tells, such that the weighted
 * sums of the calibration variables are the population's totals, Σ d g x = X. Newton's method
 * solves for λ, halving a step that does not bring the sums nearer.
 *
 * <p>Example, with the linear distance F(u) = 1 + u: two rows of weight d = 10 have x = 1 and x =
 * 3, which makes a sum of 40 where the total is 50. Then 40 + 100 λ = 50, so that λ = 0.1 and the
 * factors are 1.1 and 1.3: 11 · 1 + 13 · 3 = 50.
 *
 * <p>Reference: Deville and Särndal, "Calibration Estimators in Survey Sampling", JASA 87 (1992),
 * 376-382, §2.
 */
public final class CalibrationSolver {

  private static final int MOST_STEPS = 200;
  private static final double MET = 1e-12;
  private static final double ACCEPTED = 1e-10;
  private static final int HALVINGS = 40;
  private static final int NAMED = 5;

  private final double[] d;
  private final double[][] x;
  private final double[] totals;
  private final List<String> names;

  /**
   * A calibration problem.
   *
   * @param d weight of each row before, zero or more
   * @param x calibration variables of each row
   * @param totals the population's total of each variable
   * @param names name of each variable, for messages
   */
  public CalibrationSolver(double[] d, double[][] x, double[] totals, List<String> names) {
    this.d = d.clone();
    this.x = x;
    this.totals = totals.clone();
    this.names = List.copyOf(names);
  }

  @SuppressWarnings("ArrayRecordComponent") // never leaves the solver
  private record Attempt(double[] factors, double error, int steps) {}

  /**
   * Solves it.
   *
   * @param distance how far weights may go
   * @return the factors
   * @throws IllegalArgumentException if the totals cannot be met, naming the farthest; for bounds
   *     that are too tight, with bounds that would do, none of them below 0
   */
  public Calibrated solve(Distance distance) {
    Attempt attempt = attempt(distance);
    if (!(attempt.error() <= ACCEPTED)) {
      throw infeasible(distance, attempt);
    }
    return calibrated(attempt);
  }

  /**
   * Solves it if it can be solved.
   *
   * @param distance how far weights may go
   * @return the factors, or empty if the totals cannot be met
   */
  Optional<Calibrated> solveIfPossible(Distance distance) {
    return Optional.of(attempt(distance))
        .filter(attempt -> attempt.error() <= ACCEPTED)
        .map(this::calibrated);
  }

  private Calibrated calibrated(Attempt attempt) {
    return new Calibrated(
        attempt.factors(),
        Diagnostics.of(attempt.steps(), d, attempt.factors(), fits(attempt.factors())));
  }

  private Attempt attempt(Distance distance) {
    double[] lambda = new double[totals.length];
    double[] factors = factors(distance, lambda);
    double[] misfit = misfit(factors);
    double error = error(misfit);
    int steps = 0;
    while (error > MET && steps < MOST_STEPS) {
      steps++;
      double[] slopes = slopes(distance, lambda);
      double[] move =
          Symmetric.times(Symmetric.pseudoInverse(Symmetric.crossed(x, slopes)), misfit);
      double step = 1;
      boolean better = false;
      for (int h = 0; h < HALVINGS && !better; h++, step /= 2) {
        double[] next = moved(lambda, move, step);
        double[] nextFactors = factors(distance, next);
        double[] nextMisfit = misfit(nextFactors);
        double nextError = error(nextMisfit);
        if (nextError < error) {
          lambda = next;
          factors = nextFactors;
          misfit = nextMisfit;
          error = nextError;
          better = true;
        }
      }
      if (!better) {
        break;
      }
    }
    return new Attempt(factors, error, steps);
  }

  private static double[] moved(double[] lambda, double[] move, double step) {
    double[] next = lambda.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += step * move[j];
    }
    return next;
  }

  private double[] factors(Distance distance, double[] lambda) {
    double[] factors = new double[d.length];
    for (int k = 0; k < d.length; k++) {
      factors[k] = d[k] == 0 ? 0 : distance.factor(Symmetric.product(x[k], lambda));
    }
    return factors;
  }

  private double[] slopes(Distance distance, double[] lambda) {
    double[] slopes = new double[d.length];
    for (int k = 0; k < d.length; k++) {
      slopes[k] = d[k] == 0 ? 0 : d[k] * distance.derivative(Symmetric.product(x[k], lambda));
    }
    return slopes;
  }

  private double[] estimated(double[] factors) {
    double[] sums = new double[totals.length];
    for (int k = 0; k < d.length; k++) {
      double weight = d[k] * factors[k];
      if (weight != 0) {
        for (int j = 0; j < sums.length; j++) {
          sums[j] += weight * x[k][j];
        }
      }
    }
    return sums;
  }

  private double[] misfit(double[] factors) {
    double[] misfit = estimated(factors);
    for (int j = 0; j < misfit.length; j++) {
      misfit[j] = totals[j] - misfit[j];
    }
    return misfit;
  }

  /** The largest relative distance; infinite when a factor is not a number. */
  private double error(double[] misfit) {
    double error = 0;
    for (int j = 0; j < misfit.length; j++) {
      double distance = Math.abs(misfit[j]) / Math.max(1, Math.abs(totals[j]));
      if (!(distance < Double.POSITIVE_INFINITY)) {
        return Double.POSITIVE_INFINITY;
      }
      error = Math.max(error, distance);
    }
    return error;
  }

  private List<MarginFit> fits(double[] factors) {
    double[] ones = new double[d.length];
    Arrays.fill(ones, 1);
    double[] before = estimated(ones);
    double[] after = estimated(factors);
    List<MarginFit> fits = new ArrayList<>();
    for (int j = 0; j < totals.length; j++) {
      fits.add(new MarginFit(names.get(j), totals[j], before[j], after[j]));
    }
    return fits;
  }

  private IllegalArgumentException infeasible(Distance distance, Attempt attempt) {
    List<MarginFit> farthest =
        fits(attempt.factors()).stream()
            .sorted((a, b) -> Double.compare(b.distance(), a.distance()))
            .limit(NAMED)
            .filter(fit -> fit.distance() > ACCEPTED)
            .toList();
    StringBuilder message = new StringBuilder("calibration (");
    message.append(distance).append(") does not meet its totals after ");
    message.append(attempt.steps()).append(" steps; farthest:");
    farthest.forEach(
        fit ->
            message
                .append(" '")
                .append(fit.name())
                .append("' wanted ")
                .append(fit.wanted())
                .append(", got ")
                .append(fit.after())
                .append(';'));
    if (distance.isBounded()) {
      message.append(
          tightest(distance)
              .map(
                  t ->
                      " the tightest feasible bounds found are ["
                          + t.lower()
                          + ", "
                          + t.upper()
                          + "]")
              .orElseGet(
                  () ->
                      isFeasible(Distance.raking())
                          ? " no such bounds were found feasible, but Distance.raking() is, without"
                              + " bounds and with factors above 0"
                          : " no bounds were found feasible: check that the totals agree"));
    } else {
      message.append(" check that the totals agree with each other");
    }
    return new IllegalArgumentException(message.toString());
  }

  /** Whether the totals are met and no weight is lost. */
  private boolean isFeasible(Distance distance) {
    Attempt attempt = attempt(distance);
    return attempt.error() <= ACCEPTED
        && IntStream.range(0, d.length).allMatch(k -> d[k] == 0 || attempt.factors()[k] > 0);
  }

  /**
   * Widens the bounds in proportion, the lower one no further than to 0, until they are feasible,
   * then halves the step.
   */
  private Optional<Distance> tightest(Distance distance) {
    double feasible = 2;
    while (!isFeasible(distance.widened(feasible))) {
      feasible *= 2;
      if (feasible > 1024) {
        return Optional.empty();
      }
    }
    double infeasible = feasible / 2;
    for (int i = 0; i < 20; i++) {
      double middle = (feasible + infeasible) / 2;
      if (isFeasible(distance.widened(middle))) {
        feasible = middle;
      } else {
        infeasible = middle;
      }
    }
    return Optional.of(distance.widened(feasible));
  }
}
