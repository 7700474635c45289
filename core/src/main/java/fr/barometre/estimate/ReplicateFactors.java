package fr.barometre.estimate;

import fr.barometre.algebra.Hadamard;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.ReplicateMethod.Kind;
import fr.barometre.api.model.ReplicateScales;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The factors of a design's clusters in each replicate.
 *
 * <p>Of a stratum of \(n_h\) clusters, of which the population has \(N_h\), with \(f_h = n_h /
 * N_h\):
 *
 * <ul>
 *   <li>the jackknife leaves out one and multiplies the others by \(n_h/(n_h-1)\); the replicate's
 *       scale is \((1 - f_h)(n_h-1)/n_h\);
 *   <li>BRR multiplies one of two by \(2 - \rho\) and the other by Fay's \(\rho\), as a Hadamard
 *       matrix says; its scale is \(1/(R(1-\rho)^2)\);
 *   <li>the bootstrap draws \(n_h - 1\) with replacement, and multiplies one that is drawn k times
 *       by \(1 - \lambda + \lambda k\, n_h/(n_h-1)\) with \(\lambda = \sqrt{1-f_h}\).
 * </ul>
 *
 * Strata that were drawn completely, and single clusters that are taken for certain, are in each
 * replicate as they are. References: Wolter, <em>Introduction to Variance Estimation</em>, 2nd ed.
 * (2007), ch. 3 and 4; Judkins, "Fay's Method for Variance Estimation", Journal of Official
 * Statistics 6 (1990), 223-239; Rao and Wu, "Resampling Inference with Complex Survey Data", JASA
 * 83 (1988), 231-241.
 */
final class ReplicateFactors {

  /** Eight bytes each, twice: 4 GB. */
  private static final long MOST_FACTORS = 250_000_000;

  /** Of one stratum two half-samples would do; R takes four. */
  private static final int SMALLEST_ORDER = 4;

  private final Sampling sampling;
  private final ReplicateMethod method;
  private final List<double[]> factors = new ArrayList<>();
  private final List<Double> scales = new ArrayList<>();

  private ReplicateFactors(Sampling sampling, ReplicateMethod method) {
    this.sampling = sampling;
    this.method = method;
  }

  /** The replicates of a design, by unit what its weight is multiplied by, with their scales. */
  static ReplicateFactors of(Sampling sampling, ReplicateMethod method) {
    ReplicateFactors made = new ReplicateFactors(sampling, method);
    sampling.requireReplicable();
    long replicates =
        method.kind() == Kind.BOOTSTRAP ? method.replicates() : sampling.clusterCount();
    if (method.kind() != Kind.BRR && replicates * sampling.clusterCount() > MOST_FACTORS) {
      throw new IllegalArgumentException(
          replicates
              + " replicates of "
              + sampling.clusterCount()
              + " clusters have "
              + replicates * sampling.clusterCount()
              + " weights; expected "
              + MOST_FACTORS
              + " at most: the bootstrap with fewer replicates, or fewer and larger clusters");
    }
    if (method.kind() == Kind.BRR) {
      made.halfSamples();
    } else if (method.kind() == Kind.BOOTSTRAP) {
      made.bootstrap();
    } else {
      made.jackknife();
    }
    if (made.factors.size() < 2) {
      throw new IllegalArgumentException(
          made.factors.size()
              + " replicates of "
              + sampling
              + " show no variance; expected a stratum with two clusters at least");
    }
    return made;
  }

  /** For each replicate, the factor of each cluster. */
  List<double[]> factors() {
    return factors;
  }

  ReplicateScales scales() {
    double rest = 1 - method.fay();
    double scale = 1;
    if (method.kind() == Kind.BRR) {
      scale = 1 / (factors.size() * rest * rest);
    } else if (method.kind() == Kind.BOOTSTRAP) {
      scale = 1 / (factors.size() - 1.0);
    }
    return new ReplicateScales(scale, scales, method.aroundEstimate());
  }

  private double[] added(double scale) {
    double[] ones = new double[sampling.clusterCount()];
    Arrays.fill(ones, 1);
    factors.add(ones);
    scales.add(scale);
    return ones;
  }

  private void jackknife() {
    int strata = sampling.strataCount();
    if (method.kind() == Kind.JK1 && strata > 1) {
      throw new IllegalArgumentException(
          "JK1 is of one stratum, and the design has "
              + strata
              + "; expected ReplicateMethod.jkn()");
    }
    boolean isCensus = IntStream.range(0, strata).allMatch(h -> sampling.fraction(h) == 1);
    for (int h = 0; h < strata; h++) {
      int[] drawn = sampling.clustersOf(h);
      double n = drawn.length;
      // A stratum drawn completely shows nothing and counts for no degree of freedom; where all
      // are, replicates of scale 0 say so.
      if (n > 1 && (isCensus || sampling.fraction(h) < 1)) {
        for (int left : drawn) {
          double[] factor = added((1 - sampling.fraction(h)) * (n - 1) / n);
          for (int c : drawn) {
            factor[c] = c == left ? 0 : n / (n - 1);
          }
        }
      } else if (sampling.isCentred(h)) {
        // Its distance to the other strata stands for what it does not show.
        double[] factor = added((strata - 1.0) / strata);
        Arrays.fill(factor, strata / (strata - 1.0));
        factor[drawn[0]] = 0;
      }
    }
  }

  private void halfSamples() {
    List<int[]> pairs = new ArrayList<>();
    // Which half-samples there are depends on the order of the strata: that of their names, as in
    // R.
    int[] strata =
        IntStream.range(0, sampling.strataCount())
            .boxed()
            .sorted(Comparator.comparing(sampling::stratum))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int h : strata) {
      int[] drawn = sampling.clustersOf(h);
      if (!isCertain(h, drawn)) {
        if (drawn.length != 2 || sampling.fraction(h) > 0) {
          throw new IllegalArgumentException(
              "stratum '"
                  + sampling.stratum(h)
                  + "' has "
                  + drawn.length
                  + " clusters of "
                  + (sampling.fraction(h) > 0 ? "a finite" : "an infinite")
                  + " population; BRR expects 2 of an infinite one in each stratum. For others"
                  + " ReplicateMethod.jkn() or bootstrap(replicates, seed)");
        }
        pairs.add(drawn);
      }
    }
    int order = Math.max(SMALLEST_ORDER, pairs.size() + 1);
    for (int[] row : pairs.isEmpty() ? new int[0][] : Hadamard.of(order)) {
      double[] factor = added(1);
      for (int k = 0; k < pairs.size(); k++) {
        int in = row[k + 1] > 0 ? 0 : 1;
        factor[pairs.get(k)[in]] = 2 - method.fay();
        factor[pairs.get(k)[1 - in]] = method.fay();
      }
    }
  }

  private void bootstrap() {
    Random random = new Random(method.seed());
    for (int r = 0; r < method.replicates(); r++) {
      double[] factor = added(1);
      for (int h = 0; h < sampling.strataCount(); h++) {
        int[] drawn = sampling.clustersOf(h);
        int n = drawn.length;
        if (!isCertain(h, drawn)) {
          double lambda = Math.sqrt(1 - sampling.fraction(h));
          for (int c : drawn) {
            factor[c] = 1 - lambda;
          }
          for (int draw = 1; draw < n; draw++) {
            factor[drawn[random.nextInt(n)]] += lambda * n / (n - 1);
          }
        }
      }
    }
  }

  /** Whether a stratum is in each replicate as it is. */
  private boolean isCertain(int stratum, int[] drawn) {
    if (drawn.length == 1 && sampling.isCentred(stratum)) {
      throw new IllegalArgumentException(
          "stratum '"
              + sampling.stratum(stratum)
              + "' has a single cluster, which "
              + method.kind()
              + " cannot leave out; expected withLonelyStrata(CERTAINTY), or"
              + " ReplicateMethod.jkn()");
    }
    return drawn.length == 1 || sampling.fraction(stratum) == 1;
  }
}
