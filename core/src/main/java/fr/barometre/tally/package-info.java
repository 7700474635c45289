/**
 * The cube of sums from which every figure is computed.
 *
 * <p>May depend on {@code answers}, {@code population} and the API.
 *
 * <pre>{@code
 * Tally tally = Tally.of(answers, population, Dimension.OPSN, Dimension.TYPE);
 * Tally whole = tally.merge(Tally.of(otherAnswers, population, Dimension.OPSN, Dimension.TYPE));
 * whole.indicator(Edition2025.TELETRAVAIL_CHARTE).cells();
 * }</pre>
 */
@NullMarked
package fr.barometre.tally;

import org.jspecify.annotations.NullMarked;
