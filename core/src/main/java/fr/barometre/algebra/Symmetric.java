package fr.barometre.algebra;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Symmetric positive matrices of cross products, possibly singular. */
public final class Symmetric {

  /** Eigenvalues this small beside the largest are those of variables that repeat others. */
  private static final double SINGULAR = 1e-12;

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
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
    if (p > 0 && !eigen.decompose(scaled)) {
      throw new IllegalArgumentException("calibration variables have no finite cross products");
    }
    double largest = 0;
    for (int e = 0; e < p; e++) {
      largest = Math.max(largest, eigen.getEigenvalue(e).getReal());
    }
    double[][] inverse = new double[p][p];
    for (int e = 0; e < p; e++) {
      double value = eigen.getEigenvalue(e).getReal();
      if (value > SINGULAR * largest) {
        DMatrixRMaj vector = eigen.getEigenVector(e);
        for (int i = 0; i < p; i++) {
          for (int j = 0; j < p; j++) {
            inverse[i][j] += vector.get(i, 0) * vector.get(j, 0) / value;
          }
        }
      }
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        inverse[i][j] *= scale[i] * scale[j];
      }
    }
    return inverse;
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
