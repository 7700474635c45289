package fr.barometre.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.Barometre;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.csv.CsvTable;
import fr.barometre.csv.Xlsx;
import fr.barometre.estimate.SurveyTable;
import fr.barometre.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

/** Answers and codebooks in Excel workbooks say what they say as CSV. */
class WorkbookAnswersTest {

  /** Files that are no text, or of which the point is how characters or lines are written. */
  private static final List<String> OF_CSV =
      List.of(
          "f-cp850.csv",
          "unclosed.csv",
          "f-comment.csv",
          "f-sepline.csv",
          "f-footer2.csv",
          "autre.csv",
          "google.csv");

  private static final Questionnaire QUESTIONNAIRE = questionnaire();

  @TempDir Path folder;

  private static Questionnaire questionnaire() {
    try (InputStream json =
        requireNonNull(
            WorkbookAnswersTest.class.getResourceAsStream("/cases/questionnaire.json"))) {
      return new ObjectMapper().readValue(json, Questionnaire.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<Path> cases() throws IOException {
    Path folder =
        Path.of(
            java.net.URI.create(
                requireNonNull(WorkbookAnswersTest.class.getResource("/cases/questionnaire.json"))
                    .toString()
                    .replace("questionnaire.json", "")));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".csv") && !OF_CSV.contains(f.getFileName() + ""))
          .sorted()
          .toList();
    }
  }

  /** The same table with each field in a cell of text. */
  private Path workbook(CsvTable table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.header());
    table.forEach(row -> rows.add(row.fields()));
    return new Xlsx().texts("Feuil1", rows).write(folder.resolve("answers.xlsx"));
  }

  private static List<String> said(Answers answers) {
    return answers.stream()
        .map(a -> a.respondent() + " " + a.question() + " " + a.modalities())
        .toList();
  }

  private static List<String> refused(Answers answers) {
    return answers.rejections().stream()
        .map(r -> r.column() + " " + r.value() + " " + r.expected())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_workbook_is_read_as_the_csv_of_it(Path csv) {
    Answers expected = AnswersReader.of(QUESTIONNAIRE).read(csv);
    Answers read = AnswersReader.of(QUESTIONNAIRE).read(workbook(CsvTable.read(csv)));
    assertThat(said(read)).isEqualTo(said(expected));
    assertThat(refused(read)).isEqualTo(refused(expected));
    assertThat(read.resolutions()).isEqualTo(expected.resolutions());
    assertThat(read.reading()).isEqualTo(expected.reading());
  }

  /**
   * A commune whose zero was lost as it was typed, in a cell of numbers; a choice that a formula
   * made an error; the sheet that a person named.
   */
  @Test
  void cells_of_numbers_and_errors() {
    Path file =
        new Xlsx()
            .texts("Notice", List.of(List.of("Ne pas remplir")))
            .strings(
                Stream.of("id", "type", "code", "charte", "Commune", "Oui", "agents")
                    .map(t -> "<si><t>" + t + "</t></si>")
                    .collect(Collectors.joining()))
            .sheet(
                "Réponses",
                row(1, "s0", "s1", "s2", "s3", "s6")
                    + row(2, "1", "s4", "1001", "s5", "12.5")
                    + row(3, "2", "s4", "69123", "e#REF!", "7"))
            .write(folder.resolve("a.xlsx"));
    AnswersReader reader = AnswersReader.of(QUESTIONNAIRE).export(Export.any().sheet("Réponses"));
    Answers read = reader.read(file);
    assertThat(read.resolutions().toString())
        .contains("'1001' -> COMMUNE:01001 (leading zero restored)");
    assertThat(said(read))
        .satisfiesExactly(
            first -> assertThat(first).endsWith("charte [OUI]"),
            second -> assertThat(second).endsWith("agents [12.5]"),
            third -> assertThat(third).endsWith("agents [7]"));
    assertThat(read.rejections())
        .singleElement()
        .extracting(Rejection::line, Rejection::column, Rejection::value)
        .containsExactly(3L, "charte", "#REF! (D3)");
    assertThat(
            Report.of(Barometre.edition(QUESTIONNAIRE).answers(read).compute(), Locale.FRENCH)
                .text())
        .contains("xlsx, feuille «\u00A0Réponses\u00A0»");
    assertThat(said(AnswersReader.of(QUESTIONNAIRE).read(file)))
        .as("the sheet before is a cover")
        .isEqualTo(said(read));
  }

  /** The one sheet with answers, whatever stands before it; two of them are for people. */
  @Test
  void the_sheet_of_answers_is_found_and_two_are_refused() throws IOException {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("Code commune", "charte", "agents")));
    for (int i = 1; i < 9; i++) {
      rows.add(List.of("0100" + i, i < 4 ? "Oui" : "Non", String.valueOf(i)));
    }
    Map<String, List<List<String>>> others =
        Map.of(
            "Résumé",
            List.of(List.of("Indicateur", "Valeur"), List.of("Réponses", "8")),
            "Champs",
            List.of(
                List.of("variable", "libellé", "réponses"),
                List.of("code_insee", "Code Insee", ""),
                List.of("charte", "Une charte ?", "Oui / Non")),
            "Feuil2",
            List.of(
                List.of("Étiquettes de lignes", "Nombre de Code commune"),
                List.of("Oui", "3"),
                List.of("Non", "5")));
    for (Map.Entry<String, List<List<String>>> other : others.entrySet()) {
      Path file =
          new Xlsx()
              .texts(other.getKey(), other.getValue())
              .texts("Réponses", rows)
              .write(folder.resolve("a.xlsx"));
      Answers read =
          AnswersReader.of(QUESTIONNAIRE).export(Export.recognised(file, QUESTIONNAIRE)).read(file);
      assertThat(said(read)).hasSize(16).filteredOn(t -> t.endsWith("charte [OUI]")).hasSize(3);
      assertThat(read.summary().files().get(0).encoding())
          .isEqualTo("xlsx, sheet 'Réponses', not read: '" + other.getKey() + "'");
      assertThat(Codebook.draft(file).questionnaire().question("charte")).isPresent();
    }
    Path two =
        new Xlsx().texts("2024", rows).texts("2025", rows).write(folder.resolve("waves.xlsx"));
    assertThatThrownBy(() -> AnswersReader.of(QUESTIONNAIRE).read(two))
        .hasMessage(
            "waves.xlsx: sheets '2024', '2025' all have answers; expected the name of the one to"
                + " read (Export.sheet)");
    assertThat(AnswersReader.of(QUESTIONNAIRE).export(numbered("2025")).read(two).read())
        .isEqualTo(8);
  }

  private static Export numbered(String sheet) {
    return Export.any().sheet(sheet).withNumberedRows().constant(Field.TYPE, "COMMUNE");
  }

  /** Cells by their beginning: s a shared text, e an error, else a number. */
  private static String row(int number, String... cells) {
    StringBuilder xml = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      char kind = cells[i].charAt(0);
      boolean isTyped = kind == 's' || kind == 'e';
      xml.append("<c r=\"")
          .append((char) ('A' + i))
          .append(number)
          .append(isTyped ? "\" t=\"" + kind : "")
          .append("\"><v>")
          .append(isTyped ? cells[i].substring(1) : cells[i])
          .append("</v></c>");
    }
    return xml + "</row>";
  }

  @Test
  void a_codebook_a_form_and_a_survey_table() throws IOException {
    Codebook codebook = Codebook.of(QUESTIONNAIRE);
    Path csv = codebook.write(folder.resolve("carnet.csv"));
    assertThat(Codebook.read(workbook(CsvTable.read(csv))).questionnaire())
        .isEqualTo(QUESTIONNAIRE);
    List<List<String>> survey =
        List.of(
            List.of("type", "name", "label"),
            List.of("select_one ouinon", "charte", "Une charte ?"));
    List<List<String>> choices =
        List.of(
            List.of("list_name", "name", "label"),
            List.of("ouinon", "1", "Oui"),
            List.of("ouinon", "0", "Non"));
    Path form =
        new Xlsx()
            .texts("survey", survey)
            .texts("choices", choices)
            .write(folder.resolve("form.xlsx"));
    assertThat(Codebook.readXlsForm(form).questionnaire().questions())
        .singleElement()
        .satisfies(q -> assertThat(q.modalityCodes()).containsExactly("1", "0"));
    assertThat(Codebook.read(form).questionnaire())
        .as("known by its sheets")
        .isEqualTo(Codebook.readXlsForm(form).questionnaire());
    Path units =
        new Xlsx()
            .sheet("F", row(1, "1", "2") + row(2, "4.5", "1") + row(3, "2", "0.25"))
            .write(folder.resolve("units.xlsx"));
    assertThat(SurveyTable.read(units).numbers("1")).containsExactly(4.5, 2);
  }
}
