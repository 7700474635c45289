/**
 * Response propensities of the cells of a population, from how many of each responded.
 *
 * <p>An engine, which the module does not export: it may change. May depend on {@code algebra},
 * {@code models} and the API.
 *
 * <pre>{@code
 * Propensities fitted = Propensities.mainEffects(new Propensities.Binomial(levels, trials, events));
 * double[] rho = fitted.rho();
 * }</pre>
 */
@NullMarked
package fr.barometre.propensity;

import org.jspecify.annotations.NullMarked;
