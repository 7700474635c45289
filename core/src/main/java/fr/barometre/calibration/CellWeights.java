package fr.barometre.calibration;

import fr.barometre.api.Label;
import fr.barometre.weighting.WeightingDiagnostics;
import java.util.Optional;

/**
 * The result of weighting a sample: the factor of each cell, in the order of the sample, and the
 * regression on the weighting's variables, whose residuals give the variances.
 */
public final class CellWeights {

  private final double[] factors;
  private final double scale;
  private final Explained explained;
  private final Optional<WeightingDiagnostics> diagnostics;
  private final Label label;

  private CellWeights(
      double[] factors,
      double scale,
      Explained explained,
      Optional<WeightingDiagnostics> diagnostics,
      Label label) {
    this.factors = factors;
    this.scale = scale;
    this.explained = explained;
    this.diagnostics = diagnostics;
    this.label = label;
  }

  /** Factors that do not depend on the sample, and what brings the sizes to the population. */
  static CellWeights fixed(double[] factors, double scale, Label label) {
    return new CellWeights(factors, scale, Explained.NOTHING, Optional.empty(), label);
  }

  /** Factors that bring the sizes to the population's totals; zero for excluded cells. */
  static CellWeights calibrated(Calibrated calibrated, Explained explained, Label label) {
    return new CellWeights(
        calibrated.factors(), 1, explained, Optional.of(calibrated.diagnostics()), label);
  }

  /**
   * The factor of a cell: its weights after weighting over those before.
   *
   * @param cell position of the cell
   * @return zero for an excluded cell
   */
  public double factor(int cell) {
    return factors[cell];
  }

  /**
   * How many collectivités of the frame a weight of one stands for.
   *
   * @return above zero; one when the weights add up to the frame
   */
  public double scale() {
    return scale;
  }

  /**
   * The part of a linearised variable that the weighting variables explain.
   *
   * @return the fit, for totals by cell under the weights before
   */
  public Explained explained() {
    return explained;
  }

  /**
   * Measures of the change to the weights.
   *
   * @return the diagnostics, or empty without weighting
   */
  public Optional<WeightingDiagnostics> diagnostics() {
    return diagnostics;
  }

  /**
   * A sentence on the weighting.
   *
   * @return the name of the weighting; if it joins levels, with those joined and left out
   */
  public Label label() {
    return label;
  }
}
