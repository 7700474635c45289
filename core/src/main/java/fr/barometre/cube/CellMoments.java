package fr.barometre.cube;

import fr.barometre.api.questionnaire.NumberRange;
import java.util.List;

/**
 * Sums and sums of squares of a variable over the clusters of each cell, one array for each sum, so
 * that estimates, which go through them many times, read memory in order.
 */
public final class CellMoments {

  private static final double ROUNDING = 32 * Math.ulp(1.0);

  /**
   * Residuals smaller than this, relative to the values, are zero: a weighting explains the factor,
   * up to the tolerance with which it was fitted.
   */
  private static final double FITTED = 1e-11;

  private static final int OF_U = 0;
  private static final int OF_OTHERS = 1;
  private static final int OF_OUTSIDE = 2;
  private static final int SQUARES_OF_U = 3;
  private static final int SQUARES_OF_OTHERS = 4;
  private static final int SQUARES_OF_OUTSIDE = 5;
  private static final int U_BY_OTHERS = 6;
  private static final int U_BY_OUTSIDE = 7;
  private static final int OTHERS_BY_OUTSIDE = 8;
  private static final int WIDTH = 9;

  private final double[] rows;

  private CellMoments(int cells) {
    this.rows = new double[cells * WIDTH];
  }

  /**
   * The moments of a variable.
   *
   * @param cells the cells
   * @param variable 0 for what the indicator counts, m for the m-th modality
   * @return its moments
   */
  public static CellMoments of(List<CellTally> cells, int variable) {
    return of(cells, CellTally.at(variable), 1);
  }

  /**
   * The moments of the numbers that are the answers to a question, each as its place in their
   * range: 0 for the smallest, 1 for the largest.
   *
   * @param cells the cells
   * @param range the range of the question
   * @return their moments
   */
  public static CellMoments of(List<CellTally> cells, NumberRange range) {
    return of(cells, CellTally.at(0), range.width());
  }

  /**
   * The moments of a variable.
   *
   * @param first where its sums begin among those of a cell
   * @param unit what u and v - u make up for a v of one
   */
  private static CellMoments of(List<CellTally> cells, int first, double unit) {
    CellMoments moments = new CellMoments(cells.size());
    for (int k = 0; k < cells.size(); k++) {
      moments.fill(k * WIDTH, cells.get(k).sums(), first, unit);
    }
    return moments;
  }

  private void fill(int at, Sums sums, int first, double unit) {
    double square = unit * unit;
    rows[at + OF_U] = sums.get(first + CellTally.U) / unit;
    rows[at + OF_OTHERS] = sums.get(first + CellTally.OTHERS) / unit;
    rows[at + OF_OUTSIDE] = sums.get(CellTally.OUTSIDE);
    rows[at + SQUARES_OF_U] = sums.get(first + CellTally.UU) / square;
    rows[at + SQUARES_OF_OTHERS] = sums.get(first + CellTally.OTHERS_SQUARES) / square;
    rows[at + SQUARES_OF_OUTSIDE] = sums.get(CellTally.OUTSIDE_SQUARES);
    rows[at + U_BY_OTHERS] = sums.get(first + CellTally.U_OTHERS) / square;
    rows[at + U_BY_OUTSIDE] = sums.get(first + CellTally.U_OUTSIDE) / unit;
    rows[at + OTHERS_BY_OUTSIDE] = sums.get(first + CellTally.OTHERS_OUTSIDE) / unit;
  }

  /**
   * The counted sum of the base of a cell.
   *
   * @param cell position of the cell
   * @return Σ u
   */
  public double count(int cell) {
    return rows[cell * WIDTH + OF_U];
  }

  /**
   * The sum of a linear combination over the clusters of a cell.
   *
   * @param cell position of the cell
   * @param a factor of u
   * @param b factor of v
   * @param c factor of w
   * @return Σ (a u + b v + c w)
   */
  public double linear(int cell, double a, double b, double c) {
    double rounding = FITTED * largest(a, b, c);
    int at = cell * WIDTH;
    return settled(a + b + c, rounding) * rows[at + OF_U]
        + settled(b + c, rounding) * rows[at + OF_OTHERS]
        + c * rows[at + OF_OUTSIDE];
  }

  /**
   * The sum of squares of a linear combination over the clusters of a cell.
   *
   * @param cell position of the cell
   * @param a factor of u
   * @param b factor of v
   * @param c factor of w
   * @return Σ (a u + b v + c w)², zero or more
   */
  public double squares(int cell, double a, double b, double c) {
    double rounding = FITTED * largest(a, b, c);
    double ofU = settled(a + b + c, rounding);
    double ofOthers = settled(b + c, rounding);
    int at = cell * WIDTH;
    double own =
        ofU * ofU * rows[at + SQUARES_OF_U]
            + ofOthers * ofOthers * rows[at + SQUARES_OF_OTHERS]
            + c * c * rows[at + SQUARES_OF_OUTSIDE];
    double crossed =
        2
            * (ofU * ofOthers * rows[at + U_BY_OTHERS]
                + ofU * c * rows[at + U_BY_OUTSIDE]
                + ofOthers * c * rows[at + OTHERS_BY_OUTSIDE]);
    return settled(own + crossed, ROUNDING * own);
  }

  private static double largest(double a, double b, double c) {
    return Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
  }

  /** A difference, or 0 if it is no larger than rounding, as when u = p v in every cluster. */
  private static double settled(double left, double rounding) {
    return Math.abs(left) > rounding ? left : 0;
  }

  @Override
  public String toString() {
    return "moments of " + rows.length / WIDTH + " cells";
  }
}
