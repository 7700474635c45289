package fr.barometre.calibration;

import fr.barometre.api.Label;
import fr.barometre.calibration.RakingSolver.Margin;
import fr.barometre.population.Population;
import fr.barometre.weighting.AutomaticWeighting;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
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
 *   <li>where levels are joined, and for the automatic weighting, {@link JoinedSolver} chooses the
 *       margins first;
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
    if (weighting.equals(Weighting.NONE)) {
      return unweighted(sizes, frame);
    }
    if (weighting instanceof AutomaticWeighting || weighting.fewestRespondents().isPresent()) {
      return new JoinedSolver(weighting, sizes, frame).solve();
    }
    Label label = weighting.label();
    double[] d = sizes.all();
    FrameMargins margins = new FrameMargins(weighting);
    if (weighting instanceof PostStratification) {
      List<Margin> one = only(margins.crossed(sizes, frame));
      return postStratified(one, d, new RakingSolver(d, one).solve(), label);
    }
    List<Margin> each = only(margins.each(sizes, frame));
    if (weighting instanceof Raking) {
      return raked(each, d, new RakingSolver(d, each).solve(), label);
    }
    if (weighting instanceof Calibration calibration) {
      Problem problem = Problem.scaled(each, d);
      return problem.weights(problem.solver().solve(calibration.distance()), label);
    }
    throw new IllegalStateException("no solver for weighting " + weighting);
  }

  static List<Margin> only(List<FrameMargin> margins) {
    return margins.stream().map(FrameMargin::margin).toList();
  }

  private static CellWeights unweighted(CellSizes sizes, Population frame) {
    double size = Arrays.stream(sizes.all()).sum();
    double[] factors = new double[sizes.count()];
    Arrays.fill(factors, 1);
    return CellWeights.fixed(factors, size > 0 ? frame.size() / size : 1, Weighting.NONE.label());
  }

  static CellWeights postStratified(
      List<Margin> margins, double[] d, Calibrated solved, Label label) {
    return CellWeights.calibrated(solved, GroupMeans.of(margins.get(0).groups(), d), label);
  }

  static CellWeights raked(List<Margin> margins, double[] d, Calibrated solved, Label label) {
    return CellWeights.calibrated(
        solved,
        Regression.byTurns(
            RakingSolver.indicators(margins, d.length),
            d,
            margins.stream().map(margin -> margin.totals().length).toList()),
        label);
  }

  /** A calibration from weights that have the size of the frame. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the package
  record Problem(List<Margin> margins, double[][] x, double[] counted, double[] multiples) {

    /** The problem that starts from given weights, all multiplied alike. */
    static Problem scaled(List<Margin> margins, double[] sizes) {
      double[] counted = counted(margins, sizes);
      // Factors are bounded around those that bring the sample to the size of the frame.
      double scale = Arrays.stream(margins.get(0).totals()).sum() / Arrays.stream(counted).sum();
      double[] multiples = new double[sizes.length];
      Arrays.fill(multiples, scale);
      return new Problem(
          margins, RakingSolver.indicators(margins, sizes.length), counted, multiples);
    }

    /** The problem that starts from weights multiplied by the factors of an earlier step. */
    static Problem from(List<Margin> margins, double[] sizes, double[] multiples) {
      double[] counted = counted(margins, sizes);
      // The last category of a margin follows from the first margin, which has everybody.
      List<Margin> free = new ArrayList<>(margins.subList(0, 1));
      margins.stream().skip(1).map(Margin::withoutLast).forEach(free::add);
      return new Problem(free, RakingSolver.indicators(free, sizes.length), counted, multiples);
    }

    /** The sizes of rows that have a category in every margin. */
    private static double[] counted(List<Margin> margins, double[] sizes) {
      double[] counted = sizes.clone();
      for (int k = 0; k < sizes.length; k++) {
        int row = k;
        if (margins.stream().anyMatch(margin -> margin.groups()[row] < 0)) {
          counted[k] = 0;
        }
      }
      return counted;
    }

    CalibrationSolver solver() {
      double[] start = counted.clone();
      for (int k = 0; k < start.length; k++) {
        start[k] *= multiples[k];
      }
      double[] totals = margins.stream().flatMapToDouble(m -> Arrays.stream(m.totals())).toArray();
      List<String> names = margins.stream().flatMap(m -> m.names().stream()).toList();
      return new CalibrationSolver(start, x, totals, names);
    }

    CellWeights weights(Calibrated solved, Label label) {
      double[] factors = solved.factors().clone();
      for (int k = 0; k < factors.length; k++) {
        factors[k] *= multiples[k];
      }
      return CellWeights.calibrated(
          new Calibrated(factors, solved.diagnostics()),
          Regression.on(x, counted, multiples),
          label);
    }
  }
}
