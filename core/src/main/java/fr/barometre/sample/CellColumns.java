package fr.barometre.sample;

import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.cube.CellMoments;
import fr.barometre.cube.CellTally;
import java.util.List;
import java.util.Optional;

/**
 * The moments of one variable, as columns over the cells of a sample: counts, bases and squares
 * that estimates add up. A column is copied from the cube once and read for every estimate.
 */
public final class CellColumns {

  private final CellBases bases;
  private final CellMoments moments;
  private final double[] countSquares;
  private final double[] largestCount;

  /**
   * Columns.
   *
   * @param bases what all variables of the cells share
   * @param range if the variable is a number, the range in which it is seen as a place
   */
  CellColumns(CellBases bases, List<CellTally> cells, int variable, Optional<NumberRange> range) {
    this.bases = bases;
    this.moments =
        range.map(r -> CellMoments.of(cells, r)).orElseGet(() -> CellMoments.of(cells, variable));
    this.countSquares = new double[cells.size()];
    this.largestCount = new double[countSquares.length];
    double width = range.filter(r -> r.minimum() == 0).map(NumberRange::width).orElse(0.0);
    for (int k = 0; k < countSquares.length; k++) {
      CellTally cell = cells.get(k);
      countSquares[k] =
          range.isPresent() ? cell.unitCountSquares(range.get()) : cell.unitCountSquares(variable);
      largestCount[k] = width > 0 ? cell.largestCount() / width : 0;
    }
  }

  CellBases bases() {
    return bases;
  }

  CellMoments moments() {
    return moments;
  }

  /**
   * The base of a cell: Σ v.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public double base(int cell) {
    return bases.base(cell);
  }

  /**
   * The base of a cell: Σ u.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public double count(int cell) {
    return moments.count(cell);
  }

  /**
   * Collectivités of a cell with an answer in the base.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public long clusters(int cell) {
    return bases.clusters(cell);
  }

  /**
   * Units of a cell in the base: collectivités or responses, by the counting unit.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public long units(int cell) {
    return bases.units(cell);
  }

  /**
   * Collectivités of a cell with several responses that the question concerned.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public long several(int cell) {
    return bases.several(cell);
  }

  /**
   * Collectivités of a cell with a response on record and one without, of everyone asked.
   *
   * @param cell position of the cell
   * @return zero or more
   */
  public long partlyRecorded(int cell) {
    return bases.partlyRecorded(cell);
  }

  /**
   * The clusters of all cells.
   *
   * @return zero or more
   */
  public long allClusters() {
    long all = 0;
    for (int k = 0; k < length(); k++) {
      all += clusters(k);
    }
    return all;
  }

  /**
   * A sum over the collectivités of a cell.
   *
   * @param cell position of the cell
   * @param a factor of u
   * @param b factor of v
   * @return Σ (a u + b v)
   */
  public double linear(int cell, double a, double b) {
    return moments.linear(cell, a, b, 0);
  }

  /**
   * A sum of squares over the collectivités of a cell.
   *
   * @param cell position of the cell
   * @param a factor of u
   * @param b factor of v
   * @return Σ (a u + b v)², zero or more
   */
  public double squares(int cell, double a, double b) {
    return moments.squares(cell, a, b, 0);
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
    return bases.largest(cell);
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
    return countSquares.length;
  }
}
