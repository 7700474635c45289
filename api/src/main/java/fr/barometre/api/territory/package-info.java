/**
 * Territories: collectivités, their codes and types, OPSN, population bands, and the dimensions by
 * which figures are broken down.
 *
 * <p>May depend on {@code fr.barometre.api} only.
 *
 * <pre>{@code
 * Siren siren = Siren.parse("210100012");
 * CollectiviteRef ref = CollectiviteRef.of(CollectiviteType.COMMUNE, "01001");
 * CollectiviteRef same = CollectiviteRef.parse("SIREN:210100012");
 * }</pre>
 */
@NullMarked
@ValueStyle
package fr.barometre.api.territory;

import fr.barometre.api.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
