package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as Excel, LibreOffice, Google and libraries write them; and hostile ones. */
class WorkbookTest {

  private static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("réponses.xlsx"), bytes);
  }

  private CsvTable table(Xlsx workbook) throws IOException {
    return CsvTable.read(file(workbook.bytes()));
  }

  private static List<String> rows(CsvTable table) {
    List<String> rows = new ArrayList<>();
    table.forEach(row -> rows.add(row.line() + ":" + String.join("|", row.fields())));
    return rows;
  }

  /** The text of one cell, below the header x. */
  private String cell(Xlsx workbook, String xml) throws IOException {
    String row = "<row r=\"2\">" + xml + "</row>";
    return rows(table(workbook.sheet("F", HEADER + row))).stream()
        .map(r -> r.substring(2))
        .findFirst()
        .orElse("");
  }

  /** Shared and rich texts, gaps in rows and in a row, a formula, a header below two blank rows. */
  @Test
  void as_excel_writes_it() throws IOException {
    Xlsx workbook =
        new Xlsx()
            .strings(
                "<si><t>code</t></si><si><t>charte</t></si><si><t xml:space=\"preserve\"> Oui;"
                    + " \"si\" </t></si><si><r><t>No</t></r><r><rPr><b/></rPr><t>n</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>parlé</t></rPh></si>"
                    + "<si><t>deux&#10;lignes_x000D_</t></si><si><t>_x005F_x000D_</t></si>")
            .sheet(
                "Réponses",
                "<row r=\"3\" spans=\"1:3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\""
                    + " s=\"0\"><v>1</v></c></row><row r=\"4\"><c r=\"A4\"><v>1001</v></c><c"
                    + " r=\"C4\" t=\"s\"><v>2</v></c></row><row r=\"5\"><c r=\"A5\""
                    + " s=\"1\"/></row><row r=\"7\"><c r=\"A7\"><f>1000+33</f><v>1033</v></c><c"
                    + " r=\"B7\" t=\"s\"><v>4</v></c><c r=\"C7\" t=\"s\"><v>3</v></c></row><row"
                    + " r=\"8\"><c r=\"A8\" t=\"str\"><f>\"a\"</f><v>a</v></c><c r=\"C8\""
                    + " t=\"s\"><v>5</v></c></row>");
    CsvTable table = table(workbook);
    assertThat(table.headerPlace()).isEqualTo("réponses.xlsx:3");
    assertThat(table.header()).containsExactly("code", "", "charte");
    assertThat(rows(table))
        .containsExactly("4:1001|| Oui; \"si\" ", "7:1033|deux lignes |Non", "8:a||_x000D_");
    assertThat(table.written()).isEqualTo(new CsvFormat("", "xlsx, sheet 'Réponses'"));
  }

  /** Neither rows nor cells say where they are; the namespace has a prefix. */
  @Test
  void as_small_libraries_write_it() throws IOException {
    Xlsx workbook =
        new Xlsx()
            .sheet("F", "")
            .part(
                "xl/worksheets/sheet1.xml",
                "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
                    + "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c>"
                    + "<x:c t=\"inlineStr\"><x:is><x:t>b</x:t></x:is></x:c></x:row><x:row><x:c>"
                    + "<x:v>1</x:v></x:c><x:c t=\"d\"><x:v>2025-03-31</x:v></x:c></x:row>"
                    + "</x:sheetData></x:worksheet>");
    CsvTable table = table(workbook);
    assertThat(table.header()).containsExactly("a", "b");
    assertThat(rows(table)).containsExactly("2:1|2025-03-31");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1001, 1001",
    "1.0, 1",
    "2.1010001200012E13, 21010001200012",
    "0.30000000000000004, 0.3",
    "1E-7, 0.0000001",
    "-0.0, 0",
    "12.50, 12.5",
    "1E+400, 1E+400", // no number of Excel's: refused where a number is asked for
  })
  void a_number_is_as_short_as_it_can_be(String written, String expected) throws IOException {
    String text = cell(new Xlsx(), "<c r=\"A2\"><v>" + written + "</v></c>");
    assertThat(text.length() > 300 ? "1E+400" : text).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 45747, 2025-03-31",
    "1, 45748.5452199074, 2025-04-01T13:05:07",
    "2, 45747, 2025-03-31",
    "2, 0.5, 12:00:00",
    "3, 59, 1900-02-28",
    "3, 60, 1900-02-29", // a day that only Excel has
    "3, 61, 1900-03-01",
    "4, 0.12, 12%",
    "5, 0.125, 12.5%",
    "6, 1001, 01001",
    "6, 13055, 13055",
    "7, 1234.5, 1234.5",
    "8, 1.5, 1.5",
    "9, 45747, 45747",
    "10, 45747, 45747",
  })
  void a_format_says_what_a_number_is(int style, String value, String expected) throws IOException {
    Xlsx workbook =
        new Xlsx()
            .styles(
                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-40C]d mmmm yyyy;@\"/>"
                    + "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/>"
                    + "<numFmt numFmtId=\"166\" formatCode=\"0.0%\"/>"
                    + "<numFmt numFmtId=\"167\" formatCode=\"00000\"/>"
                    + "<numFmt numFmtId=\"168\" formatCode=\"[Red]#,##0.00\\ &quot;mois&quot;\"/>"
                    + "<numFmt numFmtId=\"169\" formatCode=\"Standard\"/></numFmts>"
                    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                    + "<xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/>"
                    + "<xf numFmtId=\"165\"/><xf numFmtId=\"9\"/><xf numFmtId=\"166\"/>"
                    + "<xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"169\"/>"
                    + "<xf numFmtId=\"0\"/></cellXfs>");
    String text = cell(workbook, "<c r=\"A2\" s=\"" + style + "\"><v>" + value + "</v></c>");
    assertThat(text).isEqualTo(expected);
  }

  /** Of the same day, the 1904 system has a number that is smaller by 1,462. */
  @Test
  void days_may_be_counted_from_1904() throws IOException {
    Xlsx workbook = new Xlsx().from1904().styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
    assertThat(cell(workbook, "<c r=\"A2\" s=\"0\"><v>44285</v></c>")).isEqualTo("2025-03-31");
    for (Map.Entry<String, String> last :
        Map.of("2957003", "9999-12-31", "2957004", "2957004").entrySet()) {
      Xlsx again = new Xlsx().from1904().styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
      assertThat(cell(again, "<c r=\"A2\" s=\"0\"><v>" + last.getKey() + "</v></c>"))
          .isEqualTo(last.getValue());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<c r='A2' t='b'><v>1</v></c>, TRUE",
    "<c r='A2' t='b'><v>0</v></c>, FALSE",
    "<c r='A2' t='e'><v>#N/A</v></c>, #N/A (A2)",
    "<c t='e'><f>1/0</f><v>#DIV/0!</v></c>, #DIV/0! (A2)",
    "<c r='A2'><f>1+1</f></c>, formula without a result (A2)",
    "<c r='A2'><f>1+1</f><v/></c>, formula without a result (A2)",
    "<c r='A2' t='str'><f>B9</f><v></v></c>, ''",
    "<c r='A2' s='7'/>, ''",
  })
  void other_cells(String xml, String expected) throws IOException {
    assertThat(cell(new Xlsx(), xml.replace('\'', '"'))).isEqualTo(expected);
  }

  /** Open Packaging Conventions: a target is relative to the part that names it, or to the root. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "worksheets/sheet1.xml",
        "./worksheets/sheet1.xml",
        "/xl/worksheets/sheet1.xml",
        "../xl/worksheets/sheet1.xml",
        "../../xl/./worksheets/sheet1.xml"
      })
  void a_part_is_named_from_the_root_or_from_the_part_that_names_it(String target)
      throws IOException {
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://x/worksheet\" Target=\""
            + target
            + "\"/></Relationships>";
    Xlsx workbook =
        new Xlsx()
            .texts("Feuil1", List.of(List.of("code", "charte"), List.of("01001", "Oui")))
            .part("xl/_rels/workbook.xml.rels", relations);

    assertThat(rows(table(workbook))).containsExactly("2:01001|Oui");
  }

  @Test
  void the_first_sheet_that_is_not_hidden_and_not_empty_is_read() throws IOException {
    Xlsx workbook =
        new Xlsx()
            .texts("Vide", List.of())
            .sheet("Listes", "hidden", HEADER)
            .sheet("Secret", "veryHidden", HEADER)
            .texts("Réponses", List.of(List.of("a"), List.of("1")))
            .texts("Notes", List.of(List.of("b"), List.of("2")));
    CsvTable table = table(workbook);
    assertThat(table.header()).containsExactly("a");
    assertThat(table.written().encoding()).isEqualTo("xlsx, sheet 'Réponses', not read: 'Notes'");
    Path file = file(workbook.bytes());
    assertThat(sheet(file, "Notes").header()).containsExactly("b");
    assertThat(sheet(file, "Listes").header()).containsExactly("x");
    assertThatThrownBy(() -> sheet(file, "Reponses"))
        .hasMessage(
            "réponses.xlsx: no sheet 'Reponses'; the workbook has 'Vide', 'Listes', 'Secret',"
                + " 'Réponses', 'Notes'");
    Path csv = Files.writeString(folder.resolve("a.csv"), "a;b\n1;2\n");
    assertThatThrownBy(() -> sheet(csv, "Notes"))
        .hasMessage("a.csv: no workbook, and so no sheet 'Notes'; expected .xlsx");
    assertThatThrownBy(() -> table(new Xlsx().texts("Vide", List.of())))
        .hasMessage("réponses.xlsx: no visible sheet has any cell; the workbook has 'Vide'");
  }

  /** A cover is passed over by its name, or as some lines of text before a table; and told. */
  @Test
  void a_cover_before_a_table_is_not_read() throws IOException {
    List<List<String>> answers = List.of(List.of("code", "charte"), List.of("01001", "Oui"));
    List<List<String>> guide =
        List.of(List.of("Champ", "Sens"), List.of("charte", "Charte de télétravail ?"));
    CsvTable named = table(new Xlsx().texts("Lisez-moi", guide).texts("Réponses", answers));
    assertThat(named.header()).containsExactly("code", "charte");
    assertThat(named.written().encoding())
        .isEqualTo("xlsx, sheet 'Réponses', not read: 'Lisez-moi'");

    List<List<String>> lines = List.of(List.of("Enquête 2025"), List.of("Ne pas diffuser"));
    CsvTable titled = table(new Xlsx().texts("Feuil1", lines).texts("Feuil2", answers));
    assertThat(titled.header()).containsExactly("code", "charte");

    List<List<String>> list = List.of(List.of("code"), List.of("01001"), List.of("01002"));
    CsvTable ofOneColumn = table(new Xlsx().texts("Feuil1", list).texts("Feuil2", answers));
    assertThat(ofOneColumn.header()).as("longer than what follows").containsExactly("code");

    CsvTable both = table(new Xlsx().texts("Champs", guide).texts("Réponses", answers));
    assertThat(both.headerPlace())
        .isEqualTo("réponses.xlsx (xlsx, sheet 'Champs', not read: 'Réponses'):1");
  }

  private static CsvTable sheet(Path file, String name) {
    return CsvTable.read(file, Optional.empty(), Optional.empty(), Optional.of(name));
  }

  @Test
  void what_is_no_workbook_is_named() throws IOException {
    Map<String, String> ods =
        Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>");
    assertThatThrownBy(() -> CsvTable.read(file(Xlsx.zip(ods))))
        .hasMessageContaining("this is an OpenDocument file (.ods)")
        .hasMessageContaining("save or export it as .xlsx or CSV (UTF-8)");
    assertThatThrownBy(() -> CsvTable.read(file(Xlsx.zip(Map.of("a.csv", "a;b")))))
        .hasMessageContaining("this is a zip archive, no delimited text");
    String relations =
        "<?xml version=\"1.0\"?><Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\""
            + " Target=\"%s\"/></Relationships>";
    for (String main : List.of("xl/workbook.bin", "word/document.xml")) {
      byte[] zip = Xlsx.zip(Map.of("_rels/.rels", relations.formatted(main), main, "<document/>"));
      assertThatThrownBy(() -> CsvTable.read(file(zip)))
          .hasMessageContaining(
              main.endsWith("bin") ? "a binary Excel workbook (.xlsb)" : "no workbook");
    }
    byte[] old = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1".getBytes(ISO_8859_1);
    assertThatThrownBy(() -> CsvTable.read(file(old)))
        .hasMessageContaining("an old Excel workbook (.xls), or one with a password");
  }

  @Test
  void a_damaged_workbook_is_an_error() throws IOException {
    byte[] whole = new Xlsx().texts("F", List.of(List.of("a"), List.of("1"))).bytes();
    for (int length = 5; length < whole.length; length += 7) {
      Path cut = file(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CsvTable.read(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("réponses.xlsx: ");
    }
    for (String row :
        List.of(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>",
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>-1</v></c></row>",
            "<row r=\"2\"><c r=\"B2\"><v>7</v></c><c r=\"A2\"><v>7</v></c></row>",
            "<row r=\"2\"><c r=\"A3\"><v>7</v></c></row>",
            "<row r=\"2\"><c r=\"ZZZZ2\"><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>",
            "<row r=\"1048577\"><c><v>7</v></c></row>",
            "<row r=\"99999999999\"><c><v>7</v></c></row>",
            "<row r=\"2\"><c><v>7</c></row>")) {
      assertThatThrownBy(() -> table(new Xlsx().sheet("F", HEADER + row)))
          .as(row)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the workbook is damaged");
    }
  }

  /** The comment at its end would be longer than the file. */
  @Test
  void a_workbook_that_ends_too_early_is_an_error() throws IOException {
    byte[] bytes = new Xlsx().texts("F", List.of(List.of("a"), List.of("1"))).bytes();
    bytes[bytes.length - 1] = 9;
    Path cut = file(bytes);
    assertThatThrownBy(() -> CsvTable.read(cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("réponses.xlsx: a zip archive that is damaged or cut short");
  }

  /** A search for the ends of brackets in it would go on for hours. */
  @Test
  @Timeout(20)
  void a_format_without_end_is_none() throws IOException {
    String code = "[".repeat(1_000_000);
    Xlsx workbook =
        new Xlsx()
            .styles(
                "<numFmts><numFmt numFmtId=\"164\" formatCode=\""
                    + code
                    + "\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>");
    assertThat(cell(workbook, "<c r=\"A2\" s=\"0\"><v>3</v></c>")).isEqualTo("3");
  }

  /** A million laughs, a file of this machine, and what unpacks to far more than the file. */
  @Test
  void a_hostile_workbook_is_refused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    for (String type :
        List.of(
            "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">",
            "<!ENTITY b SYSTEM \"" + secret.toUri() + "\">")) {
      String xml =
          "<?xml version=\"1.0\"?><!DOCTYPE worksheet ["
              + type
              + "]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>"
              + "</sheetData></worksheet>";
      assertThatThrownBy(
              () -> table(new Xlsx().sheet("F", "").part("xl/worksheets/sheet1.xml", xml)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a document type or an entity, which is refused");
    }
    String many = "<row>" + "<z/>".repeat(10_000_000);
    assertThatThrownBy(() -> table(new Xlsx().sheet("F", many)))
        .hasMessageContaining("takes too much room")
        .hasMessageContaining("packed more than 200 times");
    String endless = "<row><c t=\"inlineStr\"><is><t>" + "a".repeat(5_000_000);
    assertThatThrownBy(() -> table(new Xlsx().sheet("F", endless)))
        .hasMessageContaining("a text of more than 4194304 bytes");
    String attribute = "<row r=\"" + "1".repeat(5_000_000) + "\"/>";
    assertThatThrownBy(() -> table(new Xlsx().sheet("F", attribute)))
        .hasMessageContaining("a text of more than 4194304 bytes");
    Xlsx parts = new Xlsx().sheet("F", HEADER);
    for (int i = 0; i < 10_001; i++) {
      parts.part("x/" + i, "");
    }
    assertThatThrownBy(() -> table(parts)).hasMessageContaining("more than 10000 parts");
  }

  @Test
  void a_cell_far_out_does_not_make_a_sheet_without_end() throws IOException {
    String rows = HEADER + "<row><c><v>1</v></c></row>".repeat(17_000);
    Xlsx far = new Xlsx().sheet("F", rows + "<row><c r=\"XFD17002\"><v>1</v></c></row>");
    assertThatThrownBy(() -> table(far)).hasMessageContaining("a sheet of more than 268435456");
    Xlsx deep = new Xlsx().sheet("F", HEADER + "<row r=\"1048576\"><c><v>1</v></c></row>");
    assertThat(rows(table(deep))).containsExactly("1048576:1");
  }

  /** Cells that share one long text would be a file of a gigabyte and more. */
  @Test
  void a_text_that_is_shared_too_often_is_refused() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int r = 1; r <= 12_000; r++) {
      rows.append("<row r=\"").append(r).append("\"><c t=\"s\"><v>0</v></c></row>");
    }
    Xlsx workbook =
        new Xlsx()
            .strings("<si><t>" + "b".repeat(99_000) + "</t></si>")
            .sheet("F", rows.toString());
    assertThatThrownBy(() -> table(workbook)).hasMessageContaining("a sheet of more than");
  }

  /** Longer than a cell of CSV may be: its row cannot be read, the others can. */
  @Test
  void a_cell_that_is_too_long_spoils_its_row() throws IOException {
    List<List<String>> cells = List.of(List.of("a"), List.of("b".repeat(200_000)), List.of("1"));
    List<String> rows = new ArrayList<>();
    table(new Xlsx().texts("F", cells)).forEach(row -> rows.add(row.damage().orElse("")));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).isNotEmpty();
    assertThat(rows.get(1)).isEmpty();
  }

  @Test
  void a_workbook_that_changes_between_two_readings_is_told() throws IOException {
    CsvTable table = table(new Xlsx().texts("F", List.of(List.of("a"), List.of("1"))));
    assertThat(rows(table)).containsExactly("2:1");
    file(new Xlsx().texts("F", List.of(List.of("a"), List.of("2"))).bytes());
    assertThatThrownBy(() -> rows(table)).hasMessageContaining("changed while it was read");
  }

  /** Loads the classes of this package itself, and remembers which. */
  private static final class Remembering extends ClassLoader {
    private final List<String> loaded = new ArrayList<>();

    Remembering() {
      super(WorkbookTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> known = findLoadedClass(name);
      if (known != null || !name.startsWith("fr.barometre.csv.")) {
        return known != null ? known : super.loadClass(name, resolve);
      }
      loaded.add(name.substring("fr.barometre.csv.".length()));
      String resource = name.replace('.', '/') + ".class";
      try (InputStream in = requireNonNull(getParent().getResourceAsStream(resource))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void readers_of_csv_load_no_class_of_workbooks() throws Exception {
    Path csv = Files.writeString(folder.resolve("a.csv"), "a;b\n1;2\n");
    for (Path file : List.of(csv, file(new Xlsx().sheet("F", HEADER).bytes()))) {
      Remembering loader = new Remembering();
      Object table =
          loader
              .loadClass(CsvTable.class.getName())
              .getMethod("read", Path.class)
              .invoke(null, file);
      assertThat(table.toString()).isNotEmpty();
      assertThat(loader.loaded).contains("CsvTable", "Layout");
      assertThat(loader.loaded.stream().anyMatch(name -> name.matches("Work.*|Sheet.*|Cell.*")))
          .isEqualTo(file != csv);
    }
  }
}
