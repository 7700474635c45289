package fr.barometre.algebra;

import java.util.Optional;

/**
 * Matrices of cross products Σ s x x', which are symmetric and positive semidefinite, and their
 * Moore-Penrose inverse, which also exists when variables are collinear.
 *
 * <p>The inverse is by Cholesky's factor where the matrix is well conditioned, else over the
 * eigenvectors whose eigenvalue is not zero. For example 2 0 / 0 0 has the inverse ½ 0 / 0 0.
 * Reference: Golub and Van Loan, <em>Matrix Computations</em> (4th ed., 2013), §5.5.
 */
public final class Symmetric {

  /** Eigenvalues this small beside the largest are those of variables that repeat others. */
  private static final double SINGULAR = 1e-12;

  /** Pivots above this, of a matrix with a unit diagonal, leave ten digits to an inverse. */
  private static final double REGULAR = 1e-2;

  private Symmetric() {}

  /**
   * Σ s x x' over the rows.
   *
   * @param x one vector a row
   * @param sizes one factor a row
   * @return the matrix of cross products
   */
  public static double[][] crossed(double[][] x, double[] sizes) {
    int p = x.length == 0 ? 0 : x[0].length;
    double[][] crossed = new double[p][p];
    for (int k = 0; k < x.length; k++) {
      if (sizes[k] == 0) {
        continue;
      }
      double[] row = x[k];
      for (int i = 0; i < p; i++) {
        if (row[i] != 0) {
          double left = sizes[k] * row[i];
          for (int j = 0; j <= i; j++) {
            crossed[i][j] += left * row[j];
          }
        }
      }
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        crossed[j][i] = crossed[i][j];
      }
    }
    return crossed;
  }

  /**
   * Moore and Penrose's inverse, after scaling every variable to the same length.
   *
   * @param matrix a matrix of cross products
   * @return its inverse on the variables that do not repeat others
   */
  public static double[][] pseudoInverse(double[][] matrix) {
    int p = matrix.length;
    double[] scale = new double[p];
    for (int i = 0; i < p; i++) {
      scale[i] = matrix[i][i] > 0 ? 1 / Math.sqrt(matrix[i][i]) : 0;
    }
    double[][] scaled = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        scaled[i][j] = matrix[i][j] * scale[i] * scale[j];
      }
    }
    double[][] inverse =
        Cholesky.of(scaled)
            .filter(cholesky -> cholesky.smallestPivot() > REGULAR)
            .map(Cholesky::inverse)
            .orElseGet(() -> singularInverse(scaled));
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        inverse[i][j] *= scale[i] * scale[j];
      }
    }
    return inverse;
  }

  /** Over the eigenvectors of eigenvalues that are not zero. */
  private static double[][] singularInverse(double[][] matrix) {
    int p = matrix.length;
    for (double[] row : matrix) {
      for (double entry : row) {
        if (!Double.isFinite(entry)) {
          throw new IllegalArgumentException("calibration variables have no finite cross products");
        }
      }
    }
    Eigen eigen = Eigen.of(matrix);
    double largest = 0;
    for (int e = 0; e < p; e++) {
      largest = Math.max(largest, eigen.value(e));
    }
    double[][] inverse = new double[p][p];
    for (int e = 0; e < p; e++) {
      if (eigen.value(e) > SINGULAR * largest) {
        double[] vector = eigen.vector(e);
        for (int i = 0; i < p; i++) {
          double left = vector[i] / eigen.value(e);
          for (int j = 0; j < p; j++) {
            inverse[i][j] += left * vector[j];
          }
        }
      }
    }
    return inverse;
  }

  /**
   * Solves A X = B for a positive definite A.
   *
   * @param matrix A
   * @param right B, as many rows
   * @return X; empty when A is singular, or nearly so
   */
  public static Optional<double[][]> solve(double[][] matrix, double[][] right) {
    double largest = 0;
    for (int i = 0; i < matrix.length; i++) {
      largest = Math.max(largest, Math.sqrt(Math.abs(matrix[i][i])));
    }
    double regular = largest * Math.sqrt(SINGULAR);
    return Cholesky.of(matrix)
        .filter(cholesky -> cholesky.smallestPivot() > regular)
        .map(cholesky -> cholesky.solve(right));
  }

  /**
   * X'AX.
   *
   * @param matrix A, symmetric
   * @param x X, as many rows
   * @return a symmetric matrix with as many rows as X has columns
   */
  public static double[][] congruent(double[][] matrix, double[][] x) {
    int columns = x.length == 0 ? 0 : x[0].length;
    double[][] half = new double[x.length][columns];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < x.length; k++) {
        for (int j = 0; j < columns; j++) {
          half[i][j] += matrix[i][k] * x[k][j];
        }
      }
    }
    double[][] congruent = new double[columns][columns];
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          congruent[i][j] += x[k][i] * half[k][j];
        }
      }
    }
    return congruent;
  }

  /**
   * The sum of the diagonal.
   *
   * @param matrix a square matrix
   * @return the trace
   */
  public static double trace(double[][] matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.length; i++) {
      trace += matrix[i][i];
    }
    return trace;
  }

  /**
   * A matrix times a vector.
   *
   * @param matrix the matrix
   * @param vector the vector
   * @return the product
   */
  public static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  /**
   * The inner product of two vectors.
   *
   * @param left a vector
   * @param right another of the same length
   * @return the product
   */
  public static double product(double[] left, double[] right) {
    double product = 0;
    for (int j = 0; j < left.length; j++) {
      product += left[j] * right[j];
    }
    return product;
  }
}
