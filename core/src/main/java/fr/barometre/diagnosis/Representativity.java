package fr.barometre.diagnosis;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.propensity.Propensities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the response propensities of the frame's cells differ: R-indicator, coefficient of
 * variation and partial indicators.
 *
 * <p>With N units in the frame and propensities ρ: S² = Σ N_g (ρ_g − ρ̄)² / (N − 1), R = 1 − 2S and
 * CV = S / ρ̄. The coefficient of variation is the headline: R is near 1 whenever few answer.
 * Adjusted for the sampling of the model: S² is reduced by B = Σ N_g Var(ρ̂_g) / N, not below zero.
 * References: Schouten, Cobben and Bethlehem, "Indicators for the representativeness of survey
 * response", Survey Methodology 35 (2009), 101-113; Shlomo, Skinner and Schouten, "Estimation of an
 * indicator of the representativeness of survey response", Journal of Statistical Planning and
 * Inference 142 (2012), 201-211; for the partial indicators, Schouten, Shlomo and Skinner,
 * "Indicators for monitoring and improving representativeness of response", Journal of Official
 * Statistics 27 (2011), 231-253. Immutable.
 */
public final class Representativity {

  private final List<Dimension> dimensions;
  private final List<FrameResponse> cells;
  private final double[] rho;
  private final double[] shares;
  private final long units;
  private final double mean;
  private final double spread;
  private final double adjustedSpread;
  private final double varianceOfR;

  private Representativity(
      List<Dimension> dimensions,
      List<FrameResponse> cells,
      PropensityModel model,
      double[] respondents) {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("representativity needs one cell of the frame at least");
    }
    this.dimensions = List.copyOf(dimensions);
    this.cells = List.copyOf(cells);
    this.units = cells.stream().mapToLong(FrameResponse::frame).sum();
    if (units < 2) {
      throw new IllegalArgumentException("representativity needs two units in the frame at least");
    }
    Propensities propensities = propensities(cells, model, respondents);
    this.rho = propensities.rho();
    this.shares = new double[rho.length];
    double average = 0;
    double sampling = 0;
    for (int k = 0; k < rho.length; k++) {
      shares[k] = (double) cells.get(k).frame() / units;
      average += shares[k] * rho[k];
      sampling += shares[k] * propensities.variance(k);
    }
    this.mean = average;
    double squares = 0;
    for (int k = 0; k < rho.length; k++) {
      squares += shares[k] * (rho[k] - mean) * (rho[k] - mean);
    }
    double variance = squares * units / (units - 1.0);
    this.spread = Math.sqrt(variance);
    this.adjustedSpread = Math.sqrt(Math.max(0, variance - sampling));
    this.varianceOfR = squares > 0 ? propensities.varianceOfSpread(shares, mean) / squares : 0;
  }

  private static Propensities propensities(
      List<FrameResponse> cells, PropensityModel model, double[] respondents) {
    Propensities.Binomial data =
        new Propensities.Binomial(
            cells.stream().map(FrameResponse::levels).toList(),
            cells.stream().mapToDouble(FrameResponse::frame).toArray(),
            respondents);
    return model == PropensityModel.SATURATED
        ? Propensities.saturated(data)
        : Propensities.mainEffects(data);
  }

  /**
   * The representativity of a response.
   *
   * @param dimensions the dimensions of the cells
   * @param cells every cell of the frame, with how many answered
   * @param model how propensities are found
   * @return the indicators
   */
  public static Representativity of(
      List<Dimension> dimensions, List<FrameResponse> cells, PropensityModel model) {
    return new Representativity(
        dimensions, cells, model, cells.stream().mapToDouble(FrameResponse::respondents).toArray());
  }

  /**
   * The same indicators after weighting: of the weighted respondents, whose weights are scaled to
   * add up to the number of those who answered. Weights that bring each level to its share of the
   * frame leave a coefficient of variation of 0 in its dimension.
   *
   * @param dimensions the dimensions of the cells
   * @param cells every cell of the frame, with how many answered
   * @param weights the weights of the respondents of each cell, added up; those below zero, which a
   *     linear calibration may give, count as zero
   * @return the indicators, by main effects
   * @throws IllegalArgumentException if there are more or fewer sums than cells
   */
  public static Representativity ofWeighted(
      List<Dimension> dimensions, List<FrameResponse> cells, List<Double> weights) {
    double[] weighted = weights.stream().mapToDouble(w -> Math.max(0, w)).toArray();
    if (weighted.length != cells.size()) {
      throw new IllegalArgumentException(
          "expected one sum of weights for each of "
              + cells.size()
              + " cells, got "
              + weighted.length);
    }
    double sum = Arrays.stream(weighted).sum();
    double factor = sum > 0 ? cells.stream().mapToLong(FrameResponse::respondents).sum() / sum : 0;
    for (int k = 0; k < weighted.length; k++) {
      if (weighted[k] > 0) {
        factor = Math.min(factor, (double) cells.get(k).frame() / weighted[k]);
      }
    }
    for (int k = 0; k < weighted.length; k++) {
      weighted[k] = Math.min((double) cells.get(k).frame(), factor * weighted[k]);
    }
    return new Representativity(dimensions, cells, PropensityModel.MAIN_EFFECTS, weighted);
  }

  /**
   * The mean propensity ρ̄: the response rate.
   *
   * @return in [0, 1]
   */
  public double meanPropensity() {
    return mean;
  }

  /**
   * The R-indicator, not adjusted.
   *
   * @return 1 − 2S; 1 when all propensities are equal
   */
  public double r() {
    return 1 - 2 * spread;
  }

  /**
   * The R-indicator adjusted for the sampling of the model.
   *
   * @return not below {@link #r()}
   */
  public double adjustedR() {
    return 1 - 2 * adjustedSpread;
  }

  /**
   * The standard error of the R-indicator.
   *
   * @return zero or more
   */
  public double standardErrorOfR() {
    return Math.sqrt(varianceOfR);
  }

  /**
   * The coefficient of variation of the propensities, not adjusted.
   *
   * @return S / ρ̄; zero when nobody answered
   */
  public double cv() {
    return mean > 0 ? spread / mean : 0;
  }

  /**
   * The coefficient of variation adjusted for the sampling of the model.
   *
   * @return not above {@link #cv()}
   */
  public double adjustedCv() {
    return mean > 0 ? adjustedSpread / mean : 0;
  }

  /**
   * The standard error of the coefficient of variation, √(¼ Var(R)/ρ̄² + CV⁴/N).
   *
   * @return zero or more
   */
  public double standardErrorOfCv() {
    if (mean == 0) {
      return 0;
    }
    double cv = adjustedCv();
    return Math.sqrt(varianceOfR / (4 * mean * mean) + Math.pow(cv, 4) / units);
  }

  /**
   * The part of one dimension.
   *
   * @param dimension the dimension
   * @param unconditional P_u: the spread of the mean propensities of its levels
   * @param conditional P_c: what is left of the spread within the cells of all other dimensions
   * @param categories its levels
   */
  public record Partial(
      Dimension dimension, double unconditional, double conditional, List<Category> categories) {

    /**
     * Checks what is given.
     *
     * @param dimension the dimension
     * @param unconditional P_u
     * @param conditional P_c
     * @param categories its levels
     */
    public Partial {
      categories = List.copyOf(categories);
    }
  }

  /**
   * The part of one level.
   *
   * @param level the level
   * @param propensity mean propensity of its units
   * @param unconditional signed P_u: above zero when the level is over-represented
   * @param conditional P_c, zero or more
   */
  public record Category(
      Level level, double propensity, double unconditional, double conditional) {}

  /**
   * The partial indicators of each dimension, not adjusted.
   *
   * @return in the order of the dimensions
   */
  public List<Partial> partials() {
    List<Partial> partials = new ArrayList<>();
    for (int d = 0; d < dimensions.size(); d++) {
      partials.add(partial(d));
    }
    return partials;
  }

  private Partial partial(int d) {
    Map<Level, List<Integer>> byLevel = new LinkedHashMap<>();
    Map<List<Level>, double[]> others = new HashMap<>();
    double[][] alike = new double[rho.length][];
    for (int k = 0; k < rho.length; k++) {
      byLevel.computeIfAbsent(cells.get(k).levels().get(d), l -> new ArrayList<>()).add(k);
      alike[k] = others.computeIfAbsent(without(k, d), l -> new double[2]);
      alike[k][0] += shares[k];
      alike[k][1] += shares[k] * rho[k];
    }
    List<Category> categories = new ArrayList<>();
    double between = 0;
    double within = 0;
    for (Map.Entry<Level, List<Integer>> each : byLevel.entrySet()) {
      double share = 0;
      double sum = 0;
      double rest = 0;
      for (int k : each.getValue()) {
        double distance = rho[k] - alike[k][1] / alike[k][0];
        share += shares[k];
        sum += shares[k] * rho[k];
        rest += shares[k] * distance * distance;
      }
      double distance = sum / share - mean;
      between += share * distance * distance;
      within += rest;
      categories.add(
          new Category(each.getKey(), sum / share, Math.sqrt(share) * distance, Math.sqrt(rest)));
    }
    return new Partial(dimensions.get(d), Math.sqrt(between), Math.sqrt(within), categories);
  }

  private List<Level> without(int cell, int dimension) {
    List<Level> levels = new ArrayList<>(cells.get(cell).levels());
    levels.remove(dimension);
    return levels;
  }

  @Override
  public String toString() {
    return "CV " + adjustedCv() + ", R " + adjustedR() + ", response rate " + mean;
  }
}
