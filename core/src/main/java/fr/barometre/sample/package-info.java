/**
 * Samples on the cube: estimates of totals, shares and means with their linearised variances, and
 * of differences between domains, weightings and waves.
 *
 * <p>An engine, which the module does not export: it may change. May depend on {@code calibration},
 * {@code weighting}, {@code estimate} for interval methods, {@code inference}, {@code tally},
 * {@code population} and the API.
 *
 * <pre>{@code
 * CubeSample sample = CubeSample.of(tally.indicator("teletravail.charte"), dimensions, frame);
 * WeightedSample weighted = sample.under(Raking.on(Dimension.TYPE, Dimension.OPSN));
 * weighted.estimate(0, Domain.all(), IntervalMethod.KORN_GRAUBARD, 0.95);
 * }</pre>
 */
@NullMarked
package fr.barometre.sample;

import org.jspecify.annotations.NullMarked;
