package fr.barometre.calibration;

import fr.barometre.weighting.WeightingDiagnostics;

/**
 * The factors that a solver found.
 *
 * @param factors the factor g of each row
 * @param diagnostics what was done to the weights
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier from the solver to its callers
public record Calibrated(double[] factors, WeightingDiagnostics diagnostics) {}
