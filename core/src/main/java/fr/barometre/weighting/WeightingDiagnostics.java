package fr.barometre.weighting;

import java.util.List;

/**
 * What a weighting did to the weights.
 *
 * @param iterations steps that it took
 * @param smallestFactor smallest factor g among those weighted
 * @param largestFactor largest factor g
 * @param kishDesignEffect n Σw² / (Σw)² of the weights after, one or more
 * @param margins each total that was asked for
 */
public record WeightingDiagnostics(
    int iterations,
    double smallestFactor,
    double largestFactor,
    double kishDesignEffect,
    List<MarginFit> margins) {

  /**
   * Checks what is given.
   *
   * @param iterations steps that it took
   * @param smallestFactor smallest factor g among those weighted
   * @param largestFactor largest factor g
   * @param kishDesignEffect n Σw² / (Σw)² of the weights after
   * @param margins each total that was asked for
   */
  public WeightingDiagnostics {
    margins = List.copyOf(margins);
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
        margins);
  }
}
