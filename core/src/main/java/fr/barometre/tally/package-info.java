/**
 * Answers counted once: what queries compute from, what merges, and what is kept in bytes.
 *
 * <p>May depend on {@code slices}, {@code counting}, {@code cube}, {@code answers}, {@code
 * population} and the API.
 *
 * <pre>{@code
 * Tally tally = Tally.of(answers, population, Dimension.OPSN, Dimension.TYPE);
 * Tally whole = tally.merge(Tally.of(otherAnswers, population, Dimension.OPSN, Dimension.TYPE));
 * Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE).answers(whole).compute();
 * }</pre>
 */
@NullMarked
package fr.barometre.tally;

import org.jspecify.annotations.NullMarked;
