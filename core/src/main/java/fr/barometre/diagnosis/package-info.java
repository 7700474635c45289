/**
 * How far a figure can be trusted: thresholds of flags, representativity of the response, bounds
 * and models of what selection may have done, and checks of published figures.
 *
 * <p>May depend on {@code propensity}, {@code wording} and the API.
 *
 * <pre>{@code
 * FlagPolicy strict = FlagPolicy.builder().smallestBase(50).build();
 * Barometre.indicator("teletravail.charte").policy(strict).answers(answers).compute().flags();
 * }</pre>
 */
@NullMarked
@ValueStyle
package fr.barometre.diagnosis;

import fr.barometre.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
