package fr.barometre.algebra;

/**
 * Gauss and Jordan's elimination: brings a matrix to reduced row echelon form.
 *
 * <p>Each column in turn becomes a column of zeros but for one row, its pivot, which is 1: the
 * largest entry of the rows that are not a pivot's yet (partial pivoting). Columns without an entry
 * above the tolerance have no pivot. For example 1 1 2 / 1 2 3 becomes 1 0 1 / 0 1 1. Reference:
 * Golub and Van Loan, <em>Matrix Computations</em> (4th ed., 2013), §3.4.
 */
public final class RowReduction {

  private RowReduction() {}

  /**
   * Reduces a matrix in place.
   *
   * @param matrix rows of one length
   * @param columns how many of its first columns may have a pivot
   * @param tolerance entries no larger are taken for zero when a pivot is chosen
   */
  public static void reduce(double[][] matrix, int columns, double tolerance) {
    int row = 0;
    for (int j = 0; j < columns && row < matrix.length; j++) {
      int pivot = row;
      for (int i = row + 1; i < matrix.length; i++) {
        pivot = Math.abs(matrix[i][j]) > Math.abs(matrix[pivot][j]) ? i : pivot;
      }
      if (Math.abs(matrix[pivot][j]) <= tolerance) {
        for (int i = row; i < matrix.length; i++) {
          matrix[i][j] = 0;
        }
        continue;
      }
      double[] found = matrix[pivot];
      matrix[pivot] = matrix[row];
      matrix[row] = found;
      double scale = found[j];
      for (int k = j; k < found.length; k++) {
        found[k] /= scale;
      }
      for (int i = 0; i < matrix.length; i++) {
        if (i != row && matrix[i][j] != 0) {
          double factor = matrix[i][j];
          for (int k = j; k < found.length; k++) {
            matrix[i][k] -= factor * found[k];
          }
          matrix[i][j] = 0;
        }
      }
      row++;
    }
  }
}
