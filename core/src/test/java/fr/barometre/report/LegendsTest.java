package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A legend, a guide, a table names only what its page has. */
class LegendsTest {

  private static final Dimension SORT = Dimension.of("SORTE", "Sorte", "Sort");

  private static EditionQuery edition(Questionnaire questionnaire, Population frame) {
    return Barometre.edition(questionnaire).answers(Samples.toy()).population(frame);
  }

  /** Nobody who answered is of the frame, so that nothing can be adjusted to it. */
  private static final EditionQuery UNADJUSTED =
      edition(SmallSurvey.ONE_WAVE, Population.ofCounts("autres", SORT, Map.of("A", 100L)));

  private static final EditionQuery ADJUSTED =
      edition(SmallSurvey.ONE_WAVE, Samples.TOY_FRAME).by(Dimension.OPSN);

  private static IndicatorResult charter(EditionQuery query) {
    return query.indicator("charte").compute();
  }

  private static Stream<String> everyForm(EditionQuery query) {
    BarometreReport all = query.compute();
    IndicatorResult one = charter(query);
    return Stream.of(
            Report.of(one, Locale.FRENCH).html(),
            Report.of(one, Locale.FRENCH).text(),
            Report.of(all, Locale.FRENCH).html(),
            Report.of(all, Locale.FRENCH).text(),
            Report.picture(one, Locale.FRENCH),
            Report.picture(all, Locale.FRENCH),
            Report.methodSheet(all, Locale.FRENCH).text())
        .map(form -> TwoWaves.seen(form).replace("redressement : aucun", ""));
  }

  @Test
  void without_adjusted_figures_nothing_is_called_adjusted() {
    assertThat(charter(UNADJUSTED).adjusted().value()).isEmpty();
    assertThat(everyForm(UNADJUSTED))
        .allSatisfy(
            said ->
                assertThat(said.replaceAll("(?i)non redressé|n’est pas redressé", ""))
                    .doesNotContain("◇", "Redressé", "redressé", "publié", "Publié"));
    assertThat(TwoWaves.seen(Report.of(charter(UNADJUSTED), Locale.FRENCH).html()))
        .contains("Le grand chiffre est celui de ceux qui ont répondu", "non redressé, parmi 120");
  }

  @Test
  void adjusted_figures_are_named_and_published_ones_only_if_there_are_some() {
    assertThat(everyForm(ADJUSTED).limit(5))
        .allSatisfy(
            said -> assertThat(said).contains("edressé").doesNotContainPattern("[Pp]ublié"));
    assertThat(Report.picture(charter(ADJUSTED), Locale.FRENCH))
        .contains("● observé\u00A0; ◇ redressé<");
    IndicatorDefinition printed =
        IndicatorDefinition.builder()
            .from(SmallSurvey.CHARTE_OUI)
            .addReferences(new ReferenceValue(List.of("OUI"), 34.5, 1, "printed"))
            .build();
    IndicatorResult result =
        IndicatorResult.builder().from(charter(ADJUSTED)).indicator(printed).build();
    assertThat(Report.picture(result, Locale.FRENCH)).contains("◇ redressé\u00A0; ▲ publié<");
    assertThat(Report.of(result, Locale.FRENCH).html()).contains("«\u00A0publié\u00A0»");
  }

  /** A frame without any list of OPSN, and a survey of too few to say anything of the others. */
  @Test
  void sections_that_would_say_nothing_are_not_there() {
    IndicatorResult result = charter(UNADJUSTED);
    assertThat(result.opsn().share().frame()).isZero();
    assertThat(Report.of(result, Locale.FRENCH).text())
        .doesNotContain("Poids des OPSN", "statut inconnu");
    assertThat(Report.of(charter(ADJUSTED), Locale.FRENCH).text()).contains("Poids des OPSN");
    IndicatorResult few =
        Samples.charte(
                fr.barometre.answers.Answers.of(
                    SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 40)),
                Samples.TOY_FRAME)
            .compute();
    assertThat(few.selection().orElseThrow().worstCase().lower()).isLessThan(0.05);
    assertThat(Report.of(few, Locale.FRENCH).text())
        .doesNotContain("sans rien supposer", "limite du possible", "φ");
  }
}
