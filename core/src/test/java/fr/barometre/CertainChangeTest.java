package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Difference;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes between waves in which everyone says the same, of 95 départements. */
class CertainChangeTest {

  private static final Wave W24 = new Wave("2024", Label.of("2024", "2024"), List.of("A", "B"));
  private static final Wave W25 = new Wave("2025", Label.of("2025", "2025"), List.of("A", "B"));
  private static final Questionnaire TWICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(W24, W25)).build();
  private static final Population DEPARTEMENTS =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.DEPARTEMENT));

  /** Départements from one to another, of which the first say yes. */
  private record Told(int from, int to, int yes) {}

  private static Difference change(Told before, Told after) {
    List<Answer> given = new ArrayList<>();
    add(given, W24, before);
    add(given, W25, after);
    return Samples.charte(Answers.of(TWICE, given), DEPARTEMENTS).change(W24, W25).observed();
  }

  private static void add(List<Answer> given, Wave wave, Told told) {
    for (int i = told.from(); i < told.to(); i++) {
      Respondent.Builder who = Respondent.builder();
      who.id(i + "@" + wave.code()).collectivite(DEPARTEMENTS.collectivites().get(i).ref());
      who.wave(wave.code());
      given.add(Answer.of(who.build(), "Q1", i - told.from() < told.yes() ? "OUI" : "NON"));
    }
  }

  /** Clopper and Pearson's upper bound of none of n: (1 - u)^n is half of alpha. */
  private static double upper(int n) {
    return 1 - Math.pow(0.025, 1.0 / n);
  }

  private static void has(Difference found, double lower, double upper, double pValue) {
    assertThat(found.interval().method()).isEqualTo("SQUARE_AND_ADD");
    assertThat(found.interval().lower()).isCloseTo(lower, within(1e-9));
    assertThat(found.interval().upper()).isCloseTo(upper, within(1e-9));
    assertThat(found.pValue()).isCloseTo(pValue, within(1e-6 * pValue));
  }

  @Test
  void none_twice() {
    has(change(new Told(0, 10, 0), new Told(20, 60, 0)), -upper(10), upper(40), 1);
  }

  /** The same départements both times: as wide as of others. */
  @Test
  void none_twice_of_the_same() {
    has(change(new Told(0, 10, 0), new Told(0, 10, 0)), -upper(10), upper(10), 1);
  }

  @Test
  void all_twice() {
    has(change(new Told(0, 10, 10), new Told(20, 60, 40)), -upper(40), upper(10), 1);
  }

  /** Zero is at the end where 2 u² = 1, and half of alpha is (1 - u)^10. */
  @Test
  void none_and_then_all() {
    has(
        change(new Told(0, 10, 0), new Told(20, 30, 10)),
        1 - Math.sqrt(2) * upper(10),
        1,
        2 * Math.pow(1 - Math.sqrt(0.5), 10));
  }

  /** 1 - u = 1 - √½ to the power of 80 is 2e-43. */
  @Test
  void no_p_value_is_zero() {
    Difference found = change(new Told(0, 80, 0), new Told(0, 80, 80));
    assertThat(found.pValue()).isEqualTo(1e-12);
  }

  /** 19 of 95, then none of 10: zero is at the end where u = 0.2. */
  @Test
  void after_a_census_the_sample_alone_may_be_wrong() {
    has(
        change(new Told(0, 95, 19), new Told(0, 10, 0)),
        -0.2,
        -0.2 + upper(10),
        2 * Math.pow(0.8, 10));
  }

  @Test
  void two_censuses_are_known() {
    Difference found = change(new Told(0, 95, 0), new Told(0, 95, 95));
    assertThat(found.interval().lower()).isEqualTo(1);
    assertThat(found.interval().upper()).isEqualTo(1);
    assertThat(found.isCensus()).isTrue();
  }

  /** A wave that varies brings a standard error: Student's interval, as ever. */
  @Test
  void a_wave_that_varies_has_a_standard_error() {
    Difference found = change(new Told(0, 10, 0), new Told(20, 60, 10));
    assertThat(found.interval().method()).isEqualTo("STUDENT");
    assertThat(found.standardError())
        .isCloseTo(Math.sqrt((1 - 40 / 95.0) * 0.25 * 0.75 / 39), within(1e-14));
  }
}
