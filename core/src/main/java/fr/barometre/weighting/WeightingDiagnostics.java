package fr.barometre.weighting;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a weighting did to the weights.
 *
 * @param iterations steps that it took
 * @param smallestFactor smallest factor g among those weighted
 * @param largestFactor largest factor g
 * @param kishDesignEffect n Σw² / (Σw)² of the weights after, one or more
 * @param margins each total that was asked for
 * @param extremes positions of the rows whose factors are farthest from the mean factor, the
 *     farthest first: cells of a sample or units of a design. They limit how tight bounds can be
 */
public record WeightingDiagnostics(
    int iterations,
    double smallestFactor,
    double largestFactor,
    double kishDesignEffect,
    List<MarginFit> margins,
    List<Integer> extremes) {

  private static final int MOST_EXTREMES = 6;

  /**
   * Checks what is given.
   *
   * @param iterations steps that it took
   * @param smallestFactor smallest factor g among those weighted
   * @param largestFactor largest factor g
   * @param kishDesignEffect n Σw² / (Σw)² of the weights after
   * @param margins each total that was asked for
   * @param extremes positions of the rows whose factors are farthest from the mean factor
   */
  public WeightingDiagnostics {
    margins = List.copyOf(margins);
    extremes = List.copyOf(extremes);
  }

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

  /**
   * The same with the design effect of whoever is in the rows, where these are several each.
   *
   * @param effect n Σw² / (Σw)² of the weights after, one or more
   * @return the other diagnostics
   */
  public WeightingDiagnostics withKishDesignEffect(double effect) {
    return new WeightingDiagnostics(
        iterations, smallestFactor, largestFactor, effect, margins, extremes);
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
