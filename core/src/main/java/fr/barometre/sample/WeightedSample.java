package fr.barometre.sample;

import fr.barometre.api.Label;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Interval;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.CellWeights;
import fr.barometre.calibration.Explained;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellMoments;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.Crossing;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.Precision;
import fr.barometre.weighting.WeightingDiagnostics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sample under a weighting, and its estimates.
 *
 * <p>A share is the ratio of two weighted sums over the cells of a domain, what counts over the
 * base. Its variance is that of the linearised (Taylor) influences of the collectivités, less what
 * the weighting's variables explain of them; both are sums over the moments of cells.
 *
 * <p>Example: 10 communes inside an OPSN, 8 of which say yes, and 5 outside, 1 of which does; each
 * of the first stands for 4 communes and each of the second for 8. The share of yes is (8 · 4 + 1 ·
 * 8) / (10 · 4 + 5 · 8) = 0.5, where 9 of 15 or 0.6 of the respondents say so.
 */
public final class WeightedSample {

  /**
   * A proportion may lie outside [0, 1] by this much through rounding; further outside, negative
   * weights are the reason.
   */
  private static final double BEYOND = 1e-9;

  /** A variance below this share of that of a simple random sample is zero, up to rounding. */
  private static final double NO_VARIANCE = 1e-13;

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final CubeSample sample;
  private final CellWeights weights;
  private volatile @Nullable List<Explained.Form> forms;
  private volatile @Nullable Support latest;

  WeightedSample(CubeSample sample, CellWeights weights) {
    this.sample = sample;
    this.weights = weights;
  }

  /** The sums that an estimate is computed from, over the cells of its domain. */
  private final class Support {
    private final int variable;
    private final Domain domain;
    private final int[] cells;
    private long units;
    private long clusters;
    private double base;
    private double count;
    private double squares;
    private double countSquares;
    private double largest;
    private double asked;
    private double silent;

    /** For each stratum, whether somebody in it is in the base. */
    private final boolean[] strata;

    Support(int variable, Domain domain) {
      this.variable = variable;
      this.domain = domain;
      this.cells = sample.cells(domain);
      this.strata = new boolean[sample.strata().size()];
      CellColumns columns = sample.columns(domain.trait(), variable);
      CellBases bases = columns.bases();
      for (int k : cells) {
        double factor = weights.factor(k);
        if (factor != 0) {
          units += bases.units(k);
          clusters += bases.clusters(k);
          strata[sample.strata().of(k)] |= bases.clusters(k) > 0;
          base += factor * bases.base(k);
          count += factor * columns.count(k);
          squares += factor * factor * bases.squares(k);
          countSquares += factor * columns.countSquares(k);
          largest = Math.max(largest, factor * bases.largest(k));
          asked += factor * bases.asked(k);
          silent += factor * bases.silent(k);
        }
      }
    }

    double effectiveBase() {
      return squares > 0 ? base * base / squares : 0;
    }

    /** Clusters less strata, of those in the base. */
    long degreesOfFreedom() {
      long used = 0;
      for (boolean stratum : strata) {
        used += stratum ? 1 : 0;
      }
      return Math.max(0, clusters - used);
    }

    /**
     * Whether everyone whom the base is about answered: nothing is left to chance. Everyone of
     * their strata, or of the domain itself, such as the members of an association.
     */
    boolean isCensus() {
      boolean census = clusters > 0;
      for (int h = 0; h < strata.length; h++) {
        census &= !strata[h] || sample.strata().open(h) == 0;
      }
      return census || (isUniform(domain) && sample.isCensus(domain));
    }

    double kish() {
      return squares > 0 ? Math.max(1, units * squares / (base * base)) : 1;
    }
  }

  /**
   * The Hájek proportion, of numbers their mean as a place in their range, \(\hat p = \sum w y /
   * \sum w b\), linearised: a cluster's influence is \((u - \hat p v)/\sum v\), less what the
   * weighting variables explain of it.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about
   * @return the figure; empty when the base is, and when negative weights, which a linear
   *     calibration may give, leave no proportion
   */
  public Optional<Linearized> proportion(int variable, Domain domain) {
    return proportion(variable, domain, support(variable, domain));
  }

  private Optional<Linearized> proportion(int variable, Domain domain, Support support) {
    CellColumns columns = sample.columns(domain.trait(), variable);
    int[] cells = support.cells;
    double base = support.base;
    double ratio = support.count / base;
    if (!(base > 0) || ratio < -BEYOND || ratio > 1 + BEYOND) {
      return Optional.empty();
    }
    double p = Math.max(0, Math.min(1, ratio));
    double[] coefficients =
        weights
            .explained()
            .coefficients(
                cells,
                k -> weights.factor(k) == 0 ? 0 : columns.moments().linear(k, 1, -p, 0) / base);
    Linearized.Term term = new Linearized.Term(this, 1, cells, p, base, coefficients);
    return Optional.of(new Linearized(sample, variable, domain.trait(), p, List.of(term)));
  }

  /**
   * The variance of a single influence, stratum by stratum: the cells outside its domain enter by
   * their fit alone.
   */
  double variance(Linearized.Term term, CellColumns columns) {
    double[] coefficients = term.coefficients();
    Explained explained = weights.explained();
    SampleStrata strata = sample.strata();
    double[] fits = new double[strata.size()];
    double[] sums = new double[strata.size()];
    double[] squares = new double[strata.size()];
    List<Explained.Form> known = forms();
    for (int h = 0; h < fits.length; h++) {
      fits[h] = known.get(h).quadratic(coefficients);
      sums[h] = -term.sign() * known.get(h).linear(coefficients);
    }
    double[] elsewhere = fits.clone();
    CellMoments moments = columns.moments();
    CellBases bases = columns.bases();
    for (int k : term.cells()) {
      double factor = weights.factor(k);
      if (factor != 0) {
        int h = strata.of(k);
        double a = factor * term.a();
        double b = factor * term.b();
        double c = -factor * term.sign() * explained.fitted(coefficients, k);
        sums[h] += moments.linear(k, a, b, 0);
        squares[h] += moments.squares(k, a, b, c);
        elsewhere[h] -= c * c * bases.sizeSquares(k);
      }
    }
    for (int h = 0; h < fits.length; h++) {
      // What is left after near cancellation is rounding: the domain has all the fitted cells.
      squares[h] += elsewhere[h] > ROUNDING * fits[h] ? elsewhere[h] : 0;
    }
    return strata.variance(sums, squares);
  }

  /** For each stratum, sums of fitted values over its cells, under the final weights. */
  private List<Explained.Form> forms() {
    List<Explained.Form> known = forms;
    if (known == null) {
      known = weights.explained() == Explained.NOTHING ? noForms() : madeForms();
      forms = known;
    }
    return known;
  }

  private List<Explained.Form> noForms() {
    return Collections.nCopies(
        sample.strata().size(), Explained.NOTHING.form(new double[0], new double[0]));
  }

  private List<Explained.Form> madeForms() {
    CellColumns columns = sample.columns(Optional.empty(), 0);
    SampleStrata strata = sample.strata();
    double[][] squares = new double[strata.size()][columns.length()];
    double[][] sizes = new double[strata.size()][columns.length()];
    for (int k = 0; k < columns.length(); k++) {
      int h = strata.of(k);
      double factor = weights.factor(k);
      squares[h][k] = factor * factor * columns.bases().sizeSquares(k);
      sizes[h][k] = factor * columns.bases().size(k);
    }
    List<Explained.Form> made = new ArrayList<>();
    for (int h = 0; h < strata.size(); h++) {
      made.add(weights.explained().form(squares[h], sizes[h]));
    }
    return made;
  }

  /**
   * The factor of each cell, in the order of the sample's cells.
   *
   * @return zero for an excluded cell
   */
  public double[] factors() {
    return IntStream.range(0, sample.keys().size()).mapToDouble(weights::factor).toArray();
  }

  CellWeights weights() {
    return weights;
  }

  /**
   * The proportion with its standard error, interval, bases and design effect; if the variable is a
   * number, its mean likewise, in its unit, with Student's interval.
   *
   * <p>Its status is POINT_ONLY where no degree of freedom is left, as on a single cluster;
   * NOT_ESTIMABLE on none, and where negative weights leave no proportion.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about
   * @param method how to build the interval
   * @param level confidence level, in (0, 1)
   * @return the estimate
   */
  public Estimate estimate(int variable, Domain domain, IntervalMethod method, double level) {
    Support support = support(variable, domain);
    long degrees = support.degreesOfFreedom();
    FigureUnit unit = sample.unit(variable);
    Estimate.Builder builder = withoutFigure(support, unit);
    Optional<Linearized> figure = proportion(variable, domain, support);
    if (figure.isEmpty()) {
      return builder.status(EstimateStatus.NOT_ESTIMABLE).build();
    }
    double p = figure.get().value();
    if (degrees == 0) {
      return builder.status(EstimateStatus.POINT_ONLY).value(unit.value(p)).build();
    }
    double simple = simpleVariance(support, p);
    boolean everyone = support.isCensus();
    double variance = everyone && isUniform(domain) ? 0 : figure.get().variance();
    // Unequal factors of a weighting depend on who answered elsewhere: they are left to chance.
    boolean isCensus = everyone && variance <= NO_VARIANCE * simple;
    if (variance <= NO_VARIANCE * simple && simple > ROUNDING && !isCensus) {
      // Answers differ, but not where some did not answer: nothing tells how precise that is.
      return builder.status(EstimateStatus.POINT_ONLY).value(unit.value(p)).build();
    }
    Precision precision =
        new Precision(
            p, variance, support.units, support.clusters, degrees, support.effectiveBase());
    if (simple > 0) {
      builder.designEffect(variance / simple);
    }
    return builder
        .status(EstimateStatus.ESTIMATED)
        .value(unit.value(p))
        .standardError(unit.difference(Math.sqrt(variance)))
        .interval(
            isCensus
                ? new Interval(unit.value(p), unit.value(p), level, "CENSUS")
                : unit.interval(method, precision, level))
        .build();
  }

  /**
   * The exact interval of a figure of the whole that is 0 or 1, as a place; of a census, or of a
   * figure without variance between them, the figure.
   */
  Interval exact(double place, double level) {
    Support support = support(0, Domain.all());
    return support.isCensus()
        ? new Interval(place, place, level, "CENSUS")
        : IntervalMethod.KORN_GRAUBARD.interval(
            new Precision(
                place,
                0,
                support.units,
                support.clusters,
                Math.max(1, support.degreesOfFreedom()),
                support.effectiveBase()),
            level);
  }

  /** Whether everyone answered of the strata that a figure is about, whatever their weights. */
  boolean isCensus(Domain domain) {
    return support(0, domain).isCensus();
  }

  /**
   * Whether the weighting has nothing to tell apart in a domain.
   *
   * @param domain cells of one group of the weighting
   * @return true if all its cells have the same factor, above zero
   */
  public boolean isUniform(Domain domain) {
    int[] cells = sample.cells(domain);
    for (int k : cells) {
      if (weights.factor(k) == 0 || weights.factor(k) != weights.factor(cells[0])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The estimate of a domain within one group of a post-stratification: what it is unweighted,
   * since its influences add up to nothing for the fit to explain; but for the design effect, since
   * a simple random sample would be of another part of the frame.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about; see {@link #isUniform}
   * @param unweighted its estimate without weighting
   * @return the estimate
   */
  public Estimate rescaled(int variable, Domain domain, Estimate unweighted) {
    if (unweighted.status() != EstimateStatus.ESTIMATED) {
      return unweighted;
    }
    Support support = support(variable, domain);
    FigureUnit unit = sample.unit(variable);
    double standardError = unweighted.standardError().orElseThrow();
    double variance = Math.pow(standardError / unit.difference(1), 2);
    double simple = simpleVariance(support, unit.place(unweighted.value().orElseThrow()));
    Estimate.Builder builder = withoutFigure(support, unit);
    if (simple > 0) {
      builder.designEffect(variance / simple);
    }
    return builder
        .status(EstimateStatus.ESTIMATED)
        .value(unweighted.value().orElseThrow())
        .standardError(standardError)
        .interval(unweighted.interval().orElseThrow())
        .build();
  }

  /**
   * An estimate without a figure: the unit and the bases, to which a status is still to be given.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about
   * @return the builder
   */
  public Estimate.Builder withoutFigure(int variable, Domain domain) {
    return withoutFigure(support(variable, domain), sample.unit(variable));
  }

  private static Estimate.Builder withoutFigure(Support support, FigureUnit unit) {
    Estimate.Builder builder = Estimate.builder();
    unit.label().ifPresent(label -> builder.unit(label).range(unit.bounds(0, 1)));
    return builder
        .base(support.units)
        .clusters(support.clusters)
        .degreesOfFreedom(support.degreesOfFreedom())
        .effectiveBase(support.effectiveBase())
        .kishDesignEffect(support.kish());
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

  /** Answers in the base, and the degrees of freedom of its design. */
  long units(Domain domain) {
    return support(0, domain).units;
  }

  /**
   * The collectivités with an answer in the base.
   *
   * @param domain what the base is
   * @return how many
   */
  public long clusters(Domain domain) {
    return support(0, domain).clusters;
  }

  long degreesOfFreedom(Domain domain) {
    return support(0, domain).degreesOfFreedom();
  }

  private Support support(int variable, Domain domain) {
    Support known = latest;
    if (known == null || known.variable != variable || known.domain != domain) {
      known = new Support(variable, domain);
      latest = known;
    }
    return known;
  }

  /**
   * How many collectivités of the frame a weight of one stands for, in a cell.
   *
   * @param cell position of the cell
   * @return zero for a cell that is left out
   */
  public double factor(int cell) {
    return weights.factor(cell) * weights.scale();
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
   * Whether enough collectivités have an answer in the base and some weight.
   *
   * @param domain what it is about
   * @param enough how many are
   * @return true if there are as many or more
   */
  public boolean hasBaseClusters(Domain domain, long enough) {
    return baseClusters(domain) >= enough;
  }

  /**
   * How many collectivités have an answer in the base and some weight.
   *
   * @param domain what it is about
   * @return zero or more
   */
  public long baseClusters(Domain domain) {
    CellBases bases = sample.columns(domain.trait(), 0).bases();
    long found = 0;
    for (int k : sample.cells(domain)) {
      found += weights.factor(k) != 0 ? bases.clusters(k) : 0;
    }
    return found;
  }

  /**
   * The collectivités whose weight is below zero, as linear calibration may make it.
   *
   * @return how many
   */
  public long negativeClusters() {
    List<CellTally> cells = sample.parts(Optional.empty());
    return IntStream.range(0, cells.size())
        .filter(k -> weights.factor(k) < 0)
        .mapToLong(k -> cells.get(k).clusters())
        .sum();
  }

  /**
   * The crossed levels that at least one collectivité of the frame represents with some weight.
   *
   * @param dimensions dimensions of the sample's cells
   * @return the levels, in the order of the dimensions
   */
  public Set<List<Level>> covered(List<Dimension> dimensions) {
    Crossing crossing = sample.crossing(dimensions);
    boolean[] found = new boolean[crossing.groups()];
    for (int k = 0; k < sample.keys().size(); k++) {
      found[crossing.of(k)] |= weights.factor(k) != 0 && sample.keys().get(k).inFrame();
    }
    Set<List<Level>> covered = new HashSet<>();
    for (int group = 0; group < found.length; group++) {
      if (found[group]) {
        covered.add(crossing.levels(group));
      }
    }
    return covered;
  }

  /**
   * The weights of the collectivités of the frame, added up by crossed levels.
   *
   * @param dimensions dimensions of the sample's cells
   * @return the sums, of the levels that respondents have
   */
  public Map<List<Level>, Double> weightsByLevels(List<Dimension> dimensions) {
    Crossing crossing = sample.crossing(dimensions);
    List<CellTally> cells = sample.parts(Optional.empty());
    Map<List<Level>, Double> sums = new HashMap<>();
    for (int k = 0; k < cells.size(); k++) {
      if (sample.keys().get(k).inFrame()) {
        sums.merge(
            crossing.levels(crossing.of(k)), weights.factor(k) * cells.get(k).size(), Double::sum);
      }
    }
    return sums;
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
    Support support = support(0, domain);
    return support.asked > 0 ? support.silent / support.asked : 0;
  }

  /**
   * A sentence on the weighting.
   *
   * @return the name of the weighting; if it joins levels, with those joined and left out
   */
  public Label weighting() {
    return weights.label();
  }

  /**
   * Measures of the change to the weights; the design effect is that of the weights of
   * collectivités.
   *
   * @return the diagnostics, or empty without weighting
   */
  public Optional<WeightingDiagnostics> diagnostics() {
    return weights.diagnostics().map(found -> found.withKishDesignEffect(kish()));
  }

  private double kish() {
    CellBases bases = sample.columns(Optional.empty(), 0).bases();
    List<CellTally> cells = sample.parts(Optional.empty());
    long n = 0;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < cells.size(); k++) {
      double factor = weights.factor(k);
      n += factor == 0 ? 0 : cells.get(k).clusters();
      sum += factor * bases.size(k);
      squares += factor * factor * bases.sizeSquares(k);
    }
    return squares > 0 ? Math.max(1, n * squares / (sum * sum)) : 1;
  }

  /**
   * The cells whose factors are farthest from the mean factor: those that limit how tight bounds
   * can be.
   *
   * @return the cells, the farthest first; none without weighting
   */
  public List<CellKey> extremeCells() {
    return diagnostics().map(WeightingDiagnostics::extremes).orElse(List.of()).stream()
        .map(sample.keys()::get)
        .toList();
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
