/**
 * The rules of statistical disclosure control: which figures may be published without telling what
 * a single collectivité answered.
 *
 * <p>Depends on no other package. What the rules hide is worked out inside the library, and may
 * change from one version to the next; the rules stay.
 *
 * <pre>{@code
 * Barometre.indicator("teletravail.charte")
 *     .answers(answers)
 *     .by(Dimension.DEPARTEMENT)
 *     .disclosure(Disclosure.atLeast(11))
 *     .compute();   // a figure that rests on ten collectivités or fewer has status SUPPRESSED
 * }</pre>
 */
@NullMarked
package fr.barometre.disclosure;

import org.jspecify.annotations.NullMarked;
