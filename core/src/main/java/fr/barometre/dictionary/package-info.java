/**
 * The one way to number distinct values: the first one met is 0, the next new one 1, and so on.
 *
 * <p>{@code Dictionary} numbers objects, {@code RowDictionary} rows of whole numbers, and {@code
 * HashIndex} finds rows of columns of any form. (The parser of {@code csv} has a table of its own,
 * which reads characters where they stand.) Not exported: may change in any version. Depends on
 * nothing.
 */
@NullMarked
package fr.barometre.dictionary;

import org.jspecify.annotations.NullMarked;
