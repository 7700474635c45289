/** Measures how reliable flags and intervals are, on simulated surveys whose truth is known. */
package fr.barometre.examples.validation;
