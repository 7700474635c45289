package fr.barometre.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.suppression.SuppressionPropertyTest.Survey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Types A and B by régions 1 and 2: the atoms are (A, 1), (A, 2), (B, 1) and (B, 2). */
class EquivalenceClassesTest {

  private static LinkedTables tables() {
    int[] types = {0, 0, 1, 1};
    int[] regions = {0, 1, 0, 1};
    double[] ten = {10, 10, 10, 10};
    double[] yes = {0, 10, 4, 4};
    double[] weights = {1, 1, 1, 1};
    return new Survey(
            new int[4],
            List.of(types, regions),
            new int[] {10, 10, 10, 10},
            ten,
            yes,
            Contributions.ANY_MOVE,
            weights)
        .tables(false);
  }

  @Test
  void atoms_that_no_published_sum_tells_apart_are_one_group() {
    LinkedTables tables = tables();
    assertThat(tables.classes().size()).isEqualTo(4);
    tables.cells(1).forEach(type -> type.hide(SuppressionReason.REVEALING));
    EquivalenceClasses classes = tables.classes();
    assertThat(classes.size()).isEqualTo(2);
    assertThat(classes.groupsOf(tables.cells(1).get(0))).containsExactly(0, 1);
    assertThat(classes.inSameBlock(1, 0, 1)).isTrue();
    assertThat(classes.inSameBlock(2, 0, 1)).isFalse();
    assertThat(classes.differing(0, 1)).isEqualTo(1L << 2);
  }

  @Test
  void a_group_where_all_say_no_can_only_rise_and_one_where_all_say_yes_only_fall() {
    LinkedTables tables = tables();
    byte[] bits = tables.classes().of(tables.contributions().get(0)).bits();
    assertThat(bits[0])
        .isEqualTo((byte) (EquivalenceClasses.OCCUPIED | EquivalenceClasses.CAN_RISE));
    assertThat(bits[1])
        .isEqualTo((byte) (EquivalenceClasses.OCCUPIED | EquivalenceClasses.CAN_FALL));
  }

  /** (A, 1) and (B, 2) differ by type and by région, whose cells have 20 collectivités each. */
  @Test
  void no_longer_telling_groups_apart_costs_the_collectivites_of_their_cells() {
    LinkedTables tables = tables();
    EquivalenceClasses classes = tables.classes();
    EquivalenceClasses.ForIndicator indicator = classes.of(tables.contributions().get(0));
    assertThat(classes.costToMerge(0, 3, 1, indicator)).isEqualTo(40);
    assertThat(classes.costToMerge(0, 1, 1, indicator)).isZero();
    assertThat(classes.costToMerge(0, 3, 1, 40, 1_000, indicator)).isEqualTo(80);
  }

  @Test
  void the_group_that_combines_two_others_has_the_type_of_one_and_the_region_of_the_other() {
    EquivalenceClasses classes = tables().classes();
    assertThat(classes.combined(0, 3, 1L << 2)).isEqualTo(1);
    assertThat(classes.combined(0, 3, 1L << 1)).isEqualTo(2);
  }
}
