/**
 * Who is surveyed: collectivités, their codes and types, OPSN, population bands, and the dimensions
 * by which figures are broken down.
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
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    allowedClasspathAnnotations = Override.class)
package fr.barometre.api.territory;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
