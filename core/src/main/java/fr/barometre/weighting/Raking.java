package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Raking: the weights add up to the frame's count of every level of each dimension, one dimension
 * after the other until all are met (to 1e-12).
 *
 * <p>A frame cell without respondents, or a respondent without a frame cell, is an error that names
 * the cells. Remedies, all explicit: {@link #joining()} joins levels until each has enough
 * respondents; {@link #collapsing} joins some by name; {@link #excluding} and {@link
 * #excludingOutsideFrame} give weight zero, and the part of the frame so left out is reported.
 * Reference: Deville, Särndal and Sautory, "Generalized Raking Procedures in Survey Sampling", JASA
 * 88 (1993), 1013-1020. Immutable.
 */
public final class Raking implements Weighting {

  private final MatchedLevels levels;

  private Raking(MatchedLevels levels) {
    this.levels = levels;
  }

  /**
   * Raking to the margins of some dimensions.
   *
   * @param dimensions distinct dimensions of the frame, at least one
   * @return the weighting
   */
  public static Raking on(Dimension... dimensions) {
    return new Raking(MatchedLevels.on("raking", dimensions));
  }

  /**
   * The same with some levels of a dimension taken as one.
   *
   * @param dimension one of the dimensions
   * @param codes codes of at least two levels
   * @return the copy
   */
  public Raking collapsing(Dimension dimension, String... codes) {
    return new Raking(levels.collapsing(dimension, codes));
  }

  /**
   * The same with some levels left out: their respondents weigh nothing, and the frame's
   * collectivités of these levels are represented by nobody, which a flag will say.
   *
   * @param dimension one of the dimensions
   * @param codes codes of the levels
   * @return the copy
   */
  public Raking excluding(Dimension dimension, String... codes) {
    return new Raking(levels.excluding(dimension, codes));
  }

  /**
   * The same with respondents outside the frame left out: they weigh nothing.
   *
   * @return the copy
   */
  public Raking excludingOutsideFrame() {
    return new Raking(levels.excludingOutsideFrame());
  }

  /**
   * The same with levels joined until each has {@value Weighting#FEWEST_RESPONDENTS} respondents.
   *
   * @return the copy
   * @see #joining(int)
   */
  public Raking joining() {
    return joining(FEWEST_RESPONDENTS);
  }

  /**
   * The same with levels joined until each has enough respondents: neighbours among bands of
   * population, kinds of EPCI with each other, small régions with each other; a dimension that
   * would keep one level, or whose margin cannot be met beside the others before it, is left out.
   * What was joined and left out is told with the results.
   *
   * @param fewest how many respondents a level should have, one or more
   * @return the copy
   */
  public Raking joining(int fewest) {
    return new Raking(levels.joining(fewest));
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
        levels.french("calage sur marges (raking) par ", ", "), levels.english("raking on ", ", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Raking that && levels.equals(that.levels);
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
