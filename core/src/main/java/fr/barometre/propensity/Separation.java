package fr.barometre.propensity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the levels that respond as a whole or not at all, which a logistic fit has to leave out:
 * quasi-complete separation.
 *
 * <p>Where all communes of a level respond, or none, the likelihood grows for ever with the effect
 * of the level, and Newton's method does not end. In the limit the cells of the level have
 * propensity 1, or 0, and the other cells are fitted as if it were not there. Taking a level away
 * may leave another without a response: the search goes on until every level that is left responds
 * in part. Reference: Albert and Anderson, "On the Existence of Maximum Likelihood Estimates in
 * Logistic Regression Models", Biometrika 71 (1984).
 *
 * <p>Example: by type and size, the cells (commune, small) 2 of 10, (commune, large) 5 of 10 and
 * (EPCI, large) 3 of 3. All EPCI respond: their cell stands apart with propensity 1, and the two
 * cells of communes are fitted.
 *
 * @param apart the cells of each such level, but for those that a level before it has
 * @param left the others, in order, whose levels all respond in part
 */
public record Separation(List<Apart> apart, List<Integer> left) {

  /**
   * Cells of a level.
   *
   * @param cells their positions, in order
   * @param rho 1 if all of their trials are events, 0 if none; not a number if there are no trials
   */
  public record Apart(List<Integer> cells, double rho) {}

  /**
   * Looks at each level of each dimension, and again at what is left, until all is in part.
   *
   * @param cells at least one cell
   * @return the cells apart and the cells left
   */
  public static Separation of(Propensities.Binomial cells) {
    List<Apart> apart = new ArrayList<>();
    List<Integer> left = IntStream.range(0, cells.cells()).boxed().toList();
    int before;
    do {
      before = left.size();
      for (int d = 0; d < cells.levels().get(0).size(); d++) {
        left = without(apart, cells, d, left);
      }
    } while (left.size() < before);
    return new Separation(List.copyOf(apart), left);
  }

  /** The cells that are left without the levels of a dimension that are found to be apart. */
  private static List<Integer> without(
      List<Apart> apart, Propensities.Binomial cells, int dimension, List<Integer> left) {
    Map<String, List<Integer>> levels = new LinkedHashMap<>();
    for (int k : left) {
      String level = cells.levels().get(k).get(dimension).code();
      levels.computeIfAbsent(level, l -> new ArrayList<>()).add(k);
    }
    List<Integer> rest = new ArrayList<>();
    for (List<Integer> level : levels.values()) {
      boolean some = level.stream().anyMatch(k -> cells.events()[k] > 0);
      boolean notAll = level.stream().anyMatch(k -> cells.events()[k] < cells.trials()[k]);
      if (some && notAll) {
        rest.addAll(level);
      } else {
        double none = notAll ? 0 : Double.NaN;
        apart.add(new Apart(List.copyOf(level), some ? 1 : none));
      }
    }
    return rest.stream().sorted().toList();
  }
}
