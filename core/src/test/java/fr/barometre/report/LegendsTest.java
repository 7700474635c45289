package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.PlainTypography;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** A list of OPSN is of the frame that has one. */
  @Test
  void without_a_list_of_opsn_none_is_named() {
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Respondent who = Respondent.builder().id("r" + i).putProfile("SORTE", "A").build();
      given.add(Answer.of(who, "Q1", i % 3 == 0 ? "OUI" : "NON"));
    }
    Answers answers = Answers.of(SmallSurvey.ONE_WAVE, given);
    EditionQuery query = Barometre.edition(SmallSurvey.ONE_WAVE).answers(answers);
    Population without = Population.ofCounts("autres", SORT, Map.of("A", 100L));
    BarometreReport all = query.population(without).compute();
    assertThat(
            List.of(
                Report.of(all, Locale.FRENCH).html(),
                Report.of(all, Locale.FRENCH).text(),
                Report.methodSheet(all, Locale.FRENCH).text(),
                Report.of(all.indicators().get(0), Locale.FRENCH).html()))
        .allSatisfy(
            said ->
                assertThat(TwoWaves.seen(said).replaceAll("[Cc]alage sur [^.]*", ""))
                    .as("but for what the weighting leaves out")
                    .doesNotContain("OPSN"));
    BarometreReport listed = query.population(Population.collectivites2025()).compute();
    assertThat(PlainTypography.of(Report.of(listed, Locale.FRENCH).text()))
        .contains("liste d'OPSN : ");
  }

  /** Too few outside OPSN territories: a range, and so no weighting to tell of. */
  @Test
  void a_figure_that_is_not_adjusted_has_no_weighting() {
    IndicatorResult few =
        Samples.charte(
                Answers.of(SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 40)),
                Samples.TOY_FRAME)
            .compute();
    assertThat(few.adjusted().status()).isEqualTo(EstimateStatus.BOUNDED);
    assertThat(PlainTypography.of(Report.of(few, Locale.FRENCH).text()))
        .contains("redressement : aucun.");
    assertThat(PlainTypography.of(Report.of(charter(ADJUSTED), Locale.FRENCH).text()))
        .contains("redressement : calage");
  }

  /** Everybody says yes or no: nothing in the bars is grey. */
  @Test
  void a_guide_explains_what_is_drawn() {
    assertThat(TwoWaves.seen(Report.of(charter(ADJUSTED), Locale.FRENCH).html()))
        .contains("en bleu : ce que le chiffre compte.", "Par catégorie, chaque trait")
        .doesNotContain("le plus foncé");
    assertThat(TwoWaves.seen(Report.of(charter(UNADJUSTED), Locale.FRENCH).html()))
        .doesNotContain("Par catégorie, chaque trait");
    String rise = TwoWaves.seen(Report.of(TwoWaves.CHANGE, Locale.FRENCH).html());
    assertThat(rise).contains("Une flèche et un trait plein").doesNotContain("un tireté");
    assertThat(TwoWaves.seen(Report.of(TwoWaves.CHANGES, Locale.FRENCH).html()))
        .contains("Une flèche et un trait plein", "un tireté");
    assertThat(TwoWaves.seen(Report.of(TwoWaves.COMPARISON, Locale.FRENCH).html()))
        .contains("Un carré creux", "« La plupart »");
    assertThat(Guide.ofComparison(new Language(Locale.FRENCH), List.of()).toString())
        .contains("Les semblables sont")
        .doesNotContain("Un carré creux", "La plupart", "Le point");
  }

  /** A survey without panels has its own themes as titles. */
  @Test
  void a_survey_without_panels_is_laid_out_by_theme() {
    assertThat(SmallSurvey.ONE_WAVE.panels()).isEmpty();
    String theme = SmallSurvey.ONE_WAVE.themes().get(0).label().fr();
    BarometreReport all = ADJUSTED.compute();
    assertThat(Report.of(all, Locale.FRENCH).html())
        .contains("<h2>" + theme + "</h2>")
        .doesNotContain("Autres indicateurs");
    assertThat(Report.of(all, Locale.FRENCH).text())
        .contains("\n" + theme + "\n")
        .doesNotContain("Autres indicateurs");
  }

  /** A frame without any list of OPSN, and a survey of too few to say anything of the others. */
  @Test
  void sections_that_would_say_nothing_are_not_there() {
    Answers unknown = Answers.of(SmallSurvey.ONE_WAVE, Samples.group("UNKNOWN", "OUI", 40));
    assertThat(
            Report.of(
                    Samples.charte(unknown, Population.ofCounts("autres", SORT, Map.of("A", 100L)))
                        .compute(),
                    Locale.FRENCH)
                .text())
        .doesNotContain("Poids des OPSN", "statut inconnu");
    assertThat(Report.of(charter(ADJUSTED), Locale.FRENCH).text()).contains("Poids des OPSN");
    IndicatorResult few =
        Samples.charte(
                Answers.of(SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 40)),
                Samples.TOY_FRAME)
            .compute();
    assertThat(few.selection().orElseThrow().worstCase().lower()).isLessThan(0.05);
    assertThat(Report.of(few, Locale.FRENCH).text())
        .doesNotContain("sans rien supposer", "limite du possible", "φ");
  }

  /** 31.25 and 38.17 %: 6.92 points, but 7.0 between what stands beside it. */
  @Test
  void a_change_is_the_difference_of_what_is_printed() {
    Change change =
        Change.builder()
            .from(TwoWaves.CHANGE)
            .before(share(0.3125))
            .after(share(0.38174))
            .observed(
                new Difference(0.06924, 0.01, new Interval(0.05, 0.09, 0.95, "STUDENT"), 99, 0))
            .build();
    assertThat(TwoWaves.seen(Report.of(change, Locale.FRENCH).html()))
        .contains("De 31,3 % à 38,2 %", "observée de 2024 à 2025 : +6,9 pts");
    assertThat(
            TwoWaves.seen(
                Report.of(
                        Change.builder().from(change).after(share(0.38251)).build(), Locale.FRENCH)
                    .html()))
        .contains("De 31,3 % à 38,3 %", "observée de 2024 à 2025 : +7,0 pts");
  }

  private static Estimate share(double value) {
    return Estimate.builder()
        .from(TwoWaves.CHANGE.before())
        .value(value)
        .interval(new Interval(value - 0.02, value + 0.02, 0.95, "STUDENT"))
        .build();
  }

  /** Too few outside OPSN territories to adjust: a group could be anything, and hides nothing. */
  @Test
  void a_group_that_cannot_be_adjusted_is_not_called_secret() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 62; i++) {
      Respondent.Builder who = Respondent.builder();
      who.id("r" + i).putProfile(Dimension.OPSN.code(), i < 60 ? "INSIDE" : "OUTSIDE");
      who.details(Map.of("service", i % 2 == 0 ? "a" : "b"));
      answers.add(Answer.of(who.build(), "Q1", i % 3 == 0 ? "OUI" : "NON"));
    }
    IndicatorResult result =
        Barometre.indicator(SmallSurvey.CHARTE_OUI)
            .answers(Answers.of(SmallSurvey.ONE_WAVE, answers))
            .population(Samples.TOY_FRAME)
            .by(Groups.column("service"))
            .compute();
    assertThat(result.segments()).hasSize(2);
    assertThat(result.segments())
        .allSatisfy(s -> assertThat(s.adjusted().isSuppressed()).isFalse());
    assertThat(PlainTypography.of(Report.of(result, Locale.FRENCH).text()))
        .contains("non redressé", "Non redressé : ");
  }

  /** 42 communes, of which 2 are small: one level for all, of which a table would say nothing. */
  @Test
  void levels_that_are_all_joined_have_no_table() {
    List<Collectivite> frame = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String code = String.format(Locale.ROOT, "01%03d", i);
      frame.add(
          Collectivite.builder()
              .type(CollectiviteType.COMMUNE)
              .code(code)
              .name("Commune " + i)
              .population(i < 5 ? 300 : 8000)
              .build());
      if (i > 2 && i < 45) {
        answers.add(
            new Answer(
                SmallSurvey.respondent("r" + i, code).build(),
                "Q1",
                List.of(i % 2 == 0 ? "OUI" : "NON")));
      }
    }
    IndicatorResult result =
        Barometre.edition(SmallSurvey.ONE_WAVE)
            .answers(Answers.of(SmallSurvey.ONE_WAVE, answers))
            .population(Population.of("Ain", frame))
            .by(Dimension.POPULATION_BAND)
            .indicator("charte")
            .compute();
    assertThat(result.segments()).hasSize(1);
    Report french = Report.of(result, Locale.FRENCH);
    assertThat(List.of(french.text(), french.markdown(), french.html()))
        .allSatisfy(
            said ->
                assertThat(said)
                    .contains("Trop peu de réponses pour détailler ce chiffre")
                    .doesNotContain("Regroupés, faute", "toutes tailles"));
  }

  /** "Autres régions" is whom? */
  @Test
  void joined_levels_are_named() {
    Segment other =
        TwoWaves.INDICATOR.segments().stream()
            .filter(s -> !s.joined().isEmpty())
            .findFirst()
            .orElseThrow();
    String members =
        other.joined().stream().map(l -> l.label().fr()).collect(Collectors.joining(", "));
    assertThat(PlainTypography.of(Report.of(TwoWaves.INDICATOR, Locale.FRENCH).text()))
        .contains(other.level().label().fr() + " (" + members + ")");
  }

  /** Answers, population, how many and when: on every page, and in every picture. */
  @Test
  void all_name_their_source() {
    Change change = TwoWaves.CHANGE;
    for (String said :
        List.of(
            Report.of(change, Locale.FRENCH).html(),
            Report.of(TwoWaves.CHANGES, Locale.FRENCH).html(),
            Report.of(TwoWaves.COMPARISON, Locale.FRENCH).html(),
            Report.picture(change, Locale.FRENCH),
            Report.picture(TwoWaves.CHANGES, Locale.FRENCH),
            Report.picture(TwoWaves.INDICATOR, Locale.FRENCH),
            Report.picture(TwoWaves.COMPARISON, Locale.FRENCH))) {
      assertThat(TwoWaves.seen(said))
          .contains("Source : réponses synthétiques. Population : Collectivités de France")
          .contains("Collecte : ");
    }
  }
}
