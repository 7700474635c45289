package fr.barometre.disclosure;

import fr.barometre.disclosure.Measure.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sum that must not follow from those that are shown, for one indicator.
 *
 * <p>It does not if one answer inside it can be exchanged with one outside so that no sum shown
 * changes, two other answers making up for it if need be ({@link Seen}): counts stay whole. Under a
 * weighting, such a move must exist for the weighted sums too ({@link Moves}), of counts that need
 * not be whole.
 *
 * @param figure the figure that is hidden
 * @param breakdown its breakdown
 * @param measure the indicator
 */
record Secret(Figure figure, List<Figure> breakdown, Measure measure) {

  /** How many groups away from the secret may take part in a move: few, and then more. */
  private static final List<Integer> FAR = List.of(60, 300);

  /**
   * Whether other answers would have given all that is shown, and another sum; or whether there is
   * nothing to hide.
   *
   * @param table the table
   * @param seen the table as who looks for this secret sees it
   */
  boolean open(Table table, Seen seen) {
    return measure.over(figure.list()).clusters() == 0 || (seen.open() && movable(table));
  }

  private boolean movable(Table table) {
    return !table.weighted() || FAR.stream().anyMatch(far -> Moves.exist(columns(table, far)));
  }

  /** The hidden atoms of the breakdown, and the largest others, as groups that are seen alike. */
  private List<Moves.Column> columns(Table table, int others) {
    List<double[]> rows = table.rows(measure);
    Tuples seen = new Tuples(1 + 2 * rows.size(), table.atoms());
    int[] groupOf = new int[table.atoms()];
    for (int atom = 0; atom < groupOf.length; atom++) {
      groupOf[atom] = seen.add(seen(rows, atom));
    }
    int[] own = table.shown(table.positionOf(breakdown)).numbers();
    int home = own[figure.list()[0]];
    Map<Integer, Sum> sums = new HashMap<>();
    Map<Integer, Integer> first = new HashMap<>();
    for (int atom = 0; atom < table.atoms(); atom++) {
      sums.merge(groupOf[atom], measure.at(atom), Sum::plus);
      first.putIfAbsent(groupOf[atom], atom);
    }
    List<Integer> near = new ArrayList<>();
    List<Integer> far = new ArrayList<>();
    first.forEach((group, atom) -> (own[atom] == home ? near : far).add(group));
    far.sort(Comparator.comparingDouble((Integer g) -> -size(sums, g)).thenComparing(g -> g));
    near.addAll(far.subList(0, Math.min(others, far.size())));
    List<Moves.Column> columns = new ArrayList<>();
    for (int group : near) {
      int atom = first.getOrDefault(group, 0);
      Sum sum = sums.getOrDefault(group, Measure.NOTHING);
      double[] shown = rows.stream().mapToDouble(row -> row[atom]).toArray();
      double up = sum.base() - sum.count();
      columns.add(new Moves.Column(shown, figure.atoms().get(atom) ? 1 : 0, up, sum.count()));
    }
    return columns;
  }

  /** What tells an atom from others: whether it is in the figure, and its factor in each row. */
  private int[] seen(List<double[]> rows, int atom) {
    int[] seen = new int[1 + 2 * rows.size()];
    seen[0] = figure.atoms().get(atom) ? 1 : 0;
    for (int i = 0; i < rows.size(); i++) {
      long factor = Double.doubleToLongBits(rows.get(i)[atom]);
      seen[1 + 2 * i] = (int) (factor >>> Integer.SIZE);
      seen[2 + 2 * i] = (int) factor;
    }
    return seen;
  }

  private static double size(Map<Integer, Sum> sums, int group) {
    return sums.getOrDefault(group, Measure.NOTHING).base();
  }
}
