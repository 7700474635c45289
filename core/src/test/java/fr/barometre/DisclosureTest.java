package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.report.Report;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a whole result hides, attacked by a reader who uses all that it shows. */
class DisclosureTest {

  private static IndicatorResult result(SyntheticSurvey survey, Dimension... by) {
    return Barometre.indicator("teletravail.charte").answers(survey.answers()).by(by).compute();
  }

  @ParameterizedTest
  @CsvSource({"191, 0.34, 1", "191, 0.05, 2", "388, 0.26, 3", "629, 0.05, 4", "629, 0.34, 5"})
  void hidden_figures_of_the_real_frame_stay_uncertain_by_an_answer(
      int size, double yes, long seed) {
    SyntheticSurvey survey = SyntheticSurvey.draw(size, yes, seed);
    IndicatorResult result =
        result(
            survey,
            Dimension.TYPE,
            Dimension.POPULATION_BAND,
            Dimension.REGION,
            Dimension.DEPARTEMENT,
            Dimension.OPSN);
    ResultReader reader = new ResultReader(survey, result);
    int hidden = 0;
    for (Segment segment : result.segments()) {
      BitSet part = survey.at(segment.dimension(), segment.level().code());
      if (segment.observed().isSuppressed()) {
        hidden++;
        assertThat(reader.width(segment)).as("%s", segment).isGreaterThan(0.99);
      } else {
        assertThat(part.cardinality())
            .as("%s", segment)
            .satisfiesAnyOf(
                n -> assertThat(n).isZero(), n -> assertThat(n).isGreaterThanOrEqualTo(5));
      }
    }
    assertThat(hidden).isPositive().isLessThan(result.segments().size());
    assertThat(result.observed().isSuppressed()).isFalse();
  }

  @Test
  void without_rules_the_reader_finds_every_count() {
    SyntheticSurvey survey = SyntheticSurvey.draw(191, 0.34, 1);
    IndicatorResult open =
        Barometre.indicator("teletravail.charte")
            .answers(survey.answers())
            .by(Dimension.REGION)
            .disclosure(Disclosure.NONE)
            .compute();
    ResultReader reader = new ResultReader(survey, open);
    assertThat(open.segments()).allSatisfy(s -> assertThat(reader.width(s)).isLessThan(1e-6));
  }

  @Test
  void a_hidden_figure_is_nowhere_in_the_result() throws Exception {
    SyntheticSurvey survey = SyntheticSurvey.draw(191, 0.34, 1);
    IndicatorResult result = result(survey, Dimension.REGION);
    List<Segment> hidden =
        result.segments().stream().filter(s -> s.observed().isSuppressed()).toList();
    assertThat(hidden).hasSizeGreaterThan(1);
    for (Segment segment : hidden) {
      Estimate observed = segment.observed();
      assertThat(observed.interval()).isEmpty();
      assertThat(observed.standardError()).isEmpty();
      assertThat(observed.bounds()).isEmpty();
      assertThat(observed.designEffect()).isEmpty();
      assertThat(observed.value()).isEmpty();
      assertThat(observed.base()).isEmpty();
      assertThat(observed.clusters()).isEmpty();
      assertThat(observed.effectiveBase()).isEmpty();
      assertThat(segment.adjusted().isSuppressed()).isTrue();
      assertThat(segment.flags()).extracting(Flag::code).containsExactly(FlagCode.SUPPRESSED);
      String json = JsonMapper.shared().writeValueAsString(observed);
      assertThat(json)
          .isEqualTo(
              "{\"status\":\"SUPPRESSED\",\"suppression\":\""
                  + observed.suppression().orElseThrow()
                  + "\",\"fewest\":5}");
    }
    String text = Report.of(result, Locale.FRENCH).text();
    String markdown = Report.of(result, Locale.ENGLISH).markdown();
    assertThat(text).contains("Secret : trop peu de collectivités ont répondu, ou le chiffre en");
    for (Segment segment : hidden) {
      assertThat(lines(text, segment.level().label().fr()))
          .singleElement()
          .satisfies(l -> assertThat(l).containsPattern("–\\s+secret\\s+–\\s+secret"));
      assertThat(lines(markdown, segment.level().label().en()))
          .singleElement()
          .satisfies(l -> assertThat(l).contains("| – | hidden | – | hidden | SUPPRESSED |"));
    }
  }

  private static List<String> lines(String text, String label) {
    return text.lines().filter(l -> l.replace("| ", "").startsWith(label + " ")).toList();
  }

  @Test
  void everything_is_hidden_if_fewer_than_five_answered() {
    SyntheticSurvey survey = SyntheticSurvey.draw(4, 0.5, 1);
    IndicatorResult result = result(survey);
    assertThat(result.observed().suppression()).hasValue(SuppressionReason.TOO_FEW);
    assertThat(result.adjusted().isSuppressed()).isTrue();
    assertThat(result.modalities())
        .allSatisfy(m -> assertThat(m.observed().isSuppressed()).isTrue());
    assertThat(result.opsn().effect()).isEmpty();
    assertThat(result.opsn().tipping()).isEmpty();
    assertThat(result.flags())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.sentence().fr())
                  .isEqualTo(
                      "Ce chiffre n'est pas montré : des réponses de moins de 5 collectivités s'en"
                          + " déduiraient.");
              assertThat(f.evidence("fewestCollectivites").orElseThrow().value()).isEqualTo(5);
            });
    assertThat(Report.of(result, Locale.FRENCH).text()).contains("secret");
    IndicatorResult open =
        Barometre.indicator("teletravail.charte")
            .answers(survey.answers())
            .disclosure(Disclosure.NONE)
            .compute();
    assertThat(open.observed().clusters().orElseThrow()).isEqualTo(4);
  }

  @Test
  void an_edition_hides_what_the_indicator_alone_hides() {
    SyntheticSurvey survey = SyntheticSurvey.draw(191, 0.34, 1);
    IndicatorResult alone = result(survey, Dimension.REGION);
    IndicatorResult together =
        Barometre.edition(Edition2025.QUESTIONNAIRE)
            .answers(survey.answers())
            .by(Dimension.REGION)
            .compute()
            .indicator("teletravail.charte")
            .orElseThrow();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void if_one_role_is_hidden_the_other_is_too() {
    SyntheticSurvey survey = SyntheticSurvey.draw(120, 0.4, 3);
    List<Segment> roles = result(survey, Dimension.ROLE).segments();
    assertThat(roles).extracting(s -> s.level().code()).contains("ELU", "AGENT");
    assertThat(roles)
        .filteredOn(s -> !s.level().code().equals("UNKNOWN"))
        .allSatisfy(s -> assertThat(s.observed().isSuppressed()).isTrue());
  }

  @Test
  void a_figure_that_one_collectivite_dominates_is_hidden_by_the_dominance_rule() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Respondent.Builder who = SmallSurvey.respondent("r" + i, String.format("%05d", i + 1));
      answers.add(Answer.of(who.weight(i == 0 ? 9 : 1).build(), "Q1", i < 4 ? "OUI" : "NON"));
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Communes.FRAME);
    // The heaviest holds 9 of 17.
    assertThat(query.disclosure(Disclosure.atLeast(5)).compute().observed().isSuppressed())
        .isFalse();
    assertThat(
            query
                .disclosure(Disclosure.atLeast(5).withDominance(0.5))
                .compute()
                .observed()
                .suppression())
        .hasValue(SuppressionReason.DOMINATED);
    assertThat(
            query
                .disclosure(Disclosure.atLeast(5).withDominance(0.55))
                .compute()
                .observed()
                .isSuppressed())
        .isFalse();
  }

  @Test
  void rules_that_mean_nothing_are_refused() {
    assertThatThrownBy(() -> Disclosure.atLeast(1))
        .hasMessage(
            "a threshold of 1 collectivités hides nothing; expected two or more, or"
                + " Disclosure.NONE");
    assertThatThrownBy(() -> Disclosure.DEFAULT.withDominance(80))
        .hasMessage("the share that one collectivité may hold is not in (0, 1): 80.0");
  }
}
