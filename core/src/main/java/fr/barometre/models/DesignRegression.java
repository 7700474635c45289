package fr.barometre.models;

import fr.barometre.algebra.Symmetric;
import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.MarginContrast;
import fr.barometre.api.model.PredictedMargin;
import fr.barometre.api.model.RegressionFit;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.TermTest;
import fr.barometre.inference.Student;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * A regression of weighted units, whose variance a design gives: \[ Var(\hat\beta) = A^{-1} B
 * A^{-1}, \qquad A = X' diag(w \mu (1-\mu)) X \] with B the design's covariance of the totals of
 * \(w x (y - \mu)\); of a linear regression \(A = X' diag(w) X\).
 *
 * <p>Predicted margins are weighted means of predictions in which all units have one level of a
 * factor, with the delta method's errors. References: Binder, "On the Variances of Asymptotically
 * Normal Estimators from Complex Surveys", International Statistical Review 51 (1983), 279-292;
 * Graubard and Korn, "Predictive Margins with Survey Data", Biometrics 55 (1999), 652-659.
 */
public final class DesignRegression {

  private final boolean logistic;
  private final ModelMatrix x;
  private final double[] y;
  private final double[] weights;
  private final double[] beta;
  private final double[] fitted;
  private final double[][] inverse;

  private DesignRegression(
      boolean logistic,
      ModelMatrix x,
      double[] y,
      double[] weights,
      double[] beta,
      double[] fitted,
      double[][] inverse) {
    this.logistic = logistic;
    this.x = x;
    this.y = y;
    this.weights = weights;
    this.beta = beta;
    this.fitted = fitted;
    this.inverse = inverse;
  }

  /**
   * A logistic regression.
   *
   * @param x the variables
   * @param y one value in [0, 1] a unit
   * @param weights one a unit
   * @return the fit
   * @throws IllegalArgumentException if a predictor separates yes from no
   */
  public static DesignRegression logistic(ModelMatrix x, double[] y, double[] weights) {
    IterativelyReweighted fit = IterativelyReweighted.logistic(x.rows, y, weights);
    if (fit.isSeparated()) {
      throw new IllegalArgumentException(separation(x, y, fit.endless()));
    }
    return new DesignRegression(
        true, x, y, weights, fit.coefficients(), fit.fitted(), fit.inverse());
  }

  /** Names the levels whose units all say the same, or else the variables that run. */
  private static String separation(ModelMatrix x, double[] y, double[] move) {
    List<String> levels = new ArrayList<>();
    for (ModelMatrix.Term term : x.terms) {
      for (String level : term.levels()) {
        int at = ModelMatrix.column(term, level);
        double[] of =
            IntStream.range(0, y.length)
                .filter(
                    i ->
                        at >= 0
                            ? x.rows[i][at] == 1
                            : IntStream.range(term.from(), term.from() + term.columns())
                                .allMatch(j -> x.rows[i][j] == 0))
                .mapToDouble(i -> y[i])
                .toArray();
        if (Arrays.stream(of).allMatch(v -> v == of[0]) && (of[0] == 0 || of[0] == 1)) {
          levels.add(
              "all "
                  + of.length
                  + " units with "
                  + term.predictor().name()
                  + " = '"
                  + level
                  + "' have "
                  + (int) of[0]);
        }
      }
    }
    double largest = Arrays.stream(move).map(Math::abs).max().orElseThrow();
    List<String> running = new ArrayList<>();
    for (int j = 1; j < move.length; j++) {
      if (Math.abs(move[j]) > largest / 10) {
        running.add(x.names.get(j));
      }
    }
    return "separation: "
        + (levels.isEmpty()
            ? running + " together tell 1 from 0 for some units without error"
            : String.join(", ", levels))
        + ", so that the coefficients have no end; expected levels joined or a predictor left out";
  }

  /**
   * A linear regression, by weighted least squares.
   *
   * @param x the variables
   * @param y one finite value a unit
   * @param weights one a unit
   * @return the fit
   */
  public static DesignRegression linear(ModelMatrix x, double[] y, double[] weights) {
    double[][] inverse = Symmetric.pseudoInverse(Symmetric.crossed(x.rows, weights));
    double[] beta = new double[inverse.length];
    double[] fitted = new double[y.length];
    // The second time for what rounding left.
    for (int turn = 0; turn < 2; turn++) {
      double[] score = new double[beta.length];
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < score.length; j++) {
          score[j] += weights[i] * x.rows[i][j] * (y[i] - fitted[i]);
        }
      }
      double[] move = Symmetric.times(inverse, score);
      for (int j = 0; j < beta.length; j++) {
        beta[j] += move[j];
      }
      for (int i = 0; i < y.length; i++) {
        fitted[i] = Symmetric.product(x.rows[i], beta);
      }
    }
    return new DesignRegression(false, x, y, weights, beta, fitted, inverse);
  }

  /**
   * The coefficients, of variables as the matrix has them.
   *
   * @return a copy, the intercept first
   */
  public double[] coefficients() {
    return beta.clone();
  }

  /**
   * The linearised influence of each unit on each coefficient, weight included: A⁻¹ w x (y - μ).
   *
   * @return one row a coefficient, one column a unit
   */
  public double[][] influences() {
    double[][] influences = directions();
    for (double[] influence : influences) {
      for (int i = 0; i < y.length; i++) {
        influence[i] *= weights[i] * (y[i] - fitted[i]);
      }
    }
    return influences;
  }

  /**
   * For each unit, the factor of its weighted residual in each coefficient: A⁻¹ x.
   *
   * @return one row a coefficient, one column a unit
   */
  public double[][] directions() {
    double[][] directions = new double[beta.length][y.length];
    for (int i = 0; i < y.length; i++) {
      double[] of = Symmetric.times(inverse, x.rows[i]);
      for (int j = 0; j < of.length; j++) {
        directions[j][i] = of[j];
      }
    }
    return directions;
  }

  /**
   * The predicted value of a unit.
   *
   * @param unit position of the unit
   * @return a share, or a mean
   */
  public double fitted(int unit) {
    return fitted[unit];
  }

  /**
   * The result.
   *
   * @param covariance the design's covariance of the totals of the influences
   * @param units how many units it is told of
   * @param degrees degrees of freedom of the regression, one or more
   * @param missing units left out
   * @return coefficients, tests and margins
   */
  public RegressionResult result(double[][] covariance, long units, long degrees, long missing) {
    int p = beta.length;
    double[][] back = new double[p][p];
    for (int j = 0; j < p; j++) {
      back[j][j] = 1 / x.scale[j];
      if (j > 0) {
        back[j][0] = -x.centre[j] / x.scale[j];
      }
    }
    double[][] own = Symmetric.congruent(covariance, back);
    List<Coefficient> coefficients = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      double estimate = 0;
      for (int k = 0; k < p; k++) {
        estimate += back[k][j] * beta[k];
      }
      double error = Math.sqrt(Math.max(0, own[j][j]));
      coefficients.add(
          new Coefficient(
              x.names.get(j),
              estimate,
              error,
              error > 0 ? estimate / error : 0,
              Student.pValue(estimate, error, degrees)));
    }
    List<TermTest> tests = new ArrayList<>();
    List<PredictedMargin> margins = new ArrayList<>();
    List<MarginContrast> contrasts = new ArrayList<>();
    for (ModelMatrix.Term term : x.terms) {
      tests.add(test(term, covariance, degrees));
      double[] first = new double[0];
      double firstValue = 0;
      for (String level : term.levels()) {
        double[] gradient = new double[p];
        double value = margin(term, level, gradient);
        margins.add(
            new PredictedMargin(
                term.predictor().name(), level, value, error(covariance, gradient)));
        if (first.length == 0) {
          first = gradient.clone();
          firstValue = value;
        } else {
          for (int j = 0; j < p; j++) {
            gradient[j] -= first[j];
          }
          double error = error(covariance, gradient);
          contrasts.add(
              new MarginContrast(
                  term.predictor().name(),
                  level,
                  value - firstValue,
                  error,
                  Student.pValue(value - firstValue, error, degrees)));
        }
      }
    }
    RegressionFit fit =
        new RegressionFit(
            logistic ? "logistic" : "linear",
            units,
            missing,
            degrees,
            Arrays.stream(own).map(row -> Arrays.stream(row).boxed().toList()).toList());
    return new RegressionResult(fit, coefficients, tests, margins, contrasts);
  }

  private static double error(double[][] covariance, double[] gradient) {
    double variance = Symmetric.product(gradient, Symmetric.times(covariance, gradient));
    return Math.sqrt(Math.max(0, variance));
  }

  private TermTest test(ModelMatrix.Term term, double[][] covariance, long degrees) {
    int q = term.columns();
    double[][] part = new double[q][];
    double[] of = Arrays.copyOfRange(beta, term.from(), term.from() + q);
    for (int j = 0; j < q; j++) {
      part[j] = Arrays.copyOfRange(covariance[term.from() + j], term.from(), term.from() + q);
    }
    double f = Symmetric.product(of, Symmetric.times(Symmetric.pseudoInverse(part), of)) / q;
    boolean isCertain = Arrays.stream(part).flatMapToDouble(Arrays::stream).allMatch(v -> v == 0);
    double p =
        isCertain && Arrays.stream(of).anyMatch(b -> b != 0)
            ? 0 // as of a coefficient without error
            : FDistribution.of(q, (double) degrees).survivalProbability(f);
    return new TermTest(term.predictor().name(), f, q, degrees, p);
  }

  /**
   * The mean prediction with all units at a level, and what it changes by with each coefficient.
   */
  private double margin(ModelMatrix.Term term, String level, double[] gradient) {
    int to = ModelMatrix.column(term, level);
    double sum = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      double[] row = x.rows[i].clone();
      Arrays.fill(row, term.from(), term.from() + term.columns(), 0);
      if (to >= 0) {
        row[to] = 1;
      }
      double eta = Symmetric.product(row, beta);
      double mu = logistic ? 1 / (1 + Math.exp(-eta)) : eta;
      double slope = weights[i] * (logistic ? mu * (1 - mu) : 1);
      sum += weights[i];
      total += weights[i] * mu;
      for (int j = 0; j < row.length; j++) {
        gradient[j] += slope * row[j];
      }
    }
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] /= sum;
    }
    return total / sum;
  }
}
