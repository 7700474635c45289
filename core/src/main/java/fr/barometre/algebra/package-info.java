/** Small dense matrices, with EJML behind. Depends on nothing else; not exported. */
@NullMarked
package fr.barometre.algebra;

import org.jspecify.annotations.NullMarked;
