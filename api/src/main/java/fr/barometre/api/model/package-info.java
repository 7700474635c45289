/**
 * Models of a user's own columns: what explains a variable, and what is found.
 *
 * <p>May depend on {@code fr.barometre.api}.
 *
 * <pre>{@code
 * RegressionResult fit = design.logistic(answers,
 *     Predictor.factor("opsn", opsn).withBaseline("OUTSIDE"), Predictor.number("size", size));
 * System.out.println(fit);                                     // coefficients, tests, margins
 * fit.contrast("opsn", "INSIDE").difference();                 // in points of probability
 * }</pre>
 */
@NullMarked
package fr.barometre.api.model;

import org.jspecify.annotations.NullMarked;
