/**
 * Joins levels of a dimension that have too few collectivités: global recoding, as disclosure
 * control and weighting call it.
 *
 * <p>What is joined depends on counts alone, never on answers. Depends on the frame and on the
 * values of the API; not exported, and may change.
 *
 * <pre>{@code
 * JoinedLevels types = LevelJoining.on(frame).join(Dimension.TYPE, levels, counts, 5);
 * types.of("METROPOLE").label().fr();   // "Intercommunalités"
 * }</pre>
 */
@NullMarked
package fr.barometre.recoding;

import org.jspecify.annotations.NullMarked;
