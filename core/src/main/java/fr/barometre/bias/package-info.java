/**
 * How far a figure may be off because of who answered: the weight of OPSN territories in it, and
 * what the frame cannot explain.
 *
 * <p>An engine, which the module does not export: it may change. May depend on {@code diagnosis},
 * {@code propensity}, {@code sample}, {@code calibration}, {@code weighting}, {@code estimate} for
 * interval methods, {@code inference}, {@code population} and the API.
 *
 * <pre>{@code
 * OpsnAdjustment adjustment = adjustments.of(sample);
 * OpsnDiagnosis opsn = new OpsnAnalysis(adjustment).diagnose(observed);
 * }</pre>
 */
@NullMarked
package fr.barometre.bias;

import org.jspecify.annotations.NullMarked;
