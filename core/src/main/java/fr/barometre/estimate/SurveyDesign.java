package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.ReplicateScales;
import fr.barometre.inference.Student;
import fr.barometre.weighting.Distance;
import fr.barometre.weighting.WeightingDiagnostics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A sample given by plain columns, one value a unit: weights, strata, clusters, population sizes.
 *
 * <p>Variances are those of the ultimate cluster: \[ \widehat{Var}(\hat\theta) = \sum_h
 * \left(1-\frac{n_h}{N_h}\right) \frac{n_h}{n_h-1} \sum_{c \in h} (z_c - \bar z_h)^2 \] where
 * \(z_c\) is the sum over cluster c of the weighted linearised variable, \(n_h\) the number of
 * clusters sampled in stratum h and \(N_h\) their number in the population; {@link #withNextStage}
 * adds what is drawn within clusters. {@link #replicated} takes variances from replicates of the
 * weights instead. Reference: Särndal, Swensson and Wretman, <em>Model Assisted Survey
 * Sampling</em> (1992), ch. 4 and 5. Immutable: each {@code with…} method returns another design.
 */
public final class SurveyDesign {

  private final UnitWeights weights;
  private final Sampling sampling;

  /** The units of the domain, in order. */
  private final int[] members;

  private final int missing;

  /** Replicates of the weights that give variances; empty where these are linearised. */
  private final Optional<ReplicateWeights> replicates;

  /** The rank of the members' replicate weights less one, once it was asked for; -1 until then. */
  private volatile long rankOfMembers = -1;

  /** The design before a calibration that is not linear, if there was one: its degrees are kept. */
  private final Optional<SurveyDesign> uncalibrated;

  private SurveyDesign(
      UnitWeights weights,
      Sampling sampling,
      int[] members,
      int missing,
      Optional<ReplicateWeights> replicates) {
    this(weights, sampling, members, missing, replicates, Optional.empty());
  }

  private SurveyDesign(
      UnitWeights weights,
      Sampling sampling,
      int[] members,
      int missing,
      Optional<ReplicateWeights> replicates,
      Optional<SurveyDesign> uncalibrated) {
    this.weights = weights;
    this.sampling = sampling;
    this.members = members;
    this.missing = missing;
    this.replicates = replicates;
    this.uncalibrated = uncalibrated;
  }

  private static SurveyDesign of(UnitWeights units) {
    return new SurveyDesign(
        units, Sampling.independent(units.units()), units.everyone(), 0, Optional.empty());
  }

  /**
   * A design of independent units with given weights.
   *
   * @param weights one weight a unit: 0, or from 1e-100 to 1e100, so that its square is a number;
   *     one unit at least has another than 0. A unit of weight 0 belongs to no domain and is not
   *     one of {@link #units()}, but its cluster stays in the sample, as in R
   * @return the design: one stratum, each unit a cluster, an infinite population
   */
  public static SurveyDesign of(double... weights) {
    return of(UnitWeights.of(weights));
  }

  /**
   * A design of units whose weights are not given. They follow from the sizes of the population
   * once these are known: each unit weighs the inverse of its probability of being drawn, the
   * product over the stages of population over sample, as in R's {@code svydesign(ids = ~1, fpc =
   * ~N)}. Until then all weigh 1.
   *
   * @param units number of units, one or more
   * @return the design
   */
  public static SurveyDesign ofUnits(int units) {
    return of(UnitWeights.following(units));
  }

  /**
   * A design whose replicate weights somebody else made; R's {@code svrepdesign}. Variances of all
   * figures are over the replicates, on degrees of freedom that are the rank of their weights less
   * one.
   *
   * @param weights one weight a unit, as of {@link #of(double...)}
   * @param replicates columns of weights, one a replicate, each with one a unit: the whole weight
   *     in the replicate, 0 for a unit that it leaves out. Factors of the weights are multiplied by
   *     these before
   * @param scales how a variance follows
   * @return the design
   * @throws IllegalArgumentException if numbers of columns and scales differ, or a column has
   *     another length, a weight that is no finite number, or none but 0
   */
  public static SurveyDesign ofReplicates(
      double[] weights, double[][] replicates, ReplicateScales scales) {
    requireNonNull(replicates, "replicates");
    requireNonNull(scales, "scales");
    SurveyDesign design = of(weights);
    return design.with(ReplicateWeights.of(design.weights.units(), replicates, scales));
  }

  private SurveyDesign with(Sampling drawn) {
    if (replicates.isPresent()) {
      throw new IllegalStateException(
          "replicate weights were made of the strata, clusters and population sizes before;"
              + " expected these before replicated(...)");
    }
    return new SurveyDesign(weights.under(drawn), drawn, members, missing, replicates);
  }

  private SurveyDesign with(ReplicateWeights made) {
    return new SurveyDesign(weights, sampling, members, missing, Optional.of(made));
  }

  private SurveyDesign weighted(BiFunction<UnitWeights, int[], UnitWeights> weighting) {
    return weighted(weighting, Optional.empty());
  }

  private SurveyDesign weighted(
      BiFunction<UnitWeights, int[], UnitWeights> weighting, Optional<SurveyDesign> before) {
    return new SurveyDesign(
        weighting.apply(weights, members),
        sampling,
        members,
        missing,
        replicates.map(all -> all.weighted(w -> weighting.apply(w, w.weighing(members)))),
        before);
  }

  /**
   * The design with replicate weights: all its figures, regressions too, then have their variance
   * from how they vary over the replicates, and {@link #statistic} gives that of any other; R's
   * {@code as.svrepdesign}. Degrees of freedom are the rank of the replicates' weights less one.
   *
   * <p>Strata, clusters and population sizes come before, weightings after: each replicate is
   * weighted by itself, so that variances know of the weighting. Replicates leave out clusters of
   * the first stage.
   *
   * <ul>
   *   <li>Population sizes: the jackknife and the bootstrap take account of them, BRR refuses them.
   *   <li>Strata that were drawn completely, and single clusters under {@link
   *       LonelyStratum#CERTAINTY}, are in each replicate as they are. Under {@link
   *       LonelyStratum#CENTERED} a single cluster is left out by JKn as R's {@code
   *       survey.lonely.psu = "adjust"} does, and refused by the others.
   * </ul>
   *
   * @param method how replicates are made
   * @return the copy
   * @throws IllegalArgumentException if the design does not fit the method: strata for JK1, other
   *     than two clusters in a stratum for BRR, a single cluster in a stratum, a second stage
   *     within a finite population
   * @throws IllegalStateException if there are replicates, a weighting or a trimming already
   */
  public SurveyDesign replicated(ReplicateMethod method) {
    requireNonNull(method, "method");
    if (replicates.isPresent() || !weights.isAsGiven()) {
      throw new IllegalStateException(
          replicates.isPresent()
              ? "the design has replicate weights already; expected a design without"
              : "the weights were adjusted already, and replicates would not be; expected"
                  + " replicated(...) before any weighting, and weights trimmed before"
                  + " SurveyDesign.of(weights)");
    }
    return with(ReplicateWeights.of(sampling, weights, method));
  }

  /**
   * How variances follow from the replicate weights.
   *
   * @return the scales; empty without replicates
   */
  public Optional<ReplicateScales> replicateScales() {
    return replicates.map(ReplicateWeights::scales);
  }

  /**
   * The replicate weights, after any weighting.
   *
   * @return a copy, one column a replicate, each with one value a unit; none without replicates
   */
  public double[][] replicateWeights() {
    return replicates.stream()
        .flatMap(all -> all.columns().stream().map(UnitWeights::all))
        .toArray(double[][]::new);
  }

  /**
   * The weights and the replicate weights as a table to be used elsewhere: {@code
   * unit;weight;replicate1;…}, decimals with a point, as {@link
   * fr.barometre.api.result.FinalWeights#csv}. {@link SurveyTable} reads it.
   *
   * @param units a name for each unit
   * @return lines that end in a line feed, the first with the names of the columns
   */
  public String weightsCsv(String... units) {
    requireLength("names", requireNonNull(units, "names").length);
    double[][] columns = replicateWeights();
    StringBuilder csv = new StringBuilder("unit;weight");
    for (int r = 1; r <= columns.length; r++) {
      csv.append(";replicate").append(r);
    }
    for (int i = 0; i < units.length; i++) {
      String name = Grouping.named("names", units[i], i);
      boolean plain = name.chars().noneMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
      csv.append('\n').append(plain ? name : '"' + name.replace("\"", "\"\"") + '"');
      csv.append(';').append(weights.of(i));
      for (double[] column : columns) {
        csv.append(';').append(column[i]);
      }
    }
    return csv.append('\n').toString();
  }

  /**
   * The design with strata. Population sizes that were given are those of the strata.
   *
   * @param stratum the stratum of each unit
   * @return the copy
   * @throws IllegalArgumentException if a unit has none (nothing, or {@code NA}), a cluster is in
   *     two strata, or a stratum has two population sizes or more clusters than its population
   * @throws IllegalStateException if there is a next stage, which comes after strata
   */
  public SurveyDesign withStrata(String... stratum) {
    return with(
        sampling.withStrata(
            Grouping.of("strata", Grouping.complete("strata", stratum), weights.units())));
  }

  /**
   * The design with clusters.
   *
   * @param cluster the cluster of each unit
   * @return the copy
   * @throws IllegalArgumentException if a unit has none, a cluster is in two strata, where {@link
   *     #withClustersWithinStrata} may be meant, or a stratum has more clusters than its population
   * @throws IllegalStateException if there is a next stage, which comes after clusters
   */
  public SurveyDesign withClusters(String... cluster) {
    return with(
        sampling.withClusters(
            Grouping.of("clusters", Grouping.complete("clusters", cluster), weights.units())));
  }

  /**
   * The design with clusters that are numbered anew in each stratum: cluster 1 of one stratum is
   * another than cluster 1 of the next. R's {@code svydesign(nest = TRUE)}.
   *
   * @param cluster for each unit, its cluster among those of its stratum; strata are given before
   * @return the copy
   * @throws IllegalArgumentException if a stratum has more clusters than its population
   * @throws IllegalStateException if there is a next stage, which comes after clusters
   */
  public SurveyDesign withClustersWithinStrata(String... cluster) {
    return with(sampling.withClustersWithinStrata(Grouping.complete("clusters", cluster)));
  }

  /**
   * The design with a finite population correction; weights follow from it where none were given
   * ({@link #ofUnits}).
   *
   * @param clustersInPopulation for each unit, the number of clusters in the population of its
   *     stratum, infinite where it is not known; or one number for all. A fraction sampled is for
   *     {@link #withSamplingFractions}
   * @return the copy
   * @throws IllegalArgumentException if a stratum has two sizes, or fewer clusters than the sample
   */
  public SurveyDesign withPopulationSizes(double... clustersInPopulation) {
    return with(sampling.withPopulation(FinitePopulation.ofSizes(oneEach(clustersInPopulation))));
  }

  /**
   * The design with a finite population correction by the fraction of the clusters that was drawn;
   * the same as {@link #withPopulationSizes} with the number drawn over the fraction. R's {@code
   * fpc} where it is at most 1.
   *
   * @param fractionSampled for each unit, which part of the clusters of its stratum was drawn,
   *     above 0 and at most 1; or one number for all
   * @return the copy
   * @throws IllegalArgumentException if a stratum has two fractions, or one is not in (0, 1]
   */
  public SurveyDesign withSamplingFractions(double... fractionSampled) {
    return with(sampling.withPopulation(FinitePopulation.ofFractions(oneEach(fractionSampled))));
  }

  /** One number a unit, of one for each or one for all. */
  private double[] oneEach(double... given) {
    if (requireNonNull(given, "population sizes or fractions").length != 1) {
      return given;
    }
    double[] each = new double[weights.units()];
    Arrays.fill(each, given[0]);
    return each;
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
    return with(sampling.withNextStage(drawn, inPopulation));
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
    return with(sampling.withNextStage(strata, drawn, inPopulation));
  }

  /**
   * The design with another treatment of strata of one cluster.
   *
   * @param treatment what such a stratum adds to a variance
   * @return the copy
   */
  public SurveyDesign withLonelyStrata(LonelyStratum treatment) {
    return with(sampling.withLonelyStrata(requireNonNull(treatment, "treatment")));
  }

  /**
   * The design post-stratified: weights within each category are scaled to its population total,
   * and variances keep only what differs from the category's mean. R's {@code postStratify}.
   *
   * <p>Of a {@link #domain} the members are weighted and nobody else, here and in the other
   * weightings: the totals are those of the domain's population, as in R's {@code
   * postStratify(subset(d, x), …)}, and units outside weigh nothing from then on. A domain of what
   * was weighted as a whole is not weighted again.
   *
   * @param category the category of each unit
   * @param totals population total of each category, above zero
   * @return the copy
   * @throws IllegalArgumentException if a category has no total, or a total no unit, or more than
   *     the domain was weighted before
   */
  public SurveyDesign postStratified(String[] category, Map<String, Double> totals) {
    return weighted((w, units) -> w.postStratified(units, category, totals));
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
   * @throws IllegalArgumentException if a margin has other categories than the units, the margins
   *     have different sums ({@link PopulationMargin#scaledTo} brings one to another), or they are
   *     not met, naming the farthest
   */
  public SurveyDesign raked(PopulationMargin... margins) {
    return weighted((w, units) -> w.raked(units, margins));
  }

  /**
   * The design calibrated to known totals; R's {@code calibrate}.
   *
   * @param auxiliaries the variables and their totals
   * @param distance how far weights may go
   * @return the copy
   * @throws IllegalArgumentException if the totals cannot be met, naming the farthest, a factor is
   *     0, or a numeric variable is so nearly the same as others that rounding would decide
   */
  public SurveyDesign calibrated(Auxiliaries auxiliaries, Distance distance) {
    return weighted(
        (w, units) -> w.calibrated(units, auxiliaries, distance),
        requireNonNull(distance, "distance").equals(Distance.linear())
            ? Optional.empty()
            : replicates.map(all -> this));
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
    if (replicates.isPresent()) {
      throw new IllegalStateException(
          "replicate weights are not trimmed; expected weights trimmed before"
              + " SurveyDesign.of(weights) and replicated(...)");
    }
    return weighted((w, units) -> w.trimmed(units, lower, upper));
  }

  /**
   * Measures of the last weighting's change to the weights, before any trimming.
   *
   * @return the diagnostics, or empty when there was none
   */
  public Optional<WeightingDiagnostics> diagnostics() {
    return weights.diagnostics();
  }

  /**
   * Measures of the last trimming's change to the weights.
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
    requireLength("domain members", requireNonNull(member, "domain members").length);
    return among(Arrays.stream(members).filter(i -> member[i]).toArray(), missing);
  }

  /**
   * The design for the domain of the units that said yes; those of whom nobody knows are not in it,
   * and counted in {@link #missing()}.
   *
   * @param member for each unit, whether it is a member
   * @return the copy
   */
  public SurveyDesign domain(YesNo member) {
    requireLength("domain members", requireNonNull(member, "domain members").units());
    return among(Arrays.stream(members).filter(member::isYes).toArray(), missing + missing(member));
  }

  /** The design among some units. Degrees of freedom are then those of its replicates, as in R. */
  SurveyDesign among(int[] units, int unknown) {
    return new SurveyDesign(weights, sampling, units, unknown, replicates);
  }

  private int missing(YesNo answer) {
    return (int) Arrays.stream(members).filter(i -> !answer.isKnown(i)).count();
  }

  /**
   * How many units were left out of this domain because a value was missing that would have told
   * whether they belong to it.
   *
   * @return zero or more
   */
  public int missing() {
    return missing;
  }

  /**
   * The domains that a column tells apart, to estimate each; R's {@code svyby(~y, ~a, …)}. Units
   * without a value (nothing, or {@code NA}) are in none, and counted in each one's {@link
   * #missing()}.
   *
   * @param column one value a unit
   * @return a design for each value that has units, numbers in values by their size
   */
  public SortedMap<String, SurveyDesign> by(String... column) {
    SortedMap<String, SurveyDesign> domains = new TreeMap<>(NaturalOrder.TEXTS);
    crossedBy(column).forEach((key, domain) -> domains.put(key.get(0), domain));
    return domains;
  }

  /**
   * The domains that several columns tell apart together, one for each combination of values; R's
   * {@code svyby(~y, ~a + b, …)}. Units without a value in one of the columns are in none, and
   * counted in each one's {@link #missing()}.
   *
   * @param columns columns with one value a unit, at least one
   * @return a design for each combination that has units, sorted, numbers in values by their size
   */
  public SortedMap<List<String>, SurveyDesign> crossedBy(String[]... columns) {
    for (String[] column : columns) {
      requireLength("categories", requireNonNull(column, "categories").length);
    }
    Map<List<String>, IntStream.Builder> found = new HashMap<>();
    int unknown = missing;
    for (int i : members) {
      String[] key = new String[columns.length];
      Arrays.setAll(key, k -> Grouping.named("categories", columns[k][i], i));
      if (Arrays.stream(key).anyMatch(SurveyTable::isMissing)) {
        unknown++;
      } else {
        found.computeIfAbsent(List.of(key), k -> IntStream.builder()).add(i);
      }
    }
    SortedMap<List<String>, SurveyDesign> domains = new TreeMap<>(NaturalOrder.LISTS);
    int left = unknown;
    found.forEach((key, units) -> domains.put(key, among(units.build().toArray(), left)));
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
    return share(i -> y[i]);
  }

  /**
   * The weighted proportion of units for which something holds.
   *
   * @param holds one truth a unit
   * @return the estimate
   */
  public SurveyEstimate proportion(boolean... holds) {
    requireLength("truths", requireNonNull(holds, "truths").length);
    return share(i -> holds[i] ? 1 : 0);
  }

  /**
   * The weighted proportion of units that said yes, among those that have an answer; how many have
   * none is in {@link SurveyEstimate#missing()}.
   *
   * @param answer yes, no or missing for each unit
   * @return the estimate
   */
  public SurveyEstimate proportion(YesNo answer) {
    requireLength("answers", requireNonNull(answer, "answers").units());
    return among(
            Arrays.stream(members).filter(answer::isKnown).toArray(), missing + missing(answer))
        .share(i -> answer.isYes(i) ? 1 : 0);
  }

  private SurveyEstimate share(IntToDoubleFunction y) {
    return ratio(y, i -> 1).ofMean(y);
  }

  /**
   * The weighted total \(\sum w y\).
   *
   * @param y one finite value a unit
   * @return the estimate
   */
  public SurveyEstimate total(double... y) {
    requireFinite("values", y);
    return figure(
            w -> w.total(i -> y[i], members),
            total -> Arrays.stream(members).mapToDouble(i -> weights.of(i) * y[i]).toArray(),
            false)
        .ofTotal(i -> y[i]);
  }

  /**
   * A figure: its value under some weights and, where there are no replicates of these, its
   * weighted influences given the value.
   */
  private SurveyEstimate figure(
      ToDoubleFunction<UnitWeights> value, DoubleFunction<double[]> influence, boolean share) {
    double estimate = value.applyAsDouble(weights);
    if (!Double.isFinite(estimate)) {
      throw beyond();
    }
    return SurveyEstimate.of(
        this,
        estimate,
        replicates
            .map(
                all -> all.distances(estimate, all.columns().stream().mapToDouble(value).toArray()))
            .orElseGet(() -> new UnitValues(members, influence.apply(estimate))),
        share);
  }

  private static IllegalArgumentException beyond() {
    return new IllegalArgumentException(
        "a weighted total is beyond what a number can hold; expected values in another unit, or"
            + " smaller weights");
  }

  /**
   * Any function of the weights, with its variance over the replicates; R's {@code withReplicates}.
   *
   * @param function what is computed of weights, one a unit, 0 outside the domain; the array is its
   *     own
   * @return the estimate
   * @throws IllegalStateException if the design has no replicate weights
   * @throws IllegalArgumentException if the function is not a number under some weights, naming the
   *     replicate
   */
  public SurveyEstimate statistic(ToDoubleFunction<double[]> function) {
    return statistics(w -> new double[] {function.applyAsDouble(w)}).get(0);
  }

  /**
   * Several functions of the weights, which have covariances too.
   *
   * @param function what is computed of weights, one a unit, 0 outside the domain: always as many
   *     numbers
   * @return the estimates, in order
   * @throws IllegalStateException if the design has no replicate weights
   * @throws IllegalArgumentException if a number is none under some weights, or numbers are missing
   */
  public List<SurveyEstimate> statistics(Function<double[], double[]> function) {
    ReplicateWeights all =
        replicates.orElseThrow(
            () ->
                new IllegalStateException(
                    "a function of weights has its variance from replicates of these; expected"
                        + " replicated(...) or ofReplicates(...) before"));
    double[] values = statistics(function, weights, "the weights");
    double[][] found = new double[all.columns().size()][];
    for (int r = 0; r < found.length; r++) {
      found[r] = statistics(function, all.columns().get(r), "replicate " + r);
      if (found[r].length != values.length) {
        throw new IllegalArgumentException(
            "replicate " + r + ": " + found[r].length + " numbers; expected " + values.length);
      }
    }
    List<SurveyEstimate> figures = new ArrayList<>();
    for (int j = 0; j < values.length; j++) {
      int at = j;
      double[] each = Arrays.stream(found).mapToDouble(of -> of[at]).toArray();
      figures.add(SurveyEstimate.of(this, values[j], all.distances(values[j], each), false));
    }
    return figures;
  }

  private double[] statistics(
      Function<double[], double[]> function, UnitWeights under, String place) {
    double[] inside = new double[weights.units()];
    for (int i : members) {
      inside[i] = under.of(i);
    }
    double[] values = function.apply(inside).clone();
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            place + ": the function of weights is " + value + "; expected a finite number");
      }
    }
    return values;
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
    return ratio(i -> numerator[i], i -> denominator[i]);
  }

  private SurveyEstimate ratio(IntToDoubleFunction numerator, IntToDoubleFunction denominator) {
    if (members.length == 0) {
      throw new IllegalArgumentException(
          "the domain has no unit, and no figure of it is known; expected one unit at least"
              + (missing == 0 ? "" : " (" + missing + " left out, whose value is missing)"));
    }
    double below = weights.total(denominator, members);
    if (!Double.isFinite(below)) {
      throw beyond();
    }
    if (below == 0) {
      throw new IllegalArgumentException(
          "the weighted denominator adds up to 0 over the "
              + members.length
              + (members.length == 1 ? " unit" : " units")
              + " of the domain, and no ratio to 0 is known; expected another total");
    }
    return figure(
        w -> w.total(numerator, members) / w.total(denominator, members),
        ratio -> influence(numerator, denominator, ratio, below),
        Arrays.stream(members)
            .allMatch(
                i ->
                    0 <= numerator.applyAsDouble(i)
                        && numerator.applyAsDouble(i) <= denominator.applyAsDouble(i)));
  }

  /** The weighted influence of each member on a ratio. */
  private double[] influence(
      IntToDoubleFunction numerator, IntToDoubleFunction denominator, double ratio, double below) {
    double[] influence = new double[members.length];
    for (int k = 0; k < influence.length; k++) {
      int i = members[k];
      double y = numerator.applyAsDouble(i);
      double residual = y - ratio * denominator.applyAsDouble(i);
      // Where all units have the ratio, what its rounding leaves is nothing to estimate from.
      boolean none = Math.abs(residual) <= UnitWeights.ROUNDING * Math.abs(y);
      influence[k] = none ? 0 : weights.of(i) * residual / below;
    }
    return influence;
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

  /**
   * A logistic regression: what the odds of a yes depend on. R's {@code svyglm(y ~ …, family =
   * quasibinomial())}.
   *
   * <p>Factors and numbers explain; a unit without a value of one of them, or of what is explained,
   * is left out and counted ({@link fr.barometre.api.model.RegressionFit#missing}). Errors are
   * Binder's sandwich with the design's variances of totals (Int. Stat. Rev. 51, 1983), on degrees
   * of freedom of the design plus one, less the number of coefficients.
   *
   * @param y yes, no or missing for each unit
   * @param predictors factors and numbers, at least one
   * @return coefficients, Wald tests, predicted margins
   * @throws IllegalArgumentException if all say the same, a predictor separates yes from no or says
   *     nothing that others do not, a stratum has a single cluster, or no degree of freedom is left
   */
  public RegressionResult logistic(YesNo y, Predictor... predictors) {
    double[] values = new double[requireNonNull(y, "values").units()];
    Arrays.setAll(values, i -> y.isKnown(i) ? y.isYes(i) ? 1 : 0 : Double.NaN);
    return logistic(values, predictors);
  }

  /**
   * The same of numbers.
   *
   * @param y for each unit 1 for yes, 0 for no, or between; not a number where it is missing
   * @param predictors factors and numbers, at least one
   * @return coefficients, Wald tests, predicted margins
   * @throws IllegalArgumentException as of {@link #logistic(YesNo, Predictor...)}
   */
  public RegressionResult logistic(double[] y, Predictor... predictors) {
    requireLength("values", requireNonNull(y, "values").length);
    return DesignModels.fit(this, true, y, Arrays.asList(requireNonNull(predictors, "predictors")));
  }

  /**
   * A linear regression, by weighted least squares. R's {@code svyglm(y ~ …)}.
   *
   * <p>Factors and numbers explain; a unit without a value of one of them, or of what is explained,
   * is left out and counted ({@link fr.barometre.api.model.RegressionFit#missing}). Errors are
   * Binder's sandwich with the design's variances of totals (Int. Stat. Rev. 51, 1983), on degrees
   * of freedom of the design plus one, less the number of coefficients.
   *
   * @param y one value a unit, not a number where it is missing
   * @param predictors factors and numbers, at least one
   * @return coefficients, Wald tests, predicted margins
   * @throws IllegalArgumentException if all values are the same, a predictor says nothing that
   *     others do not, a stratum has a single cluster, or no degree of freedom is left
   */
  public RegressionResult linear(double[] y, Predictor... predictors) {
    requireLength("values", requireNonNull(y, "values").length);
    return DesignModels.fit(
        this, false, y, Arrays.asList(requireNonNull(predictors, "predictors")));
  }

  /** The covariance of two figures given by their weighted influences. */
  double covariance(UnitValues left, UnitValues right) {
    if (replicates.isPresent()) {
      return replicates.get().covariance(left, right);
    }
    UnitValues x = weights.residuals(left);
    UnitValues y = left == right ? x : weights.residuals(right);
    int[] units = UnitValues.union(x.units(), y.units());
    return sampling.covariance(units, x.on(units), y.on(units));
  }

  /** The columns of replicate weights, if variances are over these. */
  Optional<List<UnitWeights>> replicateColumns() {
    return replicates.map(ReplicateWeights::columns);
  }

  /** The covariances of figures given by their values and by replicate, one row a figure. */
  double[][] covariances(double[] values, double[][] byReplicate) {
    ReplicateWeights all = replicates.orElseThrow();
    UnitValues[] distances = new UnitValues[values.length];
    Arrays.setAll(distances, j -> all.distances(values[j], byReplicate[j]));
    double[][] covariances = new double[values.length][values.length];
    for (int i = 0; i < values.length; i++) {
      int at = i;
      Arrays.setAll(covariances[i], j -> all.covariance(distances[at], distances[j]));
    }
    return covariances;
  }

  /** The covariances of figures given by their weighted influences, one row a figure. */
  double[][] covariances(double[][] influences) {
    UnitValues[] left = new UnitValues[influences.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = weights.residuals(new UnitValues(members, influences[i]));
    }
    int[] units = left[0].units();
    sampling
        .lonely(units)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    double[][] covariances = new double[left.length][left.length];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j <= i; j++) {
        covariances[i][j] = sampling.covariance(units, left[i].on(units), left[j].on(units));
        covariances[j][i] = covariances[i][j];
      }
    }
    return covariances;
  }

  /** Why the variance of a figure is not known; empty when it is. */
  Optional<String> varianceUnknown(UnitValues influence) {
    return replicates.isPresent()
        ? replicates.get().unknown(influence)
        : sampling.lonely(weights.residuals(influence).units());
  }

  /** Whether all that the units of the domain were drawn from was drawn. */
  boolean isCensus() {
    return members.length > 0 && sampling.isCensus(members);
  }

  /**
   * Degrees of freedom: clusters minus strata, among the members of the domain; of replicate
   * weights, the rank of those of the members less one. A calibration that is not linear keeps
   * those that the design had before it: the replicates' weights differ more, but tell no more. In
   * a domain they are counted anew. Both are as in R.
   *
   * @return zero or more
   */
  public long degreesOfFreedom() {
    return degreesOfFreedom(members);
  }

  /** Why nothing can be tested in the domain, which is no census; empty where it can. */
  Optional<String> noDegree() {
    if (degreesOfFreedom() > 0 || isCensus()) {
      return Optional.empty();
    }
    return Optional.of(
        replicates
            .map(
                all ->
                    "the "
                        + all.columns().size()
                        + " replicates have the same weights here, or multiples of them, which"
                        + " shows no error; expected replicates that differ")
            .orElseGet(
                () ->
                    Student.noDegree(degreesOfFreedom())
                        + "; the domain has "
                        + clusters()
                        + (clusters() == 1 ? " cluster" : " clusters")));
  }

  /** Clusters minus strata among the members of this domain or another of the same design. */
  long degreesOfFreedom(int[] units) {
    if (replicates.isEmpty()) {
      return sampling.degreesOfFreedom(units);
    }
    if (units != members) {
      return replicates.get().degreesOfFreedom(units);
    }
    long known = rankOfMembers;
    if (known < 0) {
      known =
          uncalibrated
              .map(SurveyDesign::degreesOfFreedom)
              .orElseGet(() -> replicates.get().degreesOfFreedom(members));
      rankOfMembers = known;
    }
    return known;
  }

  /**
   * Number of units in the domain.
   *
   * @return zero or more
   */
  public int units() {
    return members.length;
  }

  /**
   * Number of clusters with a unit in the domain.
   *
   * @return zero or more
   */
  public int clusters() {
    return clusters(members);
  }

  int clusters(int[] units) {
    return sampling.clusters(units);
  }

  /** The units of the domain, in order. */
  int[] members() {
    return members;
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
    double size = 0;
    for (int i : members) {
      size += weights.of(i);
    }
    return size;
  }

  /** The weighted variance of a variable in the domain, s² with divisor n − 1 in place of n. */
  double spread(IntToDoubleFunction y) {
    return weights.spread(y, members);
  }

  /**
   * The weights.
   *
   * @return a copy, one value a unit; 0 outside a domain that was weighted by itself
   */
  public double[] weights() {
    return weights.all();
  }

  /** Whether figures of two designs come from the same sample with the same weights. */
  boolean comparable(SurveyDesign other) {
    return weights == other.weights
        && sampling == other.sampling
        && replicates.equals(other.replicates);
  }

  /** The weights of the members, in their order. */
  double[] memberWeights() {
    return weights.of(members);
  }

  private void requireFinite(String what, double[] values) {
    requireLength(what, requireNonNull(values, what).length);
    for (int i : members) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what
                + ": unit "
                + i
                + " has "
                + values[i]
                + "; expected a finite number"
                + (Double.isNaN(values[i])
                    ? "; to leave missing values out, estimate in the domain of those that are"
                        + " known: domain(table.known(column))"
                    : ""));
      }
    }
  }

  void requireLength(String what, int length) {
    if (length != weights.units()) {
      throw new IllegalArgumentException(
          length + " " + what + " for " + weights.units() + " units; expected one a unit");
    }
  }

  @Override
  public String toString() {
    return units()
        + " units, "
        + sampling
        + replicates.map(all -> ", " + all.columns().size() + " replicates").orElse("")
        + ", weights adding up to "
        + size();
  }
}
