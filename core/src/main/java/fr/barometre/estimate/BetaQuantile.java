package fr.barometre.estimate;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Quantiles of beta distributions: the root of the distribution function on the logit of the
 * variable, from Abramowitz and Stegun's approximation (Handbook of Mathematical Functions,
 * 26.5.22) by Halley's steps, within a bracket that bisection takes over where a step leaves it.
 * Once near enough, the rest is read off the Taylor series of the density.
 *
 * <p>An edition has thousands of them; the distribution's own search takes many times as long.
 */
final class BetaQuantile {

  private static final int MOST_STEPS = 200;
  private static final double WIDEST_LOGIT = 700;

  /** Shapes beyond which the approximation is closer than the distribution function is. */
  private static final double LARGEST_SHAPE = 1e12;

  /** Shapes beyond which logarithms have too few digits left for the density. */
  private static final double LARGE_SHAPE = 1e3;

  /** The relative error at which the iteration ends. */
  private static final double ENOUGH = 1e-15;

  /** Terms of the series: of steps up to a tenth of the spread the last is below rounding. */
  private static final int TERMS = 12;

  private final double a;
  private final double b;
  private final double spread;

  private BetaQuantile(double a, double b) {
    this.a = a;
    this.b = b;
    this.spread = Math.sqrt(1 / a + 1 / b);
  }

  /**
   * The value that a beta variable is below with a probability.
   *
   * @param a first shape, above 0
   * @param b second shape, above 0
   * @param probability in (0, 1)
   * @return the quantile, in (0, 1)
   */
  static double of(double a, double b, double probability) {
    return new BetaQuantile(a, b).of(probability);
  }

  private double of(double probability) {
    BetaDistribution beta = BetaDistribution.of(a, b);
    double low = -WIDEST_LOGIT;
    double high = WIDEST_LOGIT;
    double logit = first(probability);
    if (Math.min(a, b) > LARGEST_SHAPE) {
      return 1 / (1 + Math.exp(-logit));
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      double x = 1 / (1 + Math.exp(-logit));
      double excess = beta.cumulativeProbability(x) - probability;
      if (excess == 0) {
        break;
      }
      if (excess > 0) {
        high = Math.min(high, logit);
      } else {
        low = Math.max(low, logit);
      }
      double newton = excess / (density(beta, x) * x * (1 - x));
      double bend = a * (1 - x) - b * x;
      double bent = 1 - newton * bend / 2;
      double next = logit - newton / (0.5 < bent && bent < 2 ? bent : 1);
      double series = leftBy(next - logit, bend) <= enough(logit) ? next : series(logit, x, newton);
      if (low <= series && series <= high) {
        return 1 / (1 + Math.exp(-series));
      }
      boolean inside = next > low && next < high;
      logit = inside ? next : low + (high - low) / 2;
      if (!inside && high - low <= enough(logit)) {
        break;
      }
    }
    return 1 / (1 + Math.exp(-logit));
  }

  /** To some thirteen digits at least, of which a step of a tenth of the spread needs as many. */
  private double density(BetaDistribution beta, double x) {
    return a + b < LARGE_SHAPE ? Math.exp(beta.logDensity(x)) : beta.density(x);
  }

  private static double enough(double logit) {
    return ENOUGH * Math.max(1, Math.abs(logit));
  }

  /** Halley's steps cube their error, in units of how fast the density changes. */
  private double leftBy(double step, double bend) {
    double units = step * Math.max(1, Math.max(Math.abs(bend), 1 / spread));
    return Math.abs(step) * units * units;
  }

  /**
   * The step on the logit after which the distribution function has the wanted value, for a logit
   * whose variable is x: the root of its Taylor series there. On the logit the density changes by
   * the factor a - (a + b) x, and x by x (1 - x).
   *
   * @param newton what is left, over the density
   * @return the root; not a number where it is too far for the terms there are
   */
  private double series(double logit, double x, double newton) {
    if (Math.abs(newton) > spread) {
      return Double.NaN;
    }
    double[] places = new double[TERMS + 1];
    double[] densities = new double[TERMS + 1];
    places[0] = x;
    densities[0] = 1;
    for (int k = 0; k < TERMS; k++) {
      double squares = 0;
      double change = a * densities[k];
      for (int i = 0; i <= k; i++) {
        squares += places[i] * places[k - i];
        change -= (a + b) * densities[i] * places[k - i];
      }
      places[k + 1] = (places[k] - squares) / (k + 1);
      densities[k + 1] = change / (k + 1);
    }
    double step = -newton;
    double last = Double.MAX_VALUE;
    for (int i = 0; i < MOST_STEPS && Math.abs(last) > enough(logit) / 2; i++) {
      double passed = 0;
      double density = 0;
      for (int k = TERMS; k >= 0; k--) {
        passed = passed * step + densities[k] / (k + 1);
        density = density * step + densities[k];
      }
      last = (passed * step + newton) / density;
      step -= last;
    }
    double rest = Math.abs(densities[TERMS] * step) + Math.abs(densities[TERMS - 1]);
    boolean near = rest * Math.pow(Math.abs(step), TERMS) <= enough(logit) / 2;
    return near && Math.abs(last) <= enough(logit) ? logit + step : Double.NaN;
  }

  private double first(double probability) {
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
    double lambda = (z * z - 3) / 6;
    double ofA = 1 / (2 * a - 1);
    double ofB = 1 / (2 * b - 1);
    double h = 2 / (ofA + ofB);
    if (a < 1 || b < 1 || h + lambda <= 0) {
      return Math.log(a / b) + spread * z;
    }
    double w = -z * Math.sqrt(h + lambda) / h - (ofB - ofA) * (lambda + 5.0 / 6 - 2 / (3 * h));
    return Math.log(a / b) - 2 * w;
  }
}
