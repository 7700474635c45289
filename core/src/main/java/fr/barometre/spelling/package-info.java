/**
 * How texts are compared that people write in many ways: names without case, accents and articles,
 * words for types of collectivités, and which known code was meant by an unknown one. Depends on
 * nothing; not exported.
 */
@NullMarked
package fr.barometre.spelling;

import org.jspecify.annotations.NullMarked;
