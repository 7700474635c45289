package fr.barometre.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.bias.DataDefect;
import fr.barometre.diagnosis.SelectionBias.Proxy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Measures of selection that the frame cannot explain. */
class SelectionReferenceTest {

  private static final Proxy RESPONDENTS = new Proxy(-.0232702895017, 1.20652413202);
  private static final Proxy OTHERS = new Proxy(.0262010723134, 1.19863268254);

  /** The check values of METHODS §4. */
  @Test
  void mubp() {
    SelectionBias bias = SelectionBias.of(.466317781984, .728388036, RESPONDENTS, OTHERS, .817);
    assertThat(bias.ignorable()).isCloseTo(-.002382805, within(5e-10));
    assertThat(bias.half()).isCloseTo(-.003272055, within(5e-10));
    assertThat(bias.nonIgnorable()).isCloseTo(-.004496730, within(5e-10));
  }

  @Test
  void smub_is_the_proxys_own_shift_at_half() {
    // phi = 1/2 gives g = 1 whatever the correlation.
    assertThat(SelectionBias.standardized(.5, .3, new Proxy(1, 4), .6))
        .isCloseTo(.2, within(1e-12));
    assertThat(SelectionBias.standardized(0, .3, new Proxy(1, 4), .6))
        .isCloseTo(.06, within(1e-12));
    assertThat(SelectionBias.standardized(1, .3, new Proxy(1, 4), .6))
        .isCloseTo(.2 / .3, within(1e-12));
  }

  /** r = 1 and a constant proxy among the others: the latent variable has mean 0, variance 0. */
  @Test
  void a_bias_without_spread_is_that_of_even_odds() {
    SelectionBias bias = SelectionBias.of(.5, 1, new Proxy(0, 1), new Proxy(0, 0), .5);
    assertThat(bias.ignorable()).isZero();
    assertThat(bias.nonIgnorable()).isZero();
  }

  @Test
  void data_defect() {
    // 60 of 120 respondents in a group that is 400 of 1,000: rho = .1 / sqrt(880/120 * .24).
    DataDefect defect = DataDefect.of(.5, .4, .24, 120, 1000, 120);
    assertThat(defect.correlation()).isCloseTo(.1 / Math.sqrt(880.0 / 120 * .24), within(1e-12));
    assertThat(defect.effectiveSize()).isCloseTo(24, within(1e-9));
    assertThat(DataDefect.of(.4, .4, .24, 120, 1000, 100).effectiveSize()).isEqualTo(100);
  }

  /** All 59 of 60 who have it answered and nobody else: 1, which rounding exceeds. */
  @Test
  void a_whole_group_alone_has_a_data_defect_of_one() {
    double share = 59 / 60.0;
    assertThat(DataDefect.of(1, share, share * (1 - share), 59, 60, 59).correlation()).isEqualTo(1);
    assertThatThrownBy(() -> DataDefect.of(1, .1, .09, 200, 1000, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a sample of 200 with mean 1.0 is no part of a population of 1000");
  }

  @Test
  void worst_case() {
    WorstCase worst = new WorstCase(.1, .6);
    assertThat(worst.bounds().lower()).isCloseTo(.06, within(1e-15));
    assertThat(worst.bounds().upper()).isCloseTo(.96, within(1e-15));
    assertThat(worst.tipping(.5)).isCloseTo(.44 / .9, within(1e-15));
    assertThat(worst.robust(.5)).isFalse();
    assertThat(new WorstCase(.9, .8).robust(.5)).isTrue();
  }

  @Test
  void the_tipping_value_is_said_in_words() {
    // (.5 - .1 * .6) / .9 = .4889; .9 * .8 = .72 above one half, .9 * .2 + .1 = .28 below
    assertThat(new WorstCase(.1, .6).inWords(.5).fr())
        .isEqualTo(
            "La part atteint 50,0\u00A0% si 48,9\u00A0% au moins de ceux qui n'ont pas répondu sont"
                + " dans ce cas, contre 60,0\u00A0% des répondants.");
    assertThat(new WorstCase(.9, .8).inWords(.5).en())
        .isEqualTo("Whatever the others would have answered, the share reaches 50.0%.");
    assertThat(new WorstCase(.9, .2).inWords(.5).en())
        .isEqualTo("Whatever the others would have answered, the share does not reach 50.0%.");
    assertThat(new WorstCase(1, .5).inWords(.5).en())
        .isEqualTo("Whatever the others would have answered, the share reaches 50.0%.");
  }

  @Property(tries = 1000)
  void worst_case_bounds_contain_the_proportion_and_meet_at_the_tipping_value(
      @ForAll @DoubleRange(min = 0, max = 0.99) double responding,
      @ForAll @DoubleRange(min = 0, max = 1) double proportion) {
    WorstCase worst = new WorstCase(responding, proportion);
    assertThat(proportion)
        .isBetween(worst.bounds().lower() - 1e-12, worst.bounds().upper() + 1e-12);
    double p = worst.tipping(.5);
    assertThat(responding * proportion + (1 - responding) * p).isCloseTo(.5, within(1e-9));
  }

  @Test
  void wrong_calls_are_named() {
    assertThatThrownBy(() -> SelectionBias.of(1, .5, RESPONDENTS, OTHERS, .5))
        .hasMessageContaining("proportion 1.0");
    assertThatThrownBy(() -> new Proxy(0, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new WorstCase(2, 0)).hasMessageContaining("responding share 2.0");
    assertThatThrownBy(() -> DataDefect.of(.5, .4, 0, 1, 2, 1))
        .hasMessageContaining("variance 0.0");
  }
}
