package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Post-stratification: in each cell of the crossed dimensions, the weights add up to the frame's
 * count, g = N_k / N̂_k.
 *
 * <p>A frame cell without respondents, or a respondent without a frame cell, is an error that names
 * the cells. Two remedies, both explicit: {@link #collapsing} joins levels; {@link #excluding} and
 * {@link #excludingOutsideFrame} give weight zero, and the part of the frame so left out is
 * reported. Reference: Särndal, Swensson and Wretman, <em>Model Assisted Survey Sampling</em>
 * (1992), §7.6. Immutable.
 */
public final class PostStratification implements Weighting {

  private final FrameCells cells;

  private PostStratification(FrameCells cells) {
    this.cells = cells;
  }

  /**
   * Post-stratification on the cells that cross some dimensions.
   *
   * @param dimensions distinct dimensions of the frame, at least one
   * @return the weighting
   */
  public static PostStratification on(Dimension... dimensions) {
    return new PostStratification(FrameCells.on("post-stratification", dimensions));
  }

  /**
   * The same with some levels of a dimension taken as one.
   *
   * @param dimension one of the dimensions
   * @param levels codes of at least two levels
   * @return the copy
   */
  public PostStratification collapsing(Dimension dimension, String... levels) {
    return new PostStratification(cells.collapsing(dimension, levels));
  }

  /**
   * The same with some levels left out: their respondents weigh nothing, and the frame's
   * collectivités of these levels are represented by nobody, which a flag will say.
   *
   * @param dimension one of the dimensions
   * @param levels codes of the levels
   * @return the copy
   */
  public PostStratification excluding(Dimension dimension, String... levels) {
    return new PostStratification(cells.excluding(dimension, levels));
  }

  /**
   * The same with respondents outside the frame left out: they weigh nothing.
   *
   * @return the copy
   */
  public PostStratification excludingOutsideFrame() {
    return new PostStratification(cells.excludingOutsideFrame());
  }

  @Override
  public List<Dimension> dimensions() {
    return cells.dimensions();
  }

  @Override
  public CellWeights weigh(CellSizes sizes, Population frame) {
    double[] d = sizes.all();
    List<RakingSolver.Margin> margins = cells.crossed(toString(), sizes, frame);
    return CellWeights.calibrated(
        new RakingSolver(d, margins).solve(), GroupMeans.of(margins.get(0).groups(), d));
  }

  @Override
  public void check(Function<Dimension, Set<String>> known) {
    cells.check(toString(), known);
  }

  @Override
  public Label label() {
    return Label.of(
        cells.french("post-stratification par ", " × "),
        cells.english("post-stratification on ", " × "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PostStratification that && cells.equals(that.cells);
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
