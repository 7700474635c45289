package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Post-stratification: in each cell of the crossed dimensions, the weights add up to the frame's
 * count, g = N_k / N̂_k.
 *
 * <p>A frame cell without respondents, or a respondent without a frame cell, is an error that names
 * the cells. Remedies, all explicit: {@link #joining()} joins levels until each has enough
 * respondents; {@link #collapsing} joins some by name; {@link #excluding} and {@link
 * #excludingOutsideFrame} give weight zero, and the part of the frame so left out is reported.
 * Reference: Särndal, Swensson and Wretman, <em>Model Assisted Survey Sampling</em> (1992), §7.6.
 * Immutable.
 */
public final class PostStratification implements Weighting {

  private final MatchedLevels levels;

  private PostStratification(MatchedLevels levels) {
    this.levels = levels;
  }

  /**
   * Post-stratification on the cells that cross some dimensions.
   *
   * @param dimensions distinct dimensions of the frame, at least one
   * @return the weighting
   */
  public static PostStratification on(Dimension... dimensions) {
    return new PostStratification(MatchedLevels.on("post-stratification", dimensions));
  }

  /**
   * The same with some levels of a dimension taken as one.
   *
   * @param dimension one of the dimensions
   * @param codes codes of at least two levels
   * @return the copy
   */
  public PostStratification collapsing(Dimension dimension, String... codes) {
    return new PostStratification(levels.collapsing(dimension, codes));
  }

  /**
   * The same with some levels left out: their respondents weigh nothing, and the frame's
   * collectivités of these levels are represented by nobody, which a flag will say.
   *
   * @param dimension one of the dimensions
   * @param codes codes of the levels
   * @return the copy
   */
  public PostStratification excluding(Dimension dimension, String... codes) {
    return new PostStratification(levels.excluding(dimension, codes));
  }

  /**
   * The same with respondents outside the frame left out: they weigh nothing.
   *
   * @return the copy
   */
  public PostStratification excludingOutsideFrame() {
    return new PostStratification(levels.excludingOutsideFrame());
  }

  /**
   * The same with levels joined until each has {@value Weighting#FEWEST_RESPONDENTS} respondents.
   *
   * @return the copy
   * @see #joining(int)
   */
  public PostStratification joining() {
    return joining(FEWEST_RESPONDENTS);
  }

  /**
   * The same with levels joined until each has enough respondents: neighbours among bands of
   * population, kinds of EPCI with each other, small régions with each other; levels of the first
   * dimension are joined, then those of the second within each level of the first that is left, and
   * so on. What was joined and left out is told with the results.
   *
   * @param fewest how many respondents a level should have, one or more
   * @return the copy
   */
  public PostStratification joining(int fewest) {
    return new PostStratification(levels.joining(fewest));
  }

  @Override
  public List<Dimension> dimensions() {
    return levels.dimensions();
  }

  @Override
  public Map<String, String> collapsed(Dimension dimension) {
    return levels.collapsed(dimension);
  }

  @Override
  public Set<String> excluded(Dimension dimension) {
    return levels.excluded(dimension);
  }

  @Override
  public boolean excludesOutsideFrame() {
    return levels.excludesOutsideFrame();
  }

  @Override
  public OptionalInt fewestRespondents() {
    return levels.fewestRespondents();
  }

  @Override
  public Label label() {
    return Label.of(
        levels.french("post-stratification par ", " × "),
        levels.english("post-stratification on ", " × "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PostStratification that && levels.equals(that.levels);
  }

  @Override
  public int hashCode() {
    return levels.hashCode();
  }

  @Override
  public String toString() {
    return label().en();
  }
}
