package fr.barometre.algebra;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Symmetric positive matrices of cross products, possibly singular. */
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
    DMatrixRMaj scaled = new DMatrixRMaj(p, p);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        scaled.set(i, j, matrix[i][j] * scale[i] * scale[j]);
      }
    }
    DMatrixRMaj inverse = new DMatrixRMaj(p, p);
    if (!invertRegular(scaled, inverse)) {
      invertSingular(scaled, inverse);
    }
    double[][] unscaled = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        unscaled[i][j] = inverse.get(i, j) * scale[i] * scale[j];
      }
    }
    return unscaled;
  }

  /** Cholesky's inverse, of a matrix far from singular; false for others. */
  private static boolean invertRegular(DMatrixRMaj matrix, DMatrixRMaj inverse) {
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(matrix.numRows);
    if (matrix.numRows == 0
        || !cholesky.setA(matrix.copy())
        || !(smallestPivot(cholesky) > REGULAR)) {
      return false;
    }
    cholesky.invert(inverse);
    return true;
  }

  private static double smallestPivot(LinearSolverDense<DMatrixRMaj> cholesky) {
    CholeskyDecomposition_F64<DMatrixRMaj> parts = cholesky.getDecomposition();
    DMatrixRMaj lower = parts.getT(null);
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lower.numRows; i++) {
      smallest = Math.min(smallest, lower.get(i, i));
    }
    return smallest;
  }

  /** Over the eigenvectors of eigenvalues that are not zero. */
  private static void invertSingular(DMatrixRMaj matrix, DMatrixRMaj inverse) {
    int p = matrix.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
    if (p > 0 && !eigen.decompose(matrix)) {
      throw new IllegalArgumentException("calibration variables have no finite cross products");
    }
    double largest = 0;
    for (int e = 0; e < p; e++) {
      largest = Math.max(largest, eigen.getEigenvalue(e).getReal());
    }
    for (int e = 0; e < p; e++) {
      double value = eigen.getEigenvalue(e).getReal();
      if (value > SINGULAR * largest) {
        CommonOps_DDRM.multAddTransB(
            1 / value, eigen.getEigenVector(e), eigen.getEigenVector(e), inverse);
      }
    }
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
