/**
 * Finds weights: the solvers behind {@code weighting} and survey designs, and what their variables
 * explain of a variance.
 *
 * <p>An engine, which the module does not export: it may change. May depend on {@code weighting},
 * {@code tally}, {@code population}, {@code algebra}, {@code spelling} and the API.
 *
 * <pre>{@code
 * SharedWeights weights = SharedWeights.of(Raking.on(Dimension.TYPE, Dimension.OPSN));
 * CellWeights found = weights.weigh(new CellSizes(dimensions, keys, sizes, clusters), frame);
 * found.factor(0);
 * }</pre>
 */
@NullMarked
package fr.barometre.calibration;

import org.jspecify.annotations.NullMarked;
