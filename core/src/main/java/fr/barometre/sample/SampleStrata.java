package fr.barometre.sample;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.estimate.LonelyStratum;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The strata of a sample on the cube: which cells each has, how many collectivités answered in it
 * and how many it has in the frame.
 *
 * <p>Example: 95 départements and 400 of 34,875 communes answered. By type there are two strata: a
 * census, f = 95 / 95, and a sample with f = 400 / 34,875. Two syndicats that the frame does not
 * have are a third one, of unknown size.
 *
 * <p>Waves that are pooled are draws from the same stratum, each with its own fraction; what is
 * left to chance is then the mean of what is left of each, by their respondents. Example: all 95
 * départements in one wave and 40 in another leave (95 · 0 + 40 · 55/95) / 135, or 17 %: it is left
 * to chance for which of them a second answer counts. Where a collectivité's answers of two waves
 * have nothing to do with each other, the error is about this; where they are the same, it is less.
 */
final class SampleStrata {

  /** The key of a stratum: the levels that its cells have in common. */
  record Key(CellKey.Standing standing, List<String> levels) {}

  private final SamplingPlan plan;
  private final List<Key> keys;

  /** For each cell, its stratum. */
  private final int[] stratumOf;

  /** For each stratum, how many collectivités answered. */
  private final long[] clusters;

  /** For each stratum, how many collectivités it has; infinite where that is not known. */
  private final double[] population;

  /**
   * For each stratum, how many collectivités answered in a wave; of several waves, the mean over
   * all answers.
   */
  private final double[] drawn;

  private SampleStrata(
      SamplingPlan plan,
      List<Key> keys,
      int[] stratumOf,
      long[] clusters,
      double[] population,
      double[] drawn) {
    this.plan = plan;
    this.keys = keys;
    this.stratumOf = stratumOf;
    this.clusters = clusters;
    this.population = population;
    this.drawn = drawn;
  }

  /**
   * The strata of cells.
   *
   * @param cells where who answered
   * @param dimensions the dimensions of the cells
   * @param frame where they were drawn from
   * @param waves the cubes of the waves that are pooled; none of a single one
   * @throws IllegalArgumentException if cells do not tell a dimension that the plan requires
   */
  static SampleStrata of(
      SamplingPlan plan,
      List<CellKey> cellKeys,
      List<CellTally> cells,
      List<Dimension> dimensions,
      Population frame,
      List<IndicatorTally> waves) {
    List<Dimension> strata = told(plan, cellKeys, dimensions, frame);
    int[] positions = strata.stream().mapToInt(dimensions::indexOf).toArray();
    Dictionary<Key> strataOfCells = new Dictionary<>();
    int[] stratumOf = new int[cellKeys.size()];
    for (int k = 0; k < stratumOf.length; k++) {
      stratumOf[k] = strataOfCells.number(key(cellKeys.get(k), positions));
    }
    List<Key> keys = List.copyOf(strataOfCells.values());
    long[] clusters = new long[keys.size()];
    for (int k = 0; k < stratumOf.length; k++) {
      clusters[stratumOf[k]] += cells.get(k).clusters();
    }
    double[] sizes = sizes(plan, keys, clusters, strata, frame);
    double[] drawn =
        waves.isEmpty()
            ? Arrays.stream(clusters).asDoubleStream().toArray()
            : drawn(waves, strataOfCells, positions);
    return new SampleStrata(plan, keys, stratumOf, clusters, sizes, drawn);
  }

  /** For each stratum, Σ n² / Σ n over the waves. */
  private static double[] drawn(
      List<IndicatorTally> waves, Dictionary<Key> numbers, int[] positions) {
    double[] answers = new double[numbers.size()];
    double[] squares = new double[numbers.size()];
    for (IndicatorTally wave : waves) {
      long[] here = new long[numbers.size()];
      List<CellKey> cells = wave.keys();
      for (int k = 0; k < cells.size(); k++) {
        int stratum = numbers.find(key(cells.get(k), positions));
        here[stratum] += wave.column().get(k).clusters();
      }
      for (int h = 0; h < here.length; h++) {
        answers[h] += here[h];
        squares[h] += (double) here[h] * here[h];
      }
    }
    double[] drawn = new double[answers.length];
    for (int h = 0; h < drawn.length; h++) {
      drawn[h] = squares[h] / answers[h];
    }
    return drawn;
  }

  private static Key key(CellKey cell, int[] positions) {
    List<String> levels = new ArrayList<>(positions.length);
    for (int position : positions) {
      levels.add(cell.levels().get(position).code());
    }
    return new Key(cell.standing(), levels);
  }

  /**
   * The dimensions of the plan that the cells and the frame tell; of anonymous ones, few may be.
   */
  private static List<Dimension> told(
      SamplingPlan plan, List<CellKey> cells, List<Dimension> dimensions, Population frame) {
    List<Dimension> told = new ArrayList<>();
    for (Dimension dimension : plan.strata()) {
      int at = dimensions.indexOf(dimension);
      boolean there = at >= 0 && frame.dimensions().contains(dimension);
      if (!there && plan.isRequired()) {
        throw new IllegalArgumentException(
            "strata by " + dimension + " need a tally by it; the tally is by " + dimensions);
      }
      if (there
          && (plan.isRequired()
              || cells.stream()
                  .filter(CellKey::inFrame)
                  .anyMatch(cell -> !cell.levels().get(at).code().equals(Level.UNKNOWN)))) {
        told.add(dimension);
      }
    }
    return told;
  }

  private static double[] sizes(
      SamplingPlan plan,
      List<Key> keys,
      long[] clusters,
      List<Dimension> strata,
      Population frame) {
    Map<List<String>, Long> counts = new HashMap<>();
    if (plan.isFinite()) {
      frame
          .counts(strata)
          .forEach(
              (levels, count) ->
                  counts.merge(levels.stream().map(Level::code).toList(), count, Long::sum));
    }
    double[] sizes = new double[keys.size()];
    for (int h = 0; h < sizes.length; h++) {
      Key key = keys.get(h);
      long size =
          key.standing() == CellKey.Standing.IN_FRAME ? counts.getOrDefault(key.levels(), 0L) : 0;
      // More anonymous respondents than there are: their number says nothing of a fraction.
      sizes[h] = size >= clusters[h] ? size : Double.POSITIVE_INFINITY;
    }
    return sizes;
  }

  /** How many strata have respondents. */
  int size() {
    return keys.size();
  }

  /** The stratum of a cell. */
  int of(int cell) {
    return stratumOf[cell];
  }

  Key key(int stratum) {
    return keys.get(stratum);
  }

  /** How many collectivités of a stratum answered. */
  long clusters(int stratum) {
    return clusters[stratum];
  }

  /** How many a stratum has in the frame; infinite where that is not known. */
  double population(int stratum) {
    return population[stratum];
  }

  /** Whether the stratum's size is known, and all who answered it did so in each of the waves. */
  boolean isCounted(int stratum) {
    return Double.isFinite(population[stratum]) && drawn[stratum] >= clusters[stratum];
  }

  /** 1 - f: how much of a stratum is left to chance. */
  double open(int stratum) {
    return 1 - drawn[stratum] / population[stratum];
  }

  /**
   * The variance of a sum over all collectivités that answered.
   *
   * @param sums by stratum, Σ z
   * @param squares by stratum, Σ z²
   */
  double variance(double[] sums, double[] squares) {
    double variance = 0;
    for (int h = 0; h < sums.length; h++) {
      variance += variance(h, sums[h], squares[h]);
    }
    return variance;
  }

  /** The contribution of a stratum to the variance. */
  double variance(int stratum, double sum, double squares) {
    return open(stratum) * spread(stratum, (double) clusters[stratum], sum, squares);
  }

  /** The addition of a stratum to the covariance of two sums, Σ y and Σ z, from Σ y z. */
  double covariance(int stratum, double first, double second, double products) {
    double n = clusters[stratum];
    return open(stratum)
        * (n > 1
            ? n / (n - 1) * (products - first * second / n)
            : plan.lonelyStrata() == LonelyStratum.CENTERED ? products : 0);
  }

  /** n / (n - 1) Σ (z - mean)² over n collectivités of a stratum; of one what the plan says. */
  double spread(int stratum, double n, double sum, double squares) {
    if (n > 1) {
      return n / (n - 1) * Math.max(0, squares - sum * sum / n);
    }
    if (plan.lonelyStrata() == LonelyStratum.REFUSED && open(stratum) > 0) {
      throw new IllegalArgumentException(
          "stratum "
              + keys.get(stratum).levels()
              + " has a single collectivité that answered, which shows no variance; sample by"
              + " fewer dimensions, or choose withLonelyStrata(CENTERED) or (CERTAINTY)");
    }
    return plan.lonelyStrata() == LonelyStratum.CENTERED ? squares : 0;
  }

  @Override
  public String toString() {
    return size() + " strata, " + plan;
  }
}
