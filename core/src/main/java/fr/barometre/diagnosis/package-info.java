/**
 * How far a figure can be trusted: the OPSN diagnosis and the flags, one small check a file.
 *
 * <p>May depend on {@code estimate}, {@code weighting}, {@code tally}, {@code population} and the
 * API.
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
