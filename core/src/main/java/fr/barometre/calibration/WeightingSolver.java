package fr.barometre.calibration;

import fr.barometre.calibration.RakingSolver.Margin;
import fr.barometre.population.Population;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the factors by which a weighting multiplies the cells of a sample.
 *
 * <p>A {@link Weighting} is a value that says what to match; here it meets a sample and a frame:
 *
 * <ul>
 *   <li>post-stratification is one round of raking on a single margin, and its fit for variances is
 *       the mean of each post-stratum;
 *   <li>raking is iterative proportional fitting ({@link RakingSolver});
 *   <li>calibration is Newton's method on the calibration equations ({@link CalibrationSolver}),
 *       from weights that are first scaled to the size of the frame, so that bounds of the factors
 *       are around that scale;
 *   <li>no weighting leaves every factor at one.
 * </ul>
 *
 * <p>Example: 10 respondents inside an OPSN and 5 outside, frame 40 and 40. Post-stratification by
 * OPSN gives the factors 40/10 = 4 and 40/5 = 8.
 */
final class WeightingSolver {

  private WeightingSolver() {}

  /**
   * The weights of the cells of a sample.
   *
   * @throws IllegalArgumentException if the sample cannot be brought to the frame, naming the cells
   */
  static CellWeights solve(Weighting weighting, CellSizes sizes, Population frame) {
    if (weighting instanceof PostStratification) {
      return postStratified(new FrameMargins(weighting).crossed(sizes, frame), sizes);
    }
    if (weighting instanceof Raking) {
      return raked(new FrameMargins(weighting).each(sizes, frame), sizes);
    }
    if (weighting instanceof Calibration calibration) {
      return calibrated(calibration, new FrameMargins(weighting).each(sizes, frame), sizes);
    }
    if (weighting.equals(Weighting.NONE)) {
      return unweighted(sizes, frame);
    }
    throw new IllegalStateException("no solver for weighting " + weighting);
  }

  private static CellWeights unweighted(CellSizes sizes, Population frame) {
    double size = Arrays.stream(sizes.all()).sum();
    double[] factors = new double[sizes.count()];
    Arrays.fill(factors, 1);
    return CellWeights.fixed(factors, size > 0 ? frame.size() / size : 1);
  }

  private static CellWeights postStratified(List<Margin> margins, CellSizes sizes) {
    double[] d = sizes.all();
    return CellWeights.calibrated(
        new RakingSolver(d, margins).solve(), GroupMeans.of(margins.get(0).groups(), d));
  }

  private static CellWeights raked(List<Margin> margins, CellSizes sizes) {
    double[] d = sizes.all();
    return CellWeights.calibrated(
        new RakingSolver(d, margins).solve(),
        Regression.byTurns(
            RakingSolver.indicators(margins, d.length),
            d,
            margins.stream().map(margin -> margin.totals().length).toList()));
  }

  private static CellWeights calibrated(
      Calibration calibration, List<Margin> margins, CellSizes sizes) {
    double[] d = sizes.all();
    double[][] x = RakingSolver.indicators(margins, d.length);
    double[] totals = margins.stream().flatMapToDouble(m -> Arrays.stream(m.totals())).toArray();
    List<String> names = margins.stream().flatMap(m -> m.names().stream()).toList();
    double counted = 0;
    for (int k = 0; k < d.length; k++) {
      d[k] = margins.get(0).groups()[k] < 0 ? 0 : d[k];
      counted += d[k];
    }
    // Factors are bounded around those that bring the sample to the size of the frame.
    double scale = Arrays.stream(margins.get(0).totals()).sum() / counted;
    double[] scaled = Arrays.stream(d).map(size -> scale * size).toArray();
    Calibrated solved =
        new CalibrationSolver(scaled, x, totals, names).solve(calibration.distance());
    double[] factors = Arrays.stream(solved.factors()).map(g -> scale * g).toArray();
    return CellWeights.calibrated(
        new Calibrated(factors, solved.diagnostics()), Regression.on(x, d));
  }
}
