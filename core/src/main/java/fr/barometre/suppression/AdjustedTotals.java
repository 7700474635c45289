package fr.barometre.suppression;

import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which adjusted totals of one request are shown. They are decided before all breakdowns, so that
 * asking for a breakdown never hides a headline.
 *
 * <p>An adjusted total is a sum over the same answers with known weights. Beside the observed total
 * and the sides of OPSN alone it is shown or not, whatever breakdowns are asked for. Beside a
 * breakdown it may tell of few: then levels of the breakdown are hidden.
 *
 * <p>Example with a threshold of five: of 36 communes, the 30 agents weigh 1 each but for three,
 * the 6 élus 2 each. The adjusted total less the agents and less twice the élus would be about the
 * three. The figures of roles are hidden.
 */
final class AdjustedTotals {

  /**
   * For each OPSN list, the sums under the weights of each indicator that has its own, and whether
   * their total is shown.
   */
  private final List<Map<Atoms.ByWeight, Boolean>> byList = new ArrayList<>();

  private AdjustedTotals() {}

  /**
   * Decides which totals are shown.
   *
   * @param weights by OPSN list and indicator, the weights of its cells
   * @param headline the observed figures that are shown before breakdowns
   */
  static AdjustedTotals of(
      Atoms atoms,
      List<CubeSample> samples,
      List<List<double[]>> weights,
      List<BitSet> headline,
      long threshold) {
    AdjustedTotals totals = new AdjustedTotals();
    for (List<double[]> ofList : weights) {
      Set<Atoms.ByWeight> distinct = new LinkedHashSet<>();
      for (int i = 0; i < samples.size(); i++) {
        distinct.add(atoms.byWeight(samples.get(i), i, List.of(ofList.get(i)), threshold));
      }
      Map<Atoms.ByWeight, Boolean> found = new LinkedHashMap<>();
      for (Atoms.ByWeight sums : distinct) {
        headline.forEach(sums.observed()::take);
        found.put(sums, sums.admits(List.of(atoms.all())));
      }
      totals.byList.add(found);
    }
    return totals;
  }

  /** The figures beside the totals that are shown. */
  List<ShownFigures> observed() {
    return observed(true);
  }

  private List<ShownFigures> observed(boolean isShown) {
    List<ShownFigures> some = new ArrayList<>();
    for (Map<Atoms.ByWeight, Boolean> totals : byList) {
      totals.forEach(
          (sums, shown) -> {
            if (shown == isShown) {
              some.add(sums.observed());
            }
          });
    }
    return some;
  }

  /** Takes observed figures as shown where the total is hidden, too. */
  void takeBesideHidden(List<BitSet> figures) {
    observed(false).forEach(shown -> figures.forEach(shown::take));
  }

  /** Whether the adjusted total under a list is hidden. */
  boolean hides(int list) {
    return byList.get(list).containsValue(false);
  }

  /** The sums under a list. */
  Set<Atoms.ByWeight> of(int list) {
    return byList.get(list).keySet();
  }
}
