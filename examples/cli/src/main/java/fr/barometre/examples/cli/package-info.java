/**
 * {@code barometre}, a command line for those who do not write Java: one class a command, each a
 * few calls of the library. It computes nothing of its own.
 */
@NullMarked
package fr.barometre.examples.cli;

import org.jspecify.annotations.NullMarked;
