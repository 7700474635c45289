/** The main job in one program: a real survey, then the 2025 edition on synthetic answers. */
package fr.barometre.examples.quickstart;
