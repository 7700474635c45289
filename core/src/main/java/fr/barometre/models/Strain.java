package fr.barometre.models;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether parts of the survey disagree with what the model says of them without their answers, more
 * than chance allows.
 *
 * <p>Each part in turn is left out (one step of Newton's method from the mode with all), and its
 * events are compared with what is left:
 *
 * <p>\[ z = \frac{\sum (y - n\mu)}{\sqrt{\sum n\mu(1-\mu) + g'H^{-1}g}}, \qquad g = \sum n\mu(1-\mu)x
 * \]
 *
 * <p>If the model holds, z is nearly a standard normal variable. Three things are looked at, since a
 * model fails in several ways: Σ z² over the areas; the largest |z| of an area, since areas far off
 * inflate the spread that their Σ z² is measured by; and Σ z² over the bands of population of each
 * région, which the model takes to differ everywhere alike. The smallest of the three probabilities
 * is multiplied by three (Bonferroni). Reference: Gelman and others, <em>Bayesian Data Analysis</em>
 * (3rd ed., 2013), §6.3 and §7.2 (cross-validatory predictive checks).
 */
public final class Strain {

  /** Fewest events expected of either kind in a part that is looked at. */
  private static final double FEWEST_EXPECTED = 2;

  private final double areas;
  private final double furthest;
  private final double crossings;
  private final int furthestArea;

  private Strain(double areas, double furthest, double crossings, int furthestArea) {
    this.areas = areas;
    this.furthest = furthest;
    this.crossings = crossings;
    this.furthestArea = furthestArea;
  }

  static Strain of(AreaModel model, MixedLogit fit) {
    double[] ofAreas = deviations(model.survey(), fit, model.areas());
    double[] ofCrossings = deviations(model.survey(), fit, model.crossings());
    int furthest = -1;
    for (int a = 0; a < ofAreas.length; a++) {
      boolean further =
          !Double.isNaN(ofAreas[a])
              && (furthest < 0 || Math.abs(ofAreas[a]) > Math.abs(ofAreas[furthest]));
      furthest = further ? a : furthest;
    }
    double looked = Arrays.stream(ofAreas).filter(z -> !Double.isNaN(z)).count();
    double tail =
        furthest < 0
            ? 1
            : 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(ofAreas[furthest]));
    return new Strain(
        probability(ofAreas), Math.min(1, looked * tail), probability(ofCrossings), furthest);
  }

  /** The deviation of each part; not a number where it is too small to be looked at. */
  private static double[] deviations(LogitCells survey, MixedLogit fit, int[] parts) {
    double[] deviations = new double[Arrays.stream(parts).max().orElse(-1) + 1];
    for (int part = 0; part < deviations.length; part++) {
      deviations[part] = deviation(survey, fit, rows(parts, part));
    }
    return deviations;
  }

  private static double deviation(LogitCells survey, MixedLogit fit, int[] rows) {
    if (rows.length == 0) {
      return Double.NaN;
    }
    MixedLogit.LeftOut left = fit.without(rows);
    double[] columns = new double[left.moves().length];
    double[] effects = new double[left.moveOfAreas().length];
    double expected = 0;
    double others = 0;
    double off = 0;
    double variance = 0;
    for (int c : rows) {
      double logit = fit.logit(c);
      int area = survey.areas()[c];
      for (int j : survey.columns()[c]) {
        logit += left.moves()[j];
      }
      logit += area >= 0 ? left.moveOfAreas()[area] : 0;
      double share = 1 / (1 + Math.exp(-logit));
      double slope = survey.trials()[c] * share * (1 - share);
      expected += survey.trials()[c] * share;
      others += survey.trials()[c] * (1 - share);
      off += survey.events()[c] - survey.trials()[c] * share;
      variance += slope;
      for (int j : survey.columns()[c]) {
        columns[j] += slope;
      }
      if (area >= 0) {
        effects[area] += slope;
      }
    }
    return Math.min(expected, others) < FEWEST_EXPECTED
        ? Double.NaN
        : off / Math.sqrt(variance + left.covariance().quadratic(columns, effects));
  }

  /** The rows of a part. */
  static int[] rows(int[] parts, int part) {
    return IntStream.range(0, parts.length).filter(c -> parts[c] == part).toArray();
  }

  /** The probability of a Σ z² as large. */
  private static double probability(double[] deviations) {
    double[] looked = Arrays.stream(deviations).filter(z -> !Double.isNaN(z)).toArray();
    return looked.length == 0
        ? 1
        : ChiSquaredDistribution.of(looked.length)
            .survivalProbability(Arrays.stream(looked).map(z -> z * z).sum());
  }

  /** The probability of deviations as large by chance, of all that is looked at. */
  public double probability() {
    return Math.min(1, 3 * Math.min(areas, Math.min(furthest, crossings)));
  }

  /** That of Σ z² over the areas. */
  public double ofAreas() {
    return areas;
  }

  /** That of the largest |z| of an area. */
  public double ofFurthest() {
    return furthest;
  }

  /** That of Σ z² over bands of population within régions. */
  public double ofCrossings() {
    return crossings;
  }

  /** The area that is furthest off; -1 for none. */
  public int furthest() {
    return furthestArea;
  }
}
