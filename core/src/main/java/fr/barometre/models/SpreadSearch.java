package fr.barometre.models;

import java.util.ArrayList;
import java.util.List;

/**
 * The standard deviations of the random effects, here called spreads: their best values, and some
 * others beside, which stand for the uncertainty about them.
 *
 * <p>The best maximise ℓ(σ) + Σ (a - 1) log σ: the approximate likelihood times a gamma(a, rate 0)
 * prior on each standard deviation. With a = 1 that is plain maximum likelihood ({@code
 * lme4::glmer}), which often puts a spread to 0 and then claims that all areas are alike. With a =
 * 2 no spread is 0, and the answers still decide ({@code blme::bglmer}). The maximum is found over
 * log σ by the quasi-Newton method BFGS, from known slopes.
 *
 * <p>The uncertainty is represented by a few other values: along each log σ, one below and one
 * above the maximum, at √3 times its standard error. Gauss and Hermite's three points weigh them,
 * corrected by what the posterior is there instead of a normal law.
 *
 * <p>References: Chung, Rabe-Hesketh, Dorie, Gelman and Liu, "A Nondegenerate Penalized Likelihood
 * Estimator for Variance Parameters in Multilevel Models", Psychometrika 78 (2013), 685-709;
 * Nocedal and Wright, <em>Numerical Optimization</em> (2nd ed., 2006), chapter 6; Rue, Martino and
 * Chopin, "Approximate Bayesian Inference for Latent Gaussian Models", JRSS B 71 (2009), 319-392,
 * §3.1.
 */
final class SpreadSearch {

  /** Plain maximum likelihood. */
  static final double PLAIN = 1;

  /** The prior that leaves no spread at 0. */
  static final double GAMMA = 2;

  private static final double START = 0.5;
  private static final double LOWEST = Math.log(1e-4);
  private static final double HIGHEST = Math.log(5);
  private static final int MOST_STEPS = 100;
  private static final double FINE = 1e-10;
  private static final double COARSE = 1e-6;

  /** Enough for fits that are only weighed against each other. */
  private static final double ROUGH = 1e-3;

  private static final double FLAT = 3e-4;

  /** A standard error of log σ above this says no more than that σ is not known. */
  private static final double WIDEST = 0.75;

  private final double shape;

  private SpreadSearch(double shape) {
    this.shape = shape;
  }

  /** Three fits along one spread, the best one second, and their parts in what is told. */
  static final class Along {
    final MixedLogit[] fits = new MixedLogit[3];
    final double[] weights = new double[3];
  }

  /**
   * The model with the spreads that fit best.
   *
   * @param cells the cells
   * @param shape a of the prior, {@link #PLAIN} or {@link #GAMMA}
   */
  static MixedLogit best(LogitCells cells, double shape) {
    return new SpreadSearch(shape).maximum(cells);
  }

  private double value(MixedLogit fit) {
    double sum = fit.logLikelihood();
    for (double spread : fit.spreads()) {
      sum += (shape - 1) * Math.log(spread);
    }
    return sum;
  }

  private double[] slope(MixedLogit fit) {
    double[] slope = fit.gradient();
    for (int k = 0; k < slope.length; k++) {
      slope[k] += shape - 1;
    }
    return slope;
  }

  private MixedLogit maximum(LogitCells cells) {
    int size = cells.layout().spreads();
    double[] at = new double[size];
    double[][] inverse = new double[size][size];
    for (int k = 0; k < size; k++) {
      at[k] = Math.log(START);
      inverse[k][k] = 2.0 / (1 + cells.layout().levels(k));
    }
    MixedLogit fit = MixedLogit.of(cells, exp(at), COARSE);
    double[] slope = slope(fit);
    for (int step = 0; step < MOST_STEPS && largest(slope, at) > FLAT; step++) {
      double[] direction = new double[size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          direction[i] += inverse[i][j] * slope[j];
        }
        direction[i] = Math.max(-1.5, Math.min(1.5, direction[i]));
      }
      double part = 1;
      double[] next = moved(at, direction, part);
      MixedLogit then = fit.with(exp(next), COARSE);
      while (value(then) < value(fit) - 1e-7 && part > 1e-3) {
        part /= 3;
        next = moved(at, direction, part);
        then = fit.with(exp(next), COARSE);
      }
      double[] slopeThere = slope(then);
      update(inverse, at, next, slope, slopeThere);
      at = next;
      fit = then;
      slope = slopeThere;
    }
    return fit.with(exp(at), FINE);
  }

  private static double largest(double[] slope, double[] at) {
    double largest = 0;
    for (int k = 0; k < slope.length; k++) {
      boolean bound = (at[k] <= LOWEST && slope[k] < 0) || (at[k] >= HIGHEST && slope[k] > 0);
      largest = bound ? largest : Math.max(largest, Math.abs(slope[k]));
    }
    return largest;
  }

  private static double[] moved(double[] at, double[] direction, double part) {
    double[] next = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      next[k] = Math.max(LOWEST, Math.min(HIGHEST, at[k] + part * direction[k]));
    }
    return next;
  }

  private static double[] exp(double[] logs) {
    double[] all = new double[logs.length];
    for (int k = 0; k < logs.length; k++) {
      all[k] = Math.exp(logs[k]);
    }
    return all;
  }

  /** BFGS: the inverse Hessian that explains how the slope changed. */
  private static void update(
      double[][] inverse, double[] at, double[] next, double[] slope, double[] slopeThere) {
    int size = at.length;
    double[] s = new double[size];
    double[] y = new double[size];
    double curve = 0;
    for (int k = 0; k < size; k++) {
      s[k] = next[k] - at[k];
      y[k] = slope[k] - slopeThere[k];
      curve += s[k] * y[k];
    }
    if (!(curve > 1e-12)) {
      return;
    }
    double[] product = new double[size];
    double inner = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        product[i] += inverse[i][j] * y[j];
      }
    }
    for (int k = 0; k < size; k++) {
      inner += y[k] * product[k];
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i][j] +=
            (1 + inner / curve) * s[i] * s[j] / curve
                - (product[i] * s[j] + s[i] * product[j]) / curve;
      }
    }
  }

  /**
   * The best fit and a few others, for each spread in turn one below and one above.
   *
   * @param best the best fit with the prior {@link #GAMMA}
   * @return for each spread, three fits whose weights add up to 1, the best one second
   */
  static List<Along> around(MixedLogit best) {
    double[] spreads = best.spreads();
    double[] here = best.gradient();
    List<Along> all = new ArrayList<>();
    for (int k = 0; k < spreads.length; k++) {
      double[] near = spreads.clone();
      double step = 0.2;
      near[k] *= Math.exp(step);
      double curve = (here[k] - best.with(near, ROUGH).gradient()[k]) / step;
      double error = curve > 1 / (WIDEST * WIDEST) ? 1 / Math.sqrt(curve) : WIDEST;
      Along along = new Along();
      MixedLogit[] fits = along.fits;
      double[] weights = along.weights;
      double sum = 0;
      for (int side = 0; side < 3; side++) {
        double[] there = spreads.clone();
        double off = (side - 1) * Math.sqrt(3) * error;
        there[k] *= Math.exp(off);
        fits[side] = side == 1 ? best : best.with(there, ROUGH);
        // the posterior of log σ has σ² L(σ): the prior's σ, and the logarithm's
        double height = fits[side].logLikelihood() - best.logLikelihood() + 2 * off;
        double normal = off * off / (2 * error * error);
        weights[side] = (side == 1 ? 4 : 1) * Math.exp(height + normal);
        sum += weights[side];
      }
      for (int side = 0; side < 3; side++) {
        weights[side] /= sum;
      }
      all.add(along);
    }
    return all;
  }
}
