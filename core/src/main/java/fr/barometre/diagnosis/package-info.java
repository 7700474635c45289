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
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    allowedClasspathAnnotations = Override.class)
package fr.barometre.diagnosis;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
