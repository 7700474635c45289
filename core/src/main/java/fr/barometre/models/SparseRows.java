package fr.barometre.models;

import java.util.stream.IntStream;

/** The rows of a matrix by the entries that are not zero: of indicators few are. */
final class SparseRows {

  private final double[][] x;
  private final int[][] at;

  SparseRows(double[][] x) {
    this.x = x;
    this.at = new int[x.length][];
    for (int k = 0; k < at.length; k++) {
      double[] row = x[k];
      at[k] = IntStream.range(0, row.length).filter(j -> row[j] != 0).toArray();
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
