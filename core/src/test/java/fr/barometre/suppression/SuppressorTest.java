package fr.barometre.suppression;

import static fr.barometre.api.result.SuppressionReason.REVEALING;
import static fr.barometre.api.result.SuppressionReason.TOO_FEW;
import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.suppression.SuppressionPropertyTest.Survey;
import fr.barometre.suppression.TableCell.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small tables, for which one can work out by hand which cells have to be hidden. */
class SuppressorTest {

  private static final Optional<SuppressionReason> SHOWN = Optional.empty();

  /** Tables of some atoms: collectivités, how many say yes, and the level in each breakdown. */
  private static LinkedTables tables(int[] clusters, double[] yes, int[]... levels) {
    double[] most = Arrays.stream(clusters).asDoubleStream().toArray();
    double[] weights = new double[clusters.length];
    Arrays.fill(weights, 1);
    int[] sides = new int[clusters.length];
    return new Survey(sides, List.of(levels), clusters, most, yes, Contributions.ANY_MOVE, weights)
        .tables(false);
  }

  private static LinkedTables suppressed(Disclosure rules, LinkedTables tables) {
    Suppressor.apply(rules, tables);
    return tables;
  }

  private static List<Optional<SuppressionReason>> reasons(LinkedTables tables, int breakdown) {
    return tables.breakdowns().get(breakdown).stream()
        .map(cell -> cell.reason(Form.OBSERVED))
        .toList();
  }

  private static List<Optional<SuppressionReason>> list(SuppressionReason... hidden) {
    return Arrays.stream(hidden).map(Optional::ofNullable).toList();
  }

  @Test
  void the_smallest_other_part_is_hidden_with_a_sensitive_one() {
    LinkedTables tables =
        suppressed(
            Disclosure.DEFAULT,
            tables(new int[] {20, 3, 8, 6}, new double[] {9, 1, 4, 3}, new int[] {0, 1, 2, 3}));
    assertThat(tables.total().reason(Form.OBSERVED)).isEqualTo(SHOWN);
    assertThat(reasons(tables, 0)).isEqualTo(list(null, TOO_FEW, null, REVEALING));
  }

  @Test
  void two_sensitive_parts_protect_each_other_if_together_they_reach_the_threshold() {
    int[] levels = {0, 1, 2, 3};
    double[] yes = {9, 1, 4, 1};
    LinkedTables enough = tables(new int[] {20, 3, 8, 2}, yes, levels);
    assertThat(reasons(suppressed(Disclosure.DEFAULT, enough), 0))
        .isEqualTo(list(null, TOO_FEW, null, TOO_FEW));
    LinkedTables few = tables(new int[] {20, 2, 8, 2}, yes, levels);
    assertThat(reasons(suppressed(Disclosure.DEFAULT, few), 0))
        .isEqualTo(list(null, TOO_FEW, REVEALING, TOO_FEW));
  }

  @Test
  void parts_that_reach_the_threshold_and_contain_no_other_are_shown() {
    LinkedTables tables =
        tables(
            new int[] {2, 10, 10, 10, 10, 10},
            new double[] {1, 5, 5, 5, 5, 5},
            new int[] {0, 0, 0, 1, 1, 1},
            new int[] {0, 1, 2, 0, 1, 2});
    suppressed(Disclosure.DEFAULT, tables);
    assertThat(reasons(tables, 0)).isEqualTo(list(null, null));
    assertThat(reasons(tables, 1)).isEqualTo(list(null, null, null));
  }

  /**
   * Six of the eight collectivités of type 0 are all of région 0. Types or régions can be shown,
   * not both; the types are looked at first, so they are hidden.
   */
  @Test
  void a_part_within_another_is_hidden_if_their_difference_is_sensitive() {
    LinkedTables tables =
        tables(
            new int[] {6, 2, 20}, new double[] {3, 1, 9}, new int[] {0, 0, 1}, new int[] {0, 1, 1});
    suppressed(Disclosure.DEFAULT, tables);
    assertThat(tables.total().reason(Form.OBSERVED)).isEqualTo(SHOWN);
    assertThat(reasons(tables, 0)).isEqualTo(list(REVEALING, REVEALING));
    assertThat(reasons(tables, 1)).isEqualTo(list(null, null));
  }

  @Test
  void if_all_answers_are_alike_only_hiding_the_total_protects_a_part() {
    int[] clusters = {20, 3, 8, 6};
    double[] all = {20, 3, 8, 6};
    LinkedTables tables =
        suppressed(Disclosure.DEFAULT, tables(clusters, all, new int[] {0, 1, 2, 3}));
    assertThat(tables.total().reason(Form.OBSERVED)).isEqualTo(Optional.of(REVEALING));
    assertThat(reasons(tables, 0)).isEqualTo(list(REVEALING, TOO_FEW, REVEALING, REVEALING));
    LinkedTables none = tables(clusters, new double[4], new int[] {0, 1, 2, 3});
    assertThat(suppressed(Disclosure.DEFAULT, none).total().reason(Form.OBSERVED))
        .isEqualTo(Optional.of(REVEALING));
  }

  /** The next smallest part says no throughout, as the sensitive one does: no use to exchange. */
  @Test
  void a_part_where_all_say_no_is_hidden_with_a_part_that_has_a_yes() {
    LinkedTables tables =
        tables(new int[] {20, 3, 8, 6}, new double[] {9, 0, 4, 0}, new int[] {0, 1, 2, 3});
    suppressed(Disclosure.DEFAULT, tables);
    assertThat(tables.total().reason(Form.OBSERVED)).isEqualTo(SHOWN);
    assertThat(reasons(tables, 0).get(0)).isEqualTo(SHOWN);
    assertThat(reasons(tables, 0).get(1)).isEqualTo(Optional.of(TOO_FEW));
    assertThat(reasons(tables, 0).get(2)).isEqualTo(Optional.of(REVEALING));
  }

  @Test
  void an_empty_level_is_never_hidden() {
    LinkedTables tables =
        tables(new int[] {20, 3, 0, 6}, new double[] {9, 1, 0, 3}, new int[] {0, 1, 2, 3});
    suppressed(Disclosure.DEFAULT, tables);
    assertThat(reasons(tables, 0)).isEqualTo(list(null, TOO_FEW, null, REVEALING));
  }

  @Test
  void without_rules_nothing_is_hidden() {
    LinkedTables tables = tables(new int[] {20, 1}, new double[] {9, 1}, new int[] {0, 1});
    suppressed(Disclosure.NONE, tables);
    assertThat(reasons(tables, 0)).isEqualTo(list(null, null));
  }

  /** The example of the package description, and of the rules. */
  @Test
  void the_cc_are_hidden_with_the_metropoles() {
    LinkedTables tables =
        suppressed(
            Disclosure.DEFAULT,
            tables(new int[] {20, 8, 6, 3}, new double[] {9, 4, 3, 1}, new int[] {0, 1, 2, 3}));
    assertThat(tables.total().isShown()).isTrue();
    assertThat(reasons(tables, 0)).isEqualTo(list(null, null, REVEALING, TOO_FEW));
  }

  /**
   * Types A (région 1) and B (région 2) are hidden. A yes more in A and one less in B change both
   * régions; a yes of type C that moves from région 1 to région 2 makes up for it. So both régions
   * and type C stay shown.
   */
  @Test
  void an_exchange_may_be_compensated_by_answers_that_are_shown() {
    int[] types = {0, 1, 2, 2};
    int[] regions = {0, 1, 0, 1};
    LinkedTables tables =
        suppressed(
            Disclosure.DEFAULT,
            tables(new int[] {3, 3, 10, 10}, new double[] {1, 1, 5, 5}, types, regions));
    assertThat(reasons(tables, 0)).isEqualTo(list(TOO_FEW, TOO_FEW, null));
    assertThat(reasons(tables, 1)).isEqualTo(list(null, null));
  }

  /**
   * As before, but everybody of type C says no, so nothing can move there. A yes of A can be
   * exchanged with a no of C in région 1 if type C is hidden, which costs 20 collectivités; with a
   * no of B if both régions are hidden, which costs 26. The former is cheaper.
   */
  @Test
  void without_compensation_the_cheapest_cells_that_tell_the_answers_apart_are_hidden() {
    int[] types = {0, 1, 2, 2};
    int[] regions = {0, 1, 0, 1};
    LinkedTables tables =
        suppressed(
            Disclosure.DEFAULT,
            tables(new int[] {3, 3, 10, 10}, new double[] {1, 1, 0, 0}, types, regions));
    assertThat(reasons(tables, 0)).isEqualTo(list(TOO_FEW, TOO_FEW, REVEALING));
    assertThat(reasons(tables, 1)).isEqualTo(list(null, null));
  }

  /**
   * Rows and columns are shown, and so is what they cross. Collectivités:
   *
   * <pre>
   *    3   9  20
   *    8   7  20
   *   20  20  20
   * </pre>
   */
  @Test
  void in_a_crossing_a_rectangle_is_hidden_and_the_margins_stay() {
    int[] clusters = {3, 9, 20, 8, 7, 20, 20, 20, 20};
    double[] yes = {1, 4, 9, 4, 3, 11, 10, 8, 12};
    int[] rows = {0, 0, 0, 1, 1, 1, 2, 2, 2};
    int[] columns = {0, 1, 2, 0, 1, 2, 0, 1, 2};
    int[] crossing = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    Survey survey =
        new Survey(
            new int[9],
            List.of(rows, columns, crossing),
            clusters,
            Arrays.stream(clusters).asDoubleStream().toArray(),
            yes,
            Contributions.ANY_MOVE,
            new double[9],
            2);
    LinkedTables tables = suppressed(Disclosure.DEFAULT, survey.tables(false));
    assertThat(tables.total().reason(Form.OBSERVED)).isEqualTo(SHOWN);
    assertThat(reasons(tables, 0)).isEqualTo(list(null, null, null));
    assertThat(reasons(tables, 1)).isEqualTo(list(null, null, null));
    assertThat(reasons(tables, 2))
        .isEqualTo(list(TOO_FEW, REVEALING, null, REVEALING, REVEALING, null, null, null, null));
  }
}
