package fr.barometre.bias;

import static java.util.stream.Collectors.toSet;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.Regression;
import fr.barometre.diagnosis.SelectionBias;
import fr.barometre.diagnosis.SelectionBias.Proxy;
import fr.barometre.propensity.Propensities;
import fr.barometre.propensity.Separation;
import fr.barometre.sample.CubeSample;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Finds the {@link SelectionBias} of an indicator: fits the proxy of its variable on what the frame
 * knows, and compares it between the collectivités that answered and the others.
 */
public final class ProxyPatternMixture {

  /**
   * Bound on log-odds, which are infinite where a fit separates cells although no single level
   * does.
   */
  private static final double FARTHEST = 15;

  /** A proxy that varies less does not vary; for numbers, their variance beside their mean. */
  private static final double VARIES = 1e-12;

  /**
   * A proxy whose correlation with the variable is lower says nothing of selection: for φ = 1 its
   * difference between respondents and others is divided by the correlation, so that noise of a
   * tenth of a standard deviation would be a whole one.
   */
  static final double WEAKEST = 0.1;

  private static final CubeSample.Counts NOBODY = new CubeSample.Counts(0, 0, 0, 0);

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private ProxyPatternMixture() {}

  /**
   * The measure of an indicator. Weights of answers are about the respondents alone: the others are
   * the collectivités of the frame without an answer in the base, but for those of a level that no
   * respondent has, of which the fit knows nothing.
   *
   * <ul>
   *   <li>Of a share the proxy is the log-odds of what counts, fitted to the main effects of some
   *       dimensions, within ±15. Of a level where all of n collectivités count, or none, they have
   *       no end, and are those of half an answer more of each kind, ± log(2n + 1); the others are
   *       fitted without it. Reference for the half answers: Haldane, "The estimation and
   *       significance of the logarithm of a ratio of frequencies", Annals of Human Genetics 20
   *       (1956), 309-311.
   *   <li>Of a mean it is the number, fitted to the main effects by least squares; numbers are
   *       places in their range, and so is the bias.
   * </ul>
   *
   * @param sample the respondents
   * @param dimensions dimensions of the sample's cells
   * @return the measure; empty when all say the same, or the dimensions explain so little that the
   *     correlation of variable and proxy is below 0.1
   */
  public static Optional<SelectionBias> of(CubeSample sample, List<Dimension> dimensions) {
    return of(sample, dimensions, dimension -> level -> level);
  }

  /**
   * The same with some levels taken as one.
   *
   * @param sample the respondents
   * @param dimensions dimensions of the sample's cells
   * @param together by dimension, the level that a level is taken as
   * @return the measure; empty when all say the same, or the dimensions explain so little that the
   *     correlation of variable and proxy is below 0.1
   */
  public static Optional<SelectionBias> of(
      CubeSample sample,
      List<Dimension> dimensions,
      Function<Dimension, UnaryOperator<Level>> together) {
    Cells cells = Cells.of(sample, dimensions, dimensions.stream().map(together).toList());
    return sample.unit(0).isMean() ? ofMean(cells) : ofShare(cells);
  }

  /**
   * The weights under which a mean less its bias for φ = 0 is a sum of the numbers: it is their
   * regression estimate.
   *
   * @param sample the respondents
   * @param dimensions dimensions of the sample's cells
   * @param together by dimension, the level that a level is taken as
   * @return by cell of the sample, its weight; 1 on average
   */
  static double[] weightsOfMean(
      CubeSample sample,
      List<Dimension> dimensions,
      Function<Dimension, UnaryOperator<Level>> together) {
    Cells cells = Cells.of(sample, dimensions, dimensions.stream().map(together).toList());
    double[] byCell = cells.factors();
    Map<List<Level>, Integer> places = new HashMap<>();
    cells.data().levels().forEach(levels -> places.put(levels, places.size()));
    double[] weights = new double[sample.size()];
    for (int k = 0; k < weights.length; k++) {
      int cell = k;
      Integer place =
          places.get(
              dimensions.stream()
                  .map(d -> together.apply(d).apply(sample.level(d, cell)))
                  .toList());
      weights[k] = place == null ? 0 : byCell[place];
    }
    return weights;
  }

  private static Optional<SelectionBias> ofShare(Cells cells) {
    double[] base = cells.data().trials();
    double[] count = cells.data().events();
    double all = Arrays.stream(base).sum();
    double yes = Arrays.stream(count).sum();
    if (!(yes > 0) || !(yes < all)) {
      return Optional.empty();
    }
    double[] proxy = cells.logits();
    double[] rest = cells.rest();
    for (int k = 0; k < proxy.length; k++) {
      if (Double.isNaN(proxy[k])) {
        proxy[k] = 0;
        rest[k] = 0;
      }
    }
    Proxy respondents = proxy(proxy, base);
    double correlation = biserial(proxy, base, count, respondents);
    double responding = cells.responding();
    return respondents.variance() > VARIES && correlation >= WEAKEST && responding < 1
        ? Optional.of(
            SelectionBias.of(
                yes / all, Math.min(1, correlation), respondents, proxy(proxy, rest), responding))
        : Optional.empty();
  }

  private static Optional<SelectionBias> ofMean(Cells cells) {
    double[] base = cells.data().trials();
    double all = Arrays.stream(base).sum();
    double mean = Arrays.stream(cells.data().events()).sum() / all;
    double variance = Arrays.stream(cells.squares()).sum() / all - mean * mean;
    // Rounding is no variance.
    if (!(variance > VARIES * mean)) {
      return Optional.empty();
    }
    double[] proxy = cells.fitted();
    Proxy respondents = proxy(proxy, base);
    double responding = cells.responding();
    double correlation = Math.min(1, Math.sqrt(respondents.variance() / variance));
    if (!(correlation >= WEAKEST) || !(responding < 1)) {
      return Optional.empty();
    }
    double population =
        responding * respondents.mean() + (1 - responding) * proxy(proxy, cells.rest()).mean();
    DoubleUnaryOperator bias =
        phi ->
            Math.sqrt(variance)
                * SelectionBias.standardized(phi, correlation, respondents, population);
    return Optional.of(
        new SelectionBias(bias.applyAsDouble(0), bias.applyAsDouble(0.5), bias.applyAsDouble(1)));
  }

  /**
   * Cells of the frame or of respondents.
   *
   * @param data what respondents say
   * @param squares of what they say
   * @param rest collectivités of the frame that are not among them
   * @param clusters collectivités that are
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Cells(
      Propensities.Binomial data, double[] squares, double[] rest, double[] clusters) {

    static Cells of(
        CubeSample sample, List<Dimension> dimensions, List<UnaryOperator<Level>> together) {
      Map<List<Level>, CubeSample.Counts> answered =
          joined(sample.countsByLevels(dimensions), together, CubeSample.Counts::plus);
      answered.values().removeIf(counts -> counts.clusters() == 0);
      Map<List<Level>, Long> frame = joined(sample.frame().counts(dimensions), together, Long::sum);
      Set<List<Level>> all = new HashSet<>(answered.keySet());
      List<Set<Level>> met =
          IntStream.range(0, dimensions.size())
              .mapToObj(d -> answered.keySet().stream().map(c -> c.get(d)).collect(toSet()))
              .toList();
      frame.keySet().stream().filter(cell -> isFitted(cell, met)).forEach(all::add);
      List<List<Level>> levels = Propensities.ordered(all);
      double[] base = new double[levels.size()];
      double[] count = new double[base.length];
      double[] squares = new double[base.length];
      double[] rest = new double[base.length];
      double[] clusters = new double[base.length];
      for (int k = 0; k < base.length; k++) {
        CubeSample.Counts said = answered.getOrDefault(levels.get(k), NOBODY);
        base[k] = said.base();
        count[k] = said.count();
        squares[k] = said.squares();
        rest[k] = Math.max(0, frame.getOrDefault(levels.get(k), 0L) - said.clusters());
        clusters[k] = said.clusters();
      }
      return new Cells(new Propensities.Binomial(levels, base, count), squares, rest, clusters);
    }

    /** Cells some of whose levels, by dimension, are taken as one. */
    private static <V> Map<List<Level>, V> joined(
        Map<List<Level>, V> cells, List<UnaryOperator<Level>> together, BinaryOperator<V> plus) {
      Map<List<Level>, V> found = new HashMap<>();
      cells.forEach(
          (levels, value) ->
              found.merge(
                  IntStream.range(0, levels.size())
                      .mapToObj(d -> together.get(d).apply(levels.get(d)))
                      .toList(),
                  value,
                  plus));
      return found;
    }

    /** The share of the collectivités of these cells that answered. */
    double responding() {
      double answered = Arrays.stream(clusters).sum();
      return answered / (answered + Arrays.stream(rest).sum());
    }

    /** The counts fitted by least squares. */
    double[] fitted() {
      Regression fit = Regression.on(Propensities.indicators(data.levels()), data.trials());
      int[] all = IntStream.range(0, data.cells()).toArray();
      double[] coefficients = fit.coefficients(all, k -> data.events()[k]);
      return Arrays.stream(all).mapToDouble(k -> fit.fitted(coefficients, k)).toArray();
    }

    /**
     * For each cell, the coefficient of its count in the mean that the fit predicts for everybody.
     */
    double[] factors() {
      Regression fit = Regression.on(Propensities.indicators(data.levels()), data.trials());
      int[] all = IntStream.range(0, data.cells()).toArray();
      double respondents = Arrays.stream(data.trials()).sum();
      double others = Arrays.stream(rest).sum();
      double[] factors = new double[all.length];
      for (int of : all) {
        double[] coefficients = fit.coefficients(all, k -> k == of ? 1 : 0);
        double sum = 0;
        for (int k : all) {
          sum += rest[k] * fit.fitted(coefficients, k);
        }
        double ofOthers = others > 0 ? (1 - responding()) * sum / others : 0;
        factors[of] = responding() + respondents * ofOthers;
      }
      return factors;
    }

    /** The log-odds of what is counted; not a number where the fit does not know. */
    double[] logits() {
      Separation separation = Separation.of(data);
      double[] logits = Propensities.mainEffects(data, separation).rho();
      for (int k : separation.left()) {
        double logit = Math.log(logits[k] / (1 - logits[k]));
        logits[k] = Math.max(-FARTHEST, Math.min(FARTHEST, logit));
      }
      for (Separation.Apart level : separation.apart()) {
        double n = level.cells().stream().mapToDouble(k -> clusters[k]).sum();
        level.cells().forEach(k -> logits[k] = (2 * level.rho() - 1) * Math.log(2 * n + 1));
      }
      return logits;
    }

    /** Whether respondents have each level of a cell, though perhaps not together. */
    private static boolean isFitted(List<Level> cell, List<Set<Level>> met) {
      return IntStream.range(0, cell.size()).allMatch(d -> met.get(d).contains(cell.get(d)));
    }
  }

  private static Proxy proxy(double[] x, double[] weights) {
    double sum = 0;
    double weighted = 0;
    for (int k = 0; k < x.length; k++) {
      sum += weights[k];
      weighted += weights[k] * x[k];
    }
    double mean = sum > 0 ? weighted / sum : 0;
    double squares = 0;
    for (int k = 0; k < x.length; k++) {
      squares += weights[k] * (x[k] - mean) * (x[k] - mean);
    }
    return new Proxy(mean, sum > 0 ? squares / sum : 0);
  }

  /** Biserial correlation: (x̄_yes − x̄_no)/√s times p (1 − p)/φ(Φ⁻¹(p)). */
  private static double biserial(double[] x, double[] base, double[] count, Proxy all) {
    double[] others = new double[base.length];
    for (int k = 0; k < base.length; k++) {
      others[k] = base[k] - count[k];
    }
    double p = Arrays.stream(count).sum() / Arrays.stream(base).sum();
    double difference = proxy(x, count).mean() - proxy(x, others).mean();
    double density = NORMAL.density(NORMAL.inverseCumulativeProbability(p));
    return difference / Math.sqrt(all.variance()) * p * (1 - p) / density;
  }
}
