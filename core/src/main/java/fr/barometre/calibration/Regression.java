package fr.barometre.calibration;

import fr.barometre.algebra.Symmetric;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Weighted least squares on the calibration variables: B = (Σ s x x')⁺ Σ s x z, with ⁺ Moore and
 * Penrose's inverse, since variables may be collinear.
 */
public final class Regression implements Explained {

  private static final int ROUNDS = 10;

  private final double[][] x;
  private final double[][] inverse;

  /** For each row, the factor of its size before the regression. */
  private final double[] multiples;

  private Regression(double[][] x, double[][] inverse, double[] multiples) {
    this.x = x;
    this.inverse = inverse;
    this.multiples = multiples;
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * The regression on some rows.
   *
   * @param x calibration variables of each row; they may depend on each other
   * @param sizes size of each row, zero for one that does not count
   * @return the regression
   */
  public static Regression on(double[][] x, double[] sizes) {
    return on(x, sizes, ones(sizes.length));
  }

  /**
   * The regression on some rows whose sizes a step before has multiplied.
   *
   * @param x calibration variables of each row; they may depend on each other
   * @param sizes size of each row before that step, zero for one that does not count
   * @param multiples what the size of each row was multiplied by
   * @return the regression, for totals by the sizes before that step
   */
  static Regression on(double[][] x, double[] sizes, double[] multiples) {
    double[] multiplied = sizes.clone();
    for (int k = 0; k < multiplied.length; k++) {
      multiplied[k] *= multiples[k];
    }
    return new Regression(
        x, Symmetric.pseudoInverse(Symmetric.crossed(x, multiplied)), multiples.clone());
  }

  /**
   * The fit to the categories of several margins by turns: ten rounds in which each margin takes
   * the means of what the others leave. This is how R's {@code rake} finds the residuals for its
   * variances; more rounds would end in {@link #on}.
   *
   * @param x indicators of the categories, margin after margin
   * @param sizes size of each row
   * @param categories number of categories of each margin
   * @return the fit
   */
  public static Regression byTurns(double[][] x, double[] sizes, List<Integer> categories) {
    double[][] crossed = Symmetric.crossed(x, sizes);
    int p = crossed.length;
    double[][] inverse = new double[p][p];
    for (int column = 0; column < p; column++) {
      double[] slopes = new double[p];
      for (int round = 0; round < ROUNDS; round++) {
        int from = 0;
        for (int margin : categories) {
          double[] next = slopes.clone();
          for (int i = from; i < from + margin; i++) {
            double left = i == column ? 1 : 0;
            for (int j = 0; j < p; j++) {
              left -= crossed[i][j] * slopes[j];
            }
            next[i] += crossed[i][i] > 0 ? left / crossed[i][i] : 0;
          }
          slopes = next;
          from += margin;
        }
      }
      for (int i = 0; i < p; i++) {
        inverse[i][column] = slopes[i];
      }
    }
    return new Regression(x, inverse, ones(sizes.length));
  }

  @Override
  public double[] coefficients(int[] rows, IntToDoubleFunction total) {
    double[] moments = new double[inverse.length];
    for (int row : rows) {
      double term = total.applyAsDouble(row) * multiples[row];
      if (term != 0) {
        for (int j = 0; j < moments.length; j++) {
          moments[j] += x[row][j] * term;
        }
      }
    }
    return Symmetric.times(inverse, moments);
  }

  @Override
  public double fitted(double[] coefficients, int row) {
    double fitted = 0;
    for (int j = 0; j < coefficients.length; j++) {
      fitted += x[row][j] * coefficients[j];
    }
    return fitted;
  }

  @Override
  public Form form(double[] squares, double[] sizes) {
    double[][] crossed = Symmetric.crossed(x, squares);
    double[] sums = new double[inverse.length];
    for (int k = 0; k < x.length; k++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += sizes[k] * x[k][j];
      }
    }
    return new Form() {
      @Override
      public double quadratic(double[] coefficients) {
        double[] product = Symmetric.times(crossed, coefficients);
        return Symmetric.product(product, coefficients);
      }

      @Override
      public double linear(double[] coefficients) {
        return Symmetric.product(sums, coefficients);
      }
    };
  }
}
