package fr.barometre.disclosure;

import static fr.barometre.api.result.SuppressionReason.REVEALING;
import static fr.barometre.api.result.SuppressionReason.TOO_FEW;
import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.SuppressionPropertyTest.Survey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small tables of which what is to be hidden, and that nothing else is, can be seen. */
class SuppressorTest {

  private static final Optional<SuppressionReason> SHOWN = Optional.empty();

  /** A table of atoms: how many are in each, how many say yes, its level of each breakdown. */
  private static Table table(int[] clusters, double[] yes, int[]... levels) {
    double[] most = Arrays.stream(clusters).asDoubleStream().toArray();
    double[] weights = new double[clusters.length];
    Arrays.fill(weights, 1);
    int[] sides = new int[clusters.length];
    return new Survey(sides, List.of(levels), clusters, most, yes, Measure.ANY, weights)
        .table(false);
  }

  private static Table suppressed(Disclosure rules, Table table) {
    Suppressor.apply(rules, table);
    return table;
  }

  private static List<Optional<SuppressionReason>> reasons(Table table, int breakdown) {
    return table.breakdowns().get(breakdown).stream().map(Figure::reason).toList();
  }

  private static List<Optional<SuppressionReason>> list(SuppressionReason... hidden) {
    return Arrays.stream(hidden).map(Optional::ofNullable).toList();
  }

  @Test
  void a_small_part_takes_the_next_smallest_with_it() {
    Table table =
        suppressed(
            Disclosure.DEFAULT,
            table(new int[] {20, 3, 8, 6}, new double[] {9, 1, 4, 3}, new int[] {0, 1, 2, 3}));
    assertThat(table.whole().reason()).isEqualTo(SHOWN);
    assertThat(reasons(table, 0)).isEqualTo(list(null, TOO_FEW, null, REVEALING));
  }

  @Test
  void two_small_parts_hide_each_other_if_they_are_enough_together() {
    int[] levels = {0, 1, 2, 3};
    double[] yes = {9, 1, 4, 1};
    Table enough = table(new int[] {20, 3, 8, 2}, yes, levels);
    assertThat(reasons(suppressed(Disclosure.DEFAULT, enough), 0))
        .isEqualTo(list(null, TOO_FEW, null, TOO_FEW));
    Table few = table(new int[] {20, 2, 8, 2}, yes, levels);
    assertThat(reasons(suppressed(Disclosure.DEFAULT, few), 0))
        .isEqualTo(list(null, TOO_FEW, REVEALING, TOO_FEW));
  }

  @Test
  void parts_of_enough_that_contain_no_others_are_shown() {
    Table table =
        table(
            new int[] {2, 10, 10, 10, 10, 10},
            new double[] {1, 5, 5, 5, 5, 5},
            new int[] {0, 0, 0, 1, 1, 1},
            new int[] {0, 1, 2, 0, 1, 2});
    suppressed(Disclosure.DEFAULT, table);
    assertThat(reasons(table, 0)).isEqualTo(list(null, null));
    assertThat(reasons(table, 1)).isEqualTo(list(null, null, null));
  }

  /**
   * All but two of the first type are in the first région: types or régions can be shown, not both,
   * and the first that are looked at are hidden.
   */
  @Test
  void a_part_within_another_that_leaves_few_is_hidden() {
    Table table =
        table(
            new int[] {6, 2, 20}, new double[] {3, 1, 9}, new int[] {0, 0, 1}, new int[] {0, 1, 1});
    suppressed(Disclosure.DEFAULT, table);
    assertThat(table.whole().reason()).isEqualTo(SHOWN);
    assertThat(reasons(table, 0)).isEqualTo(list(REVEALING, REVEALING));
    assertThat(reasons(table, 1)).isEqualTo(list(null, null));
  }

  @Test
  void where_all_say_the_same_only_the_whole_protects_a_part() {
    int[] clusters = {20, 3, 8, 6};
    double[] all = {20, 3, 8, 6};
    Table table = suppressed(Disclosure.DEFAULT, table(clusters, all, new int[] {0, 1, 2, 3}));
    assertThat(table.whole().reason()).isEqualTo(Optional.of(REVEALING));
    assertThat(reasons(table, 0)).isEqualTo(list(REVEALING, TOO_FEW, REVEALING, REVEALING));
    Table none = table(clusters, new double[4], new int[] {0, 1, 2, 3});
    assertThat(suppressed(Disclosure.DEFAULT, none).whole().reason())
        .isEqualTo(Optional.of(REVEALING));
  }

  /** The next smallest part all say no, as the small one: the third has someone to exchange. */
  @Test
  void a_part_is_hidden_with_one_that_could_have_answered_in_its_place() {
    Table table = table(new int[] {20, 3, 8, 6}, new double[] {9, 0, 4, 0}, new int[] {0, 1, 2, 3});
    suppressed(Disclosure.DEFAULT, table);
    assertThat(table.whole().reason()).isEqualTo(SHOWN);
    assertThat(reasons(table, 0).get(0)).isEqualTo(SHOWN);
    assertThat(reasons(table, 0).get(1)).isEqualTo(Optional.of(TOO_FEW));
    assertThat(reasons(table, 0).get(2)).isEqualTo(Optional.of(REVEALING));
  }

  @Test
  void a_level_without_anybody_is_never_hidden() {
    Table table = table(new int[] {20, 3, 0, 6}, new double[] {9, 1, 0, 3}, new int[] {0, 1, 2, 3});
    suppressed(Disclosure.DEFAULT, table);
    assertThat(reasons(table, 0)).isEqualTo(list(null, TOO_FEW, null, REVEALING));
  }

  @Test
  void no_rules_hide_nothing() {
    Table table = table(new int[] {20, 1}, new double[] {9, 1}, new int[] {0, 1});
    suppressed(Disclosure.NONE, table);
    assertThat(reasons(table, 0)).isEqualTo(list(null, null));
  }
}
