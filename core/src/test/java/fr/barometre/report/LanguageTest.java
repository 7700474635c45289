package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.Label;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people write them in French and in English. */
class LanguageTest {

  private static final Optional<Label> STAFF = Optional.of(Label.of("agents", "staff"));

  private final Language fr = new Language(Locale.FRANCE);
  private final Language en = new Language(Locale.US);

  /** No-break spaces as underscores. */
  private static String seen(String text) {
    return text.replace('\u00A0', '_');
  }

  @ParameterizedTest
  @CsvSource({
    "0.475, '47,5_%', 47.5%",
    "0, '0,0_%', 0.0%",
    "1, '100,0_%', 100.0%",
    "-0.0004, '0,0_%', 0.0%",
    "-0.0006, '−0,1_%', −0.1%"
  })
  void proportions_are_percentages(double share, String french, String english) {
    assertThat(seen(fr.percent(share))).isEqualTo(french);
    assertThat(seen(en.percent(share))).isEqualTo(english);
    assertThat(seen(fr.figure(share, 3, Optional.empty()))).isEqualTo(french);
  }

  @ParameterizedTest
  @CsvSource({"34, '34_%', 34%", "34.5, '34,5_%', 34.5%", "100, '100_%', 100%"})
  void what_is_printed_has_decimals_if_it_had(double percent, String french, String english) {
    assertThat(seen(fr.printed(percent))).isEqualTo(french);
    assertThat(seen(en.printed(percent))).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "1234567, 0, '1_234_567_agents', '1,234,567_staff'",
    "1.234, 2, '1,23_agent', '1.23_staff'",
    "1.996, 2, '2,00_agents', '2.00_staff'",
    "-1.234, 1, '−1,2_agent', '−1.2_staff'",
    "-0.001, 2, '0,00_agent', '0.00_staff'"
  })
  void amounts_have_a_unit_that_goes_with_what_is_shown(
      double amount, int decimals, String french, String english) {
    assertThat(seen(fr.figure(amount, decimals, STAFF))).isEqualTo(french);
    assertThat(seen(en.figure(amount, decimals, STAFF))).isEqualTo(english);
  }

  @Test
  void a_number_whose_unit_nobody_named_stands_alone() {
    Optional<Label> none = Optional.of(Label.of("unités", "units"));
    assertThat(fr.figure(2.48, 2, none)).isEqualTo("2,48");
    assertThat(en.difference(0.5, 1, none)).isEqualTo("+0.5");
    assertThat(en.range(new Bounds(1, 5), none)).isEqualTo("between 1 and 5");
  }

  @Test
  void a_question_has_no_colon_after_its_mark() {
    assertThat(fr.titled(Label.of("Une charte ?", "A charter?"))).isEqualTo("Une charte ? ");
    assertThat(en.titled(Label.of("Une charte ?", "A charter?"))).isEqualTo("A charter? ");
    assertThat(fr.titled(Label.of("Une charte", "A charter"))).isEqualTo("Une charte : ");
    assertThat(en.titled(Label.of("Une charte", "A charter"))).isEqualTo("A charter: ");
    assertThat(fr.titled(Label.same("Combien ?"), "de 2 à 3")).isEqualTo("Combien ? De 2 à 3");
    assertThat(fr.titled(Label.same("Une charte"), "de 2 % à 3 %"))
        .isEqualTo("Une charte : de 2 % à 3 %");
  }

  @Test
  void differences_have_a_sign() {
    assertThat(seen(fr.difference(0.0612, 3, Optional.empty()))).isEqualTo("+6,1_pts");
    assertThat(seen(fr.difference(0.012, 3, Optional.empty()))).isEqualTo("+1,2_pt");
    assertThat(seen(fr.difference(-0.0194, 3, Optional.empty()))).isEqualTo("−1,9_pt");
    assertThat(seen(fr.difference(-0.0196, 3, Optional.empty()))).isEqualTo("−2,0_pts");
    assertThat(seen(en.difference(0.012, 3, Optional.empty()))).isEqualTo("+1.2_pts");
    assertThat(seen(en.difference(-0.0612, 3, Optional.empty()))).isEqualTo("−6.1_pts");
    assertThat(seen(en.difference(-0.0003, 3, Optional.empty()))).isEqualTo("+0.0_pts");
    assertThat(seen(en.difference(0, 3, Optional.empty()))).isEqualTo("+0.0_pts");
    assertThat(seen(fr.difference(1.15, 2, STAFF))).isEqualTo("+1,15_agent");
    assertThat(seen(en.difference(-12.34, 1, STAFF))).isEqualTo("−12.3_staff");
    assertThat(seen(en.difference(0, 0, STAFF))).isEqualTo("0_staff");
  }

  @Test
  void probabilities_are_never_zero() {
    assertThat(seen(fr.probability(0.0009))).isEqualTo("<_0,001");
    assertThat(seen(en.probability(0))).isEqualTo("<_0.001");
    assertThat(en.probability(0.001)).isEqualTo("0.001");
    assertThat(fr.probability(0.0314)).isEqualTo("0,031");
    assertThat(en.probability(1)).isEqualTo("1.000");
  }

  @Test
  void ranges_say_both_ends_unless_they_say_nothing() {
    Optional<Label> none = Optional.empty();
    assertThat(seen(fr.range(new Bounds(0.1, 0.25), none))).isEqualTo("entre 10,0_% et 25,0_%");
    assertThat(en.range(new Bounds(0, 0.25), none)).isEqualTo("between 0.0% and 25.0%");
    assertThat(en.range(new Bounds(0.5, 1), none)).isEqualTo("between 50.0% and 100.0%");
    assertThat(fr.range(new Bounds(0, 1), none)).isEqualTo("indéterminé");
    assertThat(seen(en.range(new Bounds(0, 1), STAFF))).isEqualTo("between 0 and 1_staff");
    assertThat(seen(fr.range(new Bounds(5.774, 68.2), STAFF))).isEqualTo("entre 6 et 68_agents");
    assertThat(seen(fr.range(new Bounds(0.25, 3), STAFF))).isEqualTo("entre 0,3 et 3,0_agents");
  }

  @Test
  void a_mean_without_variance_says_why_it_has_no_margin() {
    Estimate alike =
        Estimate.builder()
            .status(EstimateStatus.ESTIMATED)
            .unit(STAFF.orElseThrow())
            .range(new Bounds(0, 10))
            .value(2)
            .standardError(0)
            .interval(new Interval(2, 2, 0.95, "NORMAL"))
            .base(12)
            .clusters(12)
            .degreesOfFreedom(11)
            .effectiveBase(12)
            .kishDesignEffect(1)
            .build();
    assertThat(fr.between(alike))
        .contains("réponses identiques dans chaque groupe, marge inconnue");
    assertThat(en.interval(alike)).isEqualTo("answers identical within each group, margin unknown");
    assertThat(seen(fr.value(alike))).isEqualTo("2_agents");
  }

  @Test
  void severities_differ() {
    assertThat(Arrays.stream(Severity.values()).map(fr::severity))
        .containsExactly("info", "à noter", "attention", "grave");
    assertThat(Arrays.stream(Severity.values()).map(en::severity))
        .containsExactly("info", "notice", "warning", "severe");
  }

  @Test
  void any_language_but_french_is_english() {
    assertThat(new Language(Locale.CANADA_FRENCH).code()).isEqualTo("fr");
    assertThat(new Language(Locale.GERMAN).code()).isEqualTo("en");
    assertThat(seen(fr.count(36_242))).isEqualTo("36_242");
    assertThat(en.count(36_242)).isEqualTo("36,242");
  }
}
