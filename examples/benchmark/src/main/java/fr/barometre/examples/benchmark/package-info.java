/** How long estimates take once the answers are tallied. */
package fr.barometre.examples.benchmark;
