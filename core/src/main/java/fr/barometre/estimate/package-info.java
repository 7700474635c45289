/**
 * Estimates with their standard errors and intervals, from the cube or from plain columns.
 *
 * <p>May depend on {@code weighting}, {@code tally}, {@code population} and the API.
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
