package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.tally.CellKey;
import java.util.List;
import java.util.SortedMap;

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
   * @param dimensions the dimensions of the cells, among them those of the weighting
   * @param sizes the weight of each cell's clusters before weighting, above zero
   * @param frame the frame to resemble
   * @return one factor a cell
   * @throws IllegalArgumentException if the sample cannot be brought to the frame, naming the cells
   */
  CellWeights weigh(List<Dimension> dimensions, SortedMap<CellKey, Double> sizes, Population frame);
}
