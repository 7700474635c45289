package fr.barometre.estimate;

import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.tally.CellTally;
import fr.barometre.tally.Moments;
import java.util.List;
import java.util.Optional;

/** The moments of one variable, as a column over the cells of a sample. */
final class CellColumns {

  private final Moments[] moments;
  private final double[] size;
  private final double[] base;
  private final double[] count;

  /**
   * Columns.
   *
   * @param range if the variable is a number, the range in which it is seen as a place
   */
  CellColumns(List<CellTally> cells, int variable, Optional<NumberRange> range) {
    this.moments = new Moments[cells.size()];
    this.size = new double[moments.length];
    this.base = new double[moments.length];
    this.count = new double[moments.length];
    for (int k = 0; k < moments.length; k++) {
      CellTally cell = cells.get(k);
      moments[k] = range.isPresent() ? cell.moments(range.get()) : cell.moments(variable);
      size[k] = moments[k].size();
      base[k] = moments[k].base();
      count[k] = moments[k].count();
    }
  }

  Moments moments(int cell) {
    return moments[cell];
  }

  double size(int cell) {
    return size[cell];
  }

  double base(int cell) {
    return base[cell];
  }

  double count(int cell) {
    return count[cell];
  }

  int length() {
    return moments.length;
  }
}
