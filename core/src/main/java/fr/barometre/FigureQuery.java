package fr.barometre;

import fr.barometre.api.territory.Dimension;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;

/**
 * A request for figures: one indicator, or all of an edition.
 *
 * @param <Q> the kind of request that the methods return
 */
public abstract sealed class FigureQuery<Q extends FigureQuery<Q>> extends Query<Q>
    permits IndicatorQuery, EditionQuery {

  FigureQuery(Settings settings) {
    super(settings);
  }

  /**
   * Answers that were tallied before, with the frame of the tally.
   *
   * @param tally the cube
   * @return the request
   */
  public Q answers(Tally tally) {
    return with(settings().with(tally));
  }

  /**
   * The dimensions to break the figures down by, one after the other.
   *
   * @param dimensions dimensions of the frame, or ROLE
   * @return the request
   */
  public Q by(Dimension... dimensions) {
    return with(settings().withBreakdown(dimensions));
  }

  /**
   * The weighting of the adjusted figures; post-stratification on OPSN unless given.
   *
   * @param weighting the weighting
   * @return the request
   */
  public Q weighting(Weighting weighting) {
    return with(settings().with(weighting));
  }
}
