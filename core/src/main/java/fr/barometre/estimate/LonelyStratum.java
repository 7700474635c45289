package fr.barometre.estimate;

/**
 * How a stratum with a single cluster enters a variance, since one cluster shows no variation (R's
 * {@code options(survey.lonely.psu)}).
 */
public enum LonelyStratum {
  /** It is refused: strata should be joined before estimating. R's {@code "fail"}. */
  REFUSED,
  /** Its distance to the mean of the whole sample. R's {@code "adjust"}. */
  CENTERED,
  /** Nothing: the cluster was taken with certainty. R's {@code "certainty"}. */
  CERTAINTY
}
