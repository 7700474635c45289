package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Calibration: the weights add up to the frame's count of every level of each dimension, as near to
 * the weights before, scaled to the size of the frame, as a {@link Distance} tells.
 *
 * <p>A frame cell without respondents, or a respondent without a frame cell, is an error that names
 * the cells. Two remedies, both explicit: {@link #collapsing} joins levels; {@link #excluding} and
 * {@link #excludingOutsideFrame} give weight zero, and the part of the frame so left out is
 * reported. Reference: Deville and Särndal, "Calibration Estimators in Survey Sampling", JASA 87
 * (1992), 376-382. Immutable.
 */
public final class Calibration implements Weighting {

  private final FrameCells cells;
  private final Distance distance;

  private Calibration(FrameCells cells, Distance distance) {
    this.cells = cells;
    this.distance = distance;
  }

  /**
   * Linear calibration to the margins of some dimensions.
   *
   * @param dimensions distinct dimensions of the frame, at least one
   * @return the weighting
   */
  public static Calibration on(Dimension... dimensions) {
    return new Calibration(FrameCells.on("calibration", dimensions), Distance.linear());
  }

  /**
   * The same with another distance.
   *
   * @param other how far weights may go
   * @return the copy
   */
  public Calibration by(Distance other) {
    return new Calibration(cells, other);
  }

  /**
   * The same with some levels of a dimension taken as one.
   *
   * @param dimension one of the dimensions
   * @param levels codes of at least two levels
   * @return the copy
   */
  public Calibration collapsing(Dimension dimension, String... levels) {
    return new Calibration(cells.collapsing(dimension, levels), distance);
  }

  /**
   * The same with some levels left out: their respondents weigh nothing, and the frame's
   * collectivités of these levels are represented by nobody, which a flag will say.
   *
   * @param dimension one of the dimensions
   * @param levels codes of the levels
   * @return the copy
   */
  public Calibration excluding(Dimension dimension, String... levels) {
    return new Calibration(cells.excluding(dimension, levels), distance);
  }

  /**
   * The same with respondents outside the frame left out: they weigh nothing.
   *
   * @return the copy
   */
  public Calibration excludingOutsideFrame() {
    return new Calibration(cells.excludingOutsideFrame(), distance);
  }

  @Override
  public List<Dimension> dimensions() {
    return cells.dimensions();
  }

  @Override
  public CellWeights weigh(CellSizes sizes, Population frame) {
    double[] d = sizes.all();
    List<RakingSolver.Margin> margins = cells.each(toString(), sizes, frame);
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
    Calibrated calibrated = new CalibrationSolver(scaled, x, totals, names).solve(distance);
    double[] factors = Arrays.stream(calibrated.factors()).map(g -> scale * g).toArray();
    return CellWeights.calibrated(
        new Calibrated(factors, calibrated.diagnostics()), Regression.on(x, d));
  }

  @Override
  public void check(Function<Dimension, Set<String>> known) {
    cells.check(toString(), known);
  }

  @Override
  public Label label() {
    return Label.of(
        cells.french("calage (" + distance + ") sur ", ", "),
        cells.english("calibration (" + distance + ") on ", ", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibration that
        && cells.equals(that.cells)
        && distance.equals(that.distance);
  }

  @Override
  public int hashCode() {
    return cells.hashCode();
  }

  @Override
  public String toString() {
    return label().en();
  }
}
