package fr.barometre.estimate;

import fr.barometre.api.result.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How the confidence interval of a proportion is built. */
public enum IntervalMethod {

  /**
   * Clopper and Pearson's interval on an effective base corrected for the degrees of freedom; R's
   * {@code svyciprop(method = "beta")}.
   *
   * <p>\[ n^* = \frac{\hat p(1-\hat p)}{\widehat{Var}(\hat p)}
   * \left[\frac{t_{n-1}(1-\alpha/2)}{t_{df}(1-\alpha/2)}\right]^2 \] and the bounds are the
   * quantiles \(B_{\alpha/2}(n^*\hat p,\; n^*(1-\hat p)+1)\) and \(B_{1-\alpha/2}(n^*\hat p+1,\;
   * n^*(1-\hat p))\) of beta distributions.
   *
   * <ul>
   *   <li>All or none: \(n^*\) is Kish's effective base, and the bound at 0 or 1 is exact.
   *   <li>No variance, though neither all nor none (a census): the interval is the estimate.
   * </ul>
   *
   * Reference: Korn and Graubard, "Confidence intervals for proportions with small expected number
   * of positive counts estimated from survey data", Survey Methodology 24 (1998), 193-201.
   */
  KORN_GRAUBARD {
    @Override
    Bounds bounds(Precision precision, double alpha) {
      double p = precision.proportion();
      boolean certain = p == 0 || p == 1;
      if (!certain && precision.variance() == 0) {
        return new Bounds(p, p);
      }
      double base =
          certain
              ? precision.effectiveBase()
              : p * (1 - p) / precision.variance() * correction(precision, alpha);
      double yes = base * p;
      double no = base * (1 - p);
      return new Bounds(
          p == 0 ? 0 : BetaDistribution.of(yes, no + 1).inverseCumulativeProbability(alpha / 2),
          p == 1 ? 1 : BetaDistribution.of(yes + 1, no).inverseSurvivalProbability(alpha / 2));
    }

    private double correction(Precision precision, double alpha) {
      if (precision.units() < 2) {
        return 1;
      }
      double ratio = t(precision.units() - 1, alpha) / t(precision.degreesOfFreedom(), alpha);
      return ratio * ratio;
    }
  };

  /** The two ends of an interval. */
  record Bounds(double lower, double upper) {}

  abstract Bounds bounds(Precision precision, double alpha);

  /**
   * The interval of a proportion.
   *
   * @param precision what it rests on
   * @param level confidence level, in (0, 1)
   * @return the interval
   */
  public Interval interval(Precision precision, double level) {
    if (!(0 < level && level < 1)) {
      throw new IllegalArgumentException(
          "confidence level " + level + " is not in (0, 1); 95 % is 0.95");
    }
    Bounds bounds = bounds(precision, 1 - level);
    return new Interval(bounds.lower(), bounds.upper(), level, name());
  }

  /** The quantile of Student's distribution that leaves half of alpha above. */
  static double t(long degreesOfFreedom, double alpha) {
    return TDistribution.of((double) degreesOfFreedom).inverseSurvivalProbability(alpha / 2);
  }
}
