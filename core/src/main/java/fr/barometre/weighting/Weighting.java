package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A way to weight the respondents; a value that says how, without any data. */
public sealed interface Weighting permits Unweighted, PostStratification, Raking, Calibration {

  /** Every respondent keeps its own weight. */
  Weighting NONE = Unweighted.INSTANCE;

  /**
   * The dimensions of the frame that the weights depend on.
   *
   * @return distinct dimensions, possibly none
   */
  List<Dimension> dimensions();

  /**
   * What the weighting is called.
   *
   * @return the name shown with results
   */
  Label label();

  /**
   * The weights of the cells of a sample.
   *
   * @param sizes the cells, whose dimensions include those of the weighting
   * @param frame the frame to resemble
   * @return one factor a cell
   * @throws IllegalArgumentException if the sample cannot be brought to the frame, naming the cells
   */
  CellWeights weigh(CellSizes sizes, Population frame);

  /**
   * Checks that the levels that are taken as one or left out exist: a slip would change nothing.
   *
   * @param known the codes of a dimension's levels, in the frame or in answers
   * @throws IllegalArgumentException if one is not among them, naming it
   */
  void check(Function<Dimension, Set<String>> known);
}
