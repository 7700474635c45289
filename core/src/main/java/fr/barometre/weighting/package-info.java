/**
 * Weights that make the respondents resemble the frame.
 *
 * <p>May depend on {@code tally}, {@code population} and the API.
 *
 * <pre>{@code
 * Weighting byOpsn = PostStratification.on(Dimension.OPSN);
 * Weighting bySize = PostStratification.on(Dimension.TYPE, Dimension.POPULATION_BAND)
 *     .collapsing(Dimension.TYPE, "CU", "METROPOLE");
 * }</pre>
 */
@NullMarked
package fr.barometre.weighting;

import org.jspecify.annotations.NullMarked;
