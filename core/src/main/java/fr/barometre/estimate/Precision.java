package fr.barometre.estimate;

/**
 * The quantities that an interval of a proportion is computed from.
 *
 * @param proportion the estimate, in [0, 1]
 * @param variance its linearised variance, zero or more
 * @param units units in the base, one or more
 * @param clusters clusters with a unit in the base, one or more, no more than the units
 * @param degreesOfFreedom clusters minus strata, one or more
 * @param effectiveBase Kish's effective base, above zero
 */
public record Precision(
    double proportion,
    double variance,
    long units,
    long clusters,
    long degreesOfFreedom,
    double effectiveBase) {

  /**
   * Checks what is given.
   *
   * @param proportion the estimate, in [0, 1]
   * @param variance its linearised variance, zero or more
   * @param units units in the base, one or more
   * @param clusters clusters with a unit in the base, one or more, no more than the units
   * @param degreesOfFreedom clusters minus strata, one or more
   * @param effectiveBase Kish's effective base, above zero
   */
  public Precision {
    if (!(0 <= proportion && proportion <= 1)) {
      throw new IllegalArgumentException("proportion " + proportion + " is not in [0, 1]");
    }
    if (!(variance >= 0)) {
      throw new IllegalArgumentException("variance " + variance + " is not zero or more");
    }
    if (units < 1 || degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "an interval needs a unit and a degree of freedom at least, got "
              + units
              + " and "
              + degreesOfFreedom);
    }
    if (!(1 <= clusters && clusters <= units)) {
      throw new IllegalArgumentException(
          clusters + " clusters of " + units + " units; expected one at least, and no more");
    }
    if (!(effectiveBase > 0)) {
      throw new IllegalArgumentException("effective base " + effectiveBase + " is not above zero");
    }
  }

  /**
   * How many independent answers stand behind a proportion of 0 or 1, where the variance tells
   * nothing: no more than there are clusters, since a hundred agents of one commune are not a
   * hundred samples, and no more than Kish's effective base.
   */
  double independentBase() {
    return Math.min((double) clusters, effectiveBase);
  }

  /** A simple random sample with replacement of independent units. */
  static Precision binomial(long successes, long units) {
    double p = (double) successes / units;
    return new Precision(p, p * (1 - p) / units, units, units, Math.max(1, units - 1), units);
  }
}
