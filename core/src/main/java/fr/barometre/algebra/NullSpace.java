package fr.barometre.algebra;

import java.util.ArrayList;
import java.util.List;

/**
 * The null space of a symmetric positive semidefinite matrix: the vectors x with A x = 0.
 *
 * <p>Gaussian elimination with the largest pivot of the diagonal (complete pivoting, which for such
 * a matrix is on the diagonal) stops at the rank; each remaining variable gives a vector by
 * back-substitution, and the vectors are made orthonormal. For example 1 1 / 1 1 has the null space
 * (1, -1)/√2. Reference: Golub and Van Loan, <em>Matrix Computations</em> (4th ed., 2013), §4.2.
 */
public final class NullSpace {

  private NullSpace() {}

  /**
   * An orthonormal basis of the null space, by elimination with the largest pivot of the diagonal.
   *
   * @param matrix symmetric and positive semidefinite; it is overwritten
   * @param tolerance pivots up to this are zero
   * @return one vector a row; no rows if the matrix has an inverse
   */
  public static double[][] of(double[][] matrix, double tolerance) {
    int n = matrix.length;
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int rank = 0;
    while (rank < n) {
      int largest = rank;
      for (int i = rank; i < n; i++) {
        largest = matrix[order[i]][order[i]] > matrix[order[largest]][order[largest]] ? i : largest;
      }
      int pivot = order[largest];
      if (matrix[pivot][pivot] <= tolerance) {
        break;
      }
      order[largest] = order[rank];
      order[rank++] = pivot;
      takeOut(matrix, order, rank);
    }
    double[][] found = new double[n - rank][n];
    for (int free = rank; free < n; free++) {
      double[] vector = found[free - rank];
      vector[order[free]] = 1;
      for (int step = rank - 1; step >= 0; step--) {
        double[] row = matrix[order[step]];
        double sum = row[order[free]];
        for (int later = step + 1; later < rank; later++) {
          sum += row[order[later]] * vector[order[later]];
        }
        vector[order[step]] = -sum / row[order[step]];
      }
    }
    return orthonormal(found);
  }

  /** Takes the row of the last pivot out of the rows after it. */
  private static void takeOut(double[][] matrix, int[] order, int rank) {
    int pivot = order[rank - 1];
    double[] row = matrix[pivot];
    for (int i = rank; i < order.length; i++) {
      double[] other = matrix[order[i]];
      double factor = other[pivot] / row[pivot];
      if (factor != 0) {
        for (int j = rank; j < order.length; j++) {
          other[order[j]] -= factor * row[order[j]];
        }
      }
    }
  }

  /** Gram and Schmidt, twice. */
  private static double[][] orthonormal(double[][] vectors) {
    List<double[]> done = new ArrayList<>();
    for (double[] vector : vectors) {
      for (int pass = 0; pass < 2; pass++) {
        for (double[] other : done) {
          double along = Symmetric.product(other, vector);
          for (int i = 0; i < vector.length; i++) {
            vector[i] -= along * other[i];
          }
        }
      }
      double norm = Math.sqrt(Symmetric.product(vector, vector));
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= norm;
      }
      done.add(vector);
    }
    return vectors;
  }
}
