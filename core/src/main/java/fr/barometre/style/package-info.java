/** The style of generated values. Internal: not exported by the module. */
package fr.barometre.style;
