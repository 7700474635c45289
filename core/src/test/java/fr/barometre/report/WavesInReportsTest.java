package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.IndicatorQuery;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.Population;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which waves a figure is of, and how figures moved, as every channel says it. */
class WavesInReportsTest {

  private static final Wave W24 =
      new Wave("2024", Label.of("2024", "2024"), List.of("A", "B"), "2024-03-01", "2024-06-30");
  private static final Wave W25 =
      new Wave("2025", Label.of("2025", "2025"), List.of("A", "B"), "2025-03-03", "2025-05-23");
  private static final Wave W26 = new Wave("2026", Label.of("2026", "2026"), List.of("A", "B"));
  private static final Questionnaire THRICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(W24, W25, W26)).build();
  private static final Population FRAME =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.DEPARTEMENT));
  private static final IndicatorQuery CHARTER = Samples.charte(answers(), FRAME);
  private static final EditionQuery EDITION =
      Barometre.edition(THRICE).population(FRAME).disclosure(Disclosure.NONE).answers(answers());

  /** All 95 départements answer thrice: 19, then 38, then 57 have a charter. */
  private static Answers answers() {
    List<Answer> given = new ArrayList<>();
    List<Wave> waves = List.of(W24, W25, W26);
    List<Collectivite> members = FRAME.collectivites();
    assertThat(members).hasSize(95);
    for (int w = 0; w < 3; w++) {
      for (int i = 0; i < 95; i++) {
        Respondent.Builder who = Respondent.builder();
        who.id(members.get(i).code() + "@" + w).collectivite(members.get(i).ref());
        who.wave(waves.get(w).code());
        given.add(Answer.of(who.build(), "Q1", i < 19 * (w + 1) ? "OUI" : "NON"));
      }
    }
    return Answers.of(THRICE, given);
  }

  private static List<String> lines(Report report) {
    return report.text().lines().map(l -> l.replaceAll("[ \u00A0]+", " ").strip()).toList();
  }

  @Test
  void a_figure_of_one_wave_says_when_it_was_collected() {
    IndicatorResult one = CHARTER.in(W24).compute();
    assertThat(lines(Report.of(one, Locale.FRENCH)))
        .contains("Collecte : 2024 (du 1er mars 2024 au 30 juin 2024).")
        .doesNotContain("Par vague");
    assertThat(lines(Report.of(one, Locale.ENGLISH)))
        .contains("Fieldwork: 2024 (1 March 2024 to 30 June 2024).");
    assertThat(lines(Report.of(CHARTER.in(W26).compute(), Locale.FRENCH)))
        .contains("Collecte : 2026.");
  }

  @Test
  void days_that_are_half_known_are_told_so() {
    WaveText french = new WaveText(new Language(Locale.FRENCH));
    WaveText english = new WaveText(new Language(Locale.ENGLISH));
    Wave begun = new Wave("1", Label.of("vague 1", "wave 1"), List.of("A"), "2023-11-22", "");
    Wave ended = new Wave("1", Label.of("vague 1", "wave 1"), List.of("A"), "", "2025-05-23");
    assertThat(french.name(begun)).isEqualTo("vague 1 (à partir du 22 novembre 2023)");
    assertThat(english.name(begun)).isEqualTo("wave 1 (from 22 November 2023)");
    assertThat(french.name(ended)).isEqualTo("vague 1 (jusqu'au 23 mai 2025)");
    assertThat(english.name(ended)).isEqualTo("wave 1 (until 23 May 2025)");
  }

  /** A census: 19, 38 and 57 of 95 are 20, 40 and 60 %, known exactly. */
  @Test
  void a_question_asked_in_several_waves_has_a_table_by_wave() {
    IndicatorResult result = CHARTER.compute();
    assertThat(lines(Report.of(result, Locale.FRENCH)))
        .contains(
            "Collecte : 2026, la dernière vague qui a des réponses ; le tableau par vague donne"
                + " aussi les autres.")
        .containsSubsequence("observé 60,0 % l’ensemble a répondu 95 95,0", "Par vague")
        .anyMatch(
            l ->
                l.startsWith(
                    "2024 (du 1er mars 2024 au 30 juin 2024) 95 20,0 % l’ensemble a répondu "))
        .anyMatch(
            l ->
                l.startsWith(
                    "2025 (du 3 mars 2025 au 23 mai 2025) 95 40,0 % l’ensemble a répondu "))
        .anyMatch(l -> l.startsWith("2026 95 60,0 % l’ensemble a répondu "));
    assertThat(Report.of(result, Locale.ENGLISH).markdown())
        .contains("## By wave", "| 2025 (3 March 2025 to 23 May 2025) | 95 | 40.0% |");
    assertThat(Report.of(result, Locale.FRENCH).html())
        .contains("<h2>Par vague</h2>", "<th scope=\"row\">2026</th><td>95</td>");
  }

  @Test
  void pooled_waves_are_told_in_a_sentence() {
    IndicatorResult pooled = CHARTER.pooled().compute();
    assertThat(lines(Report.of(pooled, Locale.FRENCH)))
        .contains(
            "Collecte : vagues confondues, 2024 (du 1er mars 2024 au 30 juin 2024), 2025 (du 3 mars"
                + " 2025 au 23 mai 2025) et 2026 ; une collectivité qui a répondu plusieurs fois"
                + " compte une fois.");
    assertThat(lines(Report.of(pooled, Locale.ENGLISH)))
        .contains(
            "Fieldwork: waves pooled, 2024 (1 March 2024 to 30 June 2024), 2025 (3 March 2025 to 23"
                + " May 2025) and 2026; an authority that answered several times counts once.");
    IndicatorResult responses = CHARTER.pooled().unit(CountingUnit.RESPONSE).compute();
    assertThat(lines(Report.of(responses, Locale.FRENCH)))
        .anyMatch(l -> l.endsWith("et 2026 ; chaque réponse compte."));
  }

  @Test
  void the_provenance_has_the_sample_and_the_frame() {
    String start = FRAME.fingerprint().text().substring(0, 8);
    IndicatorQuery simple = CHARTER.sampling(SamplingPlan.simpleRandom());
    assertThat(lines(Report.of(simple.compute(), Locale.FRENCH)))
        .anyMatch(
            l ->
                l.startsWith("Source : ")
                    && l.contains(" (empreinte " + start + ") ; ")
                    && l.contains(" ; échantillon supposé : tirage dans toute la population ; "));
    assertThat(lines(Report.of(simple.compute(), Locale.ENGLISH)))
        .anyMatch(
            l ->
                l.contains(" (fingerprint " + start + "); ")
                    && l.contains("; sample assumed: one draw from the whole frame; "));
  }

  @Test
  void an_edition_has_a_row_for_each_wave() {
    assertThat(lines(Report.of(EDITION.compute(), Locale.FRENCH)))
        .contains(
            "Collectivités ayant répondu : 95 (2024), 95 (2025), 95 (2026). Collecte : 2024 (du 1er"
                + " mars 2024 au 30 juin 2024), 2025 (du 3 mars 2025 au 23 mai 2025) et 2026."
                + " Source : réponses transmises par un programme.")
        .anyMatch(l -> l.startsWith("Indicateur Vague Observé "))
        .anyMatch(l -> l.startsWith("une charte 2024 20,0 % l’ensemble a répondu "))
        .anyMatch(l -> l.startsWith("une charte 2025 40,0 % l’ensemble a répondu "))
        .anyMatch(l -> l.startsWith("une charte 2026 60,0 % l’ensemble a répondu "));
    assertThat(lines(Report.of(EDITION.pooled().compute(), Locale.ENGLISH)))
        .anyMatch(
            l ->
                l.contains(
                    "Fieldwork: 2024 (1 March 2024 to 30 June 2024), 2025 (3 March 2025 to 23 May"
                        + " 2025) and 2026. Where a figure is of several waves, they are pooled: an"
                        + " authority that answered several times counts once."))
        .anyMatch(l -> l.startsWith("a charter 2024, 2025 and 2026 40.0% "));
    assertThat(Report.of(EDITION.compute(), Locale.FRENCH).html())
        .contains("<p class=\"small\">2024\u00A0: 20,0", "2025\u00A0: 40,0", "<strong>60,0");
    assertThat(lines(Report.of(EDITION.in(W25).compute(), Locale.FRENCH)))
        .anyMatch(l -> l.contains(" Collecte : 2025 (du 3 mars 2025 au 23 mai 2025). "))
        .anyMatch(l -> l.startsWith("Indicateur Observé "))
        .anyMatch(l -> l.startsWith("une charte 40,0 % "));
    assertThat(lines(Report.methodSheet(EDITION.compute(), Locale.FRENCH)))
        .anyMatch(l -> l.contains("ne charte : n = 95 (2026), 60,0 % "));
  }

  @Test
  void open_data_has_rows_for_each_wave() {
    List<String> rows =
        OpenData.of(EDITION.compute(), CsvConvention.INTERNATIONAL)
            .csv()
            .lines()
            .filter(l -> l.contains(",ALL,COUNTED,"))
            .toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0))
        .startsWith("charte,2024,2024,2024-03-01,2024-06-30,false,ALL,COUNTED,95,20.0,20.0,20.0,");
    assertThat(rows.get(1))
        .startsWith("charte,2025,2025,2025-03-03,2025-05-23,false,ALL,COUNTED,95,40.0,40.0,40.0,");
    assertThat(rows.get(2))
        .startsWith("charte,2026,2026,undated,undated,false,ALL,COUNTED,95,60.0,60.0,60.0,");
  }

  @Test
  void open_data_tells_pooled_waves() {
    EditionQuery two =
        Barometre.edition(THRICE)
            .population(FRAME)
            .disclosure(Disclosure.NONE)
            .answers(answers().in(W24).and(answers().in(W25)));
    assertThat(OpenData.of(two.pooled().compute(), CsvConvention.SEMICOLON).csv().lines())
        .anyMatch(
            l ->
                l.startsWith(
                    "charte;2024 2025;2024, 2025;2024-03-01;2025-05-23;true;ALL;COUNTED;95;30.0;"));
    JsonNode schema =
        JsonMapper.shared()
            .readTree(OpenData.of(two.compute(), CsvConvention.SEMICOLON).tableSchema());
    assertThat(schema.get("missingValues").valueStream().map(JsonNode::asString))
        .contains("undated");
  }

  @Test
  void json_of_several_waves_fits_its_schema() throws IOException {
    String text;
    try (InputStream in =
        BarometreReport.class.getResourceAsStream("barometre-report.schema.json")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (BarometreReport report : List.of(EDITION.compute(), EDITION.pooled().compute())) {
      String json = JsonMapper.shared().writeValueAsString(report);
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(text)
                  .validate(json, InputFormat.JSON))
          .extracting(Error::toString)
          .isEmpty();
      BarometreReport back = JsonMapper.shared().readValue(json, BarometreReport.class);
      assertThat(JsonMapper.shared().writeValueAsString(back)).isEqualTo(json);
      assertThat(back.indicators().get(0).byWave())
          .hasSameSizeAs(report.indicators().get(0).byWave());
    }
  }

  /** Two censuses: 19 then 38 of 95, a change of 20 points without error. */
  @Test
  void a_change_is_told_with_its_verdict() {
    Change change = CHARTER.change(W24, W25);
    assertThat(lines(Report.of(change, Locale.FRENCH)))
        .contains(
            "une charte : de 2024 à 2025",
            "De 20,0 % à 40,0 % : hausse, sans marge d’erreur",
            "Évolution observée de 2024 à 2025 : +20,0 pts. Les deux vagues sont des recensements :"
                + " c’est l’évolution elle-même, sans marge d’erreur.",
            "Collectivités qui ont répondu aux deux vagues : 95.",
            "2024 20,0 % l’ensemble a répondu 95",
            "2025 40,0 % l’ensemble a répondu 95",
            "évolution observée +20,0 pts l’ensemble a répondu –",
            "Source : réponses transmises par un programme. Population : " + FRAME.name() + ".");
    assertThat(change.observed().isCensus()).isTrue();
    assertThat(Report.of(change, Locale.ENGLISH).markdown())
        .contains(
            "# a charter: from 2024 to 2025\n",
            "From 20.0% to 40.0%: a rise, without a margin of error\n",
            "| observed change | +20.0\u00A0pts | all answered | – |");
  }

  @Test
  void changes_of_an_edition_are_one_table() {
    EditionChange change = EDITION.change(W25, W26);
    List<String> french = lines(Report.of(change, Locale.FRENCH));
    assertThat(french)
        .contains(
            "Petite enquête : évolutions de 2025 à 2026",
            "Collecte : 2025 (du 3 mars 2025 au 23 mai 2025) et 2026.",
            "Une évolution entre deux recensements n’a pas de marge d’erreur.",
            "Indicateurs non comparés")
        .anyMatch(
            l -> l.startsWith("une charte 40,0 % 60,0 % +20,0 pts l’ensemble a répondu +20,0 pts"))
        .anyMatch(l -> l.startsWith("* la visioconférence : "))
        .anyMatch(l -> l.startsWith("* des données ouvertes : "));
    assertThat(Report.of(change, Locale.ENGLISH).html())
        .contains(
            "<h1>Small survey: changes from 2025 to 2026</h1>", "<h2>Indicators not compared");
  }

  @Test
  void a_change_has_the_labels_and_the_days_of_its_waves() {
    Label first = Label.of("printemps", "spring");
    Label second = Label.of("automne", "autumn");
    Wave spring = new Wave("s1", first, List.of("A", "B"), "2024-03-01", "2024-06-30");
    Wave autumn = new Wave("s2", second, List.of("A", "B"), "2024-09-01", "");
    Questionnaire twice =
        Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(spring, autumn)).build();
    List<Answer> given = new ArrayList<>();
    for (Wave wave : twice.waves()) {
      for (int i = 0; i < 30; i++) {
        Respondent.Builder who = Respondent.builder();
        who.id(i + "@" + wave.code()).collectivite(FRAME.collectivites().get(i).ref());
        who.wave(wave.code());
        given.add(Answer.of(who.build(), "Q1", i % 3 == 0 ? "OUI" : "NON"));
      }
    }
    Change change = Samples.charte(Answers.of(twice, given), FRAME).change(spring, autumn);
    assertThat(change.waves()).containsExactly(spring, autumn);
    assertThat(lines(Report.of(change, Locale.FRENCH)))
        .contains(
            "une charte : de printemps à automne",
            "De 33,3 % à 33,3 % : pas d’évolution sûre, l’écart peut venir du hasard de"
                + " l’échantillon",
            "Collecte : printemps (du 1er mars 2024 au 30 juin 2024) et automne (à partir du"
                + " 1er septembre 2024).")
        .anyMatch(l -> l.startsWith("Évolution observée de printemps à automne : "))
        .anyMatch(l -> l.startsWith("printemps 33,3 % "))
        .anyMatch(l -> l.startsWith("automne 33,3 % "))
        .noneMatch(l -> l.contains("s1") || l.contains("s2"));
  }

  /** All 95 say the same in both waves, or 60 of them do: 0 points, known or not. */
  @Test
  void a_change_between_censuses_has_no_chance() {
    Change none = unchanged(95);
    assertThat(none.flags()).isEmpty();
    assertThat(none.observed().interval().width()).isZero();
    assertThat(lines(Report.of(none, Locale.ENGLISH)))
        .contains(
            "Observed change from 2024 to 2025: +0.0 pts. Both waves are censuses: this is the"
                + " change itself, without a margin of error.");
    assertThat(Report.of(none, Locale.FRENCH).text()).doesNotContain("hasard");
    assertThat(unchanged(60).observed().isCensus()).isFalse();
    assertThat(unchanged(60).flags()).isNotEmpty();
  }

  private static Change unchanged(int answered) {
    List<Answer> given = new ArrayList<>();
    for (Wave wave : List.of(W24, W25)) {
      for (int i = 0; i < answered; i++) {
        Respondent.Builder who = Respondent.builder();
        who.id(i + "@" + wave.code()).collectivite(FRAME.collectivites().get(i).ref());
        who.wave(wave.code());
        given.add(Answer.of(who.build(), "Q1", i % 5 == 0 ? "OUI" : "NON"));
      }
    }
    return Samples.charte(Answers.of(THRICE, given), FRAME).change(W24, W25);
  }

  /** The charter was asked thrice, open data in 2024 alone. */
  @Test
  void a_comparison_names_its_waves() {
    List<Answer> given = new ArrayList<>(answers().stream().toList());
    for (Collectivite one : FRAME.collectivites()) {
      Respondent.Builder who = Respondent.builder();
      who.id("d" + one.code()).collectivite(one.ref()).wave("2024");
      given.add(Answer.of(who.build(), "Q3", "NON"));
    }
    PeerComparison both = compared(given);
    assertThat(both.figure("charte").orElseThrow().waves()).containsExactly(W26);
    assertThat(lines(Report.of(both, Locale.FRENCH)))
        .contains("Collecte : 2026 et 2024 (du 1er mars 2024 au 30 juin 2024).")
        .anyMatch(l -> l.startsWith("Indicateur Vague Sa réponse"))
        .anyMatch(l -> l.startsWith("une charte 2026 Oui "))
        .anyMatch(l -> l.startsWith("des données ouvertes 2024 Non "));
    assertThat(lines(Report.of(compared(answers().stream().toList()), Locale.ENGLISH)))
        .contains("Fieldwork: 2026.")
        .anyMatch(l -> l.startsWith("Indicator Its answer"));
  }

  private static PeerComparison compared(List<Answer> given) {
    return Barometre.compare(FRAME.collectivites().get(0).ref())
        .population(FRAME)
        .disclosure(Disclosure.NONE)
        .answers(Answers.of(THRICE, given))
        .compute();
  }

  @Test
  void answers_of_an_unknown_wave_are_told() {
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Respondent.Builder who = Respondent.builder();
      who.id("u" + i).collectivite(FRAME.collectivites().get(i).ref());
      given.add(Answer.of(who.build(), "Q1", "OUI"));
      given.add(Answer.of(who.build(), "Q3", "OUI"));
    }
    EditionQuery edition = Barometre.edition(THRICE).population(FRAME).disclosure(Disclosure.NONE);
    EditionQuery unknown = edition.answers(Answers.of(THRICE, given));
    assertThat(lines(Report.of(unknown.indicator("charte").compute(), Locale.FRENCH)))
        .contains("Collecte : vague inconnue.");
    assertThat(lines(Report.of(unknown.compute(), Locale.FRENCH)))
        .contains(
            "Collectivités ayant répondu : 40. Collecte : vague inconnue. Source : réponses"
                + " transmises par un programme.");
    given.addAll(answers().stream().toList());
    EditionQuery both = edition.answers(Answers.of(THRICE, given));
    assertThat(lines(Report.of(both.compute(), Locale.ENGLISH)))
        .anyMatch(
            l ->
                l.contains(
                    "Fieldwork: unknown wave, 2024 (1 March 2024 to 30 June 2024), 2025 (3 March"
                        + " 2025 to 23 May 2025) and 2026."));
    assertThat(lines(Report.of(both.indicator("charte").compute(), Locale.FRENCH)))
        .anyMatch(l -> l.startsWith("vague inconnue 40 100,0 % "));
  }
}
