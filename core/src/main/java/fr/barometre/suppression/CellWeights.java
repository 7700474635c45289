package fr.barometre.suppression;

import fr.barometre.cube.CellKey;
import fr.barometre.sample.CubeSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Transfers the weights of one indicator to the cells of another indicator of the same question.
 */
final class CellWeights {

  private CellWeights() {}

  /**
   * For each cell of an indicator, the weight that another one has there.
   *
   * @param cells the indicator
   * @param other the other one
   * @param weights by cell of the other one
   * @return the weights; 0 where the other one has no cell
   */
  static double[] on(CubeSample cells, CubeSample other, double[] weights) {
    if (cells == other) {
      return weights;
    }
    Map<CellKey, Double> known = new HashMap<>();
    for (CellKey key : other.tally().keys()) {
      known.put(key, weights[known.size()]);
    }
    List<CellKey> keys = cells.tally().keys();
    return keys.stream().mapToDouble(key -> known.getOrDefault(key, 0.0)).toArray();
  }
}
