/**
 * Results: estimates, their intervals, the OPSN diagnosis, flags and whole reports.
 *
 * <p>Shares are proportions in [0, 1]; a method named {@code percent} gives percentages. What may
 * be absent, because it is hidden or cannot be estimated, is optional. May depend on the other
 * packages of the module.
 *
 * <pre>{@code
 * Estimate observed = result.observed();
 * System.out.println(observed.text(Locale.FRENCH));    // 34,0 % [29,8 ; 38,4] (n = 512)
 * observed.percent().ifPresent(percent -> plot(percent));
 * }</pre>
 *
 * <p>In JSON, whole results carry the version of their form, {@code formatVersion}. They are read
 * {@linkplain fr.barometre.api.LenientJson leniently}: a result of a later version may have
 * properties, and flags, that this one does not know.
 */
@NullMarked
@ValueStyle
package fr.barometre.api.result;

import fr.barometre.api.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
