package fr.barometre.estimate;

import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.tally.CellTally;
import fr.barometre.tally.Moments;
import java.util.List;
import java.util.Optional;

/** What is known of one variable, as columns over the cells of a sample. */
public final class CellColumns {

  private final Moments[] moments;
  private final double[] size;
  private final double[] base;
  private final double[] count;
  private final long[] units;
  private final long[] clusters;
  private final double[] squares;
  private final double[] countSquares;
  private final double[] largest;
  private final double[] largestCount;

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
    this.units = new long[moments.length];
    this.clusters = new long[moments.length];
    this.squares = new double[moments.length];
    this.countSquares = new double[moments.length];
    this.largest = new double[moments.length];
    this.largestCount = new double[moments.length];
    double width = range.filter(r -> r.minimum() == 0).map(NumberRange::width).orElse(0.0);
    for (int k = 0; k < moments.length; k++) {
      CellTally cell = cells.get(k);
      moments[k] = range.isPresent() ? cell.moments(range.get()) : cell.moments(variable);
      size[k] = moments[k].size();
      base[k] = moments[k].base();
      count[k] = moments[k].count();
      units[k] = cell.baseUnits();
      clusters[k] = cell.baseClusters();
      squares[k] = cell.unitSquares();
      countSquares[k] =
          range.isPresent() ? cell.unitCountSquares(range.get()) : cell.unitCountSquares(variable);
      largest[k] = cell.largest();
      largestCount[k] = width > 0 ? cell.largestCount() / width : 0;
    }
  }

  Moments moments(int cell) {
    return moments[cell];
  }

  double size(int cell) {
    return size[cell];
  }

  /**
   * The base of a cell: Σ v.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public double base(int cell) {
    return base[cell];
  }

  /**
   * What counts of the base of a cell: Σ u.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public double count(int cell) {
    return count[cell];
  }

  /** Units in the base. */
  long units(int cell) {
    return units[cell];
  }

  /**
   * Collectivités of a cell with an answer in the base.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public long clusters(int cell) {
    return clusters[cell];
  }

  /** Σ w² over the units in the base. */
  double squares(int cell) {
    return squares[cell];
  }

  /** Σ w y² over the units in the base. */
  double countSquares(int cell) {
    return countSquares[cell];
  }

  /**
   * The largest part of a collectivité in the base of a cell: max v.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public double largest(int cell) {
    return largest[cell];
  }

  /**
   * The largest part of a collectivité in what counts, of numbers that begin at zero: max u.
   *
   * @param cell position of the cell
   * @return zero or more; zero for what is no such number
   */
  public double largestCount(int cell) {
    return largestCount[cell];
  }

  /**
   * Number of cells.
   *
   * @return zero or more
   */
  public int length() {
    return moments.length;
  }
}
