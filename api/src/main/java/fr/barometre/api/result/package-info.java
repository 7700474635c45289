/**
 * What was computed: estimates, their intervals, the OPSN diagnosis, flags and whole reports.
 *
 * <p>Shares are proportions in [0, 1]; a method named {@code percent} gives percentages. May depend
 * on the other packages of the module.
 *
 * <pre>{@code
 * Estimate observed = result.observed();
 * if (observed.status() == EstimateStatus.ESTIMATED) {
 *   System.out.printf("%.1f %%%n", observed.percent());
 * }
 * }</pre>
 */
@NullMarked
@ValueStyle
package fr.barometre.api.result;

import fr.barometre.api.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
