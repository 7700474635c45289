package fr.barometre.models;

import fr.barometre.algebra.Symmetric;
import java.util.Arrays;
import java.util.Optional;

/**
 * A regression of an indicator on variables of the frame, fitted to cells instead of single
 * answers: logistic for a share, linear for a mean.
 *
 * <p>A cluster c (a collectivité) has u answers that count of v in the base. Then \(\hat\beta\)
 * solves \(\sum_k x_k \sum_{c \in k} (u_c - \mu_k v_c) = 0\); a cluster's influence on it is
 * \(A^{-1} x_k (u_c - \mu_k v_c)\), so that the error of a figure made of predictions follows from
 * the moments of the cells: no unit is needed. Cells in which nobody answered are predicted too.
 */
public final class CellModel {

  private final boolean share;
  private final double[][] x;
  private final double[] fitted;
  private final double[][] inverse;

  private CellModel(boolean share, double[][] x, double[] fitted, double[][] inverse) {
    this.share = share;
    this.x = x;
    this.fitted = fitted;
    this.inverse = inverse;
  }

  /**
   * Fits cells.
   *
   * @param share whether what is counted is a share; a mean otherwise
   * @param x the variables of each cell, an intercept among them
   * @param base Σ v of each cell, zero or more
   * @param count Σ u of each cell
   * @return the model; empty if the coefficients of a share have no end
   */
  public static Optional<CellModel> of(boolean share, double[][] x, double[] base, double[] count) {
    double[] y = new double[base.length];
    Arrays.setAll(y, k -> base[k] > 0 ? count[k] / base[k] : 0);
    if (share) {
      IterativelyReweighted fit = IterativelyReweighted.logistic(x, y, base);
      return fit.isSeparated()
          ? Optional.empty()
          : Optional.of(new CellModel(true, x, fit.fitted(), fit.inverse()));
    }
    double[][] inverse = new SparseRows(x).inverse(base);
    double[] score = new double[inverse.length];
    for (int k = 0; k < y.length; k++) {
      for (int j = 0; j < score.length; j++) {
        score[j] += x[k][j] * count[k];
      }
    }
    double[] beta = Symmetric.times(inverse, score);
    double[] fitted = new double[y.length];
    Arrays.setAll(fitted, k -> Symmetric.product(x[k], beta));
    return Optional.of(new CellModel(false, x, fitted, inverse));
  }

  /**
   * The predicted share of a cell.
   *
   * @param cell position of the cell
   * @return a share, or a mean
   */
  public double fitted(int cell) {
    return fitted[cell];
  }

  /**
   * Number of variables.
   *
   * @return one or more
   */
  public int variables() {
    return inverse.length;
  }

  /**
   * The influence of clusters on a sum of predictions \(\sum_k f_k \mu_k\).
   *
   * @param factors f, by cell
   * @return by cell, what a cluster's u - μ v counts
   */
  public double[] influence(double[] factors) {
    double[] gradient = new double[inverse.length];
    for (int k = 0; k < fitted.length; k++) {
      double slope = factors[k] * (share ? fitted[k] * (1 - fitted[k]) : 1);
      for (int j = 0; slope != 0 && j < gradient.length; j++) {
        gradient[j] += slope * x[k][j];
      }
    }
    double[] direction = Symmetric.times(inverse, gradient);
    double[] influence = new double[fitted.length];
    Arrays.setAll(influence, k -> Symmetric.product(x[k], direction));
    return influence;
  }

  /**
   * How much of a variable the others do not say: one less the squared multiple correlation.
   *
   * @param x the variables of each row, an intercept among them
   * @param weights the rows' weights
   * @param variable position of the variable
   * @return in [0, 1]; zero for a variable that is a combination of others
   */
  public static double ownShare(double[][] x, double[] weights, int variable) {
    double[][] left = new SparseRows(x).crossed(weights);
    double own = left[variable][variable];
    for (int j = 0; j < left.length; j++) {
      // A variable that repeats others should give 0 here; a rounding error is taken for 0.
      if (j != variable && left[j][j] > 1e-9 * (left[0][0] + own)) {
        for (int i = 0; i < left.length; i++) {
          double factor = left[i][j] / left[j][j];
          for (int k = 0; i != j && factor != 0 && k < left.length; k++) {
            left[i][k] -= factor * left[j][k];
          }
        }
        left[j][j] = 0;
      }
    }
    return own > 0 ? Math.max(0, left[variable][variable] / own) : 0;
  }
}
