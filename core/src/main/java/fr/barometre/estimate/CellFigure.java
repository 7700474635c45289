package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.tally.CellKey;

/**
 * What the collectivités of a cell bring to an indicator.
 *
 * @param cell the cell
 * @param clusters collectivités with an answer in the base
 * @param base Σ v
 * @param count Σ u
 * @param largest max v of one collectivité
 * @param largestCount max u of one collectivité, of numbers that begin at zero; else zero
 */
public record CellFigure(
    CellKey cell, long clusters, double base, double count, double largest, double largestCount) {

  /**
   * Checks what is given.
   *
   * @param cell the cell
   * @param clusters collectivités with an answer in the base
   * @param base Σ v
   * @param count Σ u
   * @param largest max v of one collectivité
   * @param largestCount max u of one collectivité, of numbers that begin at zero
   */
  public CellFigure {
    requireNonNull(cell, "cell");
  }
}
