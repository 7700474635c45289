/**
 * The cube: for each indicator and each cell of the frame's dimensions, sums over the collectivités
 * of their answers and of products of these.
 *
 * <p>The cube knows cells and moments; how answers are packed or counted is in {@code counting} and
 * {@code slices}, which fill it. Not exported: may change in any version. May depend on {@code
 * answers}, {@code population} and the API.
 */
@NullMarked
package fr.barometre.cube;

import org.jspecify.annotations.NullMarked;
