package fr.barometre.estimate;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Quantiles of beta distributions: the root of the distribution function, found by Newton's steps
 * on the logit of the variable, within a bracket that bisection takes over where a step leaves it.
 *
 * <p>An edition has thousands of them; the distribution's own search takes five times as long.
 */
final class BetaQuantile {

  private static final int MOST_STEPS = 200;
  private static final double WIDEST_LOGIT = 700;

  /** Newton's steps square their error: after one this small there is nothing left to gain. */
  private static final double SQUARED = 1e-8;

  /** Bisection halves it. */
  private static final double HALVED = 1e-15;

  private BetaQuantile() {}

  /**
   * The value that a beta variable is below with a probability.
   *
   * @param a first shape, above 0
   * @param b second shape, above 0
   * @param probability in (0, 1)
   * @return the quantile, in (0, 1)
   */
  static double of(double a, double b, double probability) {
    BetaDistribution beta = BetaDistribution.of(a, b);
    double low = -WIDEST_LOGIT;
    double high = WIDEST_LOGIT;
    double logit =
        Math.log(a / b)
            + Math.sqrt(1 / a + 1 / b)
                * NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
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
      double next = logit - excess / (beta.density(x) * x * (1 - x));
      boolean newton = next > low && next < high;
      double gap = newton ? Math.abs(next - logit) : high - low;
      logit = newton ? next : low + (high - low) / 2;
      if (gap <= (newton ? SQUARED : HALVED) * Math.max(1, Math.abs(logit))) {
        break;
      }
    }
    return 1 / (1 + Math.exp(-logit));
  }
}
