/**
 * The frame that answers should represent: its collectivités, strata and OPSN.
 *
 * <p>May depend on the API only.
 *
 * <pre>{@code
 * Population frame = Population.collectivites2025().withOpsn(OpsnCoverage.anct());
 * frame.find(CollectiviteRef.parse("COMMUNE:01001"));
 * frame.counts(Dimension.OPSN);      // {INSIDE=..., OUTSIDE=...}
 * }</pre>
 */
@NullMarked
package fr.barometre.population;

import org.jspecify.annotations.NullMarked;
