package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.weighting.Distance;
import fr.barometre.weighting.WeightingDiagnostics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A sample given by plain columns, one value a unit: weights, strata, clusters, population sizes.
 *
 * <p>Variances are those of the ultimate cluster: \[ \widehat{Var}(\hat\theta) = \sum_h
 * \left(1-\frac{n_h}{N_h}\right) \frac{n_h}{n_h-1} \sum_{c \in h} (z_c - \bar z_h)^2 \] where
 * \(z_c\) is the sum over cluster c of the weighted linearised variable, \(n_h\) the number of
 * clusters sampled in stratum h and \(N_h\) their number in the population; {@link #withNextStage}
 * adds what is drawn within clusters. Reference: Särndal, Swensson and Wretman, <em>Model Assisted
 * Survey Sampling</em> (1992), ch. 4 and 5. Immutable: each {@code with…} method returns another
 * design.
 */
public final class SurveyDesign {

  private final UnitWeights weights;
  private final Sampling sampling;
  private final boolean[] members;

  private SurveyDesign(UnitWeights weights, Sampling sampling, boolean[] members) {
    this.weights = weights;
    this.sampling = sampling;
    this.members = members;
  }

  /**
   * A design of independent units with given weights.
   *
   * @param weights one weight a unit, finite and above zero; at least one unit
   * @return the design: one stratum, each unit a cluster, an infinite population
   */
  public static SurveyDesign of(double... weights) {
    UnitWeights units = UnitWeights.of(weights);
    boolean[] members = new boolean[units.units()];
    Arrays.fill(members, true);
    return new SurveyDesign(units, Sampling.independent(members.length), members);
  }

  /**
   * A design of units that all weigh the same.
   *
   * @param units number of units, one or more
   * @return the design
   */
  public static SurveyDesign ofUnits(int units) {
    double[] weights = new double[Math.max(0, units)];
    Arrays.fill(weights, 1);
    return of(weights);
  }

  /**
   * The design with strata. Population sizes, if any, must be given again.
   *
   * @param stratum the stratum of each unit
   * @return the copy
   * @throws IllegalArgumentException if a cluster is in two strata
   * @throws IllegalStateException if there is a next stage, which comes after strata
   */
  public SurveyDesign withStrata(String... stratum) {
    Grouping groups = Grouping.of("strata", stratum, members.length);
    return new SurveyDesign(weights, sampling.withStrata(groups), members);
  }

  /**
   * The design with clusters.
   *
   * @param cluster the cluster of each unit
   * @return the copy
   * @throws IllegalArgumentException if a cluster is in two strata
   * @throws IllegalStateException if there is a next stage, which comes after clusters
   */
  public SurveyDesign withClusters(String... cluster) {
    Grouping groups = Grouping.of("clusters", cluster, members.length);
    return new SurveyDesign(weights, sampling.withClusters(groups), members);
  }

  /**
   * The design with a finite population correction.
   *
   * @param clustersInPopulation for each unit, the number of clusters in the population of its
   *     stratum; or one number for all
   * @return the copy
   * @throws IllegalArgumentException if a stratum has two sizes, or fewer clusters than the sample
   */
  public SurveyDesign withPopulationSizes(double... clustersInPopulation) {
    double[] given = clustersInPopulation.clone();
    if (given.length == 1) {
      given = new double[members.length];
      Arrays.fill(given, clustersInPopulation[0]);
    }
    return new SurveyDesign(weights, sampling.withPopulationSizes(given), members);
  }

  /**
   * The design with one more stage: units drawn within the clusters, or within what the stage
   * before drew in these, without replacement. It adds to variances what they vary by within, times
   * the fractions sampled at the stages before; nothing where the population is infinite. R's
   * {@code svydesign(ids = ~a + b, fpc = ~m + n)}.
   *
   * @param drawn for each unit, what it is in that was drawn at this stage; names need not differ
   *     between clusters. A unit itself has a name of its own
   * @param inPopulation for each unit, how many of these its cluster has in the population
   * @return the copy
   * @throws IllegalArgumentException if a cluster has two sizes, or fewer units than were drawn
   */
  public SurveyDesign withNextStage(String[] drawn, double[] inPopulation) {
    return new SurveyDesign(weights, sampling.withNextStage(drawn, inPopulation), members);
  }

  /**
   * The same where units were drawn within strata of the clusters; R's {@code svydesign(ids = ~a +
   * b, strata = ~g + h, fpc = ~m + n)}.
   *
   * @param strata for each unit, the stratum of its cluster; names need not differ between clusters
   * @param drawn for each unit, what it is in that was drawn at this stage
   * @param inPopulation for each unit, how many of these its stratum of the cluster has
   * @return the copy
   * @throws IllegalArgumentException if a stratum has two sizes, or fewer units than were drawn, or
   *     what was drawn is in two
   */
  public SurveyDesign withNextStage(String[] strata, String[] drawn, double[] inPopulation) {
    return new SurveyDesign(weights, sampling.withNextStage(strata, drawn, inPopulation), members);
  }

  /**
   * The design with another treatment of strata of one cluster.
   *
   * @param treatment what such a stratum adds to a variance
   * @return the copy
   */
  public SurveyDesign withLonelyStrata(LonelyStratum treatment) {
    return new SurveyDesign(
        weights, sampling.withLonelyStrata(requireNonNull(treatment, "treatment")), members);
  }

  /**
   * The design post-stratified: weights within each category are scaled to its population total,
   * and variances keep only what differs from the category's mean. R's {@code postStratify}.
   *
   * @param category the category of each unit
   * @param totals population total of each category, above zero
   * @return the copy
   * @throws IllegalArgumentException if a category has no total, or a total no unit
   */
  public SurveyDesign postStratified(String[] category, Map<String, Double> totals) {
    return new SurveyDesign(weights.postStratified(category, totals), sampling, members);
  }

  /**
   * The design raked to several margins; R's {@code rake}, run until the margins are met to 1e-12.
   *
   * <p>As in R's {@code rake}, the linearised variable is fitted to the margins by least squares
   * that do not weight the units; {@link #calibrated} with {@link Distance#raking()} gives the same
   * weights, and weights the fit by the weights before, as R's {@code calibrate} does. The two
   * agree when the weights before are equal.
   *
   * @param margins the margins, at least one
   * @return the copy
   * @throws IllegalArgumentException if a margin has other categories than the units, or the
   *     margins are not met, naming the farthest
   */
  public SurveyDesign raked(PopulationMargin... margins) {
    return new SurveyDesign(weights.raked(margins), sampling, members);
  }

  /**
   * The design calibrated to known totals; R's {@code calibrate}.
   *
   * @param auxiliaries the variables and their totals
   * @param distance how far weights may go
   * @return the copy
   * @throws IllegalArgumentException if the totals cannot be met, naming the farthest, or a linear
   *     factor is not above zero
   */
  public SurveyDesign calibrated(Auxiliaries auxiliaries, Distance distance) {
    return new SurveyDesign(weights.calibrated(auxiliaries, distance), sampling, members);
  }

  /**
   * The design with weights cut to a range, what is cut being shared equally among the weights
   * inside, again and again until all are within; R's {@code trimWeights(strict = TRUE)}. How much
   * was moved is in {@link #trimming()}.
   *
   * @param lower smallest weight, zero or more
   * @param upper largest weight
   * @return the copy; the sum of the weights is the same
   * @throws IllegalArgumentException if the range does not have the mean weight inside
   */
  public SurveyDesign trimmed(double lower, double upper) {
    return new SurveyDesign(weights.trimmed(lower, upper), sampling, members);
  }

  /**
   * What the last weighting did to the weights, before any trimming.
   *
   * @return the diagnostics, or empty when there was none
   */
  public Optional<WeightingDiagnostics> diagnostics() {
    return weights.diagnostics();
  }

  /**
   * What the last trimming did to the weights.
   *
   * @return the diagnostics, or empty when there was none
   */
  public Optional<TrimmingDiagnostics> trimming() {
    return weights.trimming();
  }

  /**
   * The design for a domain: estimates are about its members, the others stay in the sample for the
   * variance.
   *
   * @param member for each unit, whether it is a member
   * @return the copy; a domain of a domain is their intersection
   */
  public SurveyDesign domain(boolean... member) {
    requireLength("domain members", member.length);
    boolean[] both = new boolean[member.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = member[i] && members[i];
    }
    return new SurveyDesign(weights, sampling, both);
  }

  /**
   * The domains that cross some columns, to estimate each; R's {@code svyby}.
   *
   * @param columns columns with one value a unit, at least one
   * @return a design for each combination of values that has units, sorted
   */
  public SortedMap<List<String>, SurveyDesign> by(String[]... columns) {
    SortedMap<List<String>, boolean[]> found =
        new TreeMap<>(Comparator.comparing((List<String> key) -> String.join("\u0000", key)));
    Arrays.stream(columns).forEach(column -> requireLength("categories", column.length));
    for (int i = 0; i < members.length; i++) {
      if (members[i]) {
        int unit = i;
        List<String> key = Arrays.stream(columns).map(column -> column[unit]).toList();
        found.computeIfAbsent(key, k -> new boolean[members.length])[i] = true;
      }
    }
    SortedMap<List<String>, SurveyDesign> domains = new TreeMap<>(found.comparator());
    found.forEach((key, in) -> domains.put(key, domain(in)));
    return domains;
  }

  /**
   * The weighted mean \(\sum w y / \sum w\).
   *
   * @param y one finite value a unit
   * @return the estimate
   */
  public SurveyEstimate mean(double... y) {
    requireFinite("values", y);
    double[] ones = new double[members.length];
    Arrays.fill(ones, 1);
    return ratio(y, ones).ofMean(y);
  }

  /**
   * The weighted proportion of units for which something holds.
   *
   * @param holds one truth a unit
   * @return the estimate
   */
  public SurveyEstimate proportion(boolean... holds) {
    requireLength("truths", holds.length);
    double[] y = new double[holds.length];
    Arrays.setAll(y, i -> holds[i] ? 1 : 0);
    return mean(y);
  }

  /**
   * The weighted total \(\sum w y\).
   *
   * @param y one finite value a unit
   * @return the estimate
   */
  public SurveyEstimate total(double... y) {
    requireFinite("values", y);
    double[] influence = new double[y.length];
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      influence[i] = members[i] ? weights.of(i) * y[i] : 0;
      total += influence[i];
    }
    return new SurveyEstimate(this, total, influence).ofTotal(y);
  }

  /**
   * The ratio of two weighted totals \(R = \sum w y / \sum w x\), linearised by \((y - R x) / \sum
   * w x\).
   *
   * @param numerator y, one finite value a unit
   * @param denominator x, one finite value a unit, of total other than zero
   * @return the estimate
   */
  public SurveyEstimate ratio(double[] numerator, double[] denominator) {
    requireFinite("numerators", numerator);
    requireFinite("denominators", denominator);
    double above = 0;
    double below = 0;
    for (int i = 0; i < members.length; i++) {
      if (members[i]) {
        above += weights.of(i) * numerator[i];
        below += weights.of(i) * denominator[i];
      }
    }
    if (below == 0) {
      throw new IllegalArgumentException(
          "the denominator adds up to 0 over the domain; expected another total");
    }
    double ratio = above / below;
    double[] influence = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      influence[i] =
          members[i] ? weights.of(i) * (numerator[i] - ratio * denominator[i]) / below : 0;
    }
    return new SurveyEstimate(this, ratio, influence);
  }

  /**
   * A quantile, with Woodruff's interval: R's {@code svyquantile(qrule = "math", interval.type =
   * "mean")}, the default.
   *
   * @param y one finite value a unit
   * @param probability in (0, 1): 0.5 for the median
   * @param level confidence level, in (0, 1)
   * @return the smallest value whose weighted share of values no larger reaches the probability
   */
  public QuantileEstimate quantile(double[] y, double probability, double level) {
    requireFinite("values", y);
    return QuantileEstimate.of(this, y, probability, level);
  }

  /** The covariance of two figures given by their weighted influences. */
  double covariance(double[] left, double[] right) {
    double[] x = weights.residuals(left);
    return sampling.covariance(x, left == right ? x : weights.residuals(right));
  }

  /**
   * Degrees of freedom: clusters minus strata, among the members of the domain.
   *
   * @return zero or more
   */
  public long degreesOfFreedom() {
    return sampling.degreesOfFreedom(members);
  }

  /** Clusters minus strata of the whole sample. */
  long designDegreesOfFreedom() {
    return sampling.degreesOfFreedom();
  }

  /**
   * Number of units in the domain.
   *
   * @return zero or more
   */
  public int units() {
    return (int) IntStream.range(0, members.length).filter(i -> members[i]).count();
  }

  /**
   * Kish's effective size of the domain, (Σw)² / Σw².
   *
   * @return between zero and {@link #units()}
   */
  public double effectiveSize() {
    return weights.effectiveSize(members);
  }

  /**
   * Kish's design effect of unequal weights in the domain, n Σw² / (Σw)².
   *
   * @return one or more; one when the domain is empty
   */
  public double kishDesignEffect() {
    double effective = effectiveSize();
    return effective > 0 ? Math.max(1, units() / effective) : 1;
  }

  /** The estimated size of the domain: Σ w. */
  double size() {
    return Arrays.stream(memberWeights()).sum();
  }

  /** The weighted variance of a variable in the domain, s² with divisor n − 1 in place of n. */
  double spread(double[] y) {
    return weights.spread(y, members);
  }

  /**
   * The weights.
   *
   * @return a copy, one value a unit
   */
  public double[] weights() {
    return weights.all();
  }

  /** Whether figures of two designs come from the same sample with the same weights. */
  boolean comparable(SurveyDesign other) {
    return weights == other.weights && sampling == other.sampling;
  }

  /** The weights of the members; zero for the others. */
  double[] memberWeights() {
    return weights.among(members);
  }

  private void requireFinite(String what, double[] values) {
    requireLength(what, values.length);
    for (int i = 0; i < values.length; i++) {
      if (members[i] && !Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what + ": unit " + i + " has " + values[i] + "; expected a finite number");
      }
    }
  }

  private void requireLength(String what, int length) {
    if (length != members.length) {
      throw new IllegalArgumentException(
          length + " " + what + " for " + members.length + " units; expected one a unit");
    }
  }

  @Override
  public String toString() {
    return units() + " units, " + sampling + ", weights adding up to " + size();
  }
}
