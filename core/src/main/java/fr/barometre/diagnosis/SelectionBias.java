package fr.barometre.diagnosis;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias of a figure if those who did not answer differ in ways that the frame cannot explain:
 * MUBP(φ), the measure of unadjusted bias for a binary variable, or MUB(φ) for numbers.
 *
 * <p>A proxy x of the variable is known for everyone: the linear predictor of y on the frame's
 * variables. Response depends on (1 − φ) x* + φ u, with u the latent variable behind y: φ = 0 says
 * that the frame explains it all, φ = 1 that it explains nothing. With r the biserial correlation
 * of y and x among respondents, f their share, and (x̄, s) the mean and variance of the proxy, 1
 * among the respondents and 0 among the others: g = [φ + (1 − φ) r] / [φ r + 1 − φ], μ₀ = Φ⁻¹(ȳ) +
 * g (x̄₀ − x̄₁)/√s₁, σ₀² = 1 + g² (s₀ − s₁)/s₁ and MUBP = ȳ − {f ȳ + (1 − f) Φ(μ₀/√σ₀²)}. Where the
 * proxy varies much less among the others than among the respondents, σ₀² is near zero, or below it
 * and taken for zero: all of the others then say the same.
 *
 * <p>Of a mean, u is the variable itself, r its correlation with x and MUB = √(s_y/s₁) g (x̄₁ −
 * X̄), with s_y its variance among respondents and X̄ the mean of the proxy in the population:
 * {@link #standardized} in the unit of the variable. For φ = 0 that is x̄₁ − X̄, which an estimate
 * by regression takes off.
 *
 * <p>References: Andridge, West, Little, Boonstra and Alvarado-Leiton, "Indices of Non-Ignorable
 * Selection Bias for Proportions Estimated from Non-Probability Samples", JRSS C 68 (2019),
 * 1465-1483; of means, Little, West, Boonstra and Hu, "Measures of the Degree of Departure from
 * Ignorable Sample Selection", JSSAM 8 (2020), 932-964.
 *
 * @param ignorable the bias for φ = 0
 * @param half the bias for φ = ½
 * @param nonIgnorable the bias for φ = 1
 */
public record SelectionBias(double ignorable, double half, double nonIgnorable) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * The proxy over a group.
   *
   * @param mean its mean
   * @param variance its variance, zero or more
   */
  public record Proxy(double mean, double variance) {

    /**
     * Checks what is given.
     *
     * @param mean its mean
     * @param variance its variance
     */
    public Proxy {
      if (!Double.isFinite(mean) || !(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a proxy has a finite mean and a variance of zero or more, got "
                + mean
                + " and "
                + variance);
      }
    }
  }

  /**
   * The measure for φ = 0, ½ and 1.
   *
   * @param proportion ȳ among the respondents, in (0, 1)
   * @param correlation biserial correlation r of y and x among the respondents, in (0, 1]
   * @param respondents the proxy among the respondents, of variance above zero
   * @param others the proxy among the others
   * @param responding share f of the respondents in the population, in (0, 1)
   * @return the bias: proportion among the respondents minus that of the population
   */
  public static SelectionBias of(
      double proportion, double correlation, Proxy respondents, Proxy others, double responding) {
    if (!(0 < proportion && proportion < 1)
        || !(0 < correlation && correlation <= 1)
        || !(respondents.variance() > 0)
        || !(0 < responding && responding < 1)) {
      throw new IllegalArgumentException(
          "proportion "
              + proportion
              + ", correlation "
              + correlation
              + ", proxy variance "
              + respondents.variance()
              + " or responding share "
              + responding
              + " is out of range: the first and last in (0, 1), the others above zero");
    }
    return new SelectionBias(
        at(0, proportion, correlation, respondents, others, responding),
        at(0.5, proportion, correlation, respondents, others, responding),
        at(1, proportion, correlation, respondents, others, responding));
  }

  private static double at(
      double phi, double y, double r, Proxy respondents, Proxy others, double f) {
    double g = (phi + (1 - phi) * r) / (phi * r + 1 - phi);
    double mean =
        NORMAL.inverseCumulativeProbability(y)
            + g * (others.mean() - respondents.mean()) / Math.sqrt(respondents.variance());
    double variance =
        1 + g * g * (others.variance() - respondents.variance()) / respondents.variance();
    // With neither mean nor variance, either answer of the latent variable is as likely.
    double missing =
        mean == 0 ? 0.5 : NORMAL.cumulativeProbability(mean / Math.sqrt(Math.max(0, variance)));
    return y - (f * y + (1 - f) * missing);
  }

  /**
   * SMUB(φ), the standardised measure for a mean: g (x̄₁ − X̄)/√s₁ with g as above.
   *
   * @param phi φ, in [0, 1]
   * @param correlation correlation of the variable and its proxy among the respondents, in (0, 1]
   * @param respondents the proxy among the respondents, of variance above zero
   * @param populationMean mean of the proxy in the population
   * @return the bias in standard deviations of the variable
   */
  public static double standardized(
      double phi, double correlation, Proxy respondents, double populationMean) {
    if (!(0 <= phi && phi <= 1)
        || !(0 < correlation && correlation <= 1)
        || !(respondents.variance() > 0)) {
      throw new IllegalArgumentException(
          "phi "
              + phi
              + " is not in [0, 1], correlation "
              + correlation
              + " not in (0, 1] or proxy variance "
              + respondents.variance()
              + " not above zero");
    }
    double g = (phi + (1 - phi) * correlation) / (phi * correlation + 1 - phi);
    return g * (respondents.mean() - populationMean) / Math.sqrt(respondents.variance());
  }
}
