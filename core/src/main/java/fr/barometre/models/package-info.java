/**
 * Regressions on units and on cells, and models on the frame: what is expected of collectivités
 * that did not answer, given what the frame knows of them. Depends on {@code algebra}, {@code
 * cube}, {@code disclosure}, {@code inference}, {@code population} and api; not exported. Variances
 * of regressions are the caller's, who knows the design.
 *
 * <p>Small areas, from one file to the next:
 *
 * <ul>
 *   <li>{@code LogitCells}: answers as cells of a logistic regression whose variables are levels;
 *   <li>{@code Arrow}: the matrix of such a regression, and its inverse;
 *   <li>{@code MixedLogit}: the regression with area effects of given spreads (Laplace);
 *   <li>{@code SpreadSearch}: the spreads that fit best, and what is not known of them;
 *   <li>{@code AreaCells}: which effects a survey can tell of without telling of a respondent;
 *   <li>{@code AreaFigures}: the figure of each area of the frame, with its interval;
 *   <li>{@code PredictiveCheck}: whether areas disagree with what the model says of them.
 * </ul>
 */
@NullMarked
package fr.barometre.models;

import org.jspecify.annotations.NullMarked;
