package fr.barometre.estimate;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Quantiles of beta distributions: the root of the distribution function on the logit of the
 * variable, from Abramowitz and Stegun's approximation (Handbook of Mathematical Functions,
 * 26.5.22) by Halley's steps, within a bracket that bisection takes over where a step leaves it.
 *
 * <p>An edition has thousands of them; the distribution's own search takes many times as long.
 */
final class BetaQuantile {

  private static final int MOST_STEPS = 200;
  private static final double WIDEST_LOGIT = 700;

  /** Shapes beyond which the approximation is closer than the distribution function is. */
  private static final double LARGEST_SHAPE = 1e12;

  /** Shapes beyond which logarithms have too few digits left for the density. */
  private static final double LARGE_SHAPE = 1e5;

  /** What is left of the error when there is nothing more to gain. */
  private static final double ENOUGH = 1e-15;

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
      if (leftBy(Math.abs(next - logit), Math.abs(bend)) <= enough(logit)) {
        return 1 / (1 + Math.exp(-next));
      }
      boolean inside = next > low && next < high;
      logit = inside ? next : low + (high - low) / 2;
      if (!inside && high - low <= enough(logit)) {
        break;
      }
    }
    return 1 / (1 + Math.exp(-logit));
  }

  /** To some eleven digits at least, which steps of a few hundredths do not need. */
  private double density(BetaDistribution beta, double x) {
    return a + b < LARGE_SHAPE ? Math.exp(beta.logDensity(x)) : beta.density(x);
  }

  private static double enough(double logit) {
    return ENOUGH * Math.max(1, Math.abs(logit));
  }

  /** Halley's steps cube their error, in units of how fast the density changes. */
  private double leftBy(double step, double bend) {
    double units = step * Math.max(1, Math.max(bend, 1 / spread));
    return step * units * units;
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
