/**
 * The base of all values of the barometer: bilingual text and the rules of JSON. Reading is strict
 * for what people write, and lenient for what the library wrote. Figures of results are written
 * with the digits that pages show, three decimals of a share.
 *
 * <p>May depend on nothing but Jackson annotations.
 *
 * <pre>{@code
 * Label yes = Label.of("Oui", "Yes");
 * yes.in(Locale.FRENCH);            // "Oui"
 * }</pre>
 */
@NullMarked
package fr.barometre.api;

import org.jspecify.annotations.NullMarked;
