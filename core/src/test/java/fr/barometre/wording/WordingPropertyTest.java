package fr.barometre.wording;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.wording.Wording.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Numbers in sentences are the decimals that they are written as, rounded half up. */
class WordingPropertyTest {

  private static String rounded(double value, int digits) {
    return BigDecimal.valueOf(value)
        .setScale(digits, RoundingMode.HALF_UP)
        .toString()
        .replace('-', '−');
  }

  @Property(tries = 1000)
  void numbers_have_two_decimals(@ForAll @DoubleRange(min = -1e10, max = 1e10) double value) {
    String expected = grouped(rounded(value, 2));
    assertThat(Wording.en("{}", value)).isEqualTo(expected);
    assertThat(Wording.fr("{}", value))
        .isEqualTo(expected.replace(',', '\u00A0').replace('.', ','));
  }

  /** A comma before each three digits of the whole part. */
  private static String grouped(String number) {
    return number.replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", ",");
  }

  @Property(tries = 1000)
  void points_have_one(@ForAll @DoubleRange(min = -1, max = 1) double value) {
    assertThat(Wording.en("{}", new Points(value))).isEqualTo(rounded(100 * value, 1) + " points");
  }

  /** 0.125 is a half, and 1.005 is written as one. */
  @Property(tries = 1000)
  void halves_go_up(@ForAll @IntRange(min = -100_000, max = 100_000) int halves) {
    double value = halves / 200.0;
    assertThat(Wording.en("{}", value)).isEqualTo(rounded(value, 2));
  }

  @Example
  void what_rounds_to_nothing_has_no_sign() {
    assertThat(Wording.en("{} {} {}", -0.004, -0.005, -0.0)).isEqualTo("0.00 −0.01 0.00");
    assertThat(Wording.en("{}", Double.NaN)).isEqualTo("NaN");
  }
}
