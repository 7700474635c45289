/**
 * Ways to make the respondents resemble the frame, as values without data: what to match, how far
 * weights may go, and what was done to them.
 *
 * <p>May depend on the API only; the solvers are inside.
 *
 * <pre>{@code
 * Weighting byOpsn = PostStratification.on(Dimension.OPSN);
 * Weighting bySize = PostStratification.on(Dimension.TYPE, Dimension.POPULATION_BAND)
 *     .collapsing(Dimension.TYPE, "CU", "METROPOLE");
 * Weighting byAll = Weighting.automatic();
 * }</pre>
 */
@NullMarked
package fr.barometre.weighting;

import org.jspecify.annotations.NullMarked;
