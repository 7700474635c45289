package fr.barometre.models;

import java.util.Arrays;

/**
 * A logistic regression with random effects of given spreads, by Laplace's approximation: R's
 * {@code lme4::glmer} for fixed standard deviations.
 *
 * <p>In a cell c, events are Binomial(n, μ) with logit μ = x'β + z'b; the effects of factor k are b
 * ~ N(0, σ²). The integral over b is approximated at its mode:
 *
 * <p>\[ \ell(\beta, \sigma) = \log p(y \mid \beta, \hat b) - \tfrac12 \sum_k \frac{\hat b_k'\hat
 * b_k}{\sigma_k^2} - \sum_k q_k \log \sigma_k - \tfrac12 \log |H|, \qquad H = Z'WZ + \Sigma^{-1},
 * \quad W = n\mu(1-\mu) \]
 *
 * <p>b is the mode given β, and β maximises ℓ itself, the determinant included: the score of β is
 * X'(y - nμ) less ½ Σ h w' x̃, where h = z'H⁻¹z, w' = nμ(1-μ)(1-2μ), and x̃ = x - X'WZ H⁻¹ z is how
 * the logit moves with β when b follows. Newton's steps use the Hessian without that term, which
 * changes slowly. Where answers separate, effects without a prior have no end, and that is said.
 *
 * <p>References: Breslow and Clayton, "Approximate Inference in Generalized Linear Mixed Models",
 * JASA 88 (1993), 9-25; Bates and others, "Fitting Linear Mixed-Effects Models Using lme4", Journal
 * of Statistical Software 67 (2015).
 */
final class MixedLogit {

  private static final int MOST_STEPS = 60;

  /** A logit further off than this is a share of 0 or 1 to nine digits. */
  private static final double FURTHEST = 20;

  private final LogitCells cells;
  private final double[] spreads;
  private final double[] effects;
  private final double[] areas;
  private final double[] shares;
  private double logLikelihood;
  private double[] gradient = {};

  private Arrow joint;
  private final double[][] corner;
  private final double[][] border;
  private final double[] diagonal;

  /** Fits from the effects of a nearby fit. */
  private MixedLogit(
      LogitCells cells, double[] spreads, double[] effects, double[] areas, double tolerance) {
    LogitCells.Layout layout = cells.layout();
    this.cells = cells;
    this.spreads = spreads.clone();
    this.effects = effects.clone();
    this.areas = areas.clone();
    this.shares = new double[cells.trials().length];
    this.corner = new double[layout.columns()][layout.columns()];
    this.border = new double[layout.areas()][layout.columns()];
    this.diagonal = new double[layout.areas()];
    double[] priors = layout.precisions(spreads);
    double ofAreas = priorOfAreas();
    double[] right = new double[layout.columns()];
    double[] ofArea = new double[layout.areas()];
    double[] pull = new double[right.length];
    double[] pullOfAreas = new double[ofArea.length];
    for (int step = 0; ; step++) {
      fill(priors, ofAreas);
      joint = Arrow.of(corner, border, diagonal);
      Arrow random = joint.leading(layout.random());
      score(priors, ofAreas, right, ofArea);
      pull(random, pull, pullOfAreas);
      double[] solved = pull.clone();
      double[] solvedOfAreas = pullOfAreas.clone();
      random.solve(solved, solvedOfAreas);
      for (int j = layout.random(); j < right.length; j++) {
        double sum = pull[j];
        for (int i = 0; i < layout.random(); i++) {
          sum -= corner[i][j] * solved[i];
        }
        for (int d = 0; d < ofArea.length; d++) {
          sum -= border[d][j] * solvedOfAreas[d];
        }
        right[j] -= sum / 2;
      }
      joint.solve(right, ofArea);
      double largest = Math.max(furthest(right), furthest(ofArea));
      if (largest < tolerance) {
        finish(random, solved, solvedOfAreas);
        return;
      }
      double part = Math.min(1, 2 / largest);
      move(this.effects, right, part);
      move(this.areas, ofArea, part);
      if (step == MOST_STEPS || furthest(this.effects) > FURTHEST) {
        throw new AnswersSeparate(cells);
      }
    }
  }

  /**
   * Fits the model.
   *
   * @param cells the cells
   * @param spreads σ of each random factor, that of the areas last
   * @param tolerance what the last step may still change of an effect
   */
  static MixedLogit of(LogitCells cells, double[] spreads, double tolerance) {
    LogitCells.Layout layout = cells.layout();
    double[] start = new double[layout.columns()];
    double trials = 1;
    double events = 0.5;
    for (int c = 0; c < cells.trials().length; c++) {
      trials += cells.trials()[c];
      events += cells.events()[c];
    }
    start[layout.random()] = Math.log(events / (trials - events));
    return new MixedLogit(cells, spreads, start, new double[layout.areas()], tolerance);
  }

  /** The same model with other spreads. */
  MixedLogit with(double[] others, double tolerance) {
    return new MixedLogit(cells, others, effects, areas, tolerance);
  }

  private double priorOfAreas() {
    double spread = spreads[spreads.length - 1];
    return 1 / (spread * spread);
  }

  private static double furthest(double[] row) {
    double furthest = 0;
    for (double entry : row) {
      furthest = Math.max(furthest, Math.abs(entry));
    }
    return furthest;
  }

  private static void move(double[] row, double[] by, double part) {
    for (int j = 0; j < row.length; j++) {
      row[j] += part * by[j];
    }
  }

  /** The shares, and the Hessian: Σ w x x' over the cells, and the priors. */
  private void fill(double[] priors, double ofAreas) {
    for (int j = 0; j < corner.length; j++) {
      Arrays.fill(corner[j], 0);
      corner[j][j] = priors[j];
    }
    Arrays.fill(diagonal, ofAreas);
    for (double[] row : border) {
      Arrays.fill(row, 0);
    }
    for (int c = 0; c < shares.length; c++) {
      int[] columns = cells.columns()[c];
      int area = cells.areas()[c];
      shares[c] = share(columns, area);
      double weight = cells.trials()[c] * shares[c] * (1 - shares[c]);
      for (int i : columns) {
        for (int j : columns) {
          corner[i][j] += weight;
        }
      }
      if (area >= 0) {
        diagonal[area] += weight;
        for (int j : columns) {
          border[area][j] += weight;
        }
      }
    }
  }

  private void score(double[] priors, double ofAreas, double[] right, double[] ofArea) {
    for (int j = 0; j < right.length; j++) {
      right[j] = -priors[j] * effects[j];
    }
    for (int d = 0; d < ofArea.length; d++) {
      ofArea[d] = -ofAreas * areas[d];
    }
    for (int c = 0; c < shares.length; c++) {
      add(c, cells.events()[c] - cells.trials()[c] * shares[c], right, ofArea);
    }
  }

  private void add(int cell, double value, double[] right, double[] ofArea) {
    for (int j : cells.columns()[cell]) {
      right[j] += value;
    }
    if (cells.areas()[cell] >= 0) {
      ofArea[cells.areas()[cell]] += value;
    }
  }

  /** How log |H| moves with each effect: Σ h w' over its cells. */
  private void pull(Arrow random, double[] right, double[] ofArea) {
    Arrays.fill(right, 0);
    Arrays.fill(ofArea, 0);
    for (int c = 0; c < shares.length; c++) {
      double slope = cells.trials()[c] * shares[c] * (1 - shares[c]) * (1 - 2 * shares[c]);
      add(c, random.variance(cells.columns()[c], cells.areas()[c]) * slope, right, ofArea);
    }
  }

  /** The log likelihood and its slope in the logarithm of each spread, at the mode. */
  private void finish(Arrow random, double[] solved, double[] solvedOfAreas) {
    LogitCells.Layout layout = cells.layout();
    double log = -random.logDeterminant() / 2;
    for (int c = 0; c < shares.length; c++) {
      double others = cells.trials()[c] - cells.events()[c];
      log += cells.events()[c] * Math.log(Math.max(shares[c], Double.MIN_NORMAL));
      log += others * Math.log(Math.max(1 - shares[c], Double.MIN_NORMAL));
    }
    for (int j = 0; j < layout.fixed(); j++) {
      double effect = effects[layout.random() + j];
      log -= layout.precisions()[j] * effect * effect / 2;
    }
    gradient = new double[spreads.length];
    int at = 0;
    for (int k = 0; k < spreads.length; k++) {
      boolean ofAreas = k == spreads.length - 1;
      int levels = layout.levels(k);
      double squares = 0;
      double trace = 0;
      double follow = 0;
      for (int j = 0; j < levels; j++) {
        double effect = ofAreas ? areas[j] : effects[at + j];
        squares += effect * effect;
        trace += ofAreas ? random.ofArea(j) : random.corner()[at + j][at + j];
        follow += effect * (ofAreas ? solvedOfAreas[j] : solved[at + j]);
      }
      double precision = 1 / (spreads[k] * spreads[k]);
      log -= precision * squares / 2 + levels * Math.log(spreads[k]);
      gradient[k] = precision * (squares + trace - follow) - levels;
      at += levels;
    }
    logLikelihood = log;
  }

  /** ℓ at the effects that maximise it, without the binomial coefficients. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** The slope of ℓ in the logarithm of each spread. */
  double[] gradient() {
    return gradient.clone();
  }

  double[] spreads() {
    return spreads.clone();
  }

  /** The effects of the columns. */
  double[] effects() {
    return effects.clone();
  }

  /** The effects of the areas. */
  double[] areas() {
    return areas.clone();
  }

  /** The inverse Hessian of all effects: how well they are known, given the spreads. */
  Arrow covariance() {
    return joint;
  }

  /** The model without some cells, by one step of Newton's method from the mode with all. */
  LeftOut without(int[] some) {
    double[][] left = new double[corner.length][];
    for (int j = 0; j < left.length; j++) {
      left[j] = corner[j].clone();
    }
    double[][] edge = border.clone();
    double[] areaLeft = diagonal.clone();
    double[] right = new double[effects.length];
    double[] ofArea = new double[areas.length];
    for (int c : some) {
      double weight = cells.trials()[c] * shares[c] * (1 - shares[c]);
      int[] columns = cells.columns()[c];
      for (int i : columns) {
        for (int j : columns) {
          left[i][j] -= weight;
        }
      }
      int area = cells.areas()[c];
      if (area >= 0) {
        edge[area] = edge[area] == border[area] ? border[area].clone() : edge[area];
        areaLeft[area] -= weight;
        for (int j : columns) {
          edge[area][j] -= weight;
        }
      }
      add(c, cells.trials()[c] * shares[c] - cells.events()[c], right, ofArea);
    }
    Arrow without = Arrow.of(left, edge, areaLeft);
    without.solve(right, ofArea);
    return new LeftOut(without, right, ofArea);
  }

  /** A model without an area: how well its effects are known, and how they move. */
  static final class LeftOut {

    private final Arrow covariance;
    private final double[] moves;
    private final double[] moveOfAreas;

    LeftOut(Arrow covariance, double[] moves, double[] moveOfAreas) {
      this.covariance = covariance;
      this.moves = moves;
      this.moveOfAreas = moveOfAreas;
    }

    Arrow covariance() {
      return covariance;
    }

    double[] moves() {
      return moves;
    }

    double[] moveOfAreas() {
      return moveOfAreas;
    }
  }

  /** The logit of a cell of the survey. */
  double logit(int cell) {
    return Math.log(shares[cell] / (1 - shares[cell]));
  }

  /** The share of a cell with some columns in an area, -1 for none. */
  double share(int[] columns, int area) {
    double logit = area >= 0 ? areas[area] : 0;
    for (int j : columns) {
      logit += effects[j];
    }
    return 1 / (1 + Math.exp(-logit));
  }
}
