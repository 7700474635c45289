/**
 * The fast way into the cube for single choices of very many anonymous respondents: their answers
 * in a few bits each, ordered by cell, so that a tally is a count of bits.
 *
 * <p>It fills the same cube as {@code counting}, to the bit. Not exported: may change in any
 * version. May depend on {@code counting}, {@code cube}, {@code answers}, {@code population} and
 * the API.
 */
@NullMarked
package fr.barometre.slices;

import org.jspecify.annotations.NullMarked;
