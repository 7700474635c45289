package fr.barometre.disclosure;

import fr.barometre.disclosure.Measure.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  boolean empty() {
    return measure.over(figure.list()).clusters() == 0;
  }

  /** Whether other answers would have given all that is shown, and another sum. */
  boolean open(Table table) {
    return Seen.of(this, table).open()
        && (!table.weighted() || FAR.stream().anyMatch(far -> Moves.exist(columns(table, far))));
  }

  /** The cheapest figures to hide for an exchange of answers; none if there is one already. */
  Optional<Seen.Remedy> remedy(Table table) {
    return Seen.of(this, table).remedy();
  }

  /** The hidden atoms of the breakdown, and the largest others, as groups that are seen alike. */
  private List<Moves.Column> columns(Table table, int others) {
    List<double[]> rows = table.rows(measure);
    Groups seen = Groups.single(table.atoms()).by(atom -> figure.atoms().get(atom) ? 1 : 0);
    for (double[] row : rows) {
      seen = seen.by(atom -> Double.doubleToLongBits(row[atom]));
    }
    int[] own = table.shown(table.breakdowns().indexOf(breakdown)).numbers();
    int home = own[figure.list()[0]];
    Map<Integer, Sum> sums = new HashMap<>();
    Map<Integer, Integer> first = new HashMap<>();
    for (int atom = 0; atom < table.atoms(); atom++) {
      sums.merge(seen.of(atom), measure.at(atom), Sum::plus);
      first.putIfAbsent(seen.of(atom), atom);
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

  private static double size(Map<Integer, Sum> sums, int group) {
    return sums.getOrDefault(group, Measure.NOTHING).base();
  }
}
