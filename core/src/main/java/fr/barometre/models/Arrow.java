package fr.barometre.models;

import fr.barometre.algebra.Cholesky;
import java.util.Arrays;

/**
 * The inverse of a symmetric matrix in arrow form: a dense corner S, a diagonal D of areas, and a
 * border B between them.
 *
 * <p>The areas are eliminated first, which costs next to nothing since D is diagonal; what is left
 * is Schur's complement, as large as the corner:
 *
 * <p>\[ \begin{pmatrix} S & B' \\ B & D \end{pmatrix}^{-1} : \quad C = (S - B'D^{-1}B)^{-1}, \quad
 * -D^{-1}BC, \quad D^{-1} + D^{-1}BCB'D^{-1} \]
 *
 * <p>For example S = 2, D = 4, B = 2 has C = 1, and the inverse 1, -½ / -½, ½. Reference: Golub and
 * Van Loan, <em>Matrix Computations</em> (4th ed., 2013), §3.2 (block elimination).
 */
final class Arrow {

  private final double[][] border;
  private final double[] diagonal;
  private final Cholesky schur;
  private final int size;
  private final double logOfDiagonal;

  /** C, and C B' D⁻¹ with one row an area; worked out when first needed. */
  private double[][] inverse = {};

  private double[][] reach = {};

  private Arrow(
      double[][] border, double[] diagonal, Cholesky schur, int size, double logOfDiagonal) {
    this.border = border;
    this.diagonal = diagonal;
    this.schur = schur;
    this.size = size;
    this.logOfDiagonal = logOfDiagonal;
  }

  /**
   * Inverts a positive definite matrix.
   *
   * @param corner S
   * @param border B, one row an area
   * @param diagonal D
   * @throws IllegalArgumentException if the matrix is not positive definite
   */
  static Arrow of(double[][] corner, double[][] border, double[] diagonal) {
    int size = corner.length;
    double[][] schur = new double[size][];
    for (int i = 0; i < size; i++) {
      schur[i] = corner[i].clone();
    }
    double log = 0;
    int[] filled = new int[size];
    for (int d = 0; d < diagonal.length; d++) {
      log += Math.log(diagonal[d]);
      double[] row = border[d];
      int some = 0;
      for (int j = 0; j < size; j++) {
        if (row[j] != 0) {
          filled[some++] = j;
        }
      }
      for (int a = 0; a < some; a++) {
        double left = row[filled[a]] / diagonal[d];
        double[] to = schur[filled[a]];
        for (int b = 0; b <= a; b++) {
          to[filled[b]] -= left * row[filled[b]];
        }
      }
    }
    Cholesky factor =
        Cholesky.of(schur)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the model has effects that its answers do not tell apart"));
    return new Arrow(border, diagonal, factor, size, log);
  }

  /** The same of the first rows and columns of the corner, and the areas. */
  Arrow leading(int first) {
    return new Arrow(border, diagonal, schur.leading(first), first, logOfDiagonal);
  }

  double logDeterminant() {
    return logOfDiagonal + schur.logDeterminant();
  }

  /** The inverse's corner. */
  double[][] corner() {
    if (inverse.length < size) {
      inverse = schur.inverse();
    }
    return inverse;
  }

  /** Solves in place: the right-hand sides become what the matrix makes them of. */
  void solve(double[] ofCorner, double[] ofAreas) {
    double[][] left = new double[size][1];
    for (int j = 0; j < size; j++) {
      left[j][0] = ofCorner[j];
    }
    for (int d = 0; d < diagonal.length; d++) {
      ofAreas[d] /= diagonal[d];
      if (ofAreas[d] != 0) {
        for (int j = 0; j < size; j++) {
          left[j][0] -= border[d][j] * ofAreas[d];
        }
      }
    }
    left = schur.solve(left);
    for (int j = 0; j < size; j++) {
      ofCorner[j] = left[j][0];
    }
    for (int d = 0; d < diagonal.length; d++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += border[d][j] * ofCorner[j];
      }
      ofAreas[d] -= sum / diagonal[d];
    }
  }

  /** g'A⁻¹g. */
  double quadratic(double[] ofCorner, double[] ofAreas) {
    double[] left = Arrays.copyOf(ofCorner, size);
    double sum = 0;
    for (int d = 0; d < diagonal.length; d++) {
      if (ofAreas[d] != 0) {
        double share = ofAreas[d] / diagonal[d];
        sum += ofAreas[d] * share;
        for (int j = 0; j < size; j++) {
          left[j] -= border[d][j] * share;
        }
      }
    }
    return sum + schur.quadratic(left);
  }

  /** The inverse's entry of an area. */
  double ofArea(int d) {
    double[] row = border[d];
    double[] way = reach()[d];
    double sum = 1;
    for (int j = 0; j < way.length; j++) {
      sum += row[j] * way[j];
    }
    return sum / diagonal[d];
  }

  /** g'A⁻¹g of a g that is 1 at some columns, and at an area unless that is -1. */
  double variance(int[] columns, int area) {
    double sum = 0;
    for (int i : columns) {
      if (i < size) {
        double[] row = corner()[i];
        for (int j : columns) {
          if (j < size) {
            sum += row[j];
          }
        }
      }
    }
    if (area >= 0) {
      double[] way = reach()[area];
      sum += ofArea(area);
      for (int j : columns) {
        if (j < size) {
          sum -= 2 * way[j];
        }
      }
    }
    return sum;
  }

  private double[][] reach() {
    if (reach.length < diagonal.length) {
      reach = new double[diagonal.length][size];
      for (int d = 0; d < diagonal.length; d++) {
        for (int i = 0; i < size; i++) {
          double by = border[d][i] / diagonal[d];
          if (by != 0) {
            double[] row = corner()[i];
            for (int j = 0; j < size; j++) {
              reach[d][j] += by * row[j];
            }
          }
        }
      }
    }
    return reach;
  }
}
