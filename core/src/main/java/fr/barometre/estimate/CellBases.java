package fr.barometre.estimate;

import fr.barometre.tally.CellTally;
import java.util.List;

/** What is known of the respondents to a question whatever they say, as columns over the cells. */
final class CellBases {

  private final double[] size;
  private final double[] sizeSquares;
  private final double[] base;
  private final long[] units;
  private final long[] clusters;
  private final double[] squares;
  private final double[] largest;
  private final double[] asked;
  private final double[] silent;

  CellBases(List<CellTally> cells) {
    this.size = new double[cells.size()];
    this.sizeSquares = new double[size.length];
    this.base = new double[size.length];
    this.units = new long[size.length];
    this.clusters = new long[size.length];
    this.squares = new double[size.length];
    this.largest = new double[size.length];
    this.asked = new double[size.length];
    this.silent = new double[size.length];
    for (int k = 0; k < size.length; k++) {
      CellTally cell = cells.get(k);
      size[k] = cell.size();
      sizeSquares[k] = cell.sizeSquares();
      base[k] = cell.base();
      units[k] = cell.baseUnits();
      clusters[k] = cell.baseClusters();
      squares[k] = cell.unitSquares();
      largest[k] = cell.largest();
      asked[k] = cell.asked();
      silent[k] = cell.silent();
    }
  }

  int length() {
    return size.length;
  }

  /** Σ w. */
  double size(int cell) {
    return size[cell];
  }

  /** Σ w² over all clusters. */
  double sizeSquares(int cell) {
    return sizeSquares[cell];
  }

  /** Σ v. */
  double base(int cell) {
    return base[cell];
  }

  /** Units in the base. */
  long units(int cell) {
    return units[cell];
  }

  /** Clusters with an answer in the base. */
  long clusters(int cell) {
    return clusters[cell];
  }

  /** Σ w² over the units in the base. */
  double squares(int cell) {
    return squares[cell];
  }

  /** The largest v of a cluster. */
  double largest(int cell) {
    return largest[cell];
  }

  /** The weight of everyone whom the question concerned. */
  double asked(int cell) {
    return asked[cell];
  }

  /** The weight of those, among the asked, who did not know or did not answer. */
  double silent(int cell) {
    return silent[cell];
  }
}
