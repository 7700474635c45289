package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Groups;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Breakdowns by another question and by columns of the respondents, worked by hand. */
class GroupsTest {

  private static final Groups DONNEES = Groups.question("Q3");

  /** In place of an answer: there is no record of one. */
  private static final String NO_RECORD = "-";

  /** A commune, its answers to Q1 and Q3 and its service. */
  private record Row(int commune, String charte, String donnees, String service) {}

  /**
   * Commune 4 has two respondents in different groups; 5 leaves Q3 blank, 6 does not know of Q1, 7
   * was not asked Q3.
   */
  private static final List<Row> ROWS =
      List.of(
          new Row(1, "OUI", "OUI", "DRH"),
          new Row(2, "NON", "OUI", "DSI"),
          new Row(3, "OUI", "NON", "DSI"),
          new Row(4, "OUI", "OUI", "DRH"),
          new Row(4, "NON", "NON", "Voirie"),
          new Row(5, "NON", "", ""),
          new Row(6, "NSP", "NON", "Voirie"),
          new Row(7, "OUI", Answer.NOT_ASKED, "DRH"));

  private static Answers answers(List<Row> rows) {
    return answers(SmallSurvey.ONE_WAVE, rows, "");
  }

  private static Answers answers(Questionnaire questionnaire, List<Row> rows, String wave) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Respondent who =
          SmallSurvey.respondent("r" + i, String.format("%05d", row.commune()))
              .role(i % 2 == 0 ? Role.AGENT : Role.ELU)
              .wave(wave)
              .details(Map.of("service", row.service()))
              .build();
      answers.add(Answer.of(who, "Q1", row.charte()));
      if (!row.donnees().equals(NO_RECORD)) {
        answers.add(
            row.donnees().isEmpty() ? Answer.of(who, "Q3") : Answer.of(who, "Q3", row.donnees()));
      }
    }
    return Answers.of(questionnaire, answers);
  }

  private static IndicatorQuery query(Answers answers) {
    return Samples.charte(answers, Communes.FRAME)
        .base(BasePolicy.EXPRESSED)
        .disclosure(Disclosure.NONE);
  }

  private static String figures(List<Segment> segments) {
    return segments.stream()
        .map(
            s ->
                s.level().code()
                    + " "
                    + s.observed().value().orElse(-1)
                    + " of "
                    + s.observed().base().orElse(-1))
        .collect(Collectors.joining(", "));
  }

  /**
   * 24 of the 40 communes inside an OPSN territory and 4 of the 20 outside answer: of so few
   * outside the share could be anything, so that the whole is in [2/3 · 1/2, 2/3 · 1/2 + 1/3]; a
   * group that all are in likewise, one that some are in anywhere.
   */
  @Test
  void a_group_that_all_are_in_has_the_range_of_all() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0, inside = 0; i < 36 || inside < 24; i++) {
      boolean outside = i % 3 == 2;
      if (!outside || i < 12) {
        inside += outside ? 0 : 1;
        rows.add(new Row(i + 1, inside % 2 == 0 ? "OUI" : "NON", "OUI", i < 30 ? "DSI" : "DRH"));
      }
    }
    Groups service = Groups.column("service");
    IndicatorQuery query =
        query(answers(rows)).policy(FlagPolicy.builder().fewestClusters(10).build());
    IndicatorResult all = query.by(DONNEES).by(service).compute();
    assertThat(all.adjusted().status()).isEqualTo(EstimateStatus.BOUNDED);
    Bounds range = all.adjusted().bounds().orElseThrow();
    assertThat(range.lower()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(range.upper()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(all.segments())
        .extracting(s -> s.level().code() + " " + s.adjusted().bounds().orElseThrow())
        .containsExactly("OUI " + range, "DRH " + new Bounds(0, 1), "DSI " + new Bounds(0, 1));
  }

  @Test
  void nothing_is_tested_by_the_answers_that_are_counted() {
    IndicatorQuery query = query(answers(ROWS));
    assertThatThrownBy(() -> query.independence(DONNEES, Groups.question("Q1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("charte counts the answers of question 'Q1', which leaves nothing");
    assertThat(query.by(Groups.question("Q1")).compute().independence()).isEmpty();
  }

  @Test
  void another_question_breaks_figures_down_and_leaves_nobody_out() {
    IndicatorResult responses =
        query(answers(ROWS)).unit(CountingUnit.RESPONSE).by(DONNEES).compute();
    assertThat(figures(responses.segments()))
        .isEqualTo(
            "OUI " + 2 / 3.0 + " of 3, NON 0.5 of 2, NO_ANSWER 0.0 of 1, NOT_ASKED 1.0 of 1");
    assertThat(responses.observed().value()).hasValueCloseTo(4 / 7.0, within(1e-15));
    assertThat(responses.segments().get(0).dimension())
        .isEqualTo(Dimension.of("Q3", "Données ouvertes ?", "Open data?"));
    assertThat(responses.segments().get(2).level().label().fr()).isEqualTo("sans réponse");
    // Commune 4 counts once, half of it; each of the groups has it with its own response.
    IndicatorResult communes = query(answers(ROWS)).by(DONNEES).compute();
    assertThat(communes.observed().value()).hasValueCloseTo(3.5 / 6, within(1e-15));
    assertThat(figures(communes.segments())).isEqualTo(figures(responses.segments()));
  }

  @Test
  void columns_and_joined_levels_make_groups() {
    IndicatorQuery query = query(answers(ROWS)).unit(CountingUnit.RESPONSE);
    Groups service = Groups.column("service");
    assertThat(figures(query.by(service).compute().segments()))
        .isEqualTo("DRH 1.0 of 3, DSI 0.5 of 2, Voirie 0.0 of 1, UNKNOWN 0.0 of 1");
    assertThat(figures(query.by(service.joined("Technique", "DSI", "Voirie")).compute().segments()))
        .isEqualTo("Technique " + 1 / 3.0 + " of 3, DRH 1.0 of 3, UNKNOWN 0.0 of 1");
    assertThat(figures(query.by(DONNEES.joined("Répond", "OUI", "NON")).compute().segments()))
        .isEqualTo("Répond 0.6 of 5, NO_ANSWER 0.0 of 1, NOT_ASKED 1.0 of 1");
    Dimension office = Dimension.of("OFFICE", "Service", "Office");
    assertThat(query.by(service.as(office)).compute().segments())
        .extracting(Segment::dimension)
        .containsOnly(office);
  }

  @Test
  void an_option_of_a_multiple_choice_makes_two_groups() {
    List<Answer> answers = new ArrayList<>();
    List<List<String>> ticked =
        List.of(List.of("MAIL", "VISIO"), List.of("MAIL"), List.of(Answer.NONE_TICKED), List.of());
    for (int i = 0; i < ticked.size(); i++) {
      Respondent who = SmallSurvey.respondent("r" + i, String.format("%05d", i + 1)).build();
      answers.add(Answer.of(who, "Q1", i == 0 ? "OUI" : "NON"));
      answers.add(new Answer(who, "Q2", ticked.get(i)));
    }
    IndicatorQuery query = query(Answers.of(SmallSurvey.ONE_WAVE, answers));
    IndicatorResult result = query.by(Groups.option("Q2", "VISIO")).compute();
    assertThat(figures(result.segments()))
        .isEqualTo("TICKED 1.0 of 1, NOT_TICKED 0.0 of 2, NO_ANSWER 0.0 of 1");
    assertThat(result.segments().get(0).dimension().label().fr())
        .isEqualTo("Quels outils ? – Visioconférence");
    assertThatThrownBy(() -> query.by(Groups.question("Q2")).compute())
        .hasMessageContaining("its groups would overlap")
        .hasMessageContaining("Groups.option(\"Q2\", \"MAIL\")");
    assertThatThrownBy(() -> query.by(Groups.option("Q2", "FAX")).compute())
        .hasMessage(
            "question 'Q2' has no modality 'FAX' to group by; expected one of [MAIL, VISIO,"
                + " AUCUN]");
    assertThatThrownBy(() -> query.by(Groups.option("Q3", "OUI")).compute())
        .hasMessageContaining("expected Groups.question(\"Q3\")");
  }

  @Test
  void groups_and_roles_are_crossed_with_dimensions_of_the_frame() {
    // Communes 3 and 6 are in département 02, which no OPSN serves.
    IndicatorQuery query = query(answers(ROWS)).unit(CountingUnit.RESPONSE);
    assertThat(crossed(query.crossedBy(DONNEES, Dimension.OPSN)))
        .containsExactly(
            "[OUI, INSIDE] " + 2 / 3.0 + " of 3",
            "[NON, INSIDE] 0.0 of 1",
            "[NON, OUTSIDE] 1.0 of 1",
            "[NO_ANSWER, INSIDE] 0.0 of 1",
            "[NOT_ASKED, INSIDE] 1.0 of 1");
    // Agents gave rows 0, 2, 4 and 6: yes of 1 (inside) and 3 (outside), no of 4 (inside).
    assertThat(
            query.crossedBy(Dimension.OPSN, Dimension.ROLE).compute().crossedSegments().stream()
                .filter(s -> s.levels().get(1).code().equals("AGENT"))
                .map(s -> s.levels().get(0) + " " + s.observed().value().orElse(-1)))
        .containsExactly("INSIDE 0.5", "OUTSIDE 1.0");
  }

  private static List<String> crossed(IndicatorQuery query) {
    return query.compute().crossedSegments().stream()
        .map(
            s ->
                s.levels()
                    + " "
                    + s.observed().value().orElse(-1)
                    + " of "
                    + s.observed().base().orElse(-1))
        .toList();
  }

  @Test
  void groups_are_crossed_with_each_other_and_with_roles() {
    // Agents gave rows 0, 2, 4 and 6; of commune 4 an élu said yes and an agent no.
    for (CountingUnit unit : List.of(CountingUnit.RESPONSE, CountingUnit.COLLECTIVITY)) {
      IndicatorQuery query = query(answers(ROWS)).unit(unit);
      assertThat(crossed(query.crossedBy(DONNEES, Dimension.ROLE)))
          .containsExactly(
              "[OUI, AGENT] 1.0 of 1",
              "[OUI, ELU] 0.5 of 2",
              "[NON, AGENT] 0.5 of 2",
              "[NO_ANSWER, ELU] 0.0 of 1",
              "[NOT_ASKED, ELU] 1.0 of 1");
      Groups service = Groups.column("service");
      assertThat(crossed(query.crossedBy(service, DONNEES)))
          .containsExactly(
              "[DRH, OUI] 1.0 of 2",
              "[DRH, NOT_ASKED] 1.0 of 1",
              "[DSI, OUI] 0.0 of 1",
              "[DSI, NON] 1.0 of 1",
              "[Voirie, NON] 0.0 of 1",
              "[UNKNOWN, NO_ANSWER] 0.0 of 1");
      // Communes 3 and 6 are in département 02, which no OPSN serves.
      assertThat(crossed(query.crossedBy(service, DONNEES, Dimension.OPSN, Dimension.ROLE)))
          .contains("[DSI, NON, OUTSIDE, AGENT] 1.0 of 1", "[DRH, OUI, INSIDE, ELU] 1.0 of 1")
          .hasSize(8);
      assertThatThrownBy(() -> query.crossedBy(service, service).compute())
          .hasMessageContaining("expected distinct dimensions to cross");
      Groups three = service.as(Dimension.of("OFFICE", "Service", "Office"));
      assertThatThrownBy(
              () ->
                  query
                      .by(three)
                      .crossedBy(service, DONNEES, Dimension.ROLE, Dimension.OPSN)
                      .compute())
          .hasMessageContaining("of 4 dimensions of responses two are crossed, or all of them");
    }
  }

  @Test
  void a_tally_of_three_dimensions_of_responses_crosses_two() {
    Groups service = Groups.column("service");
    Answers answers = answers(ROWS).groupedBy(DONNEES, service);
    Tally tally =
        Tally.of(
            answers,
            Communes.FRAME,
            Dimension.ROLE,
            service.dimension(SmallSurvey.ONE_WAVE),
            DONNEES.dimension(SmallSurvey.ONE_WAVE),
            Dimension.OPSN,
            Dimension.TYPE,
            Dimension.POPULATION_BAND);
    Tally read = Tally.from(tally.toBytes(), SmallSurvey.ONE_WAVE, Communes.FRAME);
    IndicatorQuery query =
        Barometre.edition(SmallSurvey.ONE_WAVE).indicator("charte").disclosure(Disclosure.NONE);
    IndicatorQuery direct = query.answers(answers(ROWS)).population(Communes.FRAME);
    assertThat(query.answers(read).crossedBy(DONNEES, service).compute())
        .isEqualTo(direct.crossedBy(DONNEES, service).compute());
    assertThat(query.answers(read).crossedBy(DONNEES, Dimension.ROLE).compute())
        .isEqualTo(direct.crossedBy(DONNEES, Dimension.ROLE).compute());
  }

  @Test
  void numbers_of_a_column_are_cut_into_bands() {
    String[] texts = {"12,5", " 3", "5", "1 200", "0", "", "douze", "4.999"};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      rows.add(new Row(i + 1, i % 2 == 0 ? "OUI" : "NON", "OUI", texts[i]));
    }
    IndicatorQuery query = query(answers(rows));
    Groups years = Groups.column("service");
    List<Segment> segments = query.by(years.bands(5, 12.5, 20_000)).compute().segments();
    assertThat(figures(segments))
        .isEqualTo(
            "<5 "
                + 1 / 3.0
                + " of 3, 5-<12.5 1.0 of 1, 12.5-<20000 0.5 of 2,"
                + " NOT_A_NUMBER 1.0 of 1, UNKNOWN 0.0 of 1");
    assertThat(segments)
        .extracting(s -> s.level().label().fr())
        .containsExactly(
            "moins de 5",
            "5 à moins de 12,5",
            "12,5 à moins de 20\u00A0000",
            "pas un nombre",
            "non renseigné");
    assertThat(years.bands(1990, 20_000).bands())
        .extracting(l -> l.label().en())
        .containsExactly("under 1990", "1990 to under 20,000", "20,000 or more");
    List<Label> names = List.of(Label.same("peu"), Label.of("beaucoup", "many"));
    assertThat(query.by(years.bands(names, 5)).compute().segments())
        .extracting(s -> s.level().label().fr())
        .containsExactly("peu", "beaucoup", "pas un nombre", "non renseigné");
    // 2,400 beside 950 is 2400; alone nobody knows.
    assertThat(years.bands(100).inBands(List.of("2,400", "950")).get("2,400").code())
        .isEqualTo("100+");
    assertThat(years.bands(100).inBands(List.of("2,400")).get("2,400").code())
        .isEqualTo(Groups.NOT_A_NUMBER);
  }

  @Test
  void every_output_has_crossed_groups_and_bands() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int commune = 1; commune <= 54; commune++) {
      String years = Integer.toString(commune % 2 == 0 ? 1 : 12);
      rows.add(new Row(commune, commune % 4 == 0 ? "OUI" : "NON", "OUI", years));
    }
    Groups years = Groups.column("service").bands(5);
    IndicatorQuery query =
        query(answers(rows)).disclosure(Disclosure.DEFAULT).by(years).crossedBy(DONNEES, years);
    IndicatorResult result = query.compute();
    assertThat(result.independence())
        .singleElement()
        .satisfies(t -> assertThat(t.f()).isPositive());
    Report report = Report.of(result, Locale.FRENCH);
    for (String page : List.of(report.text(), report.markdown(), report.html())) {
      assertThat(page).contains("moins de 5", "5 et plus", "Données ouvertes");
    }
    assertThat(report.text()).containsPattern("Oui.*moins de 5 +27 ").contains("service");
    String json = JsonMapper.shared().writeValueAsString(result);
    assertThat(json).contains("{\"code\":\"<5\",");
    IndicatorResult back = JsonMapper.shared().readValue(json, IndicatorResult.class);
    assertThat(JsonMapper.shared().writeValueAsString(back)).isEqualTo(json);
    String csv =
        OpenData.of(
                Barometre.edition(SmallSurvey.ONE_WAVE)
                    .answers(answers(rows))
                    .population(Communes.FRAME)
                    .crossedBy(DONNEES, years)
                    .compute(),
                CsvConvention.INTERNATIONAL)
            .csv();
    assertThat(csv.lines().filter(l -> l.startsWith("charte,") && l.contains("Q3=OUI")))
        .hasSize(2)
        .anyMatch(l -> l.contains("service=<5"));
  }

  @Test
  void bands_that_cannot_be_are_refused() {
    Groups years = Groups.column("service");
    for (double[] bounds :
        List.of(
            new double[0],
            new double[] {Double.NaN},
            new double[] {1, Double.NaN},
            new double[] {Double.NEGATIVE_INFINITY, 1},
            new double[] {1, Double.POSITIVE_INFINITY},
            new double[] {5, 5},
            new double[] {10, 5})) {
      assertThatThrownBy(() -> years.bands(bounds))
          .hasMessageContaining("expected finite numbers, each above the one before");
    }
    assertThatThrownBy(() -> years.bands(10, 5))
        .hasMessageContaining("bands do not begin at [10.0, 5.0]");
    assertThatThrownBy(() -> years.bands(List.of(Label.same("a")), 5, 6))
        .hasMessage("1 labels for 3 bands; expected one for each");
    assertThatThrownBy(() -> years.joined("a", "1").bands(5)).hasMessageContaining("once");
    assertThatThrownBy(() -> years.bands(5).bands(5)).hasMessageContaining("once");
    assertThatThrownBy(() -> years.bands(5).joined("a", "<5"))
        .hasMessageContaining("no bands to join");
    assertThatThrownBy(() -> Groups.option("Q2", "MAIL").bands(5)).hasMessageContaining("once");
    IndicatorQuery query = query(answers(ROWS));
    assertThatThrownBy(() -> query.by(years.bands(5)).compute())
        .hasMessage("no text of column 'service' is a number to put into a band");
    assertThatThrownBy(() -> query.by(DONNEES.bands(5)).compute())
        .hasMessage("question 'Q3' is not answered by numbers; expected no bands");
    assertThat(years.bands(5)).isEqualTo(years.bands(5)).isNotEqualTo(years.bands(6));
    assertThat(years.bands(5)).hasSameHashCodeAs(years.bands(5)).isNotEqualTo(years);
  }

  @Test
  void a_question_of_numbers_is_cut_into_bands() {
    String[] said = {"0", "9.5", "10", "49", "200", "NSP", "", "NC", "N/A"};
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      Respondent who = SmallSurvey.respondent("r" + i, String.format("%05d", i + 1)).build();
      answers.add(Answer.of(who, "annee", Integer.toString(2000 + i)));
      answers.add(said[i].isEmpty() ? Answer.of(who, "agents") : Answer.of(who, "agents", said[i]));
    }
    IndicatorQuery query =
        Barometre.edition(SmallNumbers.QUESTIONNAIRE)
            .indicator("annee")
            .answers(Answers.of(SmallNumbers.QUESTIONNAIRE, answers))
            .population(Communes.FRAME)
            .disclosure(Disclosure.NONE);
    Groups agents = Groups.question("agents").bands(10, 50);
    List<Segment> segments = query.by(agents).compute().segments();
    assertThat(figures(segments))
        .isEqualTo(
            "<10 2000.5 of 2, 10-<50 2002.5 of 2, 50+ 2004.0 of 1, NSP 2005.0 of 1, SR 2006.0 of"
                + " 1, NC 2007.0 of 1, NOT_ASKED 2008.0 of 1");
    assertThat(segments.get(0).dimension().label().fr()).isEqualTo("Combien d'agents ?");
    assertThatThrownBy(() -> query.by(Groups.question("agents")).compute())
        .hasMessage(
            "question 'agents' is answered by numbers; expected bands to group them by:"
                + " Groups.question(\"agents\").bands(10, 50)");
  }

  @Test
  void what_is_not_broken_down_does_not_change() {
    IndicatorQuery query = query(answers(ROWS)).by(Dimension.TYPE);
    IndicatorResult alone = query.compute();
    IndicatorResult beside = query.by(DONNEES, Groups.column("service")).compute();
    assertThat(beside.observed()).isEqualTo(alone.observed());
    assertThat(beside.adjusted()).isEqualTo(alone.adjusted());
    assertThat(beside.flags()).isEqualTo(alone.flags());
    assertThat(beside.selection()).isEqualTo(alone.selection());
    assertThat(beside.segments())
        .containsAll(alone.segments())
        .hasSize(alone.segments().size() + 8);
  }

  @Test
  void a_question_of_another_wave_is_refused_and_one_of_some_waves_is_not_asked_in_the_others() {
    Answers first = answers(SmallSurvey.TWO_WAVES, withoutDonnees(ROWS), "1");
    assertThatThrownBy(() -> query(first).by(DONNEES).compute())
        .hasMessage(
            "question 'Q3' is asked in wave 2, and indicator 'charte' in wave 1: no response"
                + " answers both; expected a question of the same wave");
    // Asked in both waves, by an indicator that is of both too: each wave has the other question.
    List<Segment> segments =
        Barometre.edition(SmallSurvey.TWO_WAVES)
            .answers(first)
            .population(Communes.FRAME)
            .disclosure(Disclosure.NONE)
            .by(DONNEES)
            .compute()
            .indicator("charte")
            .orElseThrow()
            .segments();
    assertThat(segments).hasSize(1);
    assertThat(segments.get(0).level().label().fr()).isEqualTo("question non posée");
    assertThat(segments.get(0).observed().base()).hasValue(7);
  }

  private static List<Row> withoutDonnees(List<Row> rows) {
    return rows.stream()
        .map(r -> new Row(r.commune(), r.charte(), NO_RECORD, r.service()))
        .toList();
  }

  @Test
  void a_group_of_few_is_hidden_with_another() {
    List<Row> rows = new ArrayList<>();
    for (int commune = 1; commune <= 40; commune++) {
      String group = commune <= 3 ? "Cabinet" : commune <= 13 ? "Voirie" : "DRH";
      rows.add(new Row(commune, commune % 2 == 0 ? "OUI" : "NON", "OUI", group));
    }
    List<Segment> segments =
        query(answers(rows))
            .disclosure(Disclosure.DEFAULT)
            .by(Groups.column("service"))
            .compute()
            .segments();
    assertThat(segments)
        .extracting(
            s ->
                s.level().code() + " " + s.observed().suppression().map(Enum::name).orElse("shown"))
        .containsExactly(
            "Cabinet " + SuppressionReason.TOO_FEW.name(),
            "DRH shown",
            "Voirie " + SuppressionReason.REVEALING.name());
    assertThatThrownBy(
            () ->
                query(answers(rows))
                    .disclosure(Disclosure.DEFAULT)
                    .independence(Groups.column("service")))
        .hasMessageContaining("too small to be shown");
  }

  @Test
  void a_tally_has_groups_that_answers_were_given() {
    Answers answers = answers(ROWS).groupedBy(DONNEES);
    Dimension dimension = DONNEES.dimension(SmallSurvey.ONE_WAVE);
    Tally tally =
        Tally.of(
            answers,
            Communes.FRAME,
            Dimension.OPSN,
            dimension,
            Dimension.TYPE,
            Dimension.POPULATION_BAND);
    assertThat(tally.dimensions())
        .containsExactly(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND, dimension);
    IndicatorQuery query =
        Barometre.edition(SmallSurvey.ONE_WAVE).indicator("charte").disclosure(Disclosure.NONE);
    IndicatorResult expected =
        query.answers(answers(ROWS)).population(Communes.FRAME).by(DONNEES).compute();
    assertThat(query.answers(tally).by(DONNEES).compute()).isEqualTo(expected);
    Tally read = Tally.from(tally.toBytes(), SmallSurvey.ONE_WAVE, Communes.FRAME);
    assertThat(query.answers(read).by(dimension).compute()).isEqualTo(expected);
    assertThatThrownBy(() -> query.answers(tally).by(Groups.column("service")).compute())
        .hasMessageContaining("service");
  }

  @Test
  void a_file_gives_the_columns_that_are_asked_for_alone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("answers.csv");
    Files.writeString(
        file,
        """
        respondent;type;code;Service;salaire;Q1
        a;COMMUNE;00001; DRH ;2000;OUI
        b;COMMUNE;00002;;1500;NON
        c;COMMUNE;00003;DRH;1800;NON
        """);
    Answers answers = AnswersReader.of(SmallSurvey.ONE_WAVE).withColumn("service").read(file);
    assertThat(answers.ignoredColumns()).containsExactly("answers.csv: salaire");
    assertThat(answers.respondents().map(Respondent::details))
        .containsExactly(Map.of("service", "DRH"), Map.of("service", ""), Map.of("service", "DRH"));
    assertThat(figures(query(answers).by(Groups.column("service")).compute().segments()))
        .isEqualTo("DRH 0.5 of 2, UNKNOWN 0.0 of 1");
    Answers joined = answers.and(answers(List.of(new Row(9, "OUI", "OUI", "DSI"))));
    assertThat(figures(query(joined).by(Groups.column("service")).compute().segments()))
        .isEqualTo("DRH 0.5 of 2, DSI 1.0 of 1, UNKNOWN 0.0 of 1");
    assertThatThrownBy(() -> query(answers).by(Groups.column("salaire")).compute())
        .hasMessage(
            "no column 'salaire' was kept of the respondents; expected"
                + " AnswersReader.withColumn(\"salaire\"), or one of [service]");
    assertThatThrownBy(
            () -> AnswersReader.of(SmallSurvey.ONE_WAVE).withColumn("direction").read(file))
        .hasMessageContaining("no column 'direction'");
    String many =
        IntStream.range(0, 5_001)
            .mapToObj(i -> "r" + i + ";COMMUNE;00001;s" + i + ";OUI\n")
            .collect(Collectors.joining("", "respondent;type;code;service;Q1\n", ""));
    Files.writeString(file, many);
    assertThatThrownBy(
            () -> AnswersReader.of(SmallSurvey.ONE_WAVE).withColumn("service").read(file))
        .hasMessageContaining("answers.csv:5002: column 'service' has more than 5000 different");
    Answers tooMany =
        answers(
            IntStream.range(0, 300)
                .mapToObj(i -> new Row(1 + i % 50, "OUI", "OUI", "s" + i))
                .toList());
    assertThatThrownBy(() -> query(tooMany).by(Groups.column("service")).compute())
        .hasMessageContaining("'service' has 301 levels")
        .hasMessageContaining("expected 250 at most");
  }

  @Test
  void names_that_are_taken_are_refused() {
    IndicatorQuery query = query(answers(ROWS));
    Groups type = Groups.column("service").as(Dimension.TYPE);
    assertThatThrownBy(() -> query.by(type).compute())
        .hasMessageContaining("the frame has a dimension 'TYPE' of its own");
    assertThatThrownBy(() -> query.by(DONNEES, DONNEES.joined("Répond", "OUI", "NON")).compute())
        .hasMessageContaining("other groups are named 'Q3' already");
    assertThatThrownBy(() -> query.by(DONNEES.joined("NON", "OUI")).compute())
        .hasMessageContaining("a modality 'NON' that is not in the group of this name");
    assertThatThrownBy(() -> DONNEES.joined("a", "OUI").joined("b", "OUI"))
        .hasMessage("'OUI' is in 'a' already; expected each value in one group");
    assertThatThrownBy(() -> query.by(Groups.question("Q33")).compute())
        .hasMessageContaining("no question 'Q33'")
        .hasMessageContaining("did you mean 'Q3'");
    assertThatThrownBy(
            () ->
                query
                    .by(DONNEES)
                    .change(
                        SmallSurvey.ONE_WAVE.waves().get(0), SmallSurvey.ONE_WAVE.waves().get(0)))
        .hasMessageContaining("question 'Q3'");
  }

  @Test
  void a_page_has_the_question_for_title_and_its_answers_for_rows() {
    Report report = Report.of(query(answers(ROWS)).by(DONNEES).compute(), Locale.FRENCH);
    String text = PlainTypography.of(report.text());
    assertThat(text).contains("Données ouvertes ?\n------------------");
    assertThat(text)
        .containsPattern("Oui +3 +66,7\\h%")
        .containsPattern("question non posée +1 +100,0\\h%");
  }
}
