/** Guesses which known code was meant by an unknown one. Depends on nothing; not exported. */
@NullMarked
package fr.barometre.spelling;

import org.jspecify.annotations.NullMarked;
