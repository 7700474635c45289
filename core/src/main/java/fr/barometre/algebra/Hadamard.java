package fr.barometre.algebra;

import java.util.stream.IntStream;

/**
 * Hadamard matrices: square matrices of 1 and -1 whose columns are orthogonal, the first of them
 * all 1.
 *
 * <p>Paley's first construction gives one of order q + 1 for each prime q that leaves 3 when
 * divided by 4, Sylvester's doubles any. Reference: Hedayat and Wallis, "Hadamard Matrices and
 * Their Applications", The Annals of Statistics 6 (1978), 1184-1238.
 *
 * <p>Example: of order 2, (1 1; 1 -1).
 */
public final class Hadamard {

  private Hadamard() {}

  /**
   * The smallest matrix that these constructions give.
   *
   * @param least smallest order, one or more
   * @return rows of 1 and -1
   */
  public static int[][] of(int least) {
    int order = least;
    while (!isMade(order)) {
      order++;
    }
    int[][] matrix = made(order);
    for (int[] row : matrix) {
      int sign = row[0];
      for (int j = 0; j < row.length; j++) {
        row[j] *= sign;
      }
    }
    return matrix;
  }

  private static boolean isMade(int order) {
    return order == 1 || isPaley(order) || (order % 2 == 0 && isMade(order / 2));
  }

  private static boolean isPaley(int order) {
    return order % 4 == 0
        && IntStream.iterate(2, d -> d * d < order, d -> d + 1)
            .noneMatch(d -> (order - 1) % d == 0);
  }

  private static int[][] made(int order) {
    int[][] matrix = new int[order][order];
    if (order == 1) {
      matrix[0][0] = 1;
    } else if (isPaley(order)) {
      paley(matrix);
    } else {
      int[][] half = made(order / 2);
      for (int i = 0; i < order; i++) {
        for (int j = 0; j < order; j++) {
          int sign = i >= half.length && j >= half.length ? -1 : 1;
          matrix[i][j] = sign * half[i % half.length][j % half.length];
        }
      }
    }
    return matrix;
  }

  /** 1 where the row less the column is a square modulo q, and on the diagonal. */
  private static void paley(int[][] matrix) {
    int q = matrix.length - 1;
    boolean[] square = new boolean[q];
    for (int k = 0; k < q; k++) {
      square[(int) ((long) k * k % q)] = true;
    }
    for (int i = 0; i <= q; i++) {
      for (int j = 0; j <= q; j++) {
        boolean one = i == 0 || i == j || (j > 0 && square[Math.floorMod(i - j, q)]);
        matrix[i][j] = one ? 1 : -1;
      }
    }
  }
}
