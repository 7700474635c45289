package fr.barometre.bias;

/**
 * How far a sample's mean of a frame variable is from the known one, in terms of who answered.
 *
 * <p>The data defect correlation ρ = (ȳ − Ȳ)/√[((N − n)/n) σ²] is the correlation, over the
 * population, of answering and the variable; a simple random sample of n* = σ²/(ȳ − Ȳ)² would be as
 * far off on average. Reference: Meng, "Statistical Paradises and Paradoxes in Big Data (I)",
 * Annals of Applied Statistics 12 (2018), 685-726.
 *
 * @param correlation ρ, in [-1, 1]
 * @param effectiveSize n*, at most the sample's own effective size
 */
public record DataDefect(double correlation, double effectiveSize) {

  private static final double ROUNDING = 1e-9;

  /**
   * The defect of a sample for one variable.
   *
   * @param sampleMean ȳ
   * @param populationMean Ȳ
   * @param populationVariance σ², above zero
   * @param sample n, above zero and below the population
   * @param population N
   * @param kish Kish's effective size of the sample, the most that n* may be
   * @return the correlation and the effective size
   * @throws IllegalArgumentException if the sample is no part of the population: it has more of the
   *     variable than there is
   */
  public static DataDefect of(
      double sampleMean,
      double populationMean,
      double populationVariance,
      long sample,
      long population,
      double kish) {
    if (!(populationVariance > 0) || !(0 < sample && sample < population)) {
      throw new IllegalArgumentException(
          "variance "
              + populationVariance
              + " is not above zero, or the sample of "
              + sample
              + " not below the population of "
              + population);
    }
    double error = sampleMean - populationMean;
    double correlation =
        error / Math.sqrt((double) (population - sample) / sample * populationVariance);
    if (Math.abs(correlation) > 1 + ROUNDING) {
      throw new IllegalArgumentException(
          "a sample of "
              + sample
              + " with mean "
              + sampleMean
              + " is no part of a population of "
              + population
              + " with mean "
              + populationMean
              + " and variance "
              + populationVariance);
    }
    double effective = error == 0 ? kish : Math.min(kish, populationVariance / (error * error));
    return new DataDefect(Math.max(-1, Math.min(1, correlation)), effective);
  }
}
