package fr.barometre.sample;

import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Interval;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CommonTally;
import fr.barometre.inference.Differences;
import fr.barometre.inference.Student;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Differences of figures between two waves, each of which is a sample of its own, with some
 * collectivités in both.
 *
 * <p>In a stratum of N collectivités, n₁ of them in the first wave, n₂ in the second and n₁₂ in
 * both, all drawn without replacement, \[ Var(\bar y_2 - \bar y_1) = (1-f_1)\frac{S_1^2}{n_1} +
 * (1-f_2)\frac{S_2^2}{n_2} - 2\left(\frac{n_{12}}{n_1 n_2} - \frac 1N\right) S_{12} \] (Tam, "On
 * covariances from overlapping samples", The American Statistician 38 (1984), 288-289; Qualité and
 * Tillé, "Variance estimation of changes in repeated surveys and its application to the Swiss
 * survey of value added", Survey Methodology 34 (2008), 173-181). Here y is each figure's
 * linearised variable. The correlation behind \(S_{12}\) is that of the stratum's collectivités in
 * both waves, so that the variance is never negative. With fewer than {@value #FEWEST_COMMON} of
 * them, or where all of them say the same, it cannot be told there; the correlation within all
 * strata together stands in for it. If that cannot be told either, it is taken to be 0 or 1,
 * whichever makes the variance larger. So two samples of different collectivités have too wide an
 * interval, unless each says the same in both waves.
 *
 * <p>A stratum whose size is not known has no fractions; there the clusters of both waves are one
 * sample with replacement, as {@code svydesign(ids = ~cluster)} of R's {@code survey} on stacked
 * rows has it.
 *
 * <p>Where all of a wave say the same, at 0 % or 100 %, they show no variance. If nothing else in a
 * difference does, its interval is {@link SquareAndAdd} of the exact intervals of the two waves,
 * whoever answered in both, and its p-value is that of this interval. Between two censuses the
 * difference is known: its interval is itself.
 *
 * <p>Example: all of 95 départements answered in the first wave and 40 of them in the second. The
 * first term is 0, and so is the third: 40 / (95 × 40) = 1 / 95. What is left is the second wave's
 * variance.
 */
public final class WaveDifference {

  /** Collectivités in both waves from which a correlation is estimated. */
  static final int FEWEST_COMMON = 10;

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  /**
   * Residuals smaller than this, relative to the values, are zero: a weighting explains the factor,
   * up to the tolerance with which it was fitted.
   */
  private static final double FITTED = 1e-11;

  private final CubeSample before;
  private final CubeSample after;
  private final SortedMap<CellKey, CommonTally> common;
  private final boolean followed;
  private final List<Stratum> strata;
  private final double level;

  /** A stratum: its number in either wave, empty if nobody of it answered there; common cells. */
  private record Stratum(Optional<Integer> before, Optional<Integer> after, List<CellKey> common) {}

  /**
   * Two waves.
   *
   * @param before who answered in the earlier wave
   * @param after who answered in the later wave
   * @param common what those say that answered in both, by cell; the earlier wave first
   * @param followed whether it is known who answered in both; if not, as of anonymous respondents,
   *     those who are known to have done so count, and the others as independent draws
   * @param level confidence level, in (0, 1)
   */
  public WaveDifference(
      CubeSample before,
      CubeSample after,
      SortedMap<CellKey, CommonTally> common,
      boolean followed,
      double level) {
    this.before = before;
    this.after = after;
    this.common = common;
    this.followed = followed;
    this.level = level;
    this.strata = strata();
  }

  private List<Stratum> strata() {
    Map<SampleStrata.Key, Integer> first = numbers(before.strata());
    Map<SampleStrata.Key, Integer> second = numbers(after.strata());
    Map<SampleStrata.Key, List<CellKey>> cells = new LinkedHashMap<>();
    first.keySet().forEach(key -> cells.put(key, new ArrayList<>()));
    second.keySet().forEach(key -> cells.putIfAbsent(key, new ArrayList<>()));
    Map<CellKey, Integer> positions = positions(before);
    for (CellKey cell : common.keySet()) {
      Integer at = positions.get(cell);
      if (at != null) {
        cells
            .computeIfAbsent(before.strata().key(before.strata().of(at)), key -> new ArrayList<>())
            .add(cell);
      }
    }
    List<Stratum> all = new ArrayList<>();
    cells.forEach(
        (key, shared) ->
            all.add(
                new Stratum(
                    Optional.ofNullable(first.get(key)),
                    Optional.ofNullable(second.get(key)),
                    shared)));
    return all;
  }

  private static Map<SampleStrata.Key, Integer> numbers(SampleStrata strata) {
    Map<SampleStrata.Key, Integer> numbers = new LinkedHashMap<>();
    for (int h = 0; h < strata.size(); h++) {
      numbers.put(strata.key(h), h);
    }
    return numbers;
  }

  private static Map<CellKey, Integer> positions(CubeSample sample) {
    Map<CellKey, Integer> positions = new HashMap<>();
    List<CellKey> keys = sample.keys();
    for (int k = 0; k < keys.size(); k++) {
      positions.put(keys.get(k), k);
    }
    return positions;
  }

  /** The influences on a combination of figures of one wave, by the parts of a cluster's answer. */
  private static final class Influence {
    private final CubeSample sample;
    private final Map<CellKey, Integer> positions;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double width;

    Influence(CubeSample sample) {
      this.sample = sample;
      this.positions = positions(sample);
      this.a = new double[positions.size()];
      this.b = new double[positions.size()];
      this.c = new double[positions.size()];
      this.width = sample.range(0).map(NumberRange::width).orElse(1.0);
    }

    Influence add(Linearized figure, double sign) {
      double[] ofU = new double[a.length];
      double[] ofV = new double[a.length];
      double[] ofW = new double[a.length];
      figure.dense(ofU, ofV, ofW);
      for (int k = 0; k < a.length; k++) {
        a[k] += sign * ofU[k];
        b[k] += sign * ofV[k];
        c[k] += sign * ofW[k];
      }
      return this;
    }

    /** Factors of u, of the rest of the base and of what is outside it, in a cell. */
    double[] factors(CellKey cell) {
      Integer k = positions.get(cell);
      if (k == null) {
        return new double[3];
      }
      double rounding = FITTED * Math.max(Math.abs(a[k]), Math.max(Math.abs(b[k]), Math.abs(c[k])));
      return new double[] {
        settled(a[k] + b[k] + c[k], rounding) / width, settled(b[k] + c[k], rounding) / width, c[k]
      };
    }

    private static double settled(double factor, double rounding) {
      return Math.abs(factor) > rounding ? factor : 0;
    }

    /** For each stratum, Σ z and Σ z² over all who answered in the wave. */
    double[][] moments() {
      SampleStrata strata = sample.strata();
      double[][] moments = new double[2][strata.size()];
      CellColumns columns = sample.columns(Optional.empty(), 0);
      for (int k = 0; k < a.length; k++) {
        moments[0][strata.of(k)] += columns.moments().linear(k, a[k], b[k], c[k]);
        moments[1][strata.of(k)] += columns.moments().squares(k, a[k], b[k], c[k]);
      }
      return moments;
    }
  }

  /**
   * The later figure minus the earlier one; zero where it is no more than rounding leaves of equal
   * ones.
   *
   * @param earlier a figure of the earlier wave, about what the indicator counts
   * @param later the same of the later wave
   * @return the difference, tested
   */
  public Difference of(Linearized earlier, Linearized later) {
    Difference found =
        difference(
            Differences.of(later.value(), earlier.value()),
            new Influence(before).add(earlier, -1),
            new Influence(after).add(later, 1));
    if (found.standardError() == 0 && isCensus(earlier) && isCensus(later)) {
      return known(found);
    }
    return found.standardError() == 0 && (isUniform(earlier) || isUniform(later))
        ? exact(found, squareAndAdd(earlier, later))
        : found;
  }

  private static boolean isCensus(Linearized figure) {
    return figure.weighted().isCensus(Domain.all());
  }

  /** A difference of two censuses: nothing was left to chance. */
  private static Difference known(Difference found) {
    double value = found.value();
    return new Difference(
        value,
        0,
        new Interval(value, value, found.interval().level(), "CENSUS"),
        found.degreesOfFreedom(),
        found.pValue());
  }

  /** Whether all of a sample say the same, so that it shows no variance though it has one. */
  private static boolean isUniform(Linearized figure) {
    return (figure.value() == 0 || figure.value() == 1) && !isCensus(figure);
  }

  private static SquareAndAdd squareAndAdd(Linearized earlier, Linearized later) {
    return new SquareAndAdd(
        earlier.value(),
        level -> earlier.weighted().exact(earlier.value(), level),
        later.value(),
        level -> later.weighted().exact(later.value(), level));
  }

  private Difference exact(Difference found, SquareAndAdd exact) {
    FigureUnit unit = before.unit(0);
    Interval places = exact.interval(level);
    return new Difference(
        found.value(),
        found.standardError(),
        new Interval(
            unit.difference(places.lower()),
            unit.difference(places.upper()),
            level,
            places.method()),
        found.degreesOfFreedom(),
        exact.pValue());
  }

  /**
   * The difference of two such differences: what remains of one once the other is taken away.
   *
   * @param earlier a figure of the earlier wave
   * @param later the same of the later wave
   * @param earlierRest what to take away from the former
   * @param laterRest what to take away from the latter
   * @return (later - laterRest) - (earlier - earlierRest), tested
   */
  public Difference of(
      Linearized earlier, Linearized later, Linearized earlierRest, Linearized laterRest) {
    Difference found =
        difference(
            Differences.ofChanges(
                earlier.value(), later.value(), earlierRest.value(), laterRest.value()),
            new Influence(before).add(earlier, -1).add(earlierRest, 1),
            new Influence(after).add(later, 1).add(laterRest, -1));
    if (found.standardError() == 0 && isCensus(earlier) && isCensus(later)) {
      return known(found);
    }
    return found.standardError() == 0 && (isUniform(earlier) || isUniform(later))
        ? exact(
            found,
            new SquareAndAdd(
                laterRest.value() - earlierRest.value(),
                squareAndAdd(earlierRest, laterRest)::interval,
                later.value() - earlier.value(),
                squareAndAdd(earlier, later)::interval))
        : found;
  }

  private Difference difference(double value, Influence first, Influence second) {
    double[][] one = first.moments();
    double[][] two = second.moments();
    double variance = 0;
    long degrees = 0;
    List<Overlap> overlaps =
        strata.stream().map(stratum -> new Overlap(stratum, first, second)).toList();
    Optional<Double> together = Comoments.of(overlaps).correlation();
    for (int h = 0; h < strata.size(); h++) {
      Stratum stratum = strata.get(h);
      Overlap overlap = overlaps.get(h);
      Wave earlier = new Wave(before.strata(), stratum.before(), one);
      Wave later = new Wave(after.strata(), stratum.after(), two);
      variance += variance(earlier, later, overlap, together);
      degrees += earlier.clusters + later.clusters - overlap.clusters - 1;
    }
    FigureUnit unit = before.unit(0);
    double error = Math.sqrt(variance);
    long left = Math.max(1, degrees);
    double reach = unit.difference(Student.quantile(left, 1 - level) * error);
    double told = unit.difference(value);
    return new Difference(
        told,
        unit.difference(error),
        new Interval(told - reach, told + reach, level, "STUDENT"),
        left,
        Student.pValue(value, error, left));
  }

  /** The sums of one wave in a stratum. */
  private static final class Wave {
    private final SampleStrata strata;
    private final int stratum;
    private final long clusters;
    private final double sum;
    private final double squares;

    Wave(SampleStrata strata, Optional<Integer> stratum, double[][] moments) {
      this.strata = strata;
      this.stratum = stratum.orElse(0);
      this.clusters = stratum.map(strata::clusters).orElse(0L);
      this.sum = stratum.map(h -> moments[0][h]).orElse(0.0);
      this.squares = stratum.map(h -> moments[1][h]).orElse(0.0);
    }

    double population() {
      return clusters == 0 ? Double.POSITIVE_INFINITY : strata.population(stratum);
    }

    double variance() {
      return clusters == 0 ? 0 : strata.variance(stratum, sum, squares);
    }

    /** The standard deviation of z among those who answered; of one what the plan says. */
    double deviation() {
      return clusters == 0
          ? 0
          : Math.sqrt(strata.spread(stratum, (double) clusters, sum, squares) / clusters);
    }
  }

  /** The sums over a stratum's collectivités that answered in both waves. */
  private final class Overlap {
    private long clusters;
    private double product;
    private final double[] sums = new double[2];
    private final double[] squares = new double[2];

    Overlap(Stratum stratum, Influence first, Influence second) {
      for (CellKey key : stratum.common()) {
        CommonTally cell = common.get(key);
        if (cell != null) {
          double[] one = first.factors(key);
          double[] two = second.factors(key);
          clusters += cell.clusters();
          sums[0] += cell.linear(false, one);
          sums[1] += cell.linear(true, two);
          squares[0] += cell.squares(false, one);
          squares[1] += cell.squares(true, two);
          product += cell.products(one, two);
        }
      }
    }

    /** Their sums of squares and of products about the means of the stratum. */
    Comoments comoments() {
      return clusters == 0
          ? Comoments.NONE
          : new Comoments(
              clusters,
              centred(squares[0], sums[0]),
              centred(squares[1], sums[1]),
              product - sums[0] * sums[1] / clusters);
    }

    private double centred(double square, double sum) {
      double left = square - sum * sum / clusters;
      return left > ROUNDING * square ? left : 0;
    }
  }

  /**
   * Sums of squares and of products about the means, of collectivités in both waves.
   *
   * @param clusters how many they are
   * @param before Σ (z₁ - mean)²
   * @param after Σ (z₂ - mean)²
   * @param product Σ (z₁ - mean) (z₂ - mean)
   */
  private record Comoments(long clusters, double before, double after, double product) {

    static final Comoments NONE = new Comoments(0, 0, 0, 0);

    /** The sums within each of several strata, added up. */
    static Comoments of(List<Overlap> overlaps) {
      return overlaps.stream().map(Overlap::comoments).reduce(NONE, Comoments::plus);
    }

    private Comoments plus(Comoments other) {
      return new Comoments(
          clusters + other.clusters,
          before + other.before,
          after + other.after,
          product + other.product);
    }

    /** The correlation of the two waves; empty where it cannot be told. */
    Optional<Double> correlation() {
      return clusters < FEWEST_COMMON || before == 0 || after == 0
          ? Optional.empty()
          : Optional.of(Math.max(-1, Math.min(1, product / Math.sqrt(before * after))));
    }
  }

  /** The variance of what a stratum adds to the difference; signs are in the influences. */
  private double variance(Wave earlier, Wave later, Overlap overlap, Optional<Double> together) {
    double population = Math.min(earlier.population(), later.population());
    if (population == Double.POSITIVE_INFINITY) {
      SampleStrata strata = earlier.clusters > 0 ? earlier.strata : later.strata;
      int stratum = earlier.clusters > 0 ? earlier.stratum : later.stratum;
      return strata.spread(
          stratum,
          (double) (earlier.clusters + later.clusters - overlap.clusters),
          earlier.sum + later.sum,
          earlier.squares + later.squares + 2 * overlap.product);
    }
    double known = overlap.clusters - earlier.clusters * (later.clusters / population);
    // Of anonymous respondents more may have answered twice, which makes the error smaller.
    double shared = followed ? known : Math.max(0, known);
    double deviations = earlier.deviation() * later.deviation();
    // Answers of the two waves go together, so that influences of opposite sign do not.
    double correlation =
        overlap.comoments().correlation().or(() -> together).orElse(shared < 0 ? -1.0 : 0.0);
    double apart = earlier.variance() + later.variance();
    double variance = apart + 2 * shared * correlation * deviations;
    return variance > ROUNDING * apart ? variance : 0;
  }

  /**
   * The number of clusters in both waves.
   *
   * @return zero or more
   */
  public long commonClusters() {
    return common.values().stream().mapToLong(CommonTally::clusters).sum();
  }

  @Override
  public String toString() {
    return Arrays.asList(before.clusters(), after.clusters()) + " clusters in two waves";
  }
}
