package fr.barometre.estimate;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.tally.CellTally;
import fr.barometre.tally.Moments;
import fr.barometre.weighting.CellWeights;
import fr.barometre.weighting.WeightingDiagnostics;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A sample under a weighting, and its estimates. */
public final class WeightedSample {

  private final CubeSample sample;
  private final CellWeights weights;

  WeightedSample(CubeSample sample, CellWeights weights) {
    this.sample = sample;
    this.weights = weights;
  }

  /** What an estimate rests on, added up over the cells of its domain. */
  private static final class Support {
    private long units;
    private long clusters;
    private double base;
    private double squares;
    private double countSquares;
    private double largest;

    double effectiveBase() {
      return squares > 0 ? base * base / squares : 0;
    }

    double kish() {
      return squares > 0 ? Math.max(1, units * squares / (base * base)) : 1;
    }
  }

  /**
   * The Hájek proportion \(\hat p = \sum w y / \sum w b\), linearised: a cluster's influence is
   * \((u - \hat p v)/\sum v\), less what the weighting variables explain of it.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about
   * @return the figure, or empty when the base is empty
   */
  public Optional<Linearized> proportion(int variable, Domain domain) {
    List<CellTally> parts = sample.parts(domain.role());
    int cells = parts.size();
    double count = 0;
    double base = 0;
    for (int k = 0; k < cells; k++) {
      if (in(domain, k)) {
        Moments m = parts.get(k).moments(variable);
        count += weights.factor(k) * m.count();
        base += weights.factor(k) * m.base();
      }
    }
    if (base == 0) {
      return Optional.empty();
    }
    double p = Math.min(1, count / base);
    double[] a = new double[cells];
    double[] b = new double[cells];
    double[] c = new double[cells];
    double[] totals = new double[cells];
    for (int k = 0; k < cells; k++) {
      Moments m = parts.get(k).moments(variable);
      a[k] = in(domain, k) ? 1 / base : 0;
      b[k] = in(domain, k) ? -p / base : 0;
      totals[k] = m.linear(a[k], b[k], 0);
    }
    double[] fitted = weights.explained().fitted(totals);
    for (int k = 0; k < cells; k++) {
      double factor = weights.factor(k);
      a[k] *= factor;
      b[k] *= factor;
      c[k] = -factor * fitted[k];
    }
    return Optional.of(new Linearized(sample, variable, domain.role(), p, a, b, c));
  }

  private boolean in(Domain domain, int cell) {
    return weights.factor(cell) != 0
        && domain.contains(sample.dimensions(), sample.keys().get(cell).levels());
  }

  /**
   * The proportion with its standard error, interval, bases and design effect.
   *
   * <p>Its status is POINT_ONLY on a single cluster, NOT_ESTIMABLE on none.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about
   * @param method how to build the interval
   * @param level confidence level, in (0, 1)
   * @return the estimate
   */
  public Estimate estimate(int variable, Domain domain, IntervalMethod method, double level) {
    Support support = support(variable, domain);
    long degrees = Math.max(0, support.clusters - 1);
    Estimate.Builder builder = Estimate.builder();
    builder
        .base(support.units)
        .clusters(support.clusters)
        .degreesOfFreedom(degrees)
        .effectiveBase(support.effectiveBase())
        .kishDesignEffect(support.kish());
    Optional<Linearized> figure = proportion(variable, domain);
    if (figure.isEmpty()) {
      return builder.status(EstimateStatus.NOT_ESTIMABLE).build();
    }
    double p = figure.get().value();
    if (degrees == 0) {
      return builder.status(EstimateStatus.POINT_ONLY).value(p).build();
    }
    double variance = figure.get().variance();
    Precision precision =
        new Precision(p, variance, support.units, degrees, support.effectiveBase());
    double simple = simpleVariance(support, p);
    if (simple > 0) {
      builder.designEffect(variance / simple);
    }
    return builder
        .status(EstimateStatus.ESTIMATED)
        .value(p)
        .standardError(Math.sqrt(variance))
        .interval(method.interval(precision, level))
        .build();
  }

  /** The variance of a simple random sample without replacement of as many units. */
  private double simpleVariance(Support support, double p) {
    double n = support.units;
    if (n < 2) {
      return 0;
    }
    double spread = n / (n - 1) * (support.countSquares / support.base - p * p);
    return spread / n * Math.max(0, 1 - n / (weights.scale() * support.base));
  }

  private Support support(int variable, Domain domain) {
    List<CellTally> parts = sample.parts(domain.role());
    Support support = new Support();
    for (int k = 0; k < parts.size(); k++) {
      if (in(domain, k)) {
        CellTally cell = parts.get(k);
        double factor = weights.factor(k);
        support.units += cell.baseUnits();
        support.clusters += cell.baseClusters();
        support.base += factor * cell.base();
        support.squares += factor * factor * cell.unitSquares();
        support.countSquares += factor * cell.unitCountSquares(variable);
        support.largest = Math.max(support.largest, factor * cell.largest());
      }
    }
    return support;
  }

  /**
   * The weighted base Σ v.
   *
   * @param domain what it is about
   * @return zero or more
   */
  public double base(Domain domain) {
    return support(0, domain).base;
  }

  /**
   * Number of collectivités with an answer in the base and some weight.
   *
   * @param domain what it is about
   * @return zero or more
   */
  public long baseClusters(Domain domain) {
    return support(0, domain).clusters;
  }

  /**
   * The crossed levels that at least one collectivité of the frame represents with some weight.
   *
   * @param dimensions dimensions of the sample's cells
   * @return the levels, in the order of the dimensions
   */
  public Set<List<Level>> covered(List<Dimension> dimensions) {
    int[] positions = dimensions.stream().mapToInt(sample.dimensions()::indexOf).toArray();
    Set<List<Level>> covered = new HashSet<>();
    for (int k = 0; k < sample.keys().size(); k++) {
      if (weights.factor(k) != 0 && sample.keys().get(k).inFrame()) {
        List<Level> levels = sample.keys().get(k).levels();
        covered.add(Arrays.stream(positions).mapToObj(levels::get).toList());
      }
    }
    return covered;
  }

  /**
   * The share of the base that its heaviest cluster holds.
   *
   * @param domain what the base is
   * @return in [0, 1]; zero when the base is empty
   */
  public double largestShare(Domain domain) {
    Support support = support(0, domain);
    return support.base > 0 ? support.largest / support.base : 0;
  }

  /**
   * The share of those asked who did not know or did not answer.
   *
   * @param domain who was asked
   * @return in [0, 1]; zero when nobody was asked
   */
  public double silentShare(Domain domain) {
    double asked = 0;
    double silent = 0;
    List<CellTally> parts = sample.parts(domain.role());
    for (int k = 0; k < parts.size(); k++) {
      if (in(domain, k)) {
        asked += weights.factor(k) * parts.get(k).asked();
        silent += weights.factor(k) * parts.get(k).silent();
      }
    }
    return asked > 0 ? silent / asked : 0;
  }

  /**
   * What was done to the weights.
   *
   * @return the diagnostics, or empty without weighting
   */
  public Optional<WeightingDiagnostics> diagnostics() {
    return weights.diagnostics();
  }

  /**
   * The sample, whatever the weighting.
   *
   * @return the sample
   */
  public CubeSample sample() {
    return sample;
  }
}
