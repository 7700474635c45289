package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final IndicatorResult RESULT =
      Samples.charte(Samples.toy(), Samples.TOY_FRAME).by(Dimension.OPSN).compute();

  @Test
  void one_line_says_it_all() {
    assertThat(RESULT.toString())
        .startsWith("charte: observed 47.5% [")
        .contains("(n = 120), adjusted 41.4% [")
        .endsWith("OPSN_BIASED, OPSN_OVERREPRESENTED, OPSN_SENSITIVE");
  }

  @Test
  void french_and_english_show_the_same_figures() {
    String fr = Report.of(RESULT, Locale.FRANCE).text();
    String en = Report.of(RESULT, Locale.US).text();
    assertThat(fr)
        .contains("47,5\u00A0%", "41,4\u00A0%", "102,9", "avec OPSN", "Réserves")
        .contains(
            "60,0\u00A0% des répondants sont dans un territoire couvert par un OPSN, contre 40,0");
    assertThat(en)
        .contains("47.5%", "41.4%", "102.9", "with an OPSN", "Flags")
        .contains("60.0% of respondents are in a territory served by an OPSN, against 40.0%");
  }

  @Test
  void columns_are_aligned() {
    List<String> lines =
        Report.of(RESULT, Locale.ENGLISH)
            .text()
            .lines()
            .filter(
                l -> l.startsWith("Figure") || l.startsWith("observed") || l.startsWith("adjusted"))
            .toList();
    assertThat(lines).hasSize(3).allSatisfy(l -> assertThat(l).hasSameSizeAs(lines.get(0)));
  }

  @Test
  void markdown_has_tables_and_lets_no_label_break_them() {
    IndicatorDefinition hostile =
        IndicatorDefinition.builder()
            .from(SmallSurvey.CHARTE_OUI)
            .label(Label.of("a|b <script>*x*</script>\n# titre", "b"))
            .build();
    String markdown =
        Report.of(
                Barometre.indicator(hostile)
                    .answers(Samples.toy())
                    .population(Samples.TOY_FRAME)
                    .compute(),
                Locale.FRENCH)
            .markdown();
    assertThat(markdown)
        .startsWith("# a\\|b \\<script\\>\\*x\\*\\</script\\> \\# titre\n")
        .contains(
            "| Chiffre | Part | Intervalle à 95\u00A0% | n | n efficace |\n"
                + "|---|---:|---:|---:|---:|\n")
        .contains("| observé | 47,5\u00A0% |");
  }

  @Test
  void an_edition_is_shown_whole() {
    BarometreReport report =
        Barometre.edition(SmallSurvey.ONE_WAVE)
            .answers(Samples.toy())
            .population(Samples.TOY_FRAME)
            .compute();
    assertThat(report.indicators()).hasSize(1);
    assertThat(Report.of(report, Locale.ENGLISH).text())
        .contains("120 rows accepted, 0 rejected, of 120 read")
        .contains("Source: answers given by a program (rows accepted: 120 of 120); population: ")
        .contains("Figure changed by adjusting to OPSN (warning, + 2)")
        .contains("OPSN territories over-represented (notice): a charter: 60.0% of respondents");
  }

  @Test
  void no_answer_and_too_few_are_said_in_words() {
    assertThat(firstLines(0)).contains("– no answer").doesNotContain("of authorities");
    assertThat(firstLines(4))
        .contains("hidden (too few answers to show it)")
        .doesNotContain("of authorities");
    assertThat(firstLines(40)).contains("100.0% of authorities");
    BarometreReport nobody =
        Barometre.edition(SmallSurvey.ONE_WAVE)
            .answers(Answers.of(SmallSurvey.ONE_WAVE, List.of()))
            .population(Samples.TOY_FRAME)
            .compute();
    assertThat(Report.of(nobody, Locale.FRENCH).text())
        .contains("Aucune collectivité n’a répondu.");
    assertThat(Report.of(figure(0), Locale.ENGLISH).text()).doesNotContain("\nAnswers\n");
  }

  /** What the report of some who all say yes has before its tables. */
  private static String firstLines(int collectivites) {
    String text = Report.of(figure(collectivites), Locale.ENGLISH).text();
    return text.substring(0, text.indexOf("Base: "));
  }

  private static IndicatorResult figure(int collectivites) {
    List<Answer> answers = Samples.group("INSIDE", "OUI", collectivites);
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Samples.TOY_FRAME)
        .disclosure(Disclosure.atLeast(5))
        .compute();
  }

  /** Codes are for programs: a page has them where nobody reads them. */
  @Test
  void flags_have_names_for_readers() {
    IndicatorResult result = Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute();
    assertThat(result.flag(FlagCode.OPSN_SENSITIVE)).isPresent();
    for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      Report report = Report.of(result, locale);
      for (FlagCode code : FlagCode.values()) {
        assertThat(report.text()).doesNotContain(code.name());
        assertThat(report.markdown()).doesNotContain(code.name().replace("_", "\\_"));
        assertThat(report.html().replace("data-flag=\"" + code.name() + "\"", ""))
            .doesNotContain(code.name());
      }
    }
    assertThat(Report.of(result, Locale.FRENCH).text())
        .contains(
            "* Réponses différentes avec et sans OPSN (à noter)\u00A0: Les réponses diffèrent");
    assertThat(Report.of(result, Locale.FRENCH).html())
        .contains("<li data-flag=\"OPSN_SENSITIVE\"><strong class=\"badge notice\">Réponses diff");
  }

  /** French text and Markdown are set as pages are: no line ends before a colon or a percentage. */
  @Test
  void french_has_its_blanks_and_apostrophes_in_every_form() {
    IndicatorResult result = Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute();
    Report french = Report.of(result, Locale.FRENCH);
    for (String said : List.of(french.text(), french.markdown(), french.html())) {
      assertThat(said).contains("Base\u00A0: ", "l’").doesNotContain("l'", " ;", " »");
    }
    assertThat(Report.of(result, Locale.ENGLISH).text()).doesNotContain("\u00A0:");
  }

  @Test
  void no_two_flags_have_the_same_name() {
    assertThat(FlagCode.values()).extracting(c -> c.label().fr()).doesNotHaveDuplicates();
    assertThat(FlagCode.values()).extracting(c -> c.label().en()).doesNotHaveDuplicates();
  }

  /** 40 of 120 each: three times 33.3 %, observed and, as both sides say the same, adjusted. */
  @Test
  void shares_that_do_not_add_up_as_printed_are_told() {
    List<Answer> thirds = new ArrayList<>();
    for (String modality : List.of("OUI", "NON", "SR")) {
      thirds.addAll(Samples.group("INSIDE", modality, 40));
      thirds.addAll(Samples.group("OUTSIDE", modality, 40));
    }
    IndicatorResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, thirds), Samples.TOY_FRAME).compute();
    assertThat(Report.of(result, Locale.FRENCH).text())
        .contains(
            "leur somme n’est pas exactement 100\u00A0% (observées 99,9\u00A0%, redressées"
                + " 99,9\u00A0%).");
    // 47.5 % and 52.5 %; adjusted 41.4 % and 58.6 %.
    IndicatorResult toy = Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute();
    assertThat(Report.of(toy, Locale.ENGLISH).text()).doesNotContain("shares shown are rounded");
  }
}
