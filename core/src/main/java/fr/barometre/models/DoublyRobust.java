package fr.barometre.models;

import fr.barometre.algebra.Symmetric;
import java.util.Arrays;

/**
 * A mean of a whole frame of which some responded, by a model of who responds and a model of what
 * they say: right if either model is.
 *
 * <p>With π the propensity of a cell to respond and m what it is predicted to say, \[ \hat h =
 * \frac{\sum_S (u - m v)/\pi}{\sum_S v/\pi}, \qquad \hat\theta = \frac1N \sum_{frame} m + \hat h \]
 * \[ \widehat{Var} = N^{-2} \sum_S (1-\pi) \Big[\frac{u - (m + \hat h) v}{\pi} - b'x\Big]^2, \qquad
 * b = \Big\{\sum_{frame} \pi (1-\pi) x x'\Big\}^{-1} \sum_S \Big(\frac1\pi - 1\Big) (u - (m + \hat
 * h) v)\, x \] with x the variables of the response model. With m = 0 it is the mean weighted by
 * inverse propensities (Hájek's), with h = 0 that of the outcome model alone. The reference sample
 * is the frame itself, and adds no variance. Reference: Chen, Li and Wu, "Doubly Robust Inference
 * With Nonprobability Survey Samples", JASA 115 (2020), 2011-2021.
 *
 * <p>Example: 72 of 400 inside an OPSN respond, 43 of them yes, and 14 of 48 of 600 outside. By
 * OPSN alone all three are 0.4 · 43/72 + 0.6 · 14/48 = 0.4139.
 */
public final class DoublyRobust {

  /** Sums over the clusters of a cell in the base. */
  public interface Clusters {

    /**
     * A sum.
     *
     * @param cell position of the cell
     * @param a factor of u
     * @param b factor of v
     * @return Σ (a u + b v)
     */
    double linear(int cell, double a, double b);

    /**
     * A sum of squares.
     *
     * @param cell position of the cell
     * @param a factor of u
     * @param b factor of v
     * @return Σ (a u + b v)²
     */
    double squares(int cell, double a, double b);
  }

  /**
   * A figure, with the influence of a cluster on it by cell: a u + b v + c.
   *
   * @param value the figure
   * @param a by cell
   * @param b by cell
   * @param c by cell
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Figure(double value, double[] a, double[] b, double[] c) {

    /**
     * The difference of two figures.
     *
     * @param other another figure of the same cells
     * @return this one less the other
     */
    public Figure minus(Figure other) {
      double[][] difference = new double[3][a.length];
      for (int k = 0; k < a.length; k++) {
        difference[0][k] = a[k] - other.a[k];
        difference[1][k] = b[k] - other.b[k];
        difference[2][k] = c[k] - other.c[k];
      }
      return new Figure(value - other.value, difference[0], difference[1], difference[2]);
    }
  }

  private final double[] frame;
  private final double[] responded;
  private final double[] propensity;
  private final double[][] x;
  private final double[][] inverse;
  private final Clusters clusters;
  private final double size;
  private final double scale;

  /**
   * Responses of cells.
   *
   * @param frame members of the frame in each cell
   * @param responded how many responded, not more
   * @param propensity the propensity of each cell to respond, above zero where somebody did
   * @param x the variables of the response model, cell by cell
   * @param clusters what those who responded say
   */
  public DoublyRobust(
      double[] frame, double[] responded, double[] propensity, double[][] x, Clusters clusters) {
    this.frame = frame;
    this.responded = responded;
    this.propensity = propensity;
    this.x = x;
    this.clusters = clusters;
    this.size = Arrays.stream(frame).sum();
    double[] spread = new double[frame.length];
    double base = 0;
    for (int k = 0; k < frame.length; k++) {
      spread[k] = frame[k] * propensity[k] * (1 - propensity[k]);
      base += responded[k] > 0 ? clusters.linear(k, 0, 1) : 0;
    }
    this.scale = size * base / Arrays.stream(responded).sum();
    this.inverse = new SparseRows(x).inverse(spread);
  }

  /**
   * The figure of a frame of which every cell is predicted.
   *
   * @param predicted m, cell by cell; zeros for the mean weighted by inverse propensities
   * @return the doubly robust figure
   */
  public Figure figure(double[] predicted) {
    double mean = 0;
    double above = 0;
    double below = 0;
    for (int k = 0; k < frame.length; k++) {
      mean += frame[k] * predicted[k] / size;
      if (responded[k] > 0) {
        above += clusters.linear(k, 1, -predicted[k]) / propensity[k];
        below += clusters.linear(k, 0, 1) / propensity[k];
      }
    }
    double h = above / below;
    double[] score = new double[inverse.length];
    double[] a = new double[frame.length];
    double[] b = new double[frame.length];
    double[] c = new double[frame.length];
    for (int k = 0; k < frame.length; k++) {
      if (responded[k] > 0) {
        double rest = clusters.linear(k, 1, -predicted[k] - h) * (1 / propensity[k] - 1);
        for (int j = 0; j < score.length; j++) {
          score[j] += rest * x[k][j];
        }
        a[k] = 1 / (propensity[k] * scale);
        b[k] = -(predicted[k] + h) * a[k];
      }
    }
    double[] fit = Symmetric.times(inverse, score);
    Arrays.setAll(c, k -> -Symmetric.product(fit, x[k]) / scale);
    return new Figure(mean + h, a, b, c);
  }

  /**
   * The figure of the outcome model alone.
   *
   * @param predicted m, cell by cell
   * @param influence by cell, what a cluster's u - m v counts
   * @return the mean of the predictions
   */
  public Figure outcome(double[] predicted, double[] influence) {
    double mean = 0;
    double[] b = new double[frame.length];
    for (int k = 0; k < frame.length; k++) {
      mean += frame[k] * predicted[k] / size;
      b[k] = -influence[k] * predicted[k];
    }
    return new Figure(mean, influence, b, new double[frame.length]);
  }

  /**
   * The standard error of a figure.
   *
   * @param figure the figure, or a difference of figures
   * @return zero or more
   */
  public double standardError(Figure figure) {
    double variance = 0;
    for (int k = 0; k < frame.length; k++) {
      if (responded[k] > 0) {
        double c = figure.c()[k];
        double squares =
            clusters.squares(k, figure.a()[k], figure.b()[k])
                + 2 * c * clusters.linear(k, figure.a()[k], figure.b()[k])
                + responded[k] * c * c;
        variance += (1 - propensity[k]) * Math.max(0, squares);
      }
    }
    return Math.sqrt(variance);
  }
}
