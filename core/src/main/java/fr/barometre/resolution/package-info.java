/**
 * Finds the collectivité of a frame that a text means: a code in any spelling, a code of the past,
 * a SIREN, a SIRET, a postal code or a name. What it finds has the rule that applied; what it
 * cannot find has the candidates and the reason.
 *
 * <p>An engine, which the module does not export: it may change. May depend on {@code population},
 * {@code spelling} and the API. {@code SOURCES.md} beside its data says where they come from.
 *
 * <pre>{@code
 * CollectiviteResolver resolver = CollectiviteResolver.of(Population.collectivites2025());
 * Resolution found = resolver.resolve(TypeWords.of("mairie"), "Bourg en Bresse", Hints.departement("01"));
 * found.ref();    // COMMUNE:01053
 * found.rule();   // NAME_AND_DEPARTEMENT
 * }</pre>
 */
@NullMarked
package fr.barometre.resolution;

import org.jspecify.annotations.NullMarked;
