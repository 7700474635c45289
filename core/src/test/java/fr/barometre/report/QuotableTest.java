package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.SuppressionReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By the toy example: 57 of 120 say yes, 47.5 %; 41.4 % once OPSN territories weigh 40 %. */
class QuotableTest {

  private static final BarometreReport TOY = edition(Samples.toy());

  private static BarometreReport edition(Answers answers) {
    return Barometre.edition(SmallSurvey.ONE_WAVE)
        .answers(answers)
        .population(Samples.TOY_FRAME)
        .compute();
  }

  @Test
  void a_figure_is_said_with_all_that_a_reader_needs() {
    assertThat(Report.keyFigures(TOY, Locale.FRENCH).text().replace('\u00A0', ' '))
        .contains(
            "* « Une charte ? » : 41,4 % des collectivités répondent « Oui » (entre 32,9 % et 50,3"
                + " %, intervalle à 95 %), d’après 120 collectivités ; chiffre redressé pour"
                + " représenter l’ensemble. À dire avec ce chiffre : 60,0 % des répondants sont"
                + " dans un territoire couvert par un OPSN, contre 40,0 % des collectivités de la"
                + " population. Collecte : vague 1. Parmi les seuls répondants : 47,5 %.")
        .as("what is said of the observed figure is not said of the adjusted one")
        .doesNotContain("le chiffre observé passe de");
    assertThat(TOY.indicators().get(0).flags().get(0).code()).isEqualTo(FlagCode.OPSN_BIASED);
    assertThat(Report.keyFigures(TOY, Locale.ENGLISH).text())
        .contains(
            "\"A charter?\": 41.4% of authorities answer \"Yes\" (between 32.9% and 50.3%, interval"
                + " at 95%), from 120 authorities; adjusted to represent them all.")
        .contains("Source: ", "Population: ");
  }

  @Test
  void a_figure_that_is_hidden_says_so() {
    BarometreReport few =
        edition(Answers.of(SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 3)));
    assertThat(Report.keyFigures(few, Locale.ENGLISH).text())
        .contains("\"A charter?\": figure hidden (too few answers to show it).");
  }

  /** A figure that would tell another one is not said to be of too few. */
  @Test
  void the_reason_why_a_figure_is_hidden_is_the_true_one() {
    IndicatorResult shown = TOY.indicators().get(0);
    Map.of(
            SuppressionReason.TOO_FEW,
            "Trop peu de collectivités ont répondu pour montrer des chiffres.",
            SuppressionReason.REVEALING,
            "Aucun chiffre n’est montré : il dirait ce qu’une collectivité ou quelques-unes ont"
                + " répondu.")
        .forEach(
            (reason, said) -> {
              Estimate hidden = Estimate.suppressed(reason);
              BarometreReport none =
                  new BarometreReport(
                      TOY.edition(),
                      List.of(
                          IndicatorResult.builder()
                              .from(shown)
                              .observed(hidden)
                              .adjusted(hidden)
                              .build()),
                      List.of(),
                      TOY.counts());
              assertThat(TwoWaves.seen(Report.of(none, Locale.FRENCH).html())).contains(said);
              assertThat(
                      TwoWaves.seen(Report.keyFigures(none, Locale.FRENCH).html())
                          .contains("trop peu de réponses"))
                  .isEqualTo(reason == SuppressionReason.TOO_FEW);
            });
  }

  @Test
  void a_method_sheet_has_the_eleven_items() {
    String sheet = Report.methodSheet(TOY, Locale.ENGLISH).markdown();
    assertThat(sheet.lines().filter(l -> l.startsWith("## "))).hasSize(11);
    assertThat(sheet)
        .contains(
            "## 2. Sponsor and conduct\n\nTo be completed by the publisher.",
            "\"A charter?\" (Yes; No; Don't know; No answer; Not applicable).",
            "Fieldwork: wave 1. Days: to be completed by the publisher.",
            "A charter: n = 120, 41.4% \\[32.9; 50.3\\].",
            "120 rows accepted of 120");
  }
}
