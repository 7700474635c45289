package fr.barometre.calibration;

import java.util.function.IntToDoubleFunction;

/**
 * A regression on the variables of a weighting, by which variances become smaller.
 *
 * <p>The variance of a calibrated estimate is that of the residuals of its linearised variable on
 * the calibration variables (Deville and Särndal, "Calibration Estimators in Survey Sampling", JASA
 * 87 (1992), 376-382, §3). The fit is linear: a row contributes a few coefficients, so that a
 * variable which is zero on most rows costs little.
 */
public interface Explained {

  /** Nothing is explained: the weights do not depend on the sample. */
  Explained NOTHING =
      new Explained() {
        @Override
        public double[] coefficients(int[] rows, IntToDoubleFunction total) {
          return new double[0];
        }

        @Override
        public double fitted(double[] coefficients, int row) {
          return 0;
        }

        @Override
        public Form form(double[] squares, double[] sizes) {
          return new Form() {
            @Override
            public double quadratic(double[] coefficients) {
              return 0;
            }

            @Override
            public double linear(double[] coefficients) {
              return 0;
            }
          };
        }
      };

  /**
   * The coefficients of a variable that is zero outside some rows.
   *
   * @param rows the rows
   * @param total for one of them, the variable times the row's size before weighting
   * @return the coefficients
   */
  double[] coefficients(int[] rows, IntToDoubleFunction total);

  /**
   * The value fitted to a row.
   *
   * @param coefficients coefficients of the variable
   * @param row the row
   * @return the fitted value
   */
  double fitted(double[] coefficients, int row);

  /**
   * Sums of fitted values over all rows, as functions of the coefficients.
   *
   * @param squares s, one factor a row for the squares
   * @param sizes l, one factor a row for the values
   * @return Σ s fitted² and Σ l fitted
   */
  Form form(double[] squares, double[] sizes);

  /** Sums of fitted values over all rows. */
  interface Form {

    /**
     * Σ s fitted².
     *
     * @param coefficients coefficients of the variable
     * @return zero or more
     */
    double quadratic(double[] coefficients);

    /**
     * Σ l fitted.
     *
     * @param coefficients coefficients of the variable
     * @return the sum
     */
    double linear(double[] coefficients);
  }
}
