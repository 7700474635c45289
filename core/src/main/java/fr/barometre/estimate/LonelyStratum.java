package fr.barometre.estimate;

/** What a stratum of a single cluster adds to a variance, which it cannot show by itself. */
public enum LonelyStratum {
  /** It is refused: strata should be joined before estimating. R's {@code "fail"}. */
  REFUSED,
  /** Its distance to the mean of the whole sample. R's {@code "adjust"}. */
  CENTERED,
  /** Nothing: the cluster was taken with certainty. R's {@code "certainty"}. */
  CERTAINTY
}
