package fr.barometre.weighting;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a weighting changed the weights: the range of its factors, the design effect that they cause,
 * and the margins that were asked for.
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

  /**
   * One total that weights were brought to.
   *
   * @param name what is totalled, for example {@code "OPSN=INSIDE"}
   * @param wanted the population's total
   * @param before the estimated total before weighting
   * @param after the estimated total after weighting
   */
  public record MarginFit(String name, double wanted, double before, double after) {

    /**
     * Checks what is given.
     *
     * @param name what is totalled
     * @param wanted the population's total
     * @param before the estimated total before weighting
     * @param after the estimated total after weighting
     */
    public MarginFit {
      requireNonNull(name, "name");
    }

    /**
     * How far the total after weighting is from the one wanted.
     *
     * @return |after - wanted| / max(1, |wanted|), zero or more
     */
    public double distance() {
      return Math.abs(after - wanted) / Math.max(1, Math.abs(wanted));
    }
  }
}
