package fr.barometre.examples.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A few surveys of some lines; the README has 40 of each. */
class AreasTest {

  @Test
  void modelled_figures_are_nearer_than_direct_and_national_ones() {
    Areas.Sums sums = Areas.line(Areas.Truth.SMOOTH, 2_100, 4);
    assertThat(sums.ratio()).isLessThan(0.75);
    assertThat(sums.coverage()).isBetween(0.85, 1.0);
  }

  @Test
  void a_model_that_sizes_break_is_strained() {
    assertThat(Areas.line(Areas.Truth.INTERACTION, 2_100, 3).strain()).isGreaterThan(0.5);
  }
}
