package fr.barometre.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.barometre.api.Label;
import fr.barometre.wording.Wording.Points;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.010; 1,0 point; 1.0 points",
        "0.0194; 1,9 point; 1.9 points",
        "0.0196; 2,0 points; 2.0 points",
        "-0.012; −1,2 point; −1.2 points",
        "0.338; 33,8 points; 33.8 points"
      })
  void pointsAreSingularInFrenchBelowTwoAsShown(double value, String french, String english) {
    assertEquals(french, Wording.fr("{}", new Points(value)));
    assertEquals(english, Wording.en("{}", new Points(value)));
  }

  @Test
  void fillsEachPlaceInTurn() {
    assertEquals(
        "de 29,0\u00A0% à 1\u00A0234 (0,50)",
        Wording.fr("de {} à {} ({})", new Share(0.29), 1234L, 0.5));
  }

  @Test
  void french_is_singular_below_two() {
    for (long number : new long[] {0, 1, 2}) {
      assertThat(Wording.fr("{}", Wording.Counted.collectivites(number)))
          .isEqualTo(number + (number < 2 ? " collectivité" : " collectivités"));
      assertThat(Wording.en("{}", Wording.Counted.collectivites(number)))
          .isEqualTo(number + (number == 1 ? " authority" : " authorities"));
    }
    assertThat(Wording.fr("{}", new Wording.Points(0.015))).isEqualTo("1,5 point");
    assertThat(Wording.isSingularInFrench(-0.0194, Optional.empty())).isTrue();
    assertThat(Wording.isSingularInFrench(-0.0195, Optional.empty())).isFalse();
    assertThat(Wording.isSingularInFrench(2, Optional.of(Label.of("agents", "agents")))).isFalse();
  }

  /** A reader who subtracts the printed figures finds the printed difference. */
  @Test
  void a_difference_is_that_of_what_is_printed() {
    assertThat(Wording.fr("{}", new Points(Wording.apart(0.3125, 0.38174, 1, 1, Optional.empty()))))
        .as("31,3 % and 38,2 %; exactly 6,924 points")
        .isEqualTo("6,9 points");
    assertThat(Wording.fr("{}", new Points(Wording.apart(0.2916, 0.5974, 1, 1, Optional.empty()))))
        .as("29,2 % and 59,7 %; exactly 30,58 points")
        .isEqualTo("30,5 points");
    Optional<Label> days = Optional.of(Label.of("jours", "days"));
    assertThat(Wording.apart(2.249, 4.351, 1, 1, days))
        .as("2,2 and 4,4 days")
        .isCloseTo(2.2, within(1e-12));
    assertThat(Wording.apart(2.249, 4.351, 1, 2, days))
        .as("told with a decimal more")
        .isCloseTo(2.102, within(1e-12));
  }

  @Test
  void a_number_whose_unit_nobody_named_stands_alone() {
    assertThat(Wording.fr("{}.", new Wording.Amount(2.48, 2, Wording.NO_UNIT))).isEqualTo("2,48.");
  }

  @Test
  void a_unit_goes_with_the_number_as_it_is_shown() {
    Label days = Label.of("jours", "days");
    assertThat(Wording.fr("{}", new Wording.Amount(1.9996, 1, days))).isEqualTo("2,0\u00A0jours");
    assertThat(Wording.en("{}", new Wording.Amount(1.0004, 0, days))).isEqualTo("1\u00A0day");
  }

  /** As Java's formatter writes it, which is too slow for thousands of figures a page. */
  @Test
  void a_number_is_written_as_the_formatter_does() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(16) - 3);
      double tie = Math.round(value * 100) / 100.0 + 0.005;
      int digits = random.nextInt(4);
      for (double number : new double[] {value, tie, -tie, Math.rint(value)}) {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH, Locale.ROOT)) {
          String format = (locale.equals(Locale.ROOT) ? "%." : "%,.") + digits + "f";
          assertThat(Wording.decimal(number, digits, locale))
              .isEqualTo(
                  String.format(locale, format, number)
                      .replace('\u202F', '\u00A0')
                      .replaceFirst("^-(?=[0.,]+$)", "")
                      .replace("-", locale.equals(Locale.ROOT) ? "-" : "−"));
        }
      }
    }
  }
}
