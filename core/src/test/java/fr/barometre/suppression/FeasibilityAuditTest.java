package fr.barometre.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.suppression.FeasibilityAudit.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Systems of two or three unknowns that can be solved by hand. */
class FeasibilityAuditTest {

  private static Unknown unknown(double hidden, double up, double down, double... shown) {
    return new Unknown(shown, hidden, up, down);
  }

  @Test
  void two_counts_of_the_same_sum_can_change_in_opposite_directions() {
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 2, 1, 1), unknown(0, 1, 1, 1)))).isTrue();
  }

  @Test
  void a_count_that_is_in_no_shown_sum_can_change_alone() {
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 1, 1, 0), unknown(0, 1, 1, 1)))).isTrue();
  }

  @Test
  void nothing_can_change_if_there_are_as_many_independent_sums_as_unknowns() {
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 9, 9, 1, 1), unknown(0, 9, 9, 1, 2))))
        .isFalse();
  }

  @Test
  void a_sum_that_is_a_multiple_of_another_adds_no_constraint() {
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 2, 1, 1, 2), unknown(0, 1, 1, 1, 2))))
        .isTrue();
  }

  @Test
  void changes_within_the_hidden_sum_leave_it_as_it_is() {
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 9, 9, 1), unknown(1, 9, 9, 1))))
        .isFalse();
  }

  @Test
  void a_fixed_count_cannot_make_up_for_another() {
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 0, 0, 1), unknown(0, 9, 9, 1))))
        .isFalse();
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 9, 9, 1), unknown(0, 0, 0, 1))))
        .isFalse();
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 0, 0, 1)))).isFalse();
  }

  @Test
  void a_count_that_can_only_rise_or_only_fall_is_used_in_that_direction() {
    // Everybody in the hidden sum says no; then everybody says yes.
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 2, 0, 1), unknown(0, 2, 2, 1)))).isTrue();
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 0, 2, 1), unknown(0, 2, 2, 1)))).isTrue();
    // The first can only change in one direction, and the second makes up for 0.4 of it at most.
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 2, 0, 1), unknown(0, 2, 0.4, 1))))
        .isFalse();
    assertThat(FeasibilityAudit.passes(List.of(unknown(1, 0, 2, 1), unknown(0, 0.4, 2, 1))))
        .isFalse();
  }

  /** With weights 1, 2 and 3 the only possible changes are in proportion to 1, -2 and 1. */
  @Test
  void the_hidden_sum_must_be_able_to_change_by_half_an_answer() {
    Unknown first = unknown(1, 5, 0.3, 1, 1);
    Unknown third = unknown(0, 5, 5, 1, 3);
    assertThat(FeasibilityAudit.passes(List.of(first, unknown(0, 0.5, 1, 1, 2), third))).isTrue();
    // The second can fall by 0.9, so the first can rise by 0.45; or the second rises by 0.5: 0.25.
    assertThat(FeasibilityAudit.passes(List.of(first, unknown(0, 0.5, 0.9, 1, 2), third)))
        .isFalse();
    // In the other direction the first could fall by 0.3 only; here by 0.6.
    assertThat(
            FeasibilityAudit.passes(
                List.of(unknown(1, 5, 0.6, 1, 1), unknown(0, 1.2, 0.9, 1, 2), third)))
        .isTrue();
  }

  @Test
  void changes_of_two_counts_in_the_hidden_sum_add_up() {
    // Each of the two rises by 0.3, and the third falls by 0.6.
    List<Unknown> unknowns =
        List.of(
            unknown(1, 0.3, 0.3, 1, 1, 0),
            unknown(1, 0.3, 0.3, 1, -1, 0),
            unknown(0, 9, 9, 1, 0, 0));
    assertThat(FeasibilityAudit.passes(unknowns)).isTrue();
    assertThat(
            FeasibilityAudit.passes(
                List.of(unknowns.get(0), unknown(0, 0.3, 0.3, 1, -1, 0), unknowns.get(2))))
        .isFalse();
  }
}
