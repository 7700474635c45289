package fr.barometre.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

/** Files as people have them, each with one thing that is not as we write it. */
class ReadingCasesTest {

  private static final Questionnaire QUESTIONNAIRE = questionnaire();

  @TempDir Path folder;

  private static Questionnaire questionnaire() {
    try (InputStream json = open("questionnaire.json")) {
      return new ObjectMapper().readValue(json, Questionnaire.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return requireNonNull(ReadingCasesTest.class.getResourceAsStream("/cases/" + name), name);
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream content = open(name)) {
      Files.copy(content, file);
    }
    return file;
  }

  private Answers read(String name) throws IOException {
    return AnswersReader.of(QUESTIONNAIRE).read(file(name));
  }

  private Answers ofText(String text) throws IOException {
    return AnswersReader.of(QUESTIONNAIRE)
        .read(Files.writeString(folder.resolve("answers.csv"), text));
  }

  private static List<String> said(Answers answers, String question) {
    return answers.stream()
        .filter(answer -> answer.question().equals(question))
        .map(answer -> String.join("|", answer.modalities()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "code-01, COMMUNE:01001",
    "code-03, COMMUNE:01001",
    "code-05, COMMUNE:01001",
    "code-07, COMMUNE:01033",
    "code-09, COMMUNE:2A004",
    "code-13, COMMUNE:75056",
    "code-15, COMMUNE:97411",
    "code-17, COMMUNE:01001",
    "code-19, COMMUNE:01053",
    "code-23, COMMUNE:01001",
    "tcode-01, DEPARTEMENT:01",
    "tcode-03, DEPARTEMENT:2A",
    "tcode-05, REGION:84",
    "tcode-07, REGION:01",
    "type-01, COMMUNE:01001",
    "type-03, COMMUNE:01001",
    "f-notype, COMMUNE:01001",
    "f-siren, COMMUNE:01001",
    "f-siretcol, COMMUNE:01001",
  })
  void the_collectivite_meant_is_found(String file, String expected) throws IOException {
    Answers answers = read(file + ".csv");
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.respondents())
        .extracting(who -> who.collectivite().orElseThrow().toString())
        .containsExactly(expected);
  }

  @Test
  void what_was_read_as_what_is_told() throws IOException {
    assertThat(read("code-07.csv").resolutions())
        .extracting(ReadCollectivite::toString)
        .containsExactly("'1033' -> COMMUNE:01033 (leading zero restored)");
    assertThat(read("code-13.csv").resolutions()).isEmpty();
  }

  @Test
  void a_postal_code_of_several_communes_is_refused_with_the_candidates() throws IOException {
    Answers answers = read("code-21.csv");
    if (answers.rejections().isEmpty()) {
      assertThat(answers.resolutions()).hasSize(1);
    } else {
      assertThat(answers.rejections().get(0).expected()).contains("Bourg-en-Bresse");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "charte-01-oui, OUI",
    "charte-03-O, OUI",
    "charte-05-TRUE, OUI",
    "charte-09-OUI, OUI",
    "charte-11-Oui, OUI",
    "nsp-01, NSP",
    "nsp-03, NSP",
    "nsp-05, ''",
    "nsp-07, N/A",
    "nsp-09, N/A",
    "nsp-11, ''",
    "f-headwording, OUI",
  })
  void what_is_meant_by_a_choice(String file, String expected) throws IOException {
    Answers answers = read(file + ".csv");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers, "charte")).containsExactly(expected);
  }

  @Test
  void a_cross_in_a_column_of_choices_costs_that_answer_alone() throws IOException {
    Answers answers = read("charte-07-X.csv");
    assertThat(said(answers, "charte")).isEmpty();
    assertThat(said(answers, "outils")).containsExactly("MAIL");
    assertThat(answers.rejections()).extracting(Rejection::value).containsExactly("X");
  }

  @Test
  void a_label_in_bold_is_that_label() throws IOException {
    Answers answers =
        AnswersReader.of(QUESTIONNAIRE)
            .read(
                Files.writeString(
                    folder.resolve("bold.csv"),
                    "id;type;code;charte\n"
                        + "1;COMMUNE;01001;<b>Oui</b>\n"
                        + "2;COMMUNE;01002;<p class=x>Non<br/></p>\n"
                        + "3;COMMUNE;01004;< 5 ans\n"));
    assertThat(said(answers, "charte")).containsExactly("OUI", "NON");
    assertThat(answers.rejections()).singleElement().extracting(Rejection::line).isEqualTo(4L);
  }

  @ParameterizedTest
  @CsvSource({
    "multi-01, MAIL|VISIO",
    "multi-03, MAIL|VISIO",
    "multi-05, MAIL|VISIO",
    "multi-07, MAIL|VISIO",
  })
  void several_answers_in_a_cell_are_parted(String file, String expected) throws IOException {
    Answers answers = read(file + ".csv");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers, "outils")).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"num-01, 1200", "num-05, 12.5", "num-11, 12", "num-13, 5000", "num-17, 1200.5"})
  void numbers_are_read_as_people_write_them(String file, String expected) throws IOException {
    assertThat(said(read(file + ".csv"), "agents")).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"num-03", "num-07", "num-09", "num-15"})
  void what_is_no_clear_number_costs_that_answer_alone(String file) throws IOException {
    Answers answers = read(file + ".csv");
    assertThat(said(answers, "agents")).isEmpty();
    assertThat(said(answers, "charte")).containsExactly("OUI");
    assertThat(answers.rejections()).hasSize(1);
    assertThat(answers.rejected()).isZero();
  }

  @Test
  void the_column_tells_that_commas_group_digits() throws IOException {
    Answers answers =
        AnswersReader.of(QUESTIONNAIRE)
            .export(Export.any().question("agents", "n"))
            .read(file("thousands.csv"));
    assertThat(said(answers, "agents")).containsExactly("1200", "950", "2400", "300", "1100", "80");
    assertThat(
            said(answers, "agents").stream().mapToDouble(Double::parseDouble).average().orElse(0))
        .isCloseTo(1005, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"date-01", "date-03", "date-05", "date-07"})
  void days_are_read_as_people_write_them(String file) throws IOException {
    Answers answers = read(file + ".csv");
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.respondents()).extracting(Respondent::date).containsExactly("2025-03-31");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-31T10:05:00",
    "2025-03-31T10:05:00.123+02:00",
    "31/03/2025T10:05",
    "31/03/25 10:05",
    "3/31/25 10:05",
    "31.03.25",
    "45747", // as spreadsheets count days
    "'45747,42'"
  })
  void a_time_may_follow_a_day(String moment) throws IOException {
    Answers answers =
        ofText("respondent;type;code;date;charte\nr1;COMMUNE;01001;" + moment + ";OUI\n");
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.respondents()).extracting(Respondent::date).containsExactly("2025-03-31");
  }

  /** The first and the last day of 2000 to 2099; what is beside them, a year, or year first. */
  @ParameterizedTest
  @CsvSource({
    "36526, 2000-01-01",
    "73050, 2099-12-31",
    "36525, ''",
    "73051, ''",
    "2025, ''",
    "25-03-31, ''"
  })
  void a_number_is_a_day_where_it_can_be_nothing_else(String text, String expected)
      throws IOException {
    Answers answers =
        ofText("respondent;type;code;date;charte\nr1;COMMUNE;01001;" + text + ";OUI\n");
    assertThat(answers.respondents()).extracting(Respondent::date).containsExactly(expected);
  }

  @Test
  void days_that_the_column_does_not_tell_are_refused_once() throws IOException {
    Answers answers =
        ofText(
            "respondent;type;code;date;charte\n"
                + "r1;COMMUNE;01001;03/04/2025;OUI\n"
                + "r2;COMMUNE;01002;05/04/2025;NON\n");
    assertThat(answers.accepted()).isEqualTo(2);
    assertThat(answers.respondents()).extracting(Respondent::date).containsExactly("", "");
    assertThat(answers.rejections()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "role-01, AGENT",
    "role-03, ELU",
    "role-05, ELU",
    "role-07, AGENT",
    "role-09, AGENT",
    "role-11, UNKNOWN"
  })
  void functions_are_roles(String file, String expected) throws IOException {
    assertThat(read(file + ".csv").respondents())
        .extracting(who -> who.role().name())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"weight-01, 1.5", "weight-05, 1234.5"})
  void weights_have_decimal_commas(String file, double expected) throws IOException {
    assertThat(read(file + ".csv").respondents())
        .extracting(Respondent::weight)
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"weight-03", "weight-07"})
  void a_response_without_a_weight_is_outside_the_base_and_told(String file) throws IOException {
    Answers answers = read(file + ".csv");
    assertThat(answers.accepted()).isZero();
    assertThat(answers.rejections()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"f-tick", "f-dot"})
  void ticks_are_read_in_any_form(String file) throws IOException {
    Answers answers = read(file + ".csv");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers, "outils")).allMatch("MAIL"::equals);
  }

  @Test
  void labels_are_answers() throws IOException {
    assertThat(said(read("f-labels.csv"), "charte")).containsExactly("OUI", "NON", "NSP");
  }

  /** Forty of a hundred tick A, sixty see it and do not: 40 %, not 100 % of forty. */
  @Test
  void an_explicit_no_is_an_answer_a_blank_is_not() throws IOException {
    StringBuilder rows = new StringBuilder("respondent;type;code;outils[MAIL];outils[VISIO]\n");
    List<String> communes =
        Population.collectivites2025().collectivites().stream()
            .filter(member -> member.type() == CollectiviteType.COMMUNE)
            .limit(100)
            .map(member -> member.ref().code())
            .toList();
    for (int r = 0; r < 100; r++) {
      rows.append("r" + r + ";COMMUNE;" + communes.get(r) + ";" + (r < 40 ? "1;0" : "0;0") + "\n");
    }
    assertThat(charge(rows.toString())).isEqualTo(0.4, within(1e-12));
    String blanks = rows.toString().replace(";0;0\n", ";;\n");
    assertThat(charge(blanks)).isEqualTo(1, within(1e-12));
    String notAsked = rows.toString().replace(";0;0\n", ";N/A;N/A\n");
    Answers answers = ofText(notAsked);
    QuestionReading reading = answers.reading().get(1);
    assertThat(reading.answered()).isEqualTo(40);
    assertThat(reading.notAsked()).isEqualTo(60);
  }

  private static final List<String> COMMUNES =
      List.of(
          "01001", "01002", "01004", "01005", "01006", "01007", "01008", "01009", "01010", "01011");

  private double charge(String text) throws IOException {
    return Barometre.indicator(QUESTIONNAIRE.indicators().get(1))
        .answers(ofText(text))
        .compute()
        .observed()
        .value()
        .orElseThrow();
  }

  /** In a public export 291 of 700 rows went with one cell each, and another question moved. */
  @Test
  void a_bad_cell_moves_no_other_question_and_is_flagged() throws IOException {
    StringBuilder clean = new StringBuilder("respondent;type;code;charte;outils\n");
    StringBuilder spoilt = new StringBuilder(clean);
    for (int r = 0; r < 10; r++) {
      String row = "r" + r + ";COMMUNE;" + COMMUNES.get(r) + ";" + (r < 6 ? "OUI" : "NON") + ";";
      clean.append(row + "MAIL\n");
      spoilt.append(row + (r % 2 == 0 ? "MAIL" : "pigeon") + "\n");
    }
    IndicatorResult expected = charte(ofText(clean.toString()));
    Answers answers = ofText(spoilt.toString());
    assertThat(charte(answers).observed()).isEqualTo(expected.observed());
    assertThat(charte(answers).flags()).noneMatch(flag -> flag.code() == FlagCode.ANSWERS_REFUSED);
    IndicatorResult outils =
        Barometre.indicator(QUESTIONNAIRE.indicators().get(1)).answers(answers).compute();
    assertThat(outils.flags())
        .filteredOn(flag -> flag.code() == FlagCode.ANSWERS_REFUSED)
        .singleElement()
        .satisfies(flag -> assertThat(flag.severity()).isEqualTo(Severity.SEVERE))
        .satisfies(
            flag ->
                assertThat(flag.sentence().fr())
                    .contains(
                        "Réponses inutilisables : 5 sur 10", "une réponse parmi MAIL, VISIO (5)"));
    assertThat(answers.reading())
        .allSatisfy(read -> assertThat(read.question()).isNotEmpty())
        .filteredOn(read -> read.question().equals("outils"))
        .extracting(QuestionReading::read)
        .containsExactly(10L);
  }

  private static IndicatorResult charte(Answers answers) {
    return Barometre.indicator(QUESTIONNAIRE.indicators().get(0)).answers(answers).compute();
  }

  @Test
  void a_form_without_identifiers_or_types_is_read_by_its_wordings() throws IOException {
    Answers answers =
        AnswersReader.of(QUESTIONNAIRE)
            .export(
                Export.of(ExportTool.GOOGLE_FORMS)
                    .field(Field.COLLECTIVITE, "Votre collectivité")
                    .field(Field.TYPE, "Type de collectivité")
                    .question("charte", "Avez-vous une charte ?")
                    .question("agents", "Combien d'agents ?"))
            .read(file("google.csv"));
    assertThat(answers.accepted()).isEqualTo(3);
    assertThat(said(answers, "charte")).containsExactly("OUI", "NON", "NSP");
    assertThat(said(answers, "agents")).containsExactly("1200", "5");
    assertThat(answers.respondents()).extracting(Respondent::date).containsOnly("2025-03-12");
    assertThat(answers.stream().map(Answer::respondent).distinct()).hasSize(3);
  }

  @Test
  void a_file_may_say_once_what_all_its_rows_are() throws IOException {
    Answers answers =
        AnswersReader.of(QUESTIONNAIRE)
            .withConstant(Field.TYPE, "Département")
            .withConstant(Field.ROLE, "DGS")
            .withNumberedRows()
            .read(
                Files.writeString(
                    folder.resolve("departements.csv"), "code;charte\n1;oui\n2A;non\n"));
    assertThat(answers.respondents())
        .extracting(who -> who.collectivite().orElseThrow() + " " + who.role())
        .containsExactly("DEPARTEMENT:01 AGENT", "DEPARTEMENT:2A AGENT");
  }

  @ParameterizedTest
  @CsvSource({
    "f-utf16le.csv",
    "f-utf8bom.csv",
    "f-mactype.csv",
    "f-gz.csv.gz",
    "f-sepline.csv",
    "f-comment.csv",
    "f-trailing.csv",
    "f-footer2.csv",
    "f-emptyrows.csv",
    "f-cr.csv",
    "f-two.csv",
    "f-dupid.csv"
  })
  void files_of_all_origins_are_read(String name) throws IOException {
    Answers answers = read(name);
    assertThat(answers.accepted()).isPositive();
    assertThat(said(answers, "charte")).isNotEmpty().allMatch("OUI"::equals);
    assertThat(answers.respondents()).allSatisfy(who -> assertThat(who.collectivite()).isPresent());
  }

  @Test
  void an_encoding_that_is_not_known_is_refused_in_words() throws IOException {
    Path file = file("f-cp850.csv");
    assertThatThrownBy(() -> AnswersReader.of(QUESTIONNAIRE).read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void a_quote_that_is_never_closed_is_an_error_that_names_its_line() throws IOException {
    Path file = file("unclosed.csv");
    assertThatThrownBy(() -> AnswersReader.of(QUESTIONNAIRE).read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unclosed.csv:5");
  }

  @Test
  void a_siren_with_a_wrong_key_is_refused() throws IOException {
    Answers answers = read("f-sirenbad.csv");
    assertThat(answers.accepted()).isZero();
    assertThat(answers.rejections().get(0).expected()).contains("SIREN");
  }

  @Test
  void a_number_as_long_as_a_book_is_refused_at_once() throws IOException {
    Answers answers =
        ofText(
            "respondent;type;code;agents;charte\nr1;COMMUNE;01001;"
                + "9".repeat(90_000)
                + ";OUI\nr2;COMMUNE;01002;12;NON\n");
    assertThat(said(answers, "agents")).containsExactly("12");
    assertThat(said(answers, "charte")).containsExactly("OUI", "NON");
  }
}
