package fr.barometre.sample;

import fr.barometre.cube.CellTally;
import java.util.List;

/**
 * The weights of the respondents to a question, cell by cell. They do not depend on the answers, so
 * that all variables of the question share them.
 */
final class CellBases {

  private static final int BASE = 0;
  private static final int UNITS = 1;
  private static final int CLUSTERS = 2;
  private static final int SQUARES = 3;
  private static final int LARGEST = 4;
  private static final int ASKED = 5;
  private static final int SILENT = 6;
  private static final int SIZE_SQUARES = 7;
  private static final int SIZE = 8;
  private static final int SEVERAL = 9;
  private static final int PARTLY = 10;
  private static final int WIDTH = 11;

  /**
   * The values of one cell side by side, since a figure reads few cells but most values of each.
   */
  private final double[] rows;

  CellBases(List<CellTally> cells) {
    this.rows = new double[cells.size() * WIDTH];
    for (int k = 0; k < cells.size(); k++) {
      CellTally cell = cells.get(k);
      int at = k * WIDTH;
      rows[at + BASE] = cell.base();
      rows[at + UNITS] = cell.baseUnits();
      rows[at + CLUSTERS] = cell.baseClusters();
      rows[at + SQUARES] = cell.unitSquares();
      rows[at + LARGEST] = cell.largest();
      rows[at + ASKED] = cell.asked();
      rows[at + SILENT] = cell.silent();
      rows[at + SIZE_SQUARES] = cell.sizeSquares();
      rows[at + SIZE] = cell.size();
      rows[at + SEVERAL] = cell.severalClusters();
      rows[at + PARTLY] = cell.partlyRecorded();
    }
  }

  /** Σ w. */
  double size(int cell) {
    return rows[cell * WIDTH + SIZE];
  }

  /** Σ w² over all clusters. */
  double sizeSquares(int cell) {
    return rows[cell * WIDTH + SIZE_SQUARES];
  }

  /** Σ v. */
  double base(int cell) {
    return rows[cell * WIDTH + BASE];
  }

  /** Units in the base. */
  long units(int cell) {
    return (long) rows[cell * WIDTH + UNITS];
  }

  /** Clusters with an answer in the base. */
  long clusters(int cell) {
    return (long) rows[cell * WIDTH + CLUSTERS];
  }

  /** Clusters with several responses that the question concerned. */
  long several(int cell) {
    return (long) rows[cell * WIDTH + SEVERAL];
  }

  /** Clusters with a response on record and one without. */
  long partlyRecorded(int cell) {
    return (long) rows[cell * WIDTH + PARTLY];
  }

  /** Σ w² over the units in the base. */
  double squares(int cell) {
    return rows[cell * WIDTH + SQUARES];
  }

  /** The largest v of a cluster. */
  double largest(int cell) {
    return rows[cell * WIDTH + LARGEST];
  }

  /** The weight of everyone whom the question concerned. */
  double asked(int cell) {
    return rows[cell * WIDTH + ASKED];
  }

  /** The weight of those, among the asked, who did not know or did not answer. */
  double silent(int cell) {
    return rows[cell * WIDTH + SILENT];
  }
}
