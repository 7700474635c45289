package fr.barometre.estimate;

import fr.barometre.calibration.Explained;
import java.util.stream.IntStream;

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
    double[] coefficients =
        explained.coefficients(
            IntStream.range(0, influence.length).toArray(),
            i -> influence[i] == 0 ? 0 : influence[i] / after[i] * sizes[i]);
    double[] residuals = new double[influence.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = influence[i] - explained.fitted(coefficients, i) * after[i];
    }
    return residuals;
  }
}
