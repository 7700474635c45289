package fr.barometre.estimate;

import java.util.Arrays;

/**
 * The size of the finite population that units were drawn from: the clusters of each stratum in it,
 * or the fraction of them that was drawn. Kept for each unit, so that strata and clusters that are
 * given later are checked against it. Immutable.
 */
final class FinitePopulation {

  private final double[] ofUnit;
  private final boolean fractions;

  private FinitePopulation(double[] ofUnit, boolean fractions) {
    this.ofUnit = ofUnit.clone();
    this.fractions = fractions;
  }

  /** For each unit, the number of clusters in the population of its stratum. */
  static FinitePopulation ofSizes(double[] ofUnit) {
    return new FinitePopulation(ofUnit, false);
  }

  /** For each unit, the fraction of the clusters of its stratum that was drawn. */
  static FinitePopulation ofFractions(double[] ofUnit) {
    return new FinitePopulation(ofUnit, true);
  }

  /**
   * The number of clusters in the population of each stratum.
   *
   * @param drawnOfStratum number of clusters drawn in each stratum
   * @param from what a stratum is called
   * @param drawn what a cluster is called
   * @param forFractions where a fraction belongs, for messages
   */
  double[] sizes(
      Grouping strata, int[] drawnOfStratum, String from, String drawn, String forFractions) {
    String what = fractions ? "sampling fraction" : "population size";
    if (ofUnit.length != strata.length()) {
      throw new IllegalArgumentException(
          ofUnit.length + " " + what + "s for " + strata.length() + " units; expected one a unit");
    }
    double[] known = new double[strata.size()];
    Arrays.fill(known, Double.NaN);
    for (int i = 0; i < ofUnit.length; i++) {
      int h = strata.of(i);
      if (!(ofUnit[i] > 0) || (fractions && ofUnit[i] > 1)) {
        throw new IllegalArgumentException(
            from
                + " '"
                + strata.name(h)
                + "' has the "
                + what
                + " "
                + ofUnit[i]
                + " (unit "
                + i
                + "); expected "
                + (fractions
                    ? "it above 0 and at most 1; numbers of clusters are for"
                        + " withPopulationSizes(...)"
                    : "a number of "
                        + drawn
                        + "s above 0, Double.POSITIVE_INFINITY where it is not known; for a"
                        + " fraction sampled "
                        + forFractions));
      }
      if (!Double.isNaN(known[h]) && known[h] != ofUnit[i]) {
        throw new IllegalArgumentException(
            from
                + " '"
                + strata.name(h)
                + "' has "
                + what
                + "s "
                + known[h]
                + " and "
                + ofUnit[i]
                + " (unit "
                + i
                + "); expected one "
                + (fractions ? "fraction a " : "size a ")
                + from);
      }
      known[h] = ofUnit[i];
    }
    for (int h = 0; h < known.length; h++) {
      if (fractions) {
        known[h] = drawnOfStratum[h] / known[h];
      } else if (known[h] < drawnOfStratum[h]) {
        throw new IllegalArgumentException(
            from
                + " '"
                + strata.name(h)
                + "' has a population of "
                + known[h]
                + " "
                + drawn
                + "s, fewer than the "
                + drawnOfStratum[h]
                + " sampled"
                + (known[h] > 1
                    ? ""
                    : "; for a fraction sampled, as R's fpc may be, expected " + forFractions));
      }
    }
    return known;
  }
}
