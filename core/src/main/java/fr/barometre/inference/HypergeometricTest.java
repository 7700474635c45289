package fr.barometre.inference;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The exact hypergeometric test of a count in a simple random sample without replacement: of N
 * units N_A are in a group; n are drawn, n_A of them from the group.
 *
 * <p>Example: of 10 units 5 are in the group; of 4 drawn all are. The upper tail is C(5, 4) / C(10,
 * 4) = 5 / 210 = 0.024.
 *
 * @param upperTail probability of n_A or more
 * @param lowerTail probability of n_A or fewer
 * @param twoSided probability of all counts that are no more likely than n_A
 */
public record HypergeometricTest(double upperTail, double lowerTail, double twoSided) {

  /**
   * Probabilities this close to the observed one, relatively, are equal to it, as in R's
   * fisher.test.
   */
  private static final double TIES = Math.log1p(1e-7);

  /**
   * The test of a count.
   *
   * @param population N, one or more
   * @param group N_A, 0 to N
   * @param drawn n, 0 to N
   * @param observed n_A, a count that such a sample can have
   * @return the tails
   */
  public static HypergeometricTest of(long population, long group, long drawn, long observed) {
    HypergeometricDistribution law =
        HypergeometricDistribution.of(
            Math.toIntExact(population), Math.toIntExact(group), Math.toIntExact(drawn));
    int count = Math.toIntExact(observed);
    if (count < law.getSupportLowerBound() || count > law.getSupportUpperBound()) {
      throw new IllegalArgumentException(
          "a sample of "
              + drawn
              + " from "
              + population
              + " cannot have "
              + observed
              + " of a group of "
              + group
              + "; expected "
              + law.getSupportLowerBound()
              + " to "
              + law.getSupportUpperBound());
    }
    // Counted from the other side, a count above the mode is one below it.
    return count > mode(law)
        ? mirrored(
            atMostMode(
                HypergeometricDistribution.of(
                    law.getPopulationSize(),
                    law.getPopulationSize() - law.getNumberOfSuccesses(),
                    law.getSampleSize()),
                law.getSampleSize() - count))
        : atMostMode(law, count);
  }

  private static HypergeometricTest mirrored(HypergeometricTest test) {
    return new HypergeometricTest(
        /* upperTail= */ test.lowerTail, /* lowerTail= */ test.upperTail, test.twoSided);
  }

  /**
   * The tail that contains the mode is one less the other tail: summed from here, its terms might
   * all be smaller than the least double.
   */
  private static HypergeometricTest atMostMode(HypergeometricDistribution law, int count) {
    double probability = law.probability(count);
    double lower = sumDown(law, count, probability);
    int above = firstAsUnlikely(law, count);
    double twoSided = lower + sumUp(law, above, law.probability(above));
    return new HypergeometricTest(
        Math.min(1, 1 - (lower - probability)), Math.min(1, lower), Math.min(1, twoSided));
  }

  private static int mode(HypergeometricDistribution law) {
    return (int)
        ((law.getSampleSize() + 1L)
            * (law.getNumberOfSuccesses() + 1L)
            / (law.getPopulationSize() + 2L));
  }

  /**
   * The first count above the mode that is no more likely than one at or below it; else one too
   * many.
   */
  private static int firstAsUnlikely(HypergeometricDistribution law, int count) {
    double limit = law.logProbability(count) + TIES;
    int low = Math.max(count + 1, mode(law));
    int high = law.getSupportUpperBound() + 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (law.logProbability(middle) <= limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The sum of the terms from a count at or above the mode upwards; they decrease from there. */
  private static double sumUp(HypergeometricDistribution law, int from, double first) {
    double sum = 0;
    double term = first;
    for (int k = from; sum + term > sum; k++) {
      sum += term;
      term *= ratio(law, k);
    }
    return sum;
  }

  /** The sum of the terms from a count at or below the mode downwards. */
  private static double sumDown(HypergeometricDistribution law, int from, double first) {
    double sum = 0;
    double term = first;
    for (int k = from; sum + term > sum; k--) {
      sum += term;
      term /= ratio(law, k - 1);
    }
    return sum;
  }

  /** The probability of k + 1 over that of k. */
  private static double ratio(HypergeometricDistribution law, int k) {
    double group = law.getNumberOfSuccesses();
    double drawn = law.getSampleSize();
    return (group - k) / (k + 1) * (drawn - k) / (law.getPopulationSize() - group - drawn + k + 1);
  }
}
