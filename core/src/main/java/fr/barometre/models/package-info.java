/**
 * Regressions on units and on cells, and what follows from them: standardised contrasts, doubly
 * robust means.
 *
 * <p>An engine, which the module does not export: it may change. May depend on {@code algebra},
 * {@code inference} and the API; variances are the caller's, who knows the design.
 *
 * <pre>{@code
 * IterativelyReweighted fit = IterativelyReweighted.logistic(rows, shares, trials);
 * double[] odds = fit.coefficients();
 * }</pre>
 */
@NullMarked
package fr.barometre.models;

import org.jspecify.annotations.NullMarked;
