package fr.barometre.inference;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution: quantiles for intervals, and the test that a figure is zero. */
public final class Student {

  private static final int REMEMBERED = 1 << 10;

  /**
   * Quantiles found before: an edition asks some hundred of them thousands of times, and each takes
   * a search. A later one takes the place of an earlier one of the same remainder.
   */
  private static final AtomicReferenceArray<Quantile> QUANTILES =
      new AtomicReferenceArray<>(REMEMBERED);

  private record Quantile(long degreesOfFreedom, double alpha, double value) {
    boolean is(long otherDegrees, double otherAlpha) {
      return degreesOfFreedom == otherDegrees && alpha == otherAlpha;
    }
  }

  private Student() {}

  /**
   * The two-sided p-value.
   *
   * @param value the figure
   * @param standardError its standard error, zero or more
   * @param degreesOfFreedom one or more
   * @return in [0, 1]; without standard error, 1 for a figure of zero and 0 for any other
   * @throws IllegalArgumentException with a standard error, without a degree of freedom
   */
  public static double pValue(double value, double standardError, long degreesOfFreedom) {
    if (standardError == 0) {
      return value == 0 ? 1 : 0;
    }
    double beyond =
        distribution(degreesOfFreedom).survivalProbability(Math.abs(value) / standardError);
    return Math.min(1, 2 * beyond);
  }

  /**
   * The quantile that leaves half of alpha above: an estimate's interval reaches as many standard
   * errors either way.
   *
   * @param degreesOfFreedom one or more
   * @param alpha what the interval leaves out, in (0, 1)
   * @return above zero
   * @throws IllegalArgumentException without a degree of freedom
   */
  public static double quantile(long degreesOfFreedom, double alpha) {
    int place = Math.floorMod(degreesOfFreedom * 31 + Double.hashCode(alpha), REMEMBERED);
    Quantile known = QUANTILES.get(place);
    if (known == null || !known.is(degreesOfFreedom, alpha)) {
      double value = distribution(degreesOfFreedom).inverseSurvivalProbability(alpha / 2);
      known = new Quantile(degreesOfFreedom, alpha, value);
      QUANTILES.set(place, known);
    }
    return known.value();
  }

  private static TDistribution distribution(long degreesOfFreedom) {
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(noDegree(degreesOfFreedom));
    }
    return TDistribution.of((double) degreesOfFreedom);
  }

  /**
   * Says that there is no degree of freedom.
   *
   * @param degreesOfFreedom zero or less
   * @return one sentence
   */
  public static String noDegree(long degreesOfFreedom) {
    return "intervals and tests need a degree of freedom at least, got "
        + degreesOfFreedom
        + ": expected more clusters than strata";
  }
}
