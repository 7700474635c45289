/**
 * The door: {@link fr.barometre.Barometre} and its immutable requests.
 *
 * <p>May depend on everything else of the library.
 *
 * <pre>{@code
 * IndicatorResult charter = Barometre.indicator("teletravail.charte")
 *     .answers(Path.of("answers.csv"))
 *     .compute();
 * }</pre>
 */
@NullMarked
@ValueStyle
package fr.barometre;

import fr.barometre.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
