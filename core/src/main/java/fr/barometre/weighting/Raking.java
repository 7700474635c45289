package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Raking: the weights add up to the frame's count of every level of each dimension, one dimension
 * after the other until all are met (to 1e-12).
 *
 * <p>A frame cell without respondents, or a respondent without a frame cell, is an error that names
 * the cells. Two remedies, both explicit: {@link #collapsing} joins levels; {@link #excluding} and
 * {@link #excludingOutsideFrame} give weight zero, and the part of the frame so left out is
 * reported. Reference: Deville, Särndal and Sautory, "Generalized Raking Procedures in Survey
 * Sampling", JASA 88 (1993), 1013-1020. Immutable.
 */
public final class Raking implements Weighting {

  private final FrameCells cells;

  private Raking(FrameCells cells) {
    this.cells = cells;
  }

  /**
   * Raking to the margins of some dimensions.
   *
   * @param dimensions distinct dimensions of the frame, at least one
   * @return the weighting
   */
  public static Raking on(Dimension... dimensions) {
    return new Raking(FrameCells.on("raking", dimensions));
  }

  /**
   * The same with some levels of a dimension taken as one.
   *
   * @param dimension one of the dimensions
   * @param levels codes of at least two levels
   * @return the copy
   */
  public Raking collapsing(Dimension dimension, String... levels) {
    return new Raking(cells.collapsing(dimension, levels));
  }

  /**
   * The same with some levels left out: their respondents weigh nothing, and the frame's
   * collectivités of these levels are represented by nobody, which a flag will say.
   *
   * @param dimension one of the dimensions
   * @param levels codes of the levels
   * @return the copy
   */
  public Raking excluding(Dimension dimension, String... levels) {
    return new Raking(cells.excluding(dimension, levels));
  }

  /**
   * The same with respondents outside the frame left out: they weigh nothing.
   *
   * @return the copy
   */
  public Raking excludingOutsideFrame() {
    return new Raking(cells.excludingOutsideFrame());
  }

  @Override
  public List<Dimension> dimensions() {
    return cells.dimensions();
  }

  @Override
  public CellWeights weigh(CellSizes sizes, Population frame) {
    double[] d = sizes.all();
    List<RakingSolver.Margin> margins = cells.each(toString(), sizes, frame);
    return CellWeights.calibrated(
        new RakingSolver(d, margins).solve(),
        Regression.byTurns(
            RakingSolver.indicators(margins, d.length),
            d,
            margins.stream().map(margin -> margin.totals().length).toList()));
  }

  @Override
  public void check(Function<Dimension, Set<String>> known) {
    cells.check(toString(), known);
  }

  @Override
  public Label label() {
    return Label.of(
        cells.french("calage sur marges (raking) par ", ", "), cells.english("raking on ", ", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Raking that && cells.equals(that.cells);
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
