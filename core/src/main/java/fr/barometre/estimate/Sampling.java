package fr.barometre.estimate;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How units were drawn: strata, ultimate clusters, sizes of the population. */
final class Sampling {

  private final Grouping strata;
  private final Grouping clusters;
  private final int[] stratumOfCluster;
  private final double[] populationOfStratum;
  private final LonelyStratum lonely;

  private Sampling(
      Grouping strata, Grouping clusters, double[] populationOfStratum, LonelyStratum lonely) {
    this.strata = strata;
    this.clusters = clusters;
    this.populationOfStratum = populationOfStratum;
    this.lonely = lonely;
    this.stratumOfCluster = stratumOfCluster(strata, clusters);
  }

  /** Independent units of one stratum, from an infinite population. */
  static Sampling independent(int units) {
    Grouping single = Grouping.single(units);
    return new Sampling(single, Grouping.each(units), infinite(single), LonelyStratum.REFUSED);
  }

  private static int[] stratumOfCluster(Grouping strata, Grouping clusters) {
    int[] stratum = new int[clusters.size()];
    Arrays.fill(stratum, -1);
    for (int i = 0; i < clusters.length(); i++) {
      int c = clusters.of(i);
      if (stratum[c] >= 0 && stratum[c] != strata.of(i)) {
        throw new IllegalArgumentException(
            "cluster '"
                + clusters.name(c)
                + "' is in strata '"
                + strata.name(stratum[c])
                + "' and '"
                + strata.name(strata.of(i))
                + "' (unit "
                + i
                + "); expected each cluster in one stratum");
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
    return new Sampling(groups, clusters, infinite(groups), lonely);
  }

  Sampling withClusters(Grouping groups) {
    return new Sampling(strata, groups, populationOfStratum, lonely);
  }

  Sampling withLonelyStrata(LonelyStratum treatment) {
    return new Sampling(strata, clusters, populationOfStratum, treatment);
  }

  /** The same with the number of clusters in the population of each unit's stratum. */
  Sampling withPopulationSizes(double[] given) {
    double[] sizes = new double[strata.size()];
    for (int i = 0; i < given.length; i++) {
      int h = strata.of(i);
      if (sizes[h] != 0 && sizes[h] != given[i]) {
        throw new IllegalArgumentException(
            "stratum '"
                + strata.name(h)
                + "' has population sizes "
                + sizes[h]
                + " and "
                + given[i]
                + " (unit "
                + i
                + "); expected one size a stratum");
      }
      sizes[h] = given[i];
    }
    int[] sampled = clustersOfStratum();
    for (int h = 0; h < sizes.length; h++) {
      if (!(sizes[h] >= sampled[h])) {
        throw new IllegalArgumentException(
            "stratum '"
                + strata.name(h)
                + "' has a population of "
                + sizes[h]
                + " clusters, fewer than the "
                + sampled[h]
                + " sampled");
      }
    }
    return new Sampling(strata, clusters, sizes, lonely);
  }

  /** The covariance of two figures given by what each unit leaves of its influence. */
  double covariance(double[] left, double[] right) {
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
      double open = 1 - n[h] / populationOfStratum[h];
      if (n[h] == 1 && lonely == LonelyStratum.REFUSED && open > 0) {
        throw new IllegalArgumentException(
            "stratum '"
                + strata.name(h)
                + "' has a single cluster, which shows no variance; join it with another stratum,"
                + " or choose withLonelyStrata(CENTERED) or (CERTAINTY)");
      }
      covariance += open * (n[h] > 1 ? n[h] / (n[h] - 1.0) : 1) * products[h];
    }
    return covariance;
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
    return clusters.size() + " clusters, " + strata.size() + " strata";
  }
}
