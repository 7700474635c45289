package fr.barometre.api.result;

/** How much is known of a proportion. */
public enum EstimateStatus {
  /** A value with its standard error and interval. */
  ESTIMATED,
  /** A value without a standard error: a single cluster says nothing of its own variability. */
  POINT_ONLY,
  /** No single value is defensible: a range only. */
  BOUNDED,
  /** Nothing can be said: no answer is in the base, or negative weights leave no proportion. */
  NOT_ESTIMABLE,
  /** Not shown, neither the figure nor its bases: see {@link Estimate#suppression()}. */
  SUPPRESSED
}
