package fr.barometre.algebra;

import java.util.stream.IntStream;

/**
 * Hadamard matrices: square matrices of 1 and -1 whose columns are orthogonal, the first of them
 * all 1.
 *
 * <p>Sylvester's construction doubles a matrix, (H H; H -H). Where there is none of half the order,
 * Paley's first gives one of order q + 1 for each prime q that leaves 3 when divided by 4. Both are
 * symmetric. Reference: Hedayat and Wallis, "Hadamard Matrices and Their Applications", The Annals
 * of Statistics 6 (1978), 1184-1238. R's {@code survey::hadamard} gives the same matrices, and has
 * others of orders 28 and 36 and their doubles, which these constructions do not make.
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
    return made(order);
  }

  private static boolean isMade(int order) {
    return order == 1 || isDouble(order) || isPaley(order);
  }

  private static boolean isDouble(int order) {
    return order % 2 == 0 && isMade(order / 2);
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
    } else if (!isDouble(order)) {
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

  /** 1 in the first row and column, and where row and column add up to no square modulo q. */
  private static void paley(int[][] matrix) {
    int q = matrix.length - 1;
    boolean[] square = new boolean[q];
    for (int k = 0; k < q; k++) {
      square[(int) ((long) k * k % q)] = true;
    }
    for (int i = 0; i <= q; i++) {
      for (int j = 0; j <= q; j++) {
        boolean one = i == 0 || j == 0 || !square[(i + j - 2) % q];
        matrix[i][j] = one ? 1 : -1;
      }
    }
  }
}
