package fr.barometre.models;

import fr.barometre.algebra.Symmetric;
import java.util.Arrays;

/** A sparse matrix by rows: only entries other than zero are stored. */
final class SparseRows {

  private final double[][] x;
  private final int[][] at;

  SparseRows(double[][] x) {
    this.x = x;
    this.at = new int[x.length][];
    for (int k = 0; k < at.length; k++) {
      double[] row = x[k];
      int[] found = new int[row.length];
      int size = 0;
      for (int j = 0; j < row.length; j++) {
        if (row[j] != 0) {
          found[size++] = j;
        }
      }
      at[k] = Arrays.copyOf(found, size);
    }
  }

  /** The inner product of a row and a vector. */
  double product(int row, double[] vector) {
    double product = 0;
    for (int j : at[row]) {
      product += x[row][j] * vector[j];
    }
    return product;
  }

  /** Σ s x over the rows. */
  double[] sums(double[] sizes) {
    double[] sums = new double[x[0].length];
    for (int k = 0; k < at.length; k++) {
      for (int j : at[k]) {
        sums[j] += sizes[k] * x[k][j];
      }
    }
    return sums;
  }

  /**
   * The inverse of Σ s x x': by Cholesky's factor where that keeps ten digits, which is an order of
   * magnitude faster, else the pseudo-inverse.
   */
  double[][] inverse(double[] sizes) {
    double[][] crossed = crossed(sizes);
    double[][] identity = new double[crossed.length][crossed.length];
    for (int i = 0; i < identity.length; i++) {
      identity[i][i] = 1;
      if (!(crossed[i][i] > 0)) {
        return Symmetric.pseudoInverse(crossed);
      }
    }
    return Symmetric.solve(crossed, identity).orElseGet(() -> Symmetric.pseudoInverse(crossed));
  }

  /** Σ s x x' over the rows. */
  double[][] crossed(double[] sizes) {
    double[][] crossed = new double[x[0].length][x[0].length];
    for (int k = 0; k < at.length; k++) {
      for (int i : at[k]) {
        double left = sizes[k] * x[k][i];
        for (int j : at[k]) {
          crossed[i][j] += left * x[k][j];
        }
      }
    }
    return crossed;
  }
}
