package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.ProfileShare;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The edition of 2025 as a page, beside what its publication printed. */
class InfographicTest {

  private static final BarometreReport EDITION =
      Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers()).compute();

  private static final String PAGE = Report.of(EDITION, Locale.FRENCH).html();

  private static final String SAID =
      PAGE.replaceAll("(?s)<style>.*?</style>", "")
          .replaceAll("<[^>]*>", " ")
          .replace('\u00A0', ' ')
          .replaceAll("\\s+", " ");

  /** Every answer drawn at random, 300 communes a wave: three in four with an OPSN. */
  private static Answers answers() {
    Random random = new Random(7);
    Population frame = Population.collectivites2025();
    List<Answer> answers = new ArrayList<>();
    for (Wave wave : Edition2025.QUESTIONNAIRE.waves()) {
      for (int i = 0; i < 300; i++) {
        Collectivite who = frame.collectivites().get(random.nextInt(34_000));
        Respondent respondent =
            Respondent.builder()
                .id(wave.code() + "-" + i)
                .collectivite(who.ref())
                .wave(wave.code())
                .build();
        for (Question question : Edition2025.QUESTIONNAIRE.questions()) {
          if (wave.themes().contains(question.theme())) {
            List<String> codes = question.modalityCodes();
            answers.add(
                Answer.of(respondent, question.code(), codes.get(random.nextInt(codes.size()))));
          }
        }
      }
    }
    return Answers.of(Edition2025.QUESTIONNAIRE, "réponses synthétiques", answers.stream());
  }

  @Test
  void title_caveat_and_partners_are_those_of_the_publication() {
    assertThat(SAID)
        .contains(
            "Collectivités et numérique en 2025",
            "9 thématiques pour comprendre les usages : chiffres clés 2024/2025",
            "surtout là où existe un opérateur public de services numériques (OPSN), ce qui peut"
                + " expliquer certains résultats obtenus",
            "Déclic",
            "associations partenaires",
            "Source : réponses synthétiques");
  }

  @Test
  void figures_of_several_waves_say_which() {
    assertThat(SAID)
        .contains(
            "Proposent des actions de médiation numérique (Vague 1)",
            "Utilisent l’IA dans un projet (Vague 2)",
            "Répondants : Vague 1, Vague 2 et Vague 3, ensemble.");
    String alone =
        TwoWaves.seen(
            Report.of(
                    Barometre.edition(Edition2025.QUESTIONNAIRE)
                        .in(Edition2025.QUESTIONNAIRE.waves().get(0))
                        .answers(answers())
                        .compute(),
                    Locale.FRENCH)
                .html());
    assertThat(alone).doesNotContain("(Vague 1)", "ensemble.");
  }

  @Test
  void titles_are_neutral_and_those_printed_are_quoted() {
    assertThat(PAGE).contains("<h2>Télétravail</h2>", "<h2>Médiation numérique</h2>");
    assertThat(SAID)
        .contains("Publié sous le titre « Télétravail : un cadre encore à consolider ».")
        .contains("des services numériques des collectivités ».");
    assertThat(EDITION.edition().panels()).hasSize(10).allMatch(p -> p.printed().isPresent());
  }

  /** CONTEXT of the edition: all percentages printed, the complement of 43 %, what 99 % leaves. */
  @Test
  void every_printed_percentage_stands_beside_its_figure_with_its_confidence() {
    assertThat(SAID)
        .contains(
            "Publié : Oui 34 %, Non 51 %, Sans réponse 15 % (confiance dans cette attribution : 97"
                + " %).",
            "Publié : Oui 44 %, Non 18 %, Sans réponse 38 % (confiance dans cette attribution : 95"
                + " %).",
            "Publié : Oui 19 %, Non 49 %, Ne sait pas 32 % (confiance dans cette attribution : 99"
                + " %).",
            "Publié : Non 52 %, Oui, un adjoint 29 %, Oui, un conseiller délégué 19 %",
            "26 %, 18 %, 6 %, 5 %, 2 % pour des tranches que le texte ne permet pas d’attribuer",
            "Publié : Oui 26 %, Non 53 %, Ne sait pas 14 %, En réflexion 7 %",
            "Publié : Oui 5 %, Non 78 %, Ne sait pas 9 %, Prochainement 7 %");
    for (IndicatorDefinition indicator : Edition2025.QUESTIONNAIRE.indicators()) {
      assertThat(PAGE).contains("<article class=\"tile\" id=\"" + indicator.code() + "\">");
    }
  }

  @Test
  void hostile_names_stay_text() {
    String name = "<script>alert('x')</script>\" onload=\"x";
    IndicatorDefinition hostile =
        IndicatorDefinition.builder()
            .from(SmallSurvey.CHARTE_OUI)
            .code("a b\"c")
            .label(Label.of(name, name))
            .build();
    Questionnaire questionnaire =
        Questionnaire.builder()
            .from(SmallSurvey.ONE_WAVE)
            .title(Label.of(name, name))
            .indicators(List.of(hostile))
            .build();
    BarometreReport report =
        Barometre.edition(questionnaire)
            .answers(Answers.of(questionnaire, Samples.group("INSIDE", "OUI", 9)))
            .population(Samples.TOY_FRAME)
            .compute();
    assertThat(Report.of(report, Locale.ENGLISH).html())
        .contains("id=\"a_b&quot;c\"")
        .doesNotContain("<script", "\" onload");
  }

  @Test
  void no_code_is_shown() {
    String shown = SAID.replaceAll("OPSN|RGAA|ANCT|DINUM|DGCL|UTF", "");
    assertThat(shown).doesNotContainPattern("\\b[A-Z]{3,}(_[A-Z]+)*\\b").doesNotContain("!!");
    for (FlagCode code : FlagCode.values()) {
      assertThat(SAID).doesNotContain(code.name());
    }
  }

  @Test
  void respondents_stand_beside_the_frame() {
    assertThat(EDITION.profile())
        .extracting(ProfileShare::dimension)
        .contains(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND);
    // 24,844 of 36,242 have fewer than 1,000 inhabitants.
    assertThat(EDITION.profile())
        .filteredOn(s -> s.level().code().equals("0-999"))
        .singleElement()
        .satisfies(s -> assertThat(s.ofFrame()).isEqualTo(0.69));
    for (Dimension dimension : List.of(Dimension.OPSN, Dimension.TYPE)) {
      assertThat(
              EDITION.profile().stream()
                  .filter(s -> s.dimension().equals(dimension))
                  .mapToDouble(ProfileShare::ofRespondents)
                  .sum())
          .isBetween(0.97, 1.03);
    }
    assertThat(SAID).contains("Qui a répondu ?", "moins de 1 000 habitants");
  }

  @Test
  void breakdowns_open_below_their_figure() {
    String page =
        Report.of(
                Barometre.edition(Edition2025.QUESTIONNAIRE)
                    .answers(answers())
                    .by(Dimension.TYPE, Dimension.POPULATION_BAND, Dimension.REGION, Dimension.OPSN)
                    .compute(),
                Locale.FRENCH)
            .html();
    assertThat(page).contains("<h4>Région</h4>", "<th scope=\"row\">Occitanie</th>");
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(300_000);
  }
}
