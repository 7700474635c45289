package fr.barometre.estimate;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t test that a figure is zero. */
public final class Student {

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
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "a test needs a degree of freedom at least, got " + degreesOfFreedom);
    }
    return Math.min(
        1,
        2
            * TDistribution.of((double) degreesOfFreedom)
                .survivalProbability(Math.abs(value) / standardError));
  }
}
