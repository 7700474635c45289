/**
 * Models: regressions of a user's own columns, and figures of models on the frame, where what is
 * expected of an area comes from answers and predictions together. The latter stand beside figures
 * that follow from answers alone, and are marked as modelled wherever they are shown.
 *
 * <p>Shares are proportions in [0, 1]. May depend on the other packages of the module.
 *
 * <pre>{@code
 * ModelledResult charter = Barometre.indicator("teletravail.charte")
 *     .answers(answers)
 *     .modelled(Dimension.DEPARTEMENT);
 * charter.area("32").orElseThrow();   // Gers: 31.2% [22.4; 41.6], modelled (n = 12)
 *
 * RegressionResult fit = design.logistic(answers,
 *     Predictor.factor("opsn", opsn).withBaseline("OUTSIDE"), Predictor.number("size", size));
 * System.out.println(fit);                          // coefficients, tests, margins
 * fit.contrast("opsn", "INSIDE").difference();      // in points of probability
 * }</pre>
 */
@NullMarked
@ValueStyle
package fr.barometre.api.model;

import fr.barometre.api.style.ValueStyle;
import org.jspecify.annotations.NullMarked;
