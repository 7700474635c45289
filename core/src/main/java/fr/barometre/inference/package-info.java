/**
 * Tests and quantiles of distributions, and differences that rounding cannot have made: what
 * samples on the cube, survey designs and analyses of bias share.
 *
 * <p>An engine, which the module does not export: it may change. Depends on no other package.
 *
 * <pre>{@code
 * double difference = Differences.of(later, earlier);
 * double p = Student.pValue(difference, standardError, clusters - strata);
 * }</pre>
 */
@NullMarked
package fr.barometre.inference;

import org.jspecify.annotations.NullMarked;
