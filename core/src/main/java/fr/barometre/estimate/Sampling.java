package fr.barometre.estimate;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The sampling design of units: strata, clusters and sizes of the population, stage by stage. The
 * clusters of one stage are the strata of the next, unless that has strata of its own.
 */
final class Sampling {

  /** One stage: the unit that is drawn, and the stratum it is drawn from. */
  private enum Stage {
    FIRST(
        "stratum",
        "cluster",
        "; where clusters are numbered anew in each stratum, expected withStrata(...) and then"
            + " withClustersWithinStrata(...)"),
    NEXT("cluster", "unit", ""),
    NEXT_STRATIFIED("stratum of a cluster", "unit", "");

    private final String from;
    private final String drawn;

    /** The advice where something drawn is in two strata. */
    private final String remedy;

    Stage(String from, String drawn, String remedy) {
      this.from = from;
      this.drawn = drawn;
      this.remedy = remedy;
    }
  }

  private final Stage stage;
  private final Grouping strata;
  private final Grouping clusters;

  /** The population that each unit's cluster was drawn from, if it is known. */
  private final Optional<FinitePopulation> population;

  private final LonelyStratum lonely;
  private final Optional<Sampling> next;

  private final int[] stratumOfCluster;
  private final int[] clustersOfStratum;
  private final double[] populationOfStratum;

  private Sampling(
      Stage stage,
      Grouping strata,
      Grouping clusters,
      Optional<FinitePopulation> population,
      LonelyStratum lonely,
      Optional<Sampling> next) {
    this.stage = stage;
    this.strata = strata;
    this.clusters = clusters;
    this.population = population;
    this.lonely = lonely;
    this.next = next;
    this.stratumOfCluster = stratumOfCluster();
    this.clustersOfStratum = clustersOfStratum();
    this.populationOfStratum = population.map(this::sizes).orElseGet(() -> infinite(strata));
  }

  /** Independent units of one stratum, from an infinite population. */
  static Sampling independent(int units) {
    return new Sampling(
        Stage.FIRST,
        Grouping.single(units),
        Grouping.each(units),
        Optional.empty(),
        LonelyStratum.REFUSED,
        Optional.empty());
  }

  private int[] stratumOfCluster() {
    int[] stratum = new int[clusters.size()];
    Arrays.fill(stratum, -1);
    for (int i = 0; i < clusters.length(); i++) {
      int c = clusters.of(i);
      if (stratum[c] >= 0 && stratum[c] != strata.of(i)) {
        throw new IllegalArgumentException(
            stage.drawn
                + " '"
                + clusters.name(c)
                + "' is in strata '"
                + strata.name(stratum[c])
                + "' and '"
                + strata.name(strata.of(i))
                + "' (unit "
                + i
                + "); expected each "
                + stage.drawn
                + " in one stratum"
                + stage.remedy);
      }
      stratum[c] = strata.of(i);
    }
    return stratum;
  }

  private static double[] infinite(Grouping strata) {
    double[] sizes = new double[strata.size()];
    Arrays.fill(sizes, Double.POSITIVE_INFINITY);
    return sizes;
  }

  /** The same with strata; population sizes that were given are theirs. */
  Sampling withStrata(Grouping groups) {
    requireLast("strata");
    return new Sampling(stage, groups, clusters, population, lonely, next);
  }

  Sampling withClusters(Grouping groups) {
    requireLast("clusters");
    return new Sampling(stage, strata, groups, population, lonely, next);
  }

  /** The same with clusters whose names tell them apart within their stratum only. */
  Sampling withClustersWithinStrata(String[] names) {
    Grouping groups = Grouping.within(strata, "clusters", names);
    return withClusters(strata.size() == 1 ? groups : groups.namedWithin(strata));
  }

  private void requireLast(String what) {
    if (next.isPresent()) {
      throw new IllegalStateException(
          what + " after a next stage, which is drawn within them; expected them before it");
    }
  }

  Sampling withLonelyStrata(LonelyStratum treatment) {
    Optional<Sampling> within = next.map(stage -> stage.withLonelyStrata(treatment));
    return new Sampling(stage, strata, clusters, population, treatment, within);
  }

  /** The same with what is known of the population of each unit's stratum. */
  Sampling withPopulation(FinitePopulation known) {
    return new Sampling(stage, strata, clusters, Optional.of(known), lonely, next);
  }

  /** The same with what was drawn within the clusters of the last stage, and their sizes. */
  Sampling withNextStage(String[] drawn, double[] inPopulation) {
    return next.isPresent()
        ? with(next.get().withNextStage(drawn, inPopulation))
        : with(Stage.NEXT, clusters, drawn, inPopulation);
  }

  /** The same with what was drawn within strata of these clusters, and the sizes of the strata. */
  Sampling withNextStage(String[] names, String[] drawn, double[] inPopulation) {
    return next.isPresent()
        ? with(next.get().withNextStage(names, drawn, inPopulation))
        : with(
            Stage.NEXT_STRATIFIED,
            Grouping.within(clusters, "strata of the next stage", names).namedWithin(clusters),
            drawn,
            inPopulation);
  }

  private Sampling with(Stage of, Grouping groups, String[] drawn, double[] inPopulation) {
    Grouping units = Grouping.within(clusters, "units of the next stage", drawn);
    return with(
        new Sampling(
            of,
            groups,
            units,
            Optional.of(FinitePopulation.ofSizes(inPopulation)),
            lonely,
            Optional.empty()));
  }

  private Sampling with(Sampling within) {
    return new Sampling(stage, strata, clusters, population, lonely, Optional.of(within));
  }

  private double[] sizes(FinitePopulation known) {
    String fractions =
        stage == Stage.FIRST
            ? "withSamplingFractions(...)"
            : "the number of units drawn over the fraction";
    return known.sizes(strata, clustersOfStratum, stage.from, stage.drawn, fractions);
  }

  /**
   * The weight of each unit that follows from the sizes of the population: the inverse of its
   * probability of being drawn, the product over the stages of N / n.
   *
   * @return one weight a unit; empty where the size of the population is not known
   */
  Optional<double[]> inverseProbabilities() {
    if (population.isEmpty()) {
      return Optional.empty();
    }
    double[] weights = new double[strata.length()];
    Arrays.fill(weights, 1);
    for (Optional<Sampling> at = Optional.of(this); at.isPresent(); at = at.get().next) {
      at.get().multiplyByInverseFractions(weights);
    }
    return Optional.of(weights);
  }

  private void multiplyByInverseFractions(double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      int h = strata.of(i);
      weights[i] *= populationOfStratum[h] / clustersOfStratum[h];
      if (weights[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "no weight follows from the infinite population of "
                + stage.from
                + " '"
                + strata.name(h)
                + "'; give weights, SurveyDesign.of(weights)");
      }
    }
  }

  /**
   * The covariance of two figures.
   *
   * @param units the units that one of the figures depends on, in order
   * @param left by unit, its influence on the first figure, less what the weighting explains of it
   * @param right the same for the second figure
   */
  double covariance(int[] units, double[] left, double[] right) {
    double[] all = new double[units.length];
    Arrays.fill(all, 1);
    return covariance(units, left, right, all);
  }

  /** The same where the stages before drew fractions: what varies within counts as often. */
  private double covariance(int[] units, double[] left, double[] right, double[] fractions) {
    Distinct drawn = Distinct.of(units, clusters::of);
    Distinct from = Distinct.of(drawn.values(), c -> stratumOfCluster[c]);
    double[] x = new double[drawn.size()];
    double[] y = new double[drawn.size()];
    double[] fraction = new double[from.size()];
    for (int k = 0; k < units.length; k++) {
      int c = drawn.position(clusters.of(units[k]));
      x[c] += left[k];
      y[c] += right[k];
      fraction[from.position(strata.of(units[k]))] = fractions[k];
    }
    double[] meanX = new double[from.size()];
    double[] meanY = new double[from.size()];
    int[] others = new int[from.size()];
    for (int h = 0; h < others.length; h++) {
      others[h] = clustersOfStratum[from.values()[h]];
    }
    for (int c = 0; c < x.length; c++) {
      int h = from.position(stratumOfCluster[drawn.values()[c]]);
      meanX[h] += x[c] / clustersOfStratum[from.values()[h]];
      meanY[h] += y[c] / clustersOfStratum[from.values()[h]];
      others[h]--;
    }
    double[] products = new double[from.size()];
    for (int c = 0; c < x.length; c++) {
      int h = from.position(stratumOfCluster[drawn.values()[c]]);
      boolean uncentered =
          clustersOfStratum[from.values()[h]] == 1 && lonely == LonelyStratum.CENTERED;
      products[h] += uncentered ? x[c] * y[c] : (x[c] - meanX[h]) * (y[c] - meanY[h]);
    }
    double covariance = 0;
    for (int h = 0; h < products.length; h++) {
      int stratum = from.values()[h];
      double n = clustersOfStratum[stratum];
      double open = fraction[h] * (1 - n / populationOfStratum[stratum]);
      // Clusters without any of the units are as far from the mean as it is from zero.
      double product = products[h] + others[h] * meanX[h] * meanY[h];
      covariance += open * (n > 1 ? n / (n - 1) : 1) * product;
    }
    if (next.isEmpty()) {
      return covariance;
    }
    double[] within = new double[units.length];
    for (int k = 0; k < units.length; k++) {
      int h = strata.of(units[k]);
      within[k] = fractions[k] * clustersOfStratum[h] / populationOfStratum[h];
    }
    return covariance + next.get().covariance(units, left, right, within);
  }

  /**
   * Why some units leave the variance of a figure unknown: a stratum with a single cluster.
   *
   * @param units the units that the figure depends on
   * @return the reason; empty when the variance is known
   */
  Optional<String> lonely(int[] units) {
    if (lonely != LonelyStratum.REFUSED) {
      return Optional.empty();
    }
    // Within clusters of which an infinite population has more, nothing adds to the variance.
    int[] left = units;
    for (Optional<Sampling> at = Optional.of(this); at.isPresent(); at = at.get().next) {
      Sampling here = at.get();
      OptionalInt found =
          Arrays.stream(left)
              .map(here.strata::of)
              .filter(h -> here.clustersOfStratum[h] == 1 && here.populationOfStratum[h] > 1)
              .findFirst();
      if (found.isPresent()) {
        return Optional.of(here.lonely(found.getAsInt()));
      }
      left =
          Arrays.stream(left)
              .filter(i -> here.populationOfStratum[here.strata.of(i)] < Double.POSITIVE_INFINITY)
              .toArray();
    }
    return Optional.empty();
  }

  private String lonely(int stratum) {
    return stage.from
        + " '"
        + strata.name(stratum)
        + "' has a single "
        + stage.drawn
        + ", which shows no variance; join it with another "
        + stage.from
        + ", or choose withLonelyStrata(CENTERED) or (CERTAINTY)";
  }

  private int[] clustersOfStratum() {
    int[] n = new int[strata.size()];
    for (int h : stratumOfCluster) {
      n[h]++;
    }
    return n;
  }

  /** Refuses what replicates, which leave out clusters of the first stage, would not show. */
  void requireReplicable() {
    int[] all = IntStream.range(0, strata.length()).toArray();
    lonely(all)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    if (next.isPresent()
        && Arrays.stream(populationOfStratum).anyMatch(size -> size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "replicates leave out clusters of the first stage, and would miss what varies within"
              + " them where its population is finite; expected a design without a next stage, or"
              + " without population sizes at the first");
    }
  }

  int strataCount() {
    return strata.size();
  }

  int clusterCount() {
    return clusters.size();
  }

  String stratum(int stratum) {
    return strata.name(stratum);
  }

  int cluster(int unit) {
    return clusters.of(unit);
  }

  /** The clusters of a stratum. */
  int[] clustersOf(int stratum) {
    return IntStream.range(0, stratumOfCluster.length)
        .filter(c -> stratumOfCluster[c] == stratum)
        .toArray();
  }

  /** The part of a stratum that was drawn, 0 of an infinite one. */
  double fraction(int stratum) {
    return clustersOfStratum[stratum] / populationOfStratum[stratum];
  }

  /** Whether a stratum's single cluster is measured by its distance to the mean of all. */
  boolean isCentred(int stratum) {
    return lonely == LonelyStratum.CENTERED && fraction(stratum) < 1 && strata.size() > 1;
  }

  /** Whether all that some units were drawn from was drawn, at every stage. */
  boolean isCensus(int[] units) {
    return Arrays.stream(units)
            .map(strata::of)
            .allMatch(h -> clustersOfStratum[h] == populationOfStratum[h])
        && next.map(stages -> stages.isCensus(units)).orElse(true);
  }

  /** The number of clusters among some units. */
  int clusters(int[] units) {
    return Distinct.of(units, clusters::of).size();
  }

  /** Clusters minus strata among some units. */
  long degreesOfFreedom(int[] units) {
    return clusters(units) - (long) Distinct.of(units, strata::of).size();
  }

  @Override
  public String toString() {
    return clusters.size()
        + (clusters.size() == 1 ? " cluster, " : " clusters, ")
        + strata.size()
        + (strata.size() == 1 ? " stratum" : " strata");
  }
}
