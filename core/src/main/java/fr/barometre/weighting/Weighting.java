package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.List;

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
}
