package fr.barometre.estimate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How units were drawn: strata, clusters, sizes of the population; and what was drawn within the
 * clusters, which then are the strata of the next stage, or have strata themselves.
 */
final class Sampling {

  /** What is drawn, and from what each is drawn. */
  private enum Stage {
    FIRST("stratum", "cluster"),
    NEXT("cluster", "unit"),
    NEXT_STRATIFIED("stratum of a cluster", "unit");

    private final String from;
    private final String drawn;

    Stage(String from, String drawn) {
      this.from = from;
      this.drawn = drawn;
    }
  }

  private final Stage stage;
  private final Grouping strata;
  private final Grouping clusters;
  private final int[] stratumOfCluster;
  private final double[] populationOfStratum;
  private final LonelyStratum lonely;
  private final Optional<Sampling> next;

  private Sampling(
      Stage stage,
      Grouping strata,
      Grouping clusters,
      double[] populationOfStratum,
      LonelyStratum lonely,
      Optional<Sampling> next) {
    this.stage = stage;
    this.strata = strata;
    this.clusters = clusters;
    this.populationOfStratum = populationOfStratum;
    this.lonely = lonely;
    this.next = next;
    this.stratumOfCluster = stratumOfCluster();
  }

  private Sampling(Grouping strata, Grouping clusters, double[] sizes, LonelyStratum lonely) {
    this(Stage.FIRST, strata, clusters, sizes, lonely, Optional.empty());
  }

  /** Independent units of one stratum, from an infinite population. */
  static Sampling independent(int units) {
    Grouping single = Grouping.single(units);
    return new Sampling(single, Grouping.each(units), infinite(single), LonelyStratum.REFUSED);
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
                + " in one stratum");
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

  /** The same with strata, whose population sizes are not known. */
  Sampling withStrata(Grouping groups) {
    requireLast("strata");
    return new Sampling(groups, clusters, infinite(groups), lonely);
  }

  Sampling withClusters(Grouping groups) {
    requireLast("clusters");
    return new Sampling(strata, groups, populationOfStratum, lonely);
  }

  private void requireLast(String what) {
    if (next.isPresent()) {
      throw new IllegalStateException(
          what + " after a next stage, which is drawn within them; expected them before it");
    }
  }

  Sampling withLonelyStrata(LonelyStratum treatment) {
    Optional<Sampling> within = next.map(stage -> stage.withLonelyStrata(treatment));
    return new Sampling(stage, strata, clusters, populationOfStratum, treatment, within);
  }

  /** The same with the number of clusters in the population of each unit's stratum. */
  Sampling withPopulationSizes(double[] given) {
    return new Sampling(stage, strata, clusters, sizes(given), lonely, next);
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
    Sampling within = new Sampling(of, groups, units, infinite(groups), lonely, Optional.empty());
    return with(within.withPopulationSizes(inPopulation));
  }

  private Sampling with(Sampling within) {
    return new Sampling(stage, strata, clusters, populationOfStratum, lonely, Optional.of(within));
  }

  /** The population size of each stratum, from that of each unit. */
  private double[] sizes(double[] given) {
    if (given.length != strata.length()) {
      throw new IllegalArgumentException(
          given.length
              + " population sizes for "
              + strata.length()
              + " units; expected one a unit");
    }
    double[] sizes = new double[strata.size()];
    for (int i = 0; i < given.length; i++) {
      int h = strata.of(i);
      if (sizes[h] != 0 && sizes[h] != given[i]) {
        throw new IllegalArgumentException(
            stage.from
                + " '"
                + strata.name(h)
                + "' has population sizes "
                + sizes[h]
                + " and "
                + given[i]
                + " (unit "
                + i
                + "); expected one size a "
                + stage.from);
      }
      sizes[h] = given[i];
    }
    int[] sampled = clustersOfStratum();
    for (int h = 0; h < sizes.length; h++) {
      if (!(sizes[h] >= sampled[h])) {
        throw new IllegalArgumentException(
            stage.from
                + " '"
                + strata.name(h)
                + "' has a population of "
                + sizes[h]
                + " "
                + stage.drawn
                + "s, fewer than the "
                + sampled[h]
                + " sampled");
      }
    }
    return sizes;
  }

  /** The covariance of two figures given by what each unit leaves of its influence. */
  double covariance(double[] left, double[] right) {
    double[] all = new double[strata.size()];
    Arrays.fill(all, 1);
    return covariance(left, right, all);
  }

  /** The same of strata of which the stages before drew fractions: what varies counts as often. */
  private double covariance(double[] left, double[] right, double[] fractions) {
    double[] x = clusterTotals(left);
    double[] y = left == right ? x : clusterTotals(right);
    int[] n = clustersOfStratum();
    double[] meanX = stratumMeans(x, n);
    double[] meanY = stratumMeans(y, n);
    double[] products = new double[n.length];
    for (int c = 0; c < x.length; c++) {
      int h = stratumOfCluster[c];
      boolean uncentered = n[h] == 1 && lonely == LonelyStratum.CENTERED;
      products[h] += uncentered ? x[c] * y[c] : (x[c] - meanX[h]) * (y[c] - meanY[h]);
    }
    double covariance = 0;
    for (int h = 0; h < n.length; h++) {
      double open = fractions[h] * (1 - n[h] / populationOfStratum[h]);
      if (n[h] == 1 && lonely == LonelyStratum.REFUSED && open > 0) {
        throw lonely(h);
      }
      covariance += open * (n[h] > 1 ? n[h] / (n[h] - 1.0) : 1) * products[h];
    }
    if (next.isEmpty()) {
      return covariance;
    }
    Sampling stages = next.get();
    double[] within = new double[stages.strata.size()];
    for (int i = 0; i < left.length; i++) {
      int h = strata.of(i);
      within[stages.strata.of(i)] = fractions[h] * n[h] / populationOfStratum[h];
    }
    return covariance + stages.covariance(left, right, within);
  }

  private IllegalArgumentException lonely(int stratum) {
    return new IllegalArgumentException(
        stage.from
            + " '"
            + strata.name(stratum)
            + "' has a single "
            + stage.drawn
            + ", which shows no variance; join it with another "
            + stage.from
            + ", or choose withLonelyStrata(CENTERED) or (CERTAINTY)");
  }

  private double[] clusterTotals(double[] influence) {
    double[] totals = new double[clusters.size()];
    for (int i = 0; i < influence.length; i++) {
      totals[clusters.of(i)] += influence[i];
    }
    return totals;
  }

  private double[] stratumMeans(double[] clusterTotals, int[] n) {
    double[] means = new double[n.length];
    for (int c = 0; c < clusterTotals.length; c++) {
      means[stratumOfCluster[c]] += clusterTotals[c];
    }
    for (int h = 0; h < means.length; h++) {
      means[h] /= n[h];
    }
    return means;
  }

  private int[] clustersOfStratum() {
    int[] n = new int[strata.size()];
    for (int h : stratumOfCluster) {
      n[h]++;
    }
    return n;
  }

  /** Clusters minus strata among some units. */
  long degreesOfFreedom(boolean[] members) {
    long clustersIn =
        IntStream.range(0, members.length)
            .filter(i -> members[i])
            .map(clusters::of)
            .distinct()
            .count();
    long strataIn =
        IntStream.range(0, members.length)
            .filter(i -> members[i])
            .map(strata::of)
            .distinct()
            .count();
    return clustersIn - strataIn;
  }

  /** Clusters minus strata of the whole sample. */
  long degreesOfFreedom() {
    return clusters.size() - (long) strata.size();
  }

  @Override
  public String toString() {
    return clusters.size()
        + (clusters.size() == 1 ? " cluster, " : " clusters, ")
        + strata.size()
        + (strata.size() == 1 ? " stratum" : " strata");
  }
}
