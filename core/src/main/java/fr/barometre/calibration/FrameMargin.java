package fr.barometre.calibration;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.calibration.RakingSolver.Margin;
import java.util.List;

/**
 * A margin of a weighting with what was joined to make it.
 *
 * @param dimensions the dimensions that it crosses
 * @param margin its categories and totals
 * @param joined the categories that stand for several levels, in words
 */
record FrameMargin(List<Dimension> dimensions, Margin margin, List<Label> joined) {

  FrameMargin {
    dimensions = List.copyOf(dimensions);
    joined = List.copyOf(joined);
  }

  boolean hasOneCategory() {
    return margin.totals().length == 1;
  }
}
