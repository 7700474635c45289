/** Synthetic answers of real collectivités, for other examples. */
package fr.barometre.examples.synthetic;
