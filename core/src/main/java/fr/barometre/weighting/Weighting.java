package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A way to weight the respondents; a value that says how, without any data. */
public sealed interface Weighting
    permits Unweighted, AutomaticWeighting, PostStratification, Raking, Calibration {

  /** Every respondent keeps its own weight. */
  Weighting NONE = Unweighted.INSTANCE;

  /** How many respondents a level should have where levels are joined and no number is given. */
  int FEWEST_RESPONDENTS = 10;

  /**
   * The weighting by what the frame knows, as far as the respondents carry it: type and size of
   * collectivités, then OPSN, then région. It is that of adjusted figures unless another is given.
   *
   * @return the weighting, which joins levels of fewer than {@value #FEWEST_RESPONDENTS}
   *     respondents
   */
  static AutomaticWeighting automatic() {
    return AutomaticWeighting.STANDARD;
  }

  /**
   * The dimensions of the frame that the weights depend on.
   *
   * @return distinct dimensions, possibly none
   */
  List<Dimension> dimensions();

  /**
   * The levels of a dimension that are taken as one with others.
   *
   * @param dimension a dimension
   * @return by code of such a level, the name of the level that they are together
   */
  Map<String, String> collapsed(Dimension dimension);

  /**
   * The levels of a dimension that are left out: their respondents weigh nothing.
   *
   * @param dimension a dimension
   * @return codes of the levels
   */
  Set<String> excluded(Dimension dimension);

  /**
   * Whether respondents outside the frame are left out.
   *
   * @return true if they weigh nothing
   */
  boolean excludesOutsideFrame();

  /**
   * How many respondents a level should have: those with fewer are joined with others.
   *
   * @return one or more; empty where levels stay as they are
   */
  OptionalInt fewestRespondents();

  /**
   * The name of the weighting.
   *
   * @return the name shown with results
   */
  Label label();
}
