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
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, jdkOnly = true)
package fr.barometre;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
