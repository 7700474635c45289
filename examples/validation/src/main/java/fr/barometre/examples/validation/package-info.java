/** What flags and intervals are worth, on surveys whose truth is known. */
package fr.barometre.examples.validation;
