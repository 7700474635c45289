package fr.barometre.suppression;

import fr.barometre.api.territory.Dimension;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which adjusted figures are hidden because, beside all observed figures of the request and the
 * adjusted ones of all its breakdowns, they would tell the answers of few.
 *
 * <p>An adjusted figure is a sum over the same answers with known weights: one more sum over atoms
 * that are told apart by weight. Beside the total ({@link AdjustedTotals}) each breakdown is
 * admitted in turn, as a whole if it is safe and else by halves ({@link ShownFigures}); those of
 * few parts come first. Where respondents are few and breakdowns many, the search is cut short, and
 * what it has not found safe is hidden. Breakdowns of many parts, as by département, are not looked
 * at. Only counts and weights decide.
 *
 * <p>Example with a threshold of five: weights are by région. By size and by type, each adjusted
 * figure is safe beside its observed form. But of the 12 small communes of Corse 9 are all the
 * communes with its weight and its size; the adjusted figures of both breakdowns, each less its
 * observed form times a weight, differ by the 3 others. Those by type are hidden.
 */
final class AdjustedFigures {

  /**
   * The most parts of all breakdowns that are searched, since the search is long. Régions and two
   * or three others fit.
   */
  static final int MOST_PARTS = 30;

  private final Set<Pattern.Part> hidden = new HashSet<>();
  private final boolean total;

  private AdjustedFigures(boolean total) {
    this.total = total;
  }

  /**
   * Decides what to hide.
   *
   * @param totals the adjusted totals, beside the observed figures that are shown
   * @param list the number of the OPSN list
   * @param parts by breakdown, the parts whose adjusted figures may be shown otherwise, by levels
   * @param levels the levels of responses that adjusted figures stand beside
   */
  static AdjustedFigures of(
      AdjustedTotals totals,
      int list,
      Map<List<Dimension>, Map<List<String>, BitSet>> parts,
      Collection<ResponseBreakdowns> levels) {
    AdjustedFigures found = new AdjustedFigures(totals.hides(list));
    for (Atoms.ByWeight one : totals.of(list)) {
      one.lookLess();
      int size = 0;
      for (Map.Entry<List<Dimension>, Map<List<String>, BitSet>> table : inTurn(parts)) {
        size += table.getValue().size();
        if (size > MOST_PARTS) {
          break;
        }
        found.hide(one, list, table.getKey(), table.getValue(), levels);
      }
    }
    return found;
  }

  /** The sides of OPSN, which an edition is about; then breakdowns of few parts before others. */
  private static List<Map.Entry<List<Dimension>, Map<List<String>, BitSet>>> inTurn(
      Map<List<Dimension>, Map<List<String>, BitSet>> parts) {
    List<Dimension> sides = List.of(Dimension.OPSN);
    return parts.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                table -> table.getKey().equals(sides) ? 0 : table.getValue().size()))
        .toList();
  }

  private void hide(
      Atoms.ByWeight shown,
      int list,
      List<Dimension> breakdown,
      Map<List<String>, BitSet> parts,
      Collection<ResponseBreakdowns> besideLevels) {
    Map<List<String>, BitSet> left = new LinkedHashMap<>(parts);
    left.keySet().removeIf(levels -> hides(breakdown, levels));
    ShownFigures.admitMost(
            List.copyOf(left.keySet()),
            some -> {
              Map<List<String>, BitSet> tried = new LinkedHashMap<>(left);
              tried.keySet().retainAll(some);
              return ResponseBreakdowns.admit(
                  besideLevels,
                  levels -> levels.admitAdjusted(list, breakdown, tried),
                  () -> shown.admits(List.copyOf(tried.values())));
            })
        .forEach(levels -> hidden.add(new Pattern.Part(breakdown, levels)));
  }

  /** Whether the adjusted total is hidden. */
  boolean hidesTotal() {
    return total;
  }

  /** Whether the adjusted figure of a part is. */
  boolean hides(List<Dimension> breakdown, List<String> levels) {
    return hidden.contains(new Pattern.Part(breakdown, levels));
  }
}
