package fr.barometre.estimate;

import fr.barometre.tally.CellTally;
import fr.barometre.tally.Moments;
import java.util.List;

/** The moments of one variable, as a column over the cells of a sample. */
final class CellColumns {

  private final Moments[] moments;
  private final double[] size;
  private final double[] base;
  private final double[] count;

  CellColumns(List<CellTally> cells, int variable) {
    this.moments = new Moments[cells.size()];
    this.size = new double[moments.length];
    this.base = new double[moments.length];
    this.count = new double[moments.length];
    for (int k = 0; k < moments.length; k++) {
      moments[k] = cells.get(k).moments(variable);
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
