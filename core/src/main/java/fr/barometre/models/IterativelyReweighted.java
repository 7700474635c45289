package fr.barometre.models;

import fr.barometre.algebra.Symmetric;

/**
 * A logistic regression, fitted by Newton's method: iteratively reweighted least squares.
 *
 * <p>\(\hat\beta\) solves \(\sum_k w_k x_k (y_k - \mu_k) = 0\) with \(\log \mu_k/(1-\mu_k) =
 * x_k'\beta\), where \(y_k\) is the share of yes of a row and \(w_k\) its trials or its weight. A
 * step that makes the deviance larger is halved. Where some combination of the variables tells yes
 * from no on part of the rows (separation), the coefficients have no end: their rows' predictors
 * keep moving by about one a step while the deviance stands still. The search then stops and says
 * so. References: McCullagh and Nelder, <em>Generalized Linear Models</em>, second edition (1989),
 * §4.4; Heinze and Schemper, "A Solution to the Problem of Separation in Logistic Regression",
 * Statistics in Medicine 21 (2002), 2409-2419.
 *
 * <p>Example: of 40 rows with x = 1 ten say yes, of 60 with x = 0 six: the intercept is log(6/54),
 * the coefficient of x log(10/30) - log(6/54).
 */
public final class IterativelyReweighted {

  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 30;

  /** Predictors that move less are found: Newton's next step would square what is left. */
  private static final double FOUND = 1e-9;

  /** The deviance for each trial changes by no more while the coefficients of a separation run. */
  private static final double STANDS_STILL = 1e-10;

  private static final double RUNS = 0.5;

  private final double[] coefficients;
  private final double[] fitted;
  private final double[][] inverse;
  private final double[] endless;

  private IterativelyReweighted(
      double[] coefficients, double[] fitted, double[][] inverse, double[] endless) {
    this.coefficients = coefficients;
    this.fitted = fitted;
    this.inverse = inverse;
    this.endless = endless;
  }

  /**
   * Fits rows.
   *
   * @param x the variables of each row, an intercept among them
   * @param y the share of yes of each row, in [0, 1]; any number where there are no trials
   * @param trials trials of each row, or its weight, zero or more
   * @return the fit
   */
  public static IterativelyReweighted logistic(double[][] x, double[] y, double[] trials) {
    SparseRows rows = new SparseRows(x);
    double[] beta = new double[x[0].length];
    double[] mu = new double[x.length];
    double all = 0;
    for (double t : trials) {
      all += t;
    }
    double deviance = predict(rows, y, trials, beta, mu);
    for (int step = 1; ; step++) {
      double[][] inverse = inverse(rows, trials, mu);
      double[] move = Symmetric.times(inverse, score(rows, y, trials, mu));
      double before = deviance;
      double[] from = beta;
      beta = moved(from, move, 1);
      deviance = predict(rows, y, trials, beta, mu);
      for (int h = 1; h <= MOST_HALVINGS && deviance > before + FOUND * before; h++) {
        beta = moved(from, move, Math.scalb(1.0, -h));
        deviance = predict(rows, y, trials, beta, mu);
      }
      double farthest = 0;
      for (int k = 0; k < mu.length; k++) {
        farthest = Math.max(farthest, trials[k] == 0 ? 0 : Math.abs(rows.product(k, move)));
      }
      boolean still = before - deviance <= STANDS_STILL * all;
      if (farthest <= FOUND) {
        double[][] last = inverse(rows, trials, mu);
        return new IterativelyReweighted(beta, mu, last, new double[0]);
      }
      if ((still && farthest > RUNS) || step == MOST_STEPS) {
        return new IterativelyReweighted(beta, mu, inverse, move);
      }
    }
  }

  private static double[] moved(double[] from, double[] move, double by) {
    double[] to = from.clone();
    for (int j = 0; j < to.length; j++) {
      to[j] += by * move[j];
    }
    return to;
  }

  /** Predicts every row; returns the deviance. */
  private static double predict(
      SparseRows rows, double[] y, double[] trials, double[] beta, double[] mu) {
    double deviance = 0;
    for (int k = 0; k < mu.length; k++) {
      double eta = rows.product(k, beta);
      mu[k] = 1 / (1 + Math.exp(-eta));
      if (trials[k] > 0) {
        // log μ and log(1 - μ), also where μ is 0 or 1 to the last digit.
        double yes = Math.min(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta)));
        deviance -= 2 * trials[k] * (y[k] * yes + (1 - y[k]) * (yes - eta));
      }
    }
    return deviance;
  }

  /** The inverse of the information. */
  private static double[][] inverse(SparseRows rows, double[] trials, double[] mu) {
    double[] sizes = new double[mu.length];
    for (int k = 0; k < mu.length; k++) {
      sizes[k] = trials[k] * mu[k] * (1 - mu[k]);
    }
    return rows.inverse(sizes);
  }

  private static double[] score(SparseRows rows, double[] y, double[] trials, double[] mu) {
    double[] rest = new double[mu.length];
    for (int k = 0; k < mu.length; k++) {
      rest[k] = trials[k] > 0 ? trials[k] * (y[k] - mu[k]) : 0;
    }
    return rows.sums(rest);
  }

  /**
   * The coefficients.
   *
   * @return one a variable; where they have no end, as far as they were followed
   */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /**
   * The predicted value of each row.
   *
   * @return in [0, 1], rows without trials included
   */
  public double[] fitted() {
    return fitted.clone();
  }

  /**
   * (X' diag(w μ(1-μ)) X)⁻¹: the bread of sandwich variances, and the covariance of the
   * coefficients if rows are binomial.
   *
   * @return a square matrix, one row a variable
   */
  public double[][] inverse() {
    return inverse;
  }

  /**
   * Whether yes and no are separated, so that coefficients have no end.
   *
   * @return true if no maximum was found
   */
  public boolean isSeparated() {
    return endless.length > 0;
  }

  /**
   * The direction in which the coefficients grow without end.
   *
   * @return the last move of each; empty if a maximum was found
   */
  public double[] endless() {
    return endless.clone();
  }
}
