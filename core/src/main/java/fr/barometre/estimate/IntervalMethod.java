package fr.barometre.estimate;

import fr.barometre.api.result.Interval;
import fr.barometre.inference.Student;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * How the confidence interval of a proportion is built; that of a mean always is Student's.
 *
 * <p>Written with \(\hat p\) the proportion, \(v\) its linearised variance, \(t\) Student's
 * quantile for the degrees of freedom. When none or all of the base count, \(v = 0\) says nothing:
 * every method but Wilson's then gives Korn and Graubard's interval, whose bound at 0 or 1 is
 * exact.
 */
public enum IntervalMethod {

  /**
   * Clopper and Pearson's interval on an effective base corrected for the degrees of freedom; R's
   * {@code svyciprop(method = "beta")}.
   *
   * <p>\[ n^* = \frac{\hat p(1-\hat p)}{v} \left[\frac{t_{n-1}}{t_{df}}\right]^2 \] and the bounds
   * are the quantiles \(B_{\alpha/2}(n^*\hat p,\; n^*(1-\hat p)+1)\) and \(B_{1-\alpha/2}(n^*\hat
   * p+1,\; n^*(1-\hat p))\) of beta distributions.
   *
   * <ul>
   *   <li>All or none: \(n^*\) is Kish's effective base, or the number of clusters in the base
   *       where that is smaller, and the bound at 0 or 1 is exact.
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
      double base =
          certain(p)
              ? precision.independentBase()
              : p * (1 - p) / precision.variance() * correction(precision, alpha);
      double yes = base * p;
      double no = base * (1 - p);
      return new Bounds(
          p == 0 ? 0 : BetaQuantile.of(yes, no + 1, alpha / 2),
          p == 1 ? 1 : 1 - BetaQuantile.of(no, yes + 1, alpha / 2));
    }

    private double correction(Precision precision, double alpha) {
      if (precision.units() < 2 || precision.units() - 1 == precision.degreesOfFreedom()) {
        return 1;
      }
      double ratio =
          Student.quantile(precision.units() - 1, alpha)
              / Student.quantile(precision.degreesOfFreedom(), alpha);
      return ratio * ratio;
    }
  },

  /**
   * Student's interval on the scale of log-odds, \(\log\frac{\hat p}{1-\hat p} \pm t \frac{\sqrt
   * v}{\hat p(1-\hat p)}\); R's {@code svyciprop(method = "xlogit")}, and {@code "logit"} up to the
   * 1e-8 at which R's iterations stop.
   */
  LOGIT {
    @Override
    Bounds bounds(Precision precision, double alpha) {
      double p = precision.proportion();
      double centre = Math.log(p / (1 - p));
      double reach =
          Student.quantile(precision.degreesOfFreedom(), alpha)
              * Math.sqrt(precision.variance())
              / (p * (1 - p));
      return new Bounds(
          1 / (1 + Math.exp(-(centre - reach))), 1 / (1 + Math.exp(-(centre + reach))));
    }
  },

  /**
   * Wilson's score interval on an effective base, \[ \frac{\hat p + t^2/2n \pm t\sqrt{\hat p(1-\hat
   * p)/n + t^2/4n^2}}{1 + t^2/n}, \quad n = \frac{\hat p(1-\hat p)}{v} \] R's {@code
   * svyciprop(method = "wilson")}.
   *
   * <ul>
   *   <li>All or none: n is Kish's effective base, or the number of clusters in the base where that
   *       is smaller, and the bound at 0 or 1 is exact.
   * </ul>
   *
   * Reference: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA
   * 22 (1927), 209-212.
   */
  WILSON {
    @Override
    Bounds bounds(Precision precision, double alpha) {
      double p = precision.proportion();
      double n = certain(p) ? precision.independentBase() : p * (1 - p) / precision.variance();
      double t = Student.quantile(precision.degreesOfFreedom(), alpha);
      double square = t * t / n;
      double centre = p + square / 2;
      double reach = t * Math.sqrt(p * (1 - p) / n + square / (4 * n));
      return new Bounds(
          p == 0 ? 0 : (centre - reach) / (1 + square),
          p == 1 ? 1 : (centre + reach) / (1 + square));
    }
  },

  /**
   * Student's interval on the scale of the arcsine of the square root,
   * \(\sin^2\left(\arcsin\sqrt{\hat p} \pm t\sqrt{\frac{v}{4\hat p(1-\hat p)}}\right)\); R's {@code
   * svyciprop(method = "asin")}, which also squares the sine of a negative angle. Where that would
   * leave the estimate outside, because hardly anything is known, the bound is 0, or 1.
   */
  ARCSINE {
    @Override
    Bounds bounds(Precision precision, double alpha) {
      double p = precision.proportion();
      double centre = Math.asin(Math.sqrt(p));
      double reach =
          Student.quantile(precision.degreesOfFreedom(), alpha)
              * Math.sqrt(precision.variance() / (4 * p * (1 - p)));
      double low = Math.sin(centre - reach);
      double high = Math.sin(centre + reach);
      return new Bounds(
          reach > 2 * centre ? 0 : low * low, reach > Math.PI - 2 * centre ? 1 : high * high);
    }
  },

  /**
   * Student's interval, \(\hat p \pm t\sqrt v\); R's {@code svyciprop(method = "mean")}. It may
   * leave [0, 1].
   */
  NORMAL {
    @Override
    Bounds bounds(Precision precision, double alpha) {
      double reach =
          Student.quantile(precision.degreesOfFreedom(), alpha) * Math.sqrt(precision.variance());
      return new Bounds(precision.proportion() - reach, precision.proportion() + reach);
    }
  },

  /**
   * The values θ that a likelihood ratio scaled by the design effect does not reject, \[
   * 2n\left[\hat p\log\frac{\hat p}{\theta} + (1-\hat p)\log\frac{1-\hat p}{1-\theta}\right] \le
   * \frac{n}{n-1}\,\frac{n v}{\hat p(1-\hat p)}\,t^2 \] R's {@code svyciprop(method =
   * "likelihood")}, which searches on a grid and interpolates. Where hardly anything is known
   * nothing is rejected, and the bound is 0 or 1: one yes of two clusters. Reference: Rao and
   * Scott, "On Chi-Squared Tests for Multiway Contingency Tables", Annals of Statistics 12 (1984),
   * 46-60.
   */
  LIKELIHOOD {
    @Override
    Bounds bounds(Precision precision, double alpha) {
      double p = precision.proportion();
      double n = precision.units();
      double t = Student.quantile(precision.degreesOfFreedom(), alpha);
      double limit = n * n / Math.max(1, n - 1) * precision.variance() / (p * (1 - p)) * t * t;
      return new Bounds(end(p, n, limit, TINY), end(p, n, limit, 1 - TINY));
    }

    /**
     * The point between the estimate and an end at which the ratio meets the limit; the end if
     * there is none.
     */
    private double end(double p, double n, double limit, double end) {
      if (Math.abs(end - p) < TINY || !(ratio(p, end, n) > limit)) {
        return end < p ? 0 : 1;
      }
      BrentSolver solver = new BrentSolver(1e-14, 1e-14, 1e-14);
      return solver.findRoot(
          theta -> ratio(p, theta, n) - limit, Math.min(p, end), Math.max(p, end));
    }

    private double ratio(double p, double theta, double n) {
      return 2 * n * (p * Math.log(p / theta) + (1 - p) * Math.log((1 - p) / (1 - theta)));
    }
  };

  /** Nearer to 0 or 1 no bound is told from it. */
  private static final double TINY = 1e-15;

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
    check(level);
    double p = precision.proportion();
    Bounds bounds;
    if (!certain(p) && precision.variance() == 0) {
      bounds = new Bounds(p, p);
    } else if (certain(p) && this != WILSON) {
      bounds = KORN_GRAUBARD.bounds(precision, 1 - level);
    } else {
      bounds = bounds(precision, 1 - level);
    }
    return new Interval(bounds.lower(), bounds.upper(), level, name());
  }

  /** Refuses what is no confidence level. */
  static void check(double level) {
    if (!(0 < level && level < 1)) {
      throw new IllegalArgumentException(
          "confidence level " + level + " is not in (0, 1); 95 % is 0.95");
    }
  }

  private static boolean certain(double proportion) {
    return proportion == 0 || proportion == 1;
  }
}
