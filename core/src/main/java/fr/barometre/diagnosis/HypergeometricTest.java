package fr.barometre.diagnosis;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The exact test of a count in a simple random sample without replacement: n_A of the n drawn from
 * N belong to a group of N_A.
 *
 * @param upperTail probability of n_A or more
 * @param lowerTail probability of n_A or fewer
 * @param twoSided probability of all counts that are no more likely than n_A
 */
public record HypergeometricTest(double upperTail, double lowerTail, double twoSided) {

  /** Probabilities this close to the observed one count as equal to it, as in R's fisher.test. */
  private static final double TIES = 1 + 1e-7;

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
    double probability = law.probability(count);
    double limit = probability * TIES;
    double twoSided = probability;
    double upper = probability;
    double lower = probability;
    double next = probability;
    for (int k = count; k < law.getSupportUpperBound(); k++) {
      next *= ratio(population, group, drawn, k);
      upper += next;
      twoSided += next <= limit ? next : 0;
    }
    next = probability;
    for (int k = count - 1; k >= law.getSupportLowerBound(); k--) {
      next /= ratio(population, group, drawn, k);
      lower += next;
      twoSided += next <= limit ? next : 0;
    }
    return new HypergeometricTest(Math.min(1, upper), Math.min(1, lower), Math.min(1, twoSided));
  }

  /** The probability of k + 1 over that of k. */
  private static double ratio(long population, long group, long drawn, long k) {
    return (double) (group - k) / (k + 1) * (drawn - k) / (population - group - drawn + k + 1);
  }
}
