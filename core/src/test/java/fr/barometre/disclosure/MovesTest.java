package fr.barometre.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Systems of few groups whose moves can be worked out by hand. */
class MovesTest {

  private static Moves.Column group(double hidden, double up, double down, double... shown) {
    return new Moves.Column(shown, hidden, up, down);
  }

  @Test
  void an_answer_goes_from_one_group_to_another_of_the_same_sum() {
    assertThat(Moves.exist(List.of(group(1, 2, 1, 1), group(0, 1, 1, 1)))).isTrue();
  }

  @Test
  void a_group_in_no_sum_moves_alone() {
    assertThat(Moves.exist(List.of(group(1, 1, 1, 0), group(0, 1, 1, 1)))).isTrue();
  }

  @Test
  void nothing_moves_where_as_many_sums_as_groups_are_shown() {
    assertThat(Moves.exist(List.of(group(1, 9, 9, 1, 1), group(0, 9, 9, 1, 2)))).isFalse();
  }

  @Test
  void a_sum_that_follows_from_another_tells_no_more() {
    assertThat(Moves.exist(List.of(group(1, 2, 1, 1, 2), group(0, 1, 1, 1, 2)))).isTrue();
  }

  @Test
  void a_move_within_the_hidden_sum_changes_nothing_of_it() {
    assertThat(Moves.exist(List.of(group(1, 9, 9, 1), group(1, 9, 9, 1)))).isFalse();
  }

  @Test
  void a_group_that_cannot_move_is_no_help() {
    assertThat(Moves.exist(List.of(group(1, 0, 0, 1), group(0, 9, 9, 1)))).isFalse();
    assertThat(Moves.exist(List.of(group(1, 9, 9, 1), group(0, 0, 0, 1)))).isFalse();
    assertThat(Moves.exist(List.of(group(1, 0, 0, 1)))).isFalse();
  }

  @Test
  void a_group_moves_the_one_way_that_it_can() {
    // All inside say no, or all say yes.
    assertThat(Moves.exist(List.of(group(1, 2, 0, 1), group(0, 2, 2, 1)))).isTrue();
    assertThat(Moves.exist(List.of(group(1, 0, 2, 1), group(0, 2, 2, 1)))).isTrue();
    // The first may only rise, and the second would have to fall by more than half an answer.
    assertThat(Moves.exist(List.of(group(1, 2, 0, 1), group(0, 2, 0.4, 1)))).isFalse();
    assertThat(Moves.exist(List.of(group(1, 0, 2, 1), group(0, 0.4, 2, 1)))).isFalse();
  }

  /** With factors 1, 2 and 3 the only moves are in proportion to 1, -2 and 1. */
  @Test
  void a_move_must_change_the_sum_by_half_an_answer() {
    Moves.Column first = group(1, 5, 0.3, 1, 1);
    Moves.Column third = group(0, 5, 5, 1, 3);
    assertThat(Moves.exist(List.of(first, group(0, 0.5, 1, 1, 2), third))).isTrue();
    // The second falls by 0.9 at most, so that the first rises by 0.45; or falls by 0.25.
    assertThat(Moves.exist(List.of(first, group(0, 0.5, 0.9, 1, 2), third))).isFalse();
    // Back the first falls by 0.3 at most; by 0.6 it could.
    assertThat(Moves.exist(List.of(group(1, 5, 0.6, 1, 1), group(0, 1.2, 0.9, 1, 2), third)))
        .isTrue();
  }

  @Test
  void two_hidden_groups_count_together() {
    // Each rises by 0.3, the third falls by 0.6 for it.
    List<Moves.Column> groups =
        List.of(group(1, 0.3, 0.3, 1, 1, 0), group(1, 0.3, 0.3, 1, -1, 0), group(0, 9, 9, 1, 0, 0));
    assertThat(Moves.exist(groups)).isTrue();
    assertThat(Moves.exist(List.of(groups.get(0), group(0, 0.3, 0.3, 1, -1, 0), groups.get(2))))
        .isFalse();
  }
}
