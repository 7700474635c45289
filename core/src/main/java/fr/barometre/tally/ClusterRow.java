package fr.barometre.tally;

import static java.util.Objects.requireNonNull;

/**
 * What one cluster brings to an indicator, for figures that follow clusters from wave to wave.
 *
 * @param cluster its name, the same in every wave
 * @param cell its cell
 * @param size its weight w
 * @param base its weight in the base, v
 * @param count its weighted part of what the indicator counts, u; of numbers, their places in the
 *     range of the question, from 0 to 1
 */
public record ClusterRow(String cluster, CellKey cell, double size, double base, double count) {

  /**
   * Checks what is given.
   *
   * @param cluster its name
   * @param cell its cell
   * @param size its weight w
   * @param base its weight in the base, v
   * @param count its weighted part of what the indicator counts, u
   */
  public ClusterRow {
    requireNonNull(cluster, "cluster");
    requireNonNull(cell, "cell");
  }
}
