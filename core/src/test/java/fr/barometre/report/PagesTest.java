package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What pages say, by figures worked by hand from the toy example (METHODS §4). */
class PagesTest {

  private static final IndicatorResult TOY =
      Samples.charte(Samples.toy(), Samples.TOY_FRAME).by(Dimension.OPSN).compute();

  /** The lines of a text, columns one space apart. */
  private static List<String> lines(IndicatorResult result, Locale locale) {
    return lines(Report.of(result, locale).text());
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> line.replaceAll("[ \u00A0]+", " ").strip()).toList();
  }

  /**
   * 43 of 72 and 14 of 48: 59.7 and 29.2 %, apart by 0.305556, whose variance is (1 − 0.12) 120/119
   * (0.597 0.403/72 + 0.292 0.708/48). Half is reached at (0.5 − 0.292)/0.306 of the territories.
   */
  @Test
  void the_weight_of_opsn_territories_is_told() {
    assertThat(lines(TOY, Locale.ENGLISH))
        .containsSubsequence(
            "Weight of OPSN territories",
            "share of the population 40.0%",
            "share of the respondents 60.0%",
            "representation ratio 1.50",
            "Cohen h 0.40",
            "exact test, p < 0.001",
            "with an OPSN 59.7%",
            "without an OPSN 29.2%",
            "difference (standard error) +30.5 pts (8.2)",
            "composition shift +6.1 pts",
            "bias ratio 1.42",
            "real coverage of a 95% interval 70.4%",
            "OPSN share where the threshold of 25% flips none",
            "OPSN share where the threshold of 50% flips 68.2%")
        .noneMatch(line -> line.startsWith("respondents of unknown status"));
    assertThat(lines(TOY, Locale.FRENCH))
        .contains("part d’OPSN où le seuil de 50 % bascule 68,2 %", "rapport de biais 1,42");
  }

  /** 12 % answered: from 0.12 0.475 to that and 0.88; 18 % inside, and 8 % outside. */
  @Test
  void what_could_be_otherwise_is_told() {
    assertThat(lines(TOY, Locale.ENGLISH))
        .containsSubsequence(
            "assuming nothing of those who did not answer between 5.7% and 93.7%",
            "likewise, with an OPSN between 10.8% and 92.8%",
            "likewise, without an OPSN between 2.3% and 94.3%",
            "size of the random sample as far from the OPSN share 6",
            "* The share reaches 25.0% if at least 21.9% of those who did not respond are in that"
                + " case, against 47.5% of the respondents.",
            "* The share reaches 50.0% if at least 50.3% of those who did not respond are in that"
                + " case, against 47.5% of the respondents.")
        .anyMatch(l -> l.startsWith("if the reference population explains who answers "))
        .anyMatch(l -> l.startsWith("if the answer counts too "))
        .anyMatch(l -> l.startsWith("if the answer alone decides it "))
        .anyMatch(l -> l.endsWith(" Andridge et al. (2019), with φ = 0.0; 0.5; 1.0."))
        .noneMatch(l -> l.startsWith("size of the random sample") && !l.endsWith(" 6"));
  }

  @Test
  void rows_are_of_levels_and_answers() {
    assertThat(lines(TOY, Locale.ENGLISH))
        .containsSubsequence(
            "Base: all answers; unit: authorities.",
            "observed 47.5% [38.9; 56.3] 120 120.0",
            "adjusted 41.4% [32.9; 50.3] 120 102.9",
            "Answers",
            "Yes 47.5% [38.9; 56.3] 41.4% [32.9; 50.3]",
            "with an OPSN 72 59.7% [48.2; 70.5] 59.7% [48.2; 70.5]",
            "without an OPSN 48 29.2% [17.6; 43.1] 29.2% [17.6; 43.1]")
        .contains("Fieldwork: wave 1.")
        .contains(
            "Source: answers given by a program (rows accepted: 120 of 120); population: toy"
                + " (fingerprint "
                + Samples.TOY_FRAME.fingerprint().text().substring(0, 8)
                + "); sample assumed: one draw from the whole frame; weighting:"
                + " calibration on type and size, OPSN and region, levels of fewer than 10"
                + " respondents joined: none; left out: Type of authority, Fine population"
                + " band, Region (the frame or most respondents do not have it).");
  }

  @Test
  void respondents_of_unknown_status_are_counted() {
    List<Answer> answers = new ArrayList<>(Samples.toy().stream().toList());
    answers.addAll(Samples.group("UNKNOWN", "OUI", 1));
    IndicatorResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Samples.TOY_FRAME).compute();
    assertThat(lines(result, Locale.ENGLISH)).contains("respondents of unknown status 1");
    assertThat(lines(result, Locale.FRENCH)).contains("répondants au statut inconnu 1");
  }

  @Test
  void a_result_without_flags_is_given_no_certificate() {
    IndicatorResult quiet = IndicatorResult.builder().from(TOY).flags(List.of()).build();
    assertThat(lines(quiet, Locale.ENGLISH))
        .contains(
            "None: nothing in what is known calls for one. This is no certificate of quality.");
  }

  @Test
  void what_was_printed_stands_beside() {
    IndicatorDefinition printed =
        IndicatorDefinition.builder()
            .from(TOY.indicator())
            .addReferences(new ReferenceValue(List.of("OUI"), 34.5, 1, "printed"))
            .build();
    IndicatorResult result = IndicatorResult.builder().from(TOY).indicator(printed).build();
    assertThat(lines(result, Locale.FRENCH)).contains("publié 34,5 % – – –");
    assertThat(Report.of(result, Locale.FRENCH).html())
        .contains("aria-label=\"" + "une charte – publié 34,5\u00A0%, observé 47,5\u00A0%");
    BarometreReport edition = edition(result);
    assertThat(lines(Report.of(edition, Locale.ENGLISH).text()))
        .anyMatch(
            l ->
                l.startsWith(
                    "a charter 34.5% 47.5% [38.9; 56.3] 41.4% [32.9; 50.3] 120 Figure changed by"));
    assertThat(Report.of(edition, Locale.ENGLISH).html())
        .contains(
            "<strong>41.4%</strong>",
            "between 32.9% and 50.3% · observed 47.5% of 120 answers",
            "Published: Yes 34.5% (our confidence that they belong here: 100%).");
  }

  private static BarometreReport edition(IndicatorResult... results) {
    return new BarometreReport(
        SmallSurvey.ONE_WAVE, List.of(results), List.of(), new AnswerCounts(123, 120, 3, 1_000));
  }

  private static Flag flag(FlagCode code, Severity severity, String sentence) {
    return new Flag(
        code, severity, List.of(Evidence.of("n", 1)), Label.same(sentence), Label.same("Do."));
  }

  private static IndicatorResult flagged(String code, Flag... flags) {
    IndicatorDefinition indicator =
        IndicatorDefinition.builder().from(TOY.indicator()).code(code).build();
    return IndicatorResult.builder().from(TOY).indicator(indicator).flags(List.of(flags)).build();
  }

  @Test
  void an_edition_tells_each_flag_once_at_its_worst() {
    Flag some = flag(FlagCode.SMALL_BASE, Severity.NOTICE, "Some.");
    Flag worse = flag(FlagCode.SMALL_BASE, Severity.SEVERE, "Worse.");
    Flag info = flag(FlagCode.UNCOVERED, Severity.INFO, "Nearly nothing.");
    List<String> lines =
        lines(
            Report.of(
                    edition(flagged("x", some, info), flagged("y", worse), flagged("z", some)),
                    Locale.ENGLISH)
                .text());
    assertThat(lines)
        .as("the most severe first")
        .containsSubsequence(
            "* Too few answers (severe): a charter: Worse. Do. (and 2 other indicators)",
            "* Authorities without a like respondent (info): a charter: Nearly nothing. Do.")
        .contains(
            "120 rows accepted, 3 rejected, of 123 read; 1,000 respondents outside the"
                + " reference population.");
    assertThat(lines.stream().filter(l -> l.startsWith("a charter ")))
        .extracting(l -> l.replaceAll(".* 120 ?", ""))
        .as("what is for information only is not marked in the table")
        .containsExactly(
            "Too few answers (notice)", "Too few answers (severe)", "Too few answers (notice)");
    assertThat(lines(Report.of(edition(flagged("x", some)), Locale.ENGLISH).text()))
        .contains("* Too few answers (notice): a charter: Some. Do.");
    assertThat(lines(Report.of(edition(flagged("x")), Locale.ENGLISH).text()))
        .doesNotContain("Flags");
  }
}
