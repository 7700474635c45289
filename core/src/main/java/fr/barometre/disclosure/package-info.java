/**
 * Which figures may be shown without giving away anybody's answers.
 *
 * <p>May depend on {@code estimate}, {@code tally} and the API.
 *
 * <pre>{@code
 * Barometre.indicator("teletravail.charte")
 *     .answers(answers)
 *     .by(Dimension.DEPARTEMENT)
 *     .disclosure(Disclosure.atLeast(11))
 *     .compute();   // what rests on ten collectivités or fewer has status SUPPRESSED
 * }</pre>
 */
@NullMarked
package fr.barometre.disclosure;

import org.jspecify.annotations.NullMarked;
