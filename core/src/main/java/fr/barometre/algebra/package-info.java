/**
 * The few routines on small dense matrices that weightings and tests need: Cholesky's factor, the
 * eigenvectors of a symmetric matrix, a pseudo-inverse made of them, row reduction. Depends on
 * nothing else; not exported.
 */
@NullMarked
package fr.barometre.algebra;

import org.jspecify.annotations.NullMarked;
