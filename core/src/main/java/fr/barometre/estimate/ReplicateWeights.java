package fr.barometre.estimate;

import fr.barometre.algebra.Symmetric;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.ReplicateScales;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Replicate weights: columns of weights, each standing for a sample that might have been drawn. The
 * variance of a figure is its variation over the columns.
 *
 * <p>A figure is held as its deviations, replicate by replicate, from the centre, so that
 * combinations of figures combine these deviations. Reference: Wolter, <em>Introduction to Variance
 * Estimation</em>, 2nd ed. (2007). Immutable.
 */
final class ReplicateWeights {

  /** A column with no more of its own beside others is a combination of them. */
  private static final double OWN = 1e-5;

  private static final double ROUNDING = 32 * Math.ulp(1.0);

  private final List<UnitWeights> columns;
  private final ReplicateScales scales;

  /** The replicates' numbers, which distances are given for. */
  private final int[] numbers;

  private ReplicateWeights(List<UnitWeights> columns, ReplicateScales scales) {
    this.columns = List.copyOf(columns);
    this.scales = scales;
    this.numbers = new int[columns.size()];
    Arrays.setAll(numbers, r -> r);
  }

  /** Columns that somebody else made. */
  static ReplicateWeights of(int units, double[][] replicates, ReplicateScales scales) {
    if (replicates.length != scales.ofReplicates().size()) {
      throw new IllegalArgumentException(
          replicates.length
              + " columns of replicate weights and scales of "
              + scales.ofReplicates().size()
              + " replicates; expected one each");
    }
    List<UnitWeights> columns = new ArrayList<>();
    for (int r = 0; r < replicates.length; r++) {
      columns.add(UnitWeights.ofReplicate(r, units, replicates[r]));
    }
    return new ReplicateWeights(columns, scales);
  }

  /** Columns made of a design's weights. */
  static ReplicateWeights of(Sampling sampling, UnitWeights weights, ReplicateMethod method) {
    ReplicateFactors made = ReplicateFactors.of(sampling, method);
    double[][] columns = new double[made.factors().size()][];
    for (int r = 0; r < columns.length; r++) {
      columns[r] = weights.all();
      for (int i = 0; i < columns[r].length; i++) {
        columns[r][i] *= made.factors().get(r)[sampling.cluster(i)];
      }
    }
    return of(weights.units(), columns, made.scales());
  }

  List<UnitWeights> columns() {
    return columns;
  }

  ReplicateScales scales() {
    return scales;
  }

  /** The columns weighted, each by itself. */
  ReplicateWeights weighted(UnaryOperator<UnitWeights> weighting) {
    List<UnitWeights> weighted = new ArrayList<>();
    for (int r : numbers) {
      try {
        weighted.add(weighting.apply(columns.get(r)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("replicate " + r + ": " + e.getMessage(), e);
      }
    }
    return new ReplicateWeights(weighted, scales);
  }

  /** How far a figure is from its middle in each replicate; not a number where it has no value. */
  UnitValues distances(double estimate, double[] replicates) {
    double middle = scales.aroundEstimate() ? estimate : mean(replicates);
    double[] distances = new double[replicates.length];
    boolean same = true;
    for (int r : numbers) {
      distances[r] = scales.ofReplicates().get(r) == 0 ? 0 : replicates[r] - middle;
      same &= Math.abs(distances[r]) <= ROUNDING * Math.abs(estimate);
    }
    return new UnitValues(numbers, same ? new double[replicates.length] : distances);
  }

  /** The mean over the replicates that count and in which the figure has a value. */
  private double mean(double[] replicates) {
    double sum = 0;
    int count = 0;
    for (int r : numbers) {
      if (scales.ofReplicates().get(r) > 0 && !Double.isNaN(replicates[r])) {
        sum += replicates[r];
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  double covariance(UnitValues left, UnitValues right) {
    double sum = 0;
    for (int r : numbers) {
      sum += scales.ofReplicates().get(r) * left.values()[r] * right.values()[r];
    }
    return scales.scale() * sum;
  }

  /** Why the variance of a figure is not known; empty when it is. */
  Optional<String> unknown(UnitValues distances) {
    for (int r : numbers) {
      if (Double.isNaN(distances.values()[r])) {
        return Optional.of(
            "the figure has no value in replicate "
                + r
                + ", whose weights leave none of its units; expected a larger domain, or other"
                + " replicates");
      }
    }
    return Optional.empty();
  }

  /**
   * How many columns are no combination of others, less one: of some units. By Gram and Schmidt's
   * method: what the columns before leave of each, twice for what rounding left.
   */
  long degreesOfFreedom(int[] units) {
    List<double[]> basis = new ArrayList<>();
    for (UnitWeights column : columns) {
      double[] left = column.of(units);
      double whole = length(left);
      for (int turn = 0; turn < 2; turn++) {
        for (double[] before : basis) {
          double part = Symmetric.product(left, before);
          for (int k = 0; k < left.length; k++) {
            left[k] -= part * before[k];
          }
        }
      }
      double own = length(left);
      if (basis.size() < units.length && own > OWN * whole) {
        for (int k = 0; k < left.length; k++) {
          left[k] /= own;
        }
        basis.add(left);
      }
    }
    return Math.max(0, basis.size() - 1L);
  }

  private static double length(double[] values) {
    return Math.sqrt(Symmetric.product(values, values));
  }
}
