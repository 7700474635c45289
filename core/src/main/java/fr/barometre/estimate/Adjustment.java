package fr.barometre.estimate;

import fr.barometre.calibration.Explained;
import java.util.stream.IntStream;

/** One weighting of a design: the weights before and after, and what its variables explain. */
final class Adjustment {

  private final int[] units;
  private final double[] sizes;
  private final double[] after;
  private final Explained explained;

  /**
   * An adjustment.
   *
   * @param units the units that were weighted
   * @param sizes the sizes that the fit weights each of them by
   * @param after their weights after
   * @param explained the fit of the weighting's variables
   */
  Adjustment(int[] units, double[] sizes, double[] after, Explained explained) {
    this.units = units;
    this.sizes = sizes;
    this.after = after;
    this.explained = explained;
  }

  /**
   * The residuals of some units: their weighted influence without what the weighting's variables
   * explain.
   */
  UnitValues residuals(UnitValues some) {
    double[] influence = some.on(units);
    double[] coefficients =
        explained.coefficients(
            IntStream.range(0, influence.length).toArray(),
            k -> influence[k] == 0 ? 0 : influence[k] / after[k] * sizes[k]);
    double[] residuals = new double[influence.length];
    for (int k = 0; k < residuals.length; k++) {
      residuals[k] = influence[k] - explained.fitted(coefficients, k) * after[k];
    }
    return new UnitValues(units, residuals);
  }
}
