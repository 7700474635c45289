/**
 * Estimates with their standard errors and intervals, from plain columns and a survey design.
 *
 * <p>May depend on {@code weighting}, {@code calibration}, {@code inference}, {@code csv} and the
 * API.
 *
 * <pre>{@code
 * SurveyDesign design = SurveyDesign.of(weights).withClusters(schools).withPopulationSizes(757);
 * SurveyEstimate yes = design.proportion(answeredYes);
 * yes.standardError();
 * yes.interval(IntervalMethod.KORN_GRAUBARD, 0.95);
 * }</pre>
 */
@NullMarked
package fr.barometre.estimate;

import org.jspecify.annotations.NullMarked;
