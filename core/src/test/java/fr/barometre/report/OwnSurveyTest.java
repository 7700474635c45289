package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Codebook;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.ProfileShare;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages say of a survey of one's own: communes of four départements, asked twice. */
class OwnSurveyTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;code;modalité;sens;compte;vague
      incident;Avez-vous été victime d'un incident ?;choix unique;OUI;Oui;réponse;x;2024|2026
      ;;;NON;Non;réponse;;
      ;;;NC;Pas d'informatique;non concerné;;
      note;Sur une échelle de 1 à 5, êtes-vous prêt ?;nombre 1-5;;;;;2024|2026
      """;

  private static final List<Collectivite> COMMUNES =
      Population.collectivites2025().collectivites().stream()
          .filter(c -> c.type() == CollectiviteType.COMMUNE)
          .filter(c -> List.of("01", "21", "58", "71").contains(c.departement().orElse("")))
          .toList();

  private static Answers answers;
  private static EditionQuery survey;
  private static List<Wave> waves;

  /**
   * Every tenth commune answers in both waves; one in five has no computers, then one in two of the
   * others, in 2026 one in three, had an incident; all say 2, then 3.
   */
  @BeforeAll
  static void read(@TempDir Path folder) throws IOException {
    Path codebook = Files.writeString(folder.resolve("codebook.csv"), CODEBOOK);
    String header = "id;type;code;vague;incident;note\n";
    StringBuilder of2024 = new StringBuilder();
    StringBuilder of2026 = new StringBuilder();
    for (int i = 0; i < COMMUNES.size(); i += 10) {
      String code = COMMUNES.get(i).code();
      int at = i / 10;
      of2024.append(at).append(";commune;").append(code).append(";2024;");
      of2024.append(at % 5 == 0 ? "NC" : at % 2 == 0 ? "OUI" : "NON").append(";2\n");
      of2026.append(at).append(";commune;").append(code).append(";2026;");
      of2026.append(at % 5 == 0 ? "NC" : at % 3 == 0 ? "OUI" : "NON").append(";3\n");
    }
    Questionnaire asked = Codebook.read(codebook).questionnaire();
    AnswersReader reader = AnswersReader.of(asked);
    answers =
        reader
            .read(Files.writeString(folder.resolve("2024.csv"), header + of2024))
            .and(reader.read(Files.writeString(folder.resolve("2026.csv"), header + of2026)));
    assertThat(answers.rejections()).isEmpty();
    waves = asked.waves();
    survey =
        Barometre.edition(asked).answers(answers).population(Population.of("ours.csv", COMMUNES));
  }

  private static String seen(Report report) {
    return report.text().replace('\u00A0', ' ');
  }

  @Test
  void departements_have_names_in_a_frame_of_communes_alone() {
    String text = seen(Report.of(survey.by(Dimension.DEPARTEMENT).compute(), Locale.FRENCH));
    assertThat(text).contains("Ain", "Côte-d’Or", "Nièvre");
  }

  @Test
  void a_number_whose_unit_nobody_named_has_none() {
    assertThat(seen(Report.keyFigures(survey.compute(), Locale.FRENCH)))
        .contains("êtes-vous prêt ? » : 3 en moyenne")
        .doesNotContain("unité");
    assertThat(seen(Report.keyFigures(survey.compute(), Locale.ENGLISH)))
        .contains(": 3 on average")
        .doesNotContain("units");
  }

  @Test
  void a_share_is_of_those_whom_the_question_concerns() {
    assertThat(seen(Report.keyFigures(survey.compute(), Locale.FRENCH)))
        .contains("% des communes que la question concerne répondent « Oui »");
    assertThat(seen(Report.keyFigures(survey.compute(), Locale.ENGLISH)))
        .contains("% of municipalities that the question concerns answer \"Oui\"");
    assertThat(TwoWaves.seen(Report.of(survey.compute(), Locale.FRENCH).html()))
        .contains("des communes que la question concerne");
  }

  @Test
  void a_quoted_figure_names_its_wave_alone() {
    assertThat(seen(Report.keyFigures(survey.compute(), Locale.FRENCH)))
        .contains("Collecte : Vague 2026. ")
        .doesNotContain("tableau par vague");
    assertThat(Report.picture(survey.compute().indicators().get(0), Locale.FRENCH))
        .doesNotContain("tableau par vague");
  }

  @Test
  void waves_have_an_article_in_a_sentence() {
    Wave from = waves.get(0);
    Wave to = waves.get(1);
    assertThat(seen(Report.of(survey.change(from, to), Locale.FRENCH)))
        .contains("évolutions de la vague 2024 à la vague 2026");
    assertThat(seen(Report.of(survey.indicator("incident").change(from, to), Locale.FRENCH)))
        .contains("incident ? De la vague 2024 à la vague 2026");
  }

  @Test
  void modelled_figures_are_of_all_that_the_frame_has() {
    assertThat(
            seen(
                Report.of(
                    survey.indicator("incident").modelled(Dimension.DEPARTEMENT), Locale.FRENCH)))
        .contains("incident ? Chiffres modélisés par département")
        .contains("chiffre d’ensemble redressé")
        .doesNotContain("national");
  }

  @Test
  void peers_are_of_the_frame_and_what_counts_may_be_no_practice() {
    String page =
        seen(
            Report.of(
                Barometre.compare(COMMUNES.get(10).ref())
                    .answers(answers)
                    .population(Population.of("ours.csv", COMMUNES))
                    .compute(),
                Locale.FRENCH));
    assertThat(page)
        .contains("tous territoires")
        .doesNotContain("France")
        .doesNotContainIgnoringCase("en place");
  }

  @Test
  void a_wave_names_its_own_files() {
    assertThat(seen(Report.of(survey.compute(), Locale.FRENCH)))
        .contains("2024.csv, 2026.csv (lignes retenues : 394 sur 394)");
    String one = seen(Report.of(survey.in(waves.get(0)).compute(), Locale.FRENCH));
    assertThat(one)
        .contains(
            "Source : 2024.csv.", "2024.csv (lignes retenues de toutes les vagues : 394 sur 394)");
  }

  @Test
  void a_method_sheet_names_what_a_file_lists() {
    assertThat(seen(Report.methodSheet(survey.compute(), Locale.FRENCH)))
        .contains("Les communes de ours.csv.");
    assertThat(seen(Report.methodSheet(survey.compute(), Locale.ENGLISH)))
        .contains("The municipalities of ours.csv.");
  }

  /** One in ten answered: the other nine could say anything from 1 to 5. */
  @Test
  void a_range_of_nearly_all_numbers_is_not_shown() {
    assertThat(TwoWaves.seen(Report.of(survey.indicator("note").compute(), Locale.FRENCH).html()))
        .doesNotContain("sans rien supposer");
  }

  @Test
  void percentages_that_do_not_add_up_say_why() {
    String why = "Pourcentages arrondis ; les plus petits groupes ne sont pas montrés.";
    assertThat(page(0.84, 0.15, 0.01)).contains("84 %", "15 %", why);
    assertThat(page(0.84, 0.16, 0)).contains("84 %", "16 %").doesNotContain("arrondis");
    assertThat(page(0.454, 0.434, 0.112))
        .contains("45 %", "43 %", "11 %", "Pourcentages arrondis.");
  }

  private static String page(double... shares) {
    BarometreReport report = survey.compute();
    List<ProfileShare> profile = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      Level level = new Level("L" + i, Label.same("niveau " + i));
      profile.add(new ProfileShare(Dimension.OPSN, level, shares[i], shares[i]));
    }
    return TwoWaves.seen(
        Report.of(
                new BarometreReport(
                    report.edition(),
                    report.indicators(),
                    report.rejections(),
                    report.counts(),
                    report.reading(),
                    profile),
                Locale.FRENCH)
            .html());
  }
}
