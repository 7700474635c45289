package fr.barometre.models;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A cross-validatory predictive check of a model of areas: each area is predicted from the answers
 * of all others, and compared with what its own respondents said. If the model holds, they differ
 * by no more than chance.
 *
 * <p>Each area in turn is left out (one step of Newton's method from the mode with all), and the
 * number y of its n respondents who say yes is compared with the prediction nμ, with g the slope of
 * the total prediction and H the Hessian of the model:
 *
 * <p>\[ z = \frac{\sum (y - n\mu)}{\sqrt{\sum n\mu(1-\mu) + g'H^{-1}g}}, \qquad g = \sum
 * n\mu(1-\mu)x \]
 *
 * <p>For smaller parts of areas the standardised residual is the same to first order, and needs no
 * refit: its variance is Σ nμ(1-μ) - g'H⁻¹g.
 *
 * <p>If the model holds, z is nearly a standard normal variable. Several statistics are tested,
 * since a model fails in several ways: Σ z² over the areas; the largest |z| of an area, since a few
 * outlying areas inflate the spread and so reduce Σ z²; and Σ z² over the bands of population
 * within régions, and within départements, since the model has the same effect of size everywhere.
 * The smallest p-value is multiplied by their number (Bonferroni). Reference: Gelman and others,
 * <em>Bayesian Data Analysis</em> (3rd ed., 2013), §6.3 and §7.2.
 *
 * <p>Example: an area of 20 respondents, 15 of whom say yes, where the others predict μ = 0.5
 * without error: z = (15 - 10) / √5 = 2.24, and the probability of a |z| as large is 0.025.
 */
public final class PredictiveCheck {

  /** Fewest events expected of either kind in a part that is looked at. */
  private static final double FEWEST_EXPECTED = 2;

  private final double areas;
  private final double furthest;
  private final double crossings;
  private final double looked;

  private PredictiveCheck(double areas, double furthest, double crossings, double looked) {
    this.areas = areas;
    this.furthest = furthest;
    this.crossings = crossings;
    this.looked = looked;
  }

  /**
   * Looks at a model.
   *
   * @param left the model without each area; none where nothing is told of the area
   */
  static PredictiveCheck of(
      AreaModel model, MixedLogit fit, List<Optional<MixedLogit.LeftOut>> left) {
    double[] ofAreas = new double[left.size()];
    for (int a = 0; a < ofAreas.length; a++) {
      int[] rows = rows(model.areas, a);
      ofAreas[a] = left.get(a).map(l -> deviation(model.survey, fit, rows, l)).orElse(Double.NaN);
    }
    int some = 0;
    double furthest = 0;
    for (double z : ofAreas) {
      if (!Double.isNaN(z)) {
        some++;
        furthest = Math.max(furthest, Math.abs(z));
      }
    }
    double tail = 2 * NormalDistribution.of(0, 1).survivalProbability(furthest);
    double least = 1;
    for (int[] parts : model.crossings) {
      least = Math.min(least, probability(residuals(model.survey, fit, parts)));
    }
    return new PredictiveCheck(
        probability(ofAreas),
        some == 0 ? 1 : Math.min(1, some * tail),
        least,
        2.0 + model.crossings.size());
  }

  /** The standardised residual of each part; not a number where it is too small to look at. */
  private static double[] residuals(LogitCells survey, MixedLogit fit, int[] parts) {
    double[] residuals = new double[Arrays.stream(parts).max().orElse(-1) + 1];
    LogitCells.Layout layout = survey.layout();
    MixedLogit.LeftOut nothing =
        new MixedLogit.LeftOut(
            fit.covariance(), new double[layout.columns()], new double[layout.areas()]);
    for (int part = 0; part < residuals.length; part++) {
      residuals[part] = deviation(survey, fit, rows(parts, part), nothing);
    }
    return residuals;
  }

  /** The deviation from a model without some rows, or from one with all if nothing moved. */
  private static double deviation(
      LogitCells survey, MixedLogit fit, int[] rows, MixedLogit.LeftOut left) {
    double sign = left.covariance() == fit.covariance() ? -1 : 1;
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
        : off / Math.sqrt(variance + sign * left.covariance().quadratic(columns, effects));
  }

  /** The rows of a part. */
  static int[] rows(int[] parts, int part) {
    return IntStream.range(0, parts.length).filter(c -> parts[c] == part).toArray();
  }

  /** The probability of a Σ z² as large. */
  private static double probability(double[] deviations) {
    int looked = 0;
    double sum = 0;
    for (double z : deviations) {
      if (!Double.isNaN(z)) {
        looked++;
        sum += z * z;
      }
    }
    return looked == 0 ? 1 : ChiSquaredDistribution.of(looked).survivalProbability(sum);
  }

  /** The probability of deviations as large by chance, of all that is looked at. */
  public double probability() {
    return Math.min(1, looked * Math.min(areas, Math.min(furthest, crossings)));
  }

  /** The p-value of Σ z² over the areas. */
  public double ofAreas() {
    return areas;
  }

  /** The p-value of the largest |z| of an area. */
  public double ofFurthest() {
    return furthest;
  }

  /**
   * The smaller p-value of Σ z² over bands of population within régions and within départements.
   */
  public double ofCrossings() {
    return crossings;
  }
}
