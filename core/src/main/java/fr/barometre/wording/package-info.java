/**
 * Numbers inside sentences, in French and in English, with as many decimals as are worth telling.
 *
 * <p>An engine, which the module does not export: it may change. May depend on the API.
 *
 * <pre>{@code
 * Wording.fr("{} des répondants", new Wording.Share(0.34)); // "34,0 % des répondants"
 * }</pre>
 */
@NullMarked
package fr.barometre.wording;

import org.jspecify.annotations.NullMarked;
