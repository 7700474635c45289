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
}
