package fr.barometre.weighting;

/**
 * What the variables of a weighting explain of a linearised variable.
 *
 * <p>A calibrated estimate varies only by the rest: the residuals of its linearised variable on the
 * calibration variables (Deville and Särndal, "Calibration Estimators in Survey Sampling", JASA 87
 * (1992), 376-382, §3).
 */
@FunctionalInterface
public interface Explained {

  /** Nothing is explained: the weights do not depend on the sample. */
  Explained NOTHING = totals -> new double[totals.length];

  /**
   * The fitted values.
   *
   * @param totals for each row, the variable times the row's size before weighting
   * @return for each row, the value fitted to the variable
   */
  double[] fitted(double[] totals);
}
