package fr.barometre.algebra;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cholesky's factor of a symmetric positive definite matrix: A = LL' with L lower triangular.
 *
 * <p>For example 4 2 / 2 5 has the factor 2 0 / 1 2. Reference: Golub and Van Loan, <em>Matrix
 * Computations</em> (4th ed., 2013), §4.2.
 */
public final class Cholesky {

  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /**
   * Factors a matrix.
   *
   * @param matrix a symmetric matrix; its lower half is read
   * @return the factor; empty when the matrix is not positive definite
   */
  public static Optional<Cholesky> of(double[][] matrix) {
    int p = matrix.length;
    double[][] lower = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double left = matrix[i][j];
        for (int k = 0; k < j; k++) {
          left -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(left > 0 && left < Double.POSITIVE_INFINITY)) {
          return Optional.empty();
        }
        lower[i][j] = i == j ? Math.sqrt(left) : left / lower[j][j];
      }
    }
    return Optional.of(new Cholesky(lower));
  }

  /** The smallest entry of the factor's diagonal. */
  double smallestPivot() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lower.length; i++) {
      smallest = Math.min(smallest, lower[i][i]);
    }
    return smallest;
  }

  /**
   * The factor of the first rows and columns of the matrix.
   *
   * @param size how many of them
   * @return their factor
   */
  public Cholesky leading(int size) {
    return new Cholesky(Arrays.copyOf(lower, size));
  }

  /**
   * Solves A X = B.
   *
   * @param right B, as many rows
   * @return X
   */
  public double[][] solve(double[][] right) {
    int p = lower.length;
    double[][] x = new double[p][];
    for (int i = 0; i < p; i++) {
      x[i] = right[i].clone();
      for (int k = 0; k < i; k++) {
        subtract(x[i], lower[i][k], x[k]);
      }
      divide(x[i], lower[i][i]);
    }
    for (int i = p - 1; i >= 0; i--) {
      for (int k = i + 1; k < p; k++) {
        subtract(x[i], lower[k][i], x[k]);
      }
      divide(x[i], lower[i][i]);
    }
    return x;
  }

  /**
   * x'A⁻¹x, the squared length of L⁻¹x.
   *
   * @param x a vector
   * @return zero or more
   */
  public double quadratic(double[] x) {
    double sum = 0;
    double[] half = new double[lower.length];
    for (int i = 0; i < half.length; i++) {
      double left = x[i];
      double[] row = lower[i];
      for (int k = 0; k < i; k++) {
        left -= row[k] * half[k];
      }
      half[i] = left / row[i];
      sum += half[i] * half[i];
    }
    return sum;
  }

  private static void subtract(double[] row, double factor, double[] other) {
    if (factor != 0) {
      for (int j = 0; j < row.length; j++) {
        row[j] -= factor * other[j];
      }
    }
  }

  private static void divide(double[] row, double by) {
    for (int j = 0; j < row.length; j++) {
      row[j] /= by;
    }
  }

  /**
   * The logarithm of the matrix's determinant.
   *
   * @return log |A|
   */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < lower.length; i++) {
      sum += 2 * Math.log(lower[i][i]);
    }
    return sum;
  }

  /**
   * The inverse.
   *
   * @return A⁻¹, symmetric to the last bit
   */
  public double[][] inverse() {
    int p = lower.length;
    double[][] identity = new double[p][p];
    for (int i = 0; i < p; i++) {
      identity[i][i] = 1;
    }
    double[][] inverse = solve(identity);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        inverse[j][i] = inverse[i][j];
      }
    }
    return inverse;
  }
}
