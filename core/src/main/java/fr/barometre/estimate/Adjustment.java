package fr.barometre.estimate;

import fr.barometre.weighting.Explained;

/** One weighting of a design: the weights before and after, and what its variables explain. */
final class Adjustment {

  private final double[] sizes;
  private final double[] after;
  private final Explained explained;

  /**
   * An adjustment.
   *
   * @param sizes the sizes that the fit weights by
   * @param after the weights after
   * @param explained the fit of the weighting's variables
   */
  Adjustment(double[] sizes, double[] after, Explained explained) {
    this.sizes = sizes;
    this.after = after;
    this.explained = explained;
  }

  /** What the weighting's variables leave of a weighted influence. */
  double[] residuals(double[] influence) {
    double[] totals = new double[influence.length];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = influence[i] == 0 ? 0 : influence[i] / after[i] * sizes[i];
    }
    double[] fitted = explained.fitted(totals);
    double[] residuals = new double[influence.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = influence[i] - fitted[i] * after[i];
    }
    return residuals;
  }
}
