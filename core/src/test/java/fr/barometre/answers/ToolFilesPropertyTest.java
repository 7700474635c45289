package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Files as tools write them, with any cells in the columns of questions and beside them. */
class ToolFilesPropertyTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;thème;code;modalité;sens;compte
      charte;Une charte ?;choix unique;T;OUI;Oui;réponse;x
      ;;;;NON;Non;réponse;
      ;;;;Z;Autre;réponse;
      ;;;;NSP;Ne sait pas;ne sait pas;
      outils;Des outils ?;choix multiple;T;MAIL;Messagerie, chat;réponse;x
      ;;;;DOC;Documents;réponse;
      budget;Quel budget ?;nombre 0-1000000 euros;T;;;;
      """;

  /** A file of a tool: its header rows, and what a row of it is. */
  @SuppressWarnings("ImmutableEnumChecker") // an Export never changes
  private enum Layout {
    LIMESURVEY(
        Export.of(ExportTool.LIMESURVEY).field(Field.CODE, "insee"),
        "id,submitdate,insee,charte,charte[other],outils[MAIL],outils[DOC],outils[other],budget,rem",
        "#,2025-03-31,@,?,?,?,?,?,?,!"),
    CODE_AND_TEXT(
        Export.of(ExportTool.LIMESURVEY).field(Field.CODE, "insee"),
        "id. ID,submitdate. Jour,insee. Code,charte. Charte,outils[MAIL]. O,budget. B,rem. R",
        "#,2025-03-31,@,?,?,?,!"),
    GOOGLE(
        Export.of(ExportTool.GOOGLE_FORMS).field(Field.CODE, "Code").answer("outils", "*", "DOC"),
        "Horodateur,Code,Une charte ?,Des outils ?,Quel budget ?,Remarques",
        "31/03/2025,@,?,?,?,!"),
    SURVEYMONKEY(
        Export.of(ExportTool.SURVEYMONKEY).field(Field.CODE, "Code"),
        "Respondent ID,End Date,Code,Une charte ?,,Des outils ?,,,Quel budget ?,Remarques\n"
            + ",,,Response,Autre (précisez),\"Messagerie, chat\",Documents,Autre,Response,",
        "#,03/31/2025,@,?,?,?,?,?,?,!"),
    KOBO(
        Export.of(ExportTool.KOBO).field(Field.CODE, "insee"),
        "_id,_submission_time,qui/insee,a/charte,a/outils,a/outils/MAIL,a/outils_autre,budget,rem",
        "#,2025-03-31T10:00:00,@,?,?,?,!,?,!"),
    MICROSOFT(
        Export.of(ExportTool.MICROSOFT_FORMS).field(Field.CODE, "Code"),
        "ID,Heure de fin,Code,Une charte ?,Des outils ?,Quel budget ?,Nom",
        "#,3/31/25 10:00:00,@,?,?,?,!");

    private final Export export;
    private final String header;
    private final String row;

    Layout(Export export, String header, String row) {
      this.export = export.constant(Field.TYPE, "Commune");
      this.header = header;
      this.row = row;
    }
  }

  private static final List<String> CELLS =
      List.of(
          "",
          "Oui",
          "Non",
          "OUI",
          "Autre",
          "en projet",
          "Ne sait pas",
          "N/A",
          "-",
          "Y",
          "N",
          "1",
          "0",
          "X",
          "Messagerie, chat",
          "Messagerie, chat;Documents;",
          "MAIL DOC",
          "Documents, le fax",
          "12",
          "1 200,50 €",
          "1,200",
          "-3",
          "douze",
          "=cmd|' /C calc'!A0",
          "ligne\nsuivante",
          "a \"b\" c",
          "{question_not_shown}",
          "non\u202Eiuo",
          "l'élu·e",
          ";,;|");

  private static String cell(Random random) {
    String cell = CELLS.get(random.nextInt(CELLS.size()));
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static Answers read(Layout layout, int rows, long answers, long beside)
      throws IOException {
    Random said = new Random(answers);
    Random spoilt = new Random(beside);
    StringBuilder text = new StringBuilder(layout.header).append('\n');
    for (int i = 1; i <= rows; i++) {
      String id = String.valueOf(i);
      String code = String.format(Locale.ROOT, "%05d", 1001 + i);
      text.append(
              Stream.of(layout.row.split(",", -1))
                  .map(
                      cell ->
                          switch (cell) {
                            case "#" -> id;
                            case "@" -> code;
                            case "?" -> cell(said);
                            case "!" -> cell(spoilt);
                            default -> cell;
                          })
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    Path folder = Files.createTempDirectory("tools");
    try {
      Path file = Files.writeString(folder.resolve("f.csv"), text);
      Path codebook = Files.writeString(folder.resolve("codebook.csv"), CODEBOOK);
      Questionnaire questionnaire = Codebook.read(codebook).questionnaire();
      return AnswersReader.of(questionnaire).export(layout.export).read(file);
    } finally {
      for (String name : List.of("f.csv", "codebook.csv")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  @Property
  void answers_used_and_refused_are_the_cells_read(
      @ForAll Layout layout, @ForAll @IntRange(max = 60) int rows, @ForAll long seed)
      throws IOException {
    Answers answers = read(layout, rows, seed, seed);
    assertThat(answers.accepted() + answers.rejected()).isEqualTo(answers.read()).isEqualTo(rows);
    for (QuestionReading reading : answers.reading()) {
      assertThat(reading.read()).as(reading.question()).isEqualTo(rows);
    }
  }

  @Property
  void a_report_moves_by_no_cell_of_a_column_that_nothing_reads(
      @ForAll Layout layout, @ForAll @IntRange(min = 5, max = 60) int rows, @ForAll long seed)
      throws IOException {
    assertThat(report(read(layout, rows, seed, seed + 1)))
        .isEqualTo(report(read(layout, rows, seed, seed + 2)));
  }

  /** The report, without the lines of remarks: a line break in a cell moves them. */
  private static String report(Answers answers) {
    return Report.of(
            Barometre.edition(answers.questionnaire()).answers(answers).compute(), Locale.FRENCH)
        .text()
        .replaceAll("f\\.csv, ligne \\d+", "f.csv");
  }
}
