package fr.barometre.diagnosis;

/** The model by which response propensities are estimated from the counts of a frame's cells. */
public enum PropensityModel {
  /** The response rate of each cell. */
  SATURATED,
  /**
   * A logistic regression on the main effects of the dimensions, by iteratively reweighted least
   * squares.
   */
  MAIN_EFFECTS
}
