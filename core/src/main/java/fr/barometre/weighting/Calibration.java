package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Calibration: the weights add up to the frame's count of every level of each dimension, as near to
 * the weights before, scaled to the size of the frame, as a {@link Distance} tells.
 *
 * <p>A frame cell without respondents, or a respondent without a frame cell, is an error that names
 * the cells. Remedies, all explicit: {@link #joining()} joins levels until each has enough
 * respondents; {@link #collapsing} joins some by name; {@link #excluding} and {@link
 * #excludingOutsideFrame} give weight zero, and the part of the frame so left out is reported.
 * Reference: Deville and Särndal, "Calibration Estimators in Survey Sampling", JASA 87 (1992),
 * 376-382. Immutable.
 */
public final class Calibration implements Weighting {

  private final MatchedLevels levels;
  private final Distance distance;

  private Calibration(MatchedLevels levels, Distance distance) {
    this.levels = levels;
    this.distance = distance;
  }

  /**
   * Linear calibration to the margins of some dimensions.
   *
   * @param dimensions distinct dimensions of the frame, at least one
   * @return the weighting
   */
  public static Calibration on(Dimension... dimensions) {
    return new Calibration(MatchedLevels.on("calibration", dimensions), Distance.linear());
  }

  /**
   * The same with another distance.
   *
   * @param other how far weights may go
   * @return the copy
   */
  public Calibration by(Distance other) {
    return new Calibration(levels, other);
  }

  /**
   * The same with some levels of a dimension taken as one.
   *
   * @param dimension one of the dimensions
   * @param codes codes of at least two levels
   * @return the copy
   */
  public Calibration collapsing(Dimension dimension, String... codes) {
    return new Calibration(levels.collapsing(dimension, codes), distance);
  }

  /**
   * The same with some levels left out: their respondents weigh nothing, and the frame's
   * collectivités of these levels are represented by nobody, which a flag will say.
   *
   * @param dimension one of the dimensions
   * @param codes codes of the levels
   * @return the copy
   */
  public Calibration excluding(Dimension dimension, String... codes) {
    return new Calibration(levels.excluding(dimension, codes), distance);
  }

  /**
   * The same with respondents outside the frame left out: they weigh nothing.
   *
   * @return the copy
   */
  public Calibration excludingOutsideFrame() {
    return new Calibration(levels.excludingOutsideFrame(), distance);
  }

  /**
   * The same with levels joined until each has {@value Weighting#FEWEST_RESPONDENTS} respondents.
   *
   * @return the copy
   * @see #joining(int)
   */
  public Calibration joining() {
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
  public Calibration joining(int fewest) {
    return new Calibration(levels.joining(fewest), distance);
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

  /**
   * How far weights may go.
   *
   * @return the distance
   */
  public Distance distance() {
    return distance;
  }

  @Override
  public OptionalInt fewestRespondents() {
    return levels.fewestRespondents();
  }

  @Override
  public Label label() {
    return Label.of(
        levels.french("calage (" + distance.french() + ") sur ", ", "),
        levels.english("calibration (" + distance + ") on ", ", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibration that
        && levels.equals(that.levels)
        && distance.equals(that.distance);
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
