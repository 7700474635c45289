package fr.barometre.calibration;

import fr.barometre.weighting.WeightingDiagnostics;
import fr.barometre.weighting.WeightingDiagnostics.MarginFit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Measures how far the factors of a weighting change the weights, and how unequal these are. */
final class Diagnostics {

  private static final int MOST_EXTREMES = 6;

  private Diagnostics() {}

  /** The diagnostics of factors over rows that weigh something. */
  static WeightingDiagnostics of(
      int iterations, double[] before, double[] factors, List<MarginFit> margins) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    int rows = 0;
    for (int k = 0; k < factors.length; k++) {
      if (before[k] > 0 && factors[k] != 0) {
        smallest = Math.min(smallest, factors[k]);
        largest = Math.max(largest, factors[k]);
        double weight = before[k] * factors[k];
        sum += weight;
        squares += weight * weight;
        rows++;
      }
    }
    return new WeightingDiagnostics(
        iterations,
        smallest,
        largest,
        rows == 0 ? 1 : Math.max(1, rows * squares / (sum * sum)),
        margins,
        extremes(before, factors));
  }

  /** Rows by the distance of their factor to the mean one, on the scale of ratios. */
  private static List<Integer> extremes(double[] before, double[] factors) {
    double sizes = 0;
    double sum = 0;
    for (int k = 0; k < factors.length; k++) {
      sizes += before[k];
      sum += before[k] * factors[k];
    }
    double mean = sum / sizes;
    return IntStream.range(0, factors.length)
        .filter(k -> before[k] > 0 && factors[k] != 0)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                    (Integer k) -> -Math.abs(Math.log(Math.abs(factors[k] / mean))))
                .thenComparing(k -> k))
        .limit(MOST_EXTREMES)
        .toList();
  }
}
