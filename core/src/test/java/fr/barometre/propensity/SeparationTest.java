package fr.barometre.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Level;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels that respond as a whole, or not at all: the log-odds of a main effect have no end. */
class SeparationTest {

  private record Cell(List<Level> levels, long trials, long events) {}

  private static Cell cell(long trials, long events, String... levels) {
    return new Cell(
        Arrays.stream(levels).map(l -> new Level(l, Label.same(l))).toList(), trials, events);
  }

  private static Propensities fit(Cell... cells) {
    return Propensities.mainEffects(
        new Propensities.Binomial(
            Arrays.stream(cells).map(Cell::levels).toList(),
            Arrays.stream(cells).mapToDouble(Cell::trials).toArray(),
            Arrays.stream(cells).mapToDouble(Cell::events).toArray()));
  }

  @Test
  void one_dimension_has_the_rates_of_its_levels() {
    Propensities found = fit(cell(10, 0, "A"), cell(20, 5, "B"), cell(10, 10, "C"));
    assertThat(found.rho()).containsExactly(new double[] {0, .25, 1}, within(1e-12));
    assertThat(found.variance(0)).isZero();
    assertThat(found.variance(1)).isCloseTo(.25 * .75 / 20, within(1e-12));
    assertThat(found.variance(2)).isZero();
  }

  /** Without A, of whom none responds, X and Y have their own rates, and Z is in A alone. */
  @Test
  void a_level_without_response_leaves_the_rest_as_it_is() {
    Propensities found =
        fit(
            cell(10, 0, "A", "X"),
            cell(10, 0, "A", "Y"),
            cell(10, 4, "B", "X"),
            cell(10, 6, "B", "Y"),
            cell(10, 0, "A", "Z"));
    assertThat(found.rho()).containsExactly(new double[] {0, 0, .4, .6, 0}, within(1e-12));
  }

  /** Once A is left out, Y is seen to respond as a whole. */
  @Test
  void levels_are_looked_at_again_in_what_is_left() {
    Propensities found =
        fit(
            cell(10, 0, "A", "X"),
            cell(10, 0, "A", "Y"),
            cell(10, 4, "B", "X"),
            cell(10, 10, "B", "Y"));
    assertThat(found.rho()).containsExactly(new double[] {0, 0, .4, 1}, within(1e-12));
  }

  @Test
  void nobody_and_everybody_are_certain() {
    assertThat(fit(cell(10, 0, "A"), cell(5, 0, "B")).rho()).containsExactly(0, 0);
    assertThat(fit(cell(10, 10, "A"), cell(5, 5, "B")).rho()).containsExactly(1, 1);
  }
}
