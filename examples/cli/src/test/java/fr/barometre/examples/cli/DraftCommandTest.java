package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Codebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftCommandTest {

  private static final String FORM =
      Call.QUICKSTART.resolve("numerique-google-forms.csv").toString();

  @TempDir private Path folder;

  @Test
  void whatIsGuessedIsWrittenAndSummarised() throws IOException {
    Path codebook = folder.resolve("questionnaire.csv");
    Call call = Call.of("draft", FORM, "-o", codebook.toString());
    assertThat(call.code()).isZero();
    Codebook draft = Codebook.draft(Path.of(FORM));
    assertThat(Files.readString(codebook)).isEqualTo("\uFEFF" + draft.text());
    String out = call.out().replace('\u00A0', ' ');
    assertThat(draft.questionnaire().questions())
        .hasSize(11)
        .allSatisfy(q -> assertThat(out).contains(q.code() + " : « " + q.wording().fr()));
    assertThat(out)
        .contains("Questions devinées (11), à relire")
        // 27 of the 36 rows say Oui, 9 Non.
        .contains("Oui (27), ce que compte le chiffre")
        .contains("Non (9)")
        .contains(
            "« Nom de votre commune » : dit qui répond, où ou quand : ce n'est pas une question")
        .doesNotContain("Andert-et-Condon");
  }

  @Test
  void aDraftIsReadAsItIs() {
    Path codebook = folder.resolve("questionnaire.csv");
    Call.of("draft", FORM, "-o", codebook.toString());
    Call check =
        Call.of(
            "check",
            FORM,
            "--codebook",
            codebook.toString(),
            "--tool=google-forms",
            "--column=collectivite=Nom de votre commune",
            "--column=departement=Votre département",
            "--constant=type=commune");
    assertThat(check.out()).contains("Questions trouvées\u00A0: 11");
    assertThat(check.code()).isEqualTo(1);
  }

  @Test
  void onTheTerminalTheSummaryStandsBeside() {
    Call call = Call.of("draft", FORM);
    assertThat(call.out()).isEqualTo(Codebook.draft(Path.of(FORM)).text());
    assertThat(call.err()).contains("Questions devinées (11)");
  }

  @Test
  void nothingPersonalIsWritten() {
    StringBuilder rows = new StringBuilder("id;Votre adresse;charte;remarque\n");
    for (int i = 0; i < 30; i++) {
      rows.append(i).append(";jean.dupont@exemple.fr;").append(i % 2 == 0 ? "Oui" : "Non");
      rows.append(";Appelez le 06 12 34 56 78\n");
    }
    Call call = Call.of(Locale.FRENCH, rows.toString(), false, "draft", "-");
    assertThat(call.code()).isZero();
    assertThat(call.out() + call.err())
        .contains("charte")
        .doesNotContain("jean.dupont")
        .doesNotContain("06 12");
  }

  /** A workbook of two sheets: what to know, then a question that four communes answered. */
  @Test
  void theSheetOfAWorkbookIsNamed() throws IOException {
    String book = workbook(folder.resolve("enquête.xlsx")).toString();
    Call first = Call.of("draft", book);
    assertThat(first.err()).contains("--sheet", "Questions devinées (1)");
    Call cover = Call.of("draft", book, "--sheet=Lisez-moi");
    assertThat(cover.code()).isZero();
    assertThat(cover.err()).contains("Enquête du syndicat").doesNotContain("--sheet");
    assertThat(Call.of("draft", book, "--sheet=Autre").err())
        .contains("pas de feuille", "Lisez-moi", "Réponses");

    String codebook = folder.resolve("questionnaire.csv").toString();
    Call.of("draft", book, "-o", codebook);
    Call read = Call.of("check", book, "-c", codebook, "--numbered", "--constant=type=commune");
    assertThat(read.out()).contains("4 lignes").contains("Rien n’est refusé.");
    Call unread = Call.of("check", book, "-c", codebook, "--numbered", "--sheet=Lisez-moi");
    assertThat(unread.code()).isEqualTo(2);
    assertThat(unread.err())
        .contains("--tool", "--column", "--constant")
        .as("what was said is not asked for again")
        .doesNotContain("--numbered", "--sheet");
  }

  @Test
  void anExportWithFewerRowsThanItsHeaderIsToldInFrench() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "Commune;Oui ?\nAin;Oui\n");
    String codebook = folder.resolve("questionnaire.csv").toString();
    Call.of("draft", FORM, "-o", codebook);
    Call call = Call.of("check", file.toString(), "-c", codebook, "--tool=framaforms");
    assertThat(call.err().replace('\u00A0', ' '))
        .contains("lignes en tout : 2 ; attendu 3 lignes d’en-tête")
        .doesNotContain("--tool");
  }

  private static Path workbook(Path file) throws IOException {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    String relation = "<Relationship Id=\"%s\" Type=\"" + office + "/%s\" Target=\"%s\"/>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "_rels/.rels",
        relations
            + relation.formatted("a", "officeDocument", "xl/workbook.xml")
            + "</Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + main
            + "\" xmlns:r=\""
            + office
            + "\"><sheets><sheet name=\"Lisez-moi\" sheetId=\"1\" r:id=\"a\"/>"
            + "<sheet name=\"Réponses\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations
            + relation.formatted("a", "worksheet", "worksheets/sheet1.xml")
            + relation.formatted("b", "worksheet", "worksheets/sheet2.xml")
            + "</Relationships>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        sheet(main, List.of(List.of("Enquête du syndicat"), List.of("Ne pas diffuser"))));
    parts.put(
        "xl/worksheets/sheet2.xml",
        sheet(
            main,
            List.of(
                List.of("code", "Avez-vous une charte ?"),
                List.of("01001", "Oui"),
                List.of("01002", "Non"),
                List.of("01004", "Oui"),
                List.of("01005", "Non"))));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static String sheet(String main, List<List<String>> rows) {
    StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + main + "\"><sheetData>");
    for (List<String> row : rows) {
      xml.append("<row>");
      row.forEach(
          cell -> xml.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>"));
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }
}
