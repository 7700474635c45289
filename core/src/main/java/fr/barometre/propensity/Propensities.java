package fr.barometre.propensity;

import fr.barometre.algebra.Symmetric;
import fr.barometre.api.territory.Level;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.models.IterativelyReweighted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The propensity of each cell of a population to respond, estimated from how many of it did.
 *
 * <p>Two models: {@link #saturated} gives each cell its own rate; {@link #mainEffects} fits a
 * logistic regression \(\log\frac{\rho}{1-\rho} = x'\beta\) on the levels of each dimension, by
 * Newton's method (iteratively reweighted least squares). Beside the propensities stand the
 * derivatives \(\partial\rho/\partial\beta\) and the covariance of the parameters, from which the
 * variances of indicators follow by the delta method. Reference: McCullagh and Nelder,
 * <em>Generalized Linear Models</em>, second edition (1989).
 *
 * <p>Example: of 40 communes inside an OPSN 10 respond, of 60 outside 6. Either model gives 0.25
 * and 0.1; with a second dimension, the main effects need not meet each cell's own rate.
 */
public final class Propensities {

  private final double[] rho;
  private final double[][] derivatives;
  private final double[][] covariance;

  private Propensities(double[] rho, double[][] derivatives, double[][] covariance) {
    this.rho = rho;
    this.derivatives = derivatives;
    this.covariance = covariance;
  }

  /**
   * Cells in an order that does not depend on who answered: the fit's first levels are the same.
   *
   * @param cells crossed levels
   * @return the same, sorted
   */
  public static List<List<Level>> ordered(Collection<List<Level>> cells) {
    return cells.stream()
        .map(cell -> Map.entry(cell.toString(), cell))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * Cells with a number of trials and of events each.
   *
   * @param levels the level of each dimension, cell by cell
   * @param trials trials in each cell, which may be weighted
   * @param events how many of them are events
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier to the fit
  public record Binomial(List<List<Level>> levels, double[] trials, double[] events) {

    /**
     * Number of cells.
     *
     * @return zero or more
     */
    public int cells() {
      return trials.length;
    }

    Binomial only(List<Integer> some) {
      return new Binomial(
          some.stream().map(levels::get).toList(),
          some.stream().mapToDouble(k -> trials[k]).toArray(),
          some.stream().mapToDouble(k -> events[k]).toArray());
    }
  }

  /**
   * Each cell its own rate: the parameters are the propensities.
   *
   * @param cells cells with one trial at least
   * @return the propensities
   */
  public static Propensities saturated(Binomial cells) {
    int g = cells.cells();
    double[] rho = new double[g];
    double[][] derivatives = new double[g][g];
    double[][] covariance = new double[g][g];
    for (int k = 0; k < g; k++) {
      rho[k] = cells.events()[k] / cells.trials()[k];
      derivatives[k][k] = 1;
      covariance[k][k] = rho[k] * (1 - rho[k]) / cells.trials()[k];
    }
    return new Propensities(rho, derivatives, covariance);
  }

  /**
   * Logistic regression on the main effects. Where all of a level respond, or none, its effect has
   * no end: the cells of the level have propensity 1, or 0, and the others are fitted without them,
   * which is the limit of the fit. A cell without trials has what its levels say; not a number
   * where no trial is left to tell of one of them.
   *
   * @param cells at least one cell
   * @return the propensities
   */
  public static Propensities mainEffects(Binomial cells) {
    return mainEffects(cells, Separation.of(cells));
  }

  /**
   * The same, where the levels that respond as a whole or not at all are already found.
   *
   * @param cells at least one cell
   * @param separation their separation
   * @return the propensities
   */
  public static Propensities mainEffects(Binomial cells, Separation separation) {
    double[] rho = new double[cells.cells()];
    separation.apart().forEach(level -> level.cells().forEach(k -> rho[k] = level.rho()));
    List<Integer> fitted = separation.left();
    if (fitted.isEmpty()) {
      return new Propensities(rho, new double[rho.length][1], new double[1][1]);
    }
    Propensities rest = fit(cells.only(fitted));
    double[][] derivatives = new double[rho.length][rest.covariance.length];
    for (int i = 0; i < fitted.size(); i++) {
      rho[fitted.get(i)] = rest.rho[i];
      derivatives[fitted.get(i)] = rest.derivatives[i];
    }
    return new Propensities(rho, derivatives, rest.covariance);
  }

  private static Propensities fit(Binomial cells) {
    double[][] x = indicators(cells.levels());
    double[] shares = new double[cells.cells()];
    Arrays.setAll(shares, k -> cells.events()[k] / cells.trials()[k]);
    IterativelyReweighted fit = IterativelyReweighted.logistic(x, shares, cells.trials());
    double[] rho = fit.fitted();
    double[][] derivatives = new double[rho.length][x[0].length];
    for (int k = 0; k < rho.length; k++) {
      for (int j = 0; j < x[0].length; j++) {
        derivatives[k][j] = rho[k] * (1 - rho[k]) * x[k][j];
      }
    }
    return new Propensities(rho, derivatives, fit.inverse());
  }

  /**
   * The regression's variables: an intercept, then each level of each dimension but its first.
   *
   * @param cells crossed levels, at least one cell
   * @return one row a cell
   */
  public static double[][] indicators(List<List<Level>> cells) {
    int dimensions = cells.get(0).size();
    List<Dictionary<String>> columns = new ArrayList<>();
    int p = 1;
    for (int d = 0; d < dimensions; d++) {
      Dictionary<String> ofDimension = new Dictionary<>();
      for (List<Level> cell : cells) {
        ofDimension.number(cell.get(d).code());
      }
      columns.add(ofDimension);
      p += ofDimension.size() - 1;
    }
    double[][] x = new double[cells.size()][p];
    for (int k = 0; k < x.length; k++) {
      x[k][0] = 1;
      int from = 1;
      for (int d = 0; d < dimensions; d++) {
        int level = columns.get(d).find(cells.get(k).get(d).code());
        if (level > 0) {
          x[k][from + level - 1] = 1;
        }
        from += columns.get(d).size() - 1;
      }
    }
    return x;
  }

  /**
   * The propensity of each cell.
   *
   * @return in [0, 1]; not a number where nothing is known of a level
   */
  public double[] rho() {
    return rho.clone();
  }

  /**
   * The variance of a cell's propensity.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public double variance(int cell) {
    double[] z = derivatives[cell];
    return Symmetric.product(z, Symmetric.times(covariance, z));
  }

  /**
   * The variance of S²: 4A'ΣA + 2 tr(BΣBΣ), A and B the covariances of the derivatives with the
   * propensities and with each other, over the units of the frame.
   *
   * @param shares share of each cell in the frame
   * @param mean mean propensity
   * @return zero or more
   */
  public double varianceOfSpread(double[] shares, double mean) {
    int p = covariance.length;
    double[] centre = new double[p];
    for (int k = 0; k < shares.length; k++) {
      for (int j = 0; j < p; j++) {
        centre[j] += shares[k] * derivatives[k][j];
      }
    }
    double[] a = new double[p];
    double[][] centred = new double[shares.length][p];
    for (int k = 0; k < shares.length; k++) {
      for (int j = 0; j < p; j++) {
        centred[k][j] = derivatives[k][j] - centre[j];
        a[j] += shares[k] * centred[k][j] * (rho[k] - mean);
      }
    }
    double[][] b = Symmetric.crossed(centred, shares);
    double[][] product = new double[p][];
    for (int i = 0; i < p; i++) {
      product[i] = Symmetric.times(covariance, b[i]);
    }
    double trace = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        trace += product[i][j] * product[j][i];
      }
    }
    return 4 * Symmetric.product(a, Symmetric.times(covariance, a)) + 2 * trace;
  }

  @Override
  public String toString() {
    return Arrays.toString(rho);
  }
}
