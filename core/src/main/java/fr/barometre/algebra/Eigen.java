package fr.barometre.algebra;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: A = V diag(values) V'.
 *
 * <p>Jacobi's method: rotations in the plane of two coordinates at a time, each of which makes one
 * entry off the diagonal zero, sweep after sweep until all are; the diagonal then holds the
 * eigenvalues, and the product of the rotations the eigenvectors. It is slower than reduction to
 * three diagonals, and finds small eigenvalues to more digits. For example 2 1 / 1 2 has the values
 * 3 and 1 with the vectors (1, 1)/√2 and (1, -1)/√2. Reference: Golub and Van Loan, <em>Matrix
 * Computations</em> (4th ed., 2013), §8.5; Demmel and Veselić, "Jacobi's Method is More Accurate
 * than QR", SIAM Journal on Matrix Analysis and Applications 13 (1992), 1204-1245.
 */
final class Eigen {

  private static final int MOST_SWEEPS = 60;
  private static final double ZERO = Math.ulp(1.0) / 4;

  private final double[] values;

  /** One vector a row. */
  private final double[][] vectors;

  private Eigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a matrix.
   *
   * @param matrix a symmetric matrix of finite numbers
   */
  static Eigen of(double[][] matrix) {
    int p = matrix.length;
    double[][] a = new double[p][];
    double[][] v = new double[p][p];
    for (int i = 0; i < p; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    boolean turned = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
      turned = false;
      for (int i = 0; i < p; i++) {
        for (int j = i + 1; j < p; j++) {
          double small = ZERO * Math.sqrt(Math.abs(a[i][i] * a[j][j]));
          if (Math.abs(a[i][j]) > Math.max(small, Double.MIN_NORMAL)) {
            rotate(a, v, i, j);
            turned = true;
          }
        }
      }
    }
    double[] values = new double[p];
    for (int i = 0; i < p; i++) {
      values[i] = a[i][i];
    }
    return new Eigen(values, v);
  }

  /** Turns the plane of two coordinates so that their entry off the diagonal becomes zero. */
  private static void rotate(double[][] a, double[][] v, int i, int j) {
    double theta = (a[j][j] - a[i][i]) / (2 * a[i][j]);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cosine = 1 / Math.hypot(tangent, 1);
    double sine = tangent * cosine;
    double shift = tangent * a[i][j];
    a[i][i] -= shift;
    a[j][j] += shift;
    a[i][j] = 0;
    a[j][i] = 0;
    for (int k = 0; k < a.length; k++) {
      if (k != i && k != j) {
        double left = a[i][k];
        double right = a[j][k];
        a[i][k] = cosine * left - sine * right;
        a[j][k] = sine * left + cosine * right;
        a[k][i] = a[i][k];
        a[k][j] = a[j][k];
      }
      double before = v[i][k];
      double after = v[j][k];
      v[i][k] = cosine * before - sine * after;
      v[j][k] = sine * before + cosine * after;
    }
  }

  double value(int k) {
    return values[k];
  }

  double[] vector(int k) {
    return vectors[k];
  }
}
