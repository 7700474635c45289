package fr.barometre.suppression;

import fr.barometre.dictionary.RowDictionary;
import fr.barometre.suppression.Contributions.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hidden cell whose count, for one indicator, must not follow from what is published.
 *
 * <p>The cell is protected if an answer inside it can be exchanged with one outside so that no sum
 * shown changes; if need be, two more answers make up for it ({@link ExchangeSearch}). Under a
 * weighting, the weighted sums must allow the hidden count to be another as well ({@link
 * FeasibilityAudit}); counts need not be whole there.
 *
 * <p>Example: the hidden cells A (3 collectivités, 1 yes) and B (6, of which 3 yes) are in no other
 * sum than the total. One yes more in A and one less in B leave everything shown as it is, so that
 * neither count follows.
 *
 * @param cell the hidden cell
 * @param indicator what atoms contribute to the indicator
 */
record SuppressedCell(TableCell cell, Contributions indicator) {

  /**
   * How many groups in other sums of the breakdown the audit looks at, largest first: a few, and if
   * these are not enough, more.
   */
  private static final List<Integer> OTHERS = List.of(60, 300);

  /** Whether the count does not follow from what is shown, or there is nobody to protect. */
  boolean isProtected(LinkedTables tables, ExchangeSearch search) {
    return indicator.over(cell.atoms()).clusters() == 0
        || (search.findsExchange() && passesAudit(tables));
  }

  private boolean passesAudit(LinkedTables tables) {
    return !tables.isWeighted()
        || OTHERS.stream().anyMatch(n -> FeasibilityAudit.passes(unknowns(tables, n)));
  }

  /**
   * The unknowns of the audit: atoms with equal coefficients are one. All groups in the same sum of
   * the cell's breakdown as the cell are taken, and the largest of the others.
   */
  private List<FeasibilityAudit.Unknown> unknowns(LinkedTables tables, int others) {
    List<double[]> equations = tables.equations(indicator);
    RowDictionary rows = new RowDictionary(1 + 2 * equations.size(), tables.atoms());
    int[] shown = tables.shown(cell.breakdown()).blockOf();
    int ownBlock = shown[cell.atoms()[0]];
    Map<Integer, Sum> sums = new HashMap<>();
    List<Integer> firstAtoms = new ArrayList<>();
    List<Integer> chosen = new ArrayList<>();
    List<Integer> elsewhere = new ArrayList<>();
    for (int atom = 0; atom < tables.atoms(); atom++) {
      int group = rows.add(coefficients(equations, atom));
      if (group == firstAtoms.size()) {
        firstAtoms.add(atom);
        (shown[atom] == ownBlock ? chosen : elsewhere).add(group);
      }
      sums.merge(group, indicator.at(atom), Sum::plus);
    }
    elsewhere.sort(Comparator.comparingDouble((Integer g) -> -base(sums, g)));
    chosen.addAll(elsewhere.subList(0, Math.min(others, elsewhere.size())));
    List<FeasibilityAudit.Unknown> unknowns = new ArrayList<>();
    for (int group : chosen) {
      int atom = firstAtoms.get(group);
      Sum sum = sums.getOrDefault(group, Contributions.NOTHING);
      double[] column = equations.stream().mapToDouble(equation -> equation[atom]).toArray();
      double hidden = cell.contains(atom) ? 1 : 0;
      unknowns.add(
          new FeasibilityAudit.Unknown(column, hidden, sum.base() - sum.count(), sum.count()));
    }
    return unknowns;
  }

  /** Whether an atom is in the cell, and the bits of its coefficient in each equation. */
  private int[] coefficients(List<double[]> equations, int atom) {
    int[] row = new int[1 + 2 * equations.size()];
    row[0] = cell.contains(atom) ? 1 : 0;
    for (int i = 0; i < equations.size(); i++) {
      long bits = Double.doubleToLongBits(equations.get(i)[atom]);
      row[1 + 2 * i] = (int) (bits >>> Integer.SIZE);
      row[2 + 2 * i] = (int) bits;
    }
    return row;
  }

  private static double base(Map<Integer, Sum> sums, int group) {
    return sums.getOrDefault(group, Contributions.NOTHING).base();
  }
}
