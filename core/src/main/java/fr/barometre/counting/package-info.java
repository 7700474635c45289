/**
 * Counts answers into the cube, whatever they are: several of a collectivité, multiple choices,
 * numbers, weights.
 *
 * <p>Not exported: may change in any version. May depend on {@code cube}, {@code answers}, {@code
 * population} and the API.
 */
@NullMarked
package fr.barometre.counting;

import org.jspecify.annotations.NullMarked;
