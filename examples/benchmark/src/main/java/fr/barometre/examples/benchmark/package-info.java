/** Measures how long counting, estimates, editions and reading take, beside other tools. */
package fr.barometre.examples.benchmark;
