package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the header is, what parts the fields, how wide the table is. */
class LayoutTest {

  private static final List<String> HEADER =
      List.of("respondent", "type", "code", "charte", "outils", "agents");
  private static final String FIRST = "r1 | COMMUNE | 01001 | OUI | MAIL | 12";
  private static final String SECOND = "r2 | COMMUNE | 01002 | OUI | MAIL | 12";

  /** A file of the folder bytes. */
  static byte[] bytes(String name) {
    try (InputStream in =
        requireNonNull(LayoutTest.class.getResourceAsStream("/bytes/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvTable table(String name) {
    return CsvTable.of(name, bytes(name));
  }

  @ParameterizedTest
  @CsvSource({
    "f-utf16le.csv, 1",
    "f-utf8bom.csv, 1",
    "f-gz.csv.gz, 1",
    "f-cr.csv, 1",
    "f-emptyrows.csv, 1",
    "f-sepline.csv, 2",
    "f-comment.csv, 2"
  })
  void a_table_is_read_whatever_stands_around_it(String name, int line) {
    CsvTable table = table(name);
    assertThat(table.header()).isEqualTo(HEADER);
    assertThat(table.headerPlace()).isEqualTo(name + ":" + line);
    assertThat(DamagedRowsTest.told(table))
        .containsExactly("line " + (line + 1) + ": " + FIRST, "line " + (line + 2) + ": " + SECOND);
  }

  @Test
  void a_footer_is_a_row_of_another_shape() {
    assertThat(DamagedRowsTest.told(table("f-footer2.csv")))
        .containsExactly("line 2: " + FIRST, "line 3: " + SECOND, "line 5: Total : 2 réponses");
    assertThat(DamagedRowsTest.told(CsvTable.of("a.csv", "a;b;c\n1;2;3\nTotal;1\n")))
        .containsExactly("line 2: 1 | 2 | 3", "line 3: Total | 1");
  }

  @Test
  void a_delimiter_at_the_end_of_lines_is_no_field() {
    assertThat(DamagedRowsTest.told(table("f-trailing.csv")))
        .containsExactly("line 2: r1 | COMMUNE | 01001 | OUI");
    for (String text :
        List.of(
            "a;b;\n1;2;\n3;;\n",
            "a;b\n1;2;\n3;;\n",
            "a;b;;;\n1;2;;;\n3;;;\n",
            "a;b; ;\n1;2\n3;\n",
            "a;b;\"\"\n1;2; \n3;;\"\"\n")) {
      CsvTable table = CsvTable.of("a.csv", text);
      assertThat(table.header()).as(text).containsExactly("a", "b");
      assertThat(DamagedRowsTest.told(table))
          .as(text)
          .containsExactly("line 2: 1 | 2", "line 3: 3 | ");
    }
  }

  @Test
  void a_column_without_a_name_stays_where_something_is_written() {
    CsvTable table = CsvTable.of("a.csv", "a;b;\n1;2;\n3;4;note\n");
    assertThat(table.header()).containsExactly("a", "b", "");
    assertThat(DamagedRowsTest.told(table))
        .containsExactly("line 2: 1 | 2 | ", "line 3: 3 | 4 | note");
    String late = "a;b;\n" + "1;2;\n".repeat(3_000) + "3;4;note\n";
    assertThat(CsvTable.of("a.csv", late).header()).containsExactly("a", "b", "");
    String later = "a;b;\n" + "1;2;\n".repeat(300_000) + "3;4;note\n";
    assertThat(DamagedRowsTest.told(CsvTable.of("a.csv", later)))
        .contains("line 2: 1 | 2", "line 300002: 3 | 4 | note");
  }

  /** The one row has a delimiter that should be quoted: its last field is not left out. */
  @Test
  void one_row_that_is_longer_keeps_its_fields() {
    assertThat(DamagedRowsTest.told(CsvTable.of("a.csv", "a;b\n1;2\n3;4\nx;y;\n")))
        .contains("line 4: x | y | ");
  }

  @Test
  void rows_of_blanks_are_left_out_anywhere() {
    assertThat(
            DamagedRowsTest.told(
                CsvTable.of("a.csv", ";;\n\n \na;b;c\n;;\n1;;\n; ;\"\"\n\t\n2;3;4\n;;")))
        .containsExactly("line 6: 1 |  | ", "line 9: 2 | 3 | 4");
  }

  @ParameterizedTest
  @CsvSource({"\\t", "|", "^", ":", "','", "';'"})
  void a_line_sep_names_the_delimiter(String written) {
    String delimiter = written.replace("\\t", "\t");
    for (String line : List.of("sep=" + delimiter, "\"SEP=" + delimiter + "\"")) {
      String text = line + "\r\na" + delimiter + "b\r\n1" + delimiter + "2;2,2|2\r\n";
      CsvTable table = CsvTable.of("a.csv", ("\uFEFF" + text).getBytes(UTF_8));
      assertThat(table.header()).containsExactly("a", "b");
      assertThat(table.delimiter()).isEqualTo(delimiter.charAt(0));
      assertThat(table.headerPlace()).isEqualTo("a.csv:2");
    }
  }

  @Test
  void comments_stand_before_the_header_and_hold_anything() {
    String comments = "# export, \"du\" 12;03;2025\n\n#; \"\n# two; words\r\n";
    CsvTable table = CsvTable.of("a.csv", comments + "a;b\n#1;2\n");
    assertThat(table.header()).containsExactly("a", "b");
    assertThat(table.headerPlace()).isEqualTo("a.csv:5");
    assertThat(DamagedRowsTest.told(table)).containsExactly("line 6: #1 | 2");
    assertThatThrownBy(() -> CsvTable.of("a.csv", "# only a comment\n"))
        .hasMessage("a.csv: empty file; expected a header line");
  }

  @Test
  void a_header_may_begin_with_a_number_sign() {
    CsvTable table = CsvTable.of("a.csv", "# x\r\n#;type;code\r\n1;a;b\r\n");
    assertThat(table.header()).containsExactly("#", "type", "code");
    assertThat(table.headerPlace()).isEqualTo("a.csv:2");
    assertThat(DamagedRowsTest.told(table)).containsExactly("line 3: 1 | a | b");
  }

  @Test
  void the_delimiter_is_the_one_that_gives_rows_of_one_length() {
    assertThat(CsvTable.of("a.csv", "Quoi, où, quand, qui ?;b\nx, y;2\nz;1,5\n").delimiter())
        .isEqualTo(';');
    assertThat(CsvTable.of("a.csv", "x\ty, ou z, ou t ?\tc\n1\t2\t3\nTotal\t1\n").header())
        .containsExactly("x", "y, ou z, ou t ?", "c");
    assertThat(CsvTable.of("a.csv", "a,b;c;d;e\n1,2;3\n\"4;4;4;4\",5\n").delimiter())
        .isEqualTo(',');
    assertThat(CsvTable.of("a.csv", "a;b\n1,2,3;MAIL|VISIO\n").delimiter()).isEqualTo(';');
    assertThat(CsvTable.of("a.csv", "a,b,c;d\n").delimiter()).isEqualTo(',');
    assertThat(CsvTable.of("a.csv", "a,b;c\n1,2;3\n").delimiter()).isEqualTo(';');
    assertThat(CsvTable.of("a.csv", "a\n1,5\n").header()).containsExactly("a");
  }

  /** As Excel saves a sheet with titles, and as a program writes a line above a table. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Enquête 2025;;\nExtraction du 3 mars;;\n;;\nid;code;charte\n1;01001;Oui\n2;01002;Non\n",
        "Enquête 2025, trois thèmes\n\nid;code;charte\n1;01001;Oui\n2;01002;Non\n",
        "\"Enquête\n2025\"\t\t\nid\tcode\tcharte\n1\t01001\tOui\n2\t01002\tNon\n"
      })
  void titles_above_the_header_are_passed_over_and_told(String text) {
    CsvTable table = CsvTable.of("a.csv", text);
    assertThat(table.header()).containsExactly("id", "code", "charte");
    assertThat(DamagedRowsTest.told(table))
        .extracting(row -> row.substring(row.indexOf(':')))
        .containsExactly(": 1 | 01001 | Oui", ": 2 | 01002 | Non");
    String place = table.headerPlace();
    assertThat(table.written().encoding())
        .isEqualTo("UTF-8, header on line " + place.substring(place.indexOf(':') + 1));
    assertThat(table.headerRows(2).get(0).get(0)).startsWith("Enquête");
    assertThat(table.under(List.of("x", "y", "z"), 2).headerPlace()).isEqualTo("a.csv:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "charte\nOui, déjà\nNon, pas encore\n", // one column with commas
        "charte\n1,5\n2,5\n",
        "charte;;\nOui;1;\nNon;2;3\n", // two columns without a name
        "charte;;\nOui;;\nNon;;\n"
      })
  void a_header_of_one_name_is_no_title(String text) {
    assertThat(CsvTable.of("a.csv", text).header().get(0)).isEqualTo("charte");
  }

  @Test
  void the_caller_may_name_the_delimiter() {
    byte[] bytes = "a,b;c\n1,2;3\n".getBytes(UTF_8);
    CsvTable table = CsvTable.of("a.csv", bytes, Optional.of(','), Optional.empty());
    assertThat(table.delimiter()).isEqualTo(',');
    assertThat(table.header()).containsExactly("a", "b;c");
    byte[] sep = "sep=;\na,b;c\n".getBytes(UTF_8);
    assertThat(CsvTable.of("a.csv", sep, Optional.of(','), Optional.empty()).header())
        .containsExactly("a", "b;c");
    assertThatThrownBy(() -> CsvTable.of("a.csv", bytes, Optional.of('"'), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n"})
  void quotes_hold_line_ends_of_each_kind(String end) {
    String text = "a;b" + end + "1;\"x" + end + "y;\"\"z\"" + end + end + "2;3" + end;
    assertThat(DamagedRowsTest.told(CsvTable.of("a.csv", text)))
        .containsExactly("line 2: 1 | x" + end + "y;\"z", "line 5: 2 | 3");
  }

  @Test
  void names_given_twice_stay_visible() {
    assertThat(CsvTable.of("a.csv", "y;Y;y;\"y \"\n1;2;3;4\n").header())
        .containsExactly("y", "Y", "y", "y");
    assertThat(DamagedRowsTest.told(table("f-dupid.csv"))).hasSize(2);
    assertThat(DamagedRowsTest.told(table("f-two.csv"))).hasSize(2);
  }

  @Test
  void a_message_names_a_few_columns_only() {
    String header =
        IntStream.range(0, 42).mapToObj(i -> "q" + i).collect(Collectors.joining(";", "", "\n"));
    assertThatThrownBy(() -> CsvTable.of("a.csv", header).column(List.of("x")))
        .hasMessage(
            "a.csv:1: no column 'x'; the header has ['q0', 'q1', 'q2', 'q3', 'q4'] and 37 more");
    assertThatThrownBy(
            () -> CsvTable.of("a.csv", "\"id;code\"\n\"1;01001\"\n").column(List.of("id")))
        .hasMessageEndingWith(
            "['id;code'], one name: each line seems to stand in quotes as a whole");
    CsvTable wordy = CsvTable.of("a.csv", "x".repeat(41) + ";" + "y".repeat(40) + "\n");
    assertThat(wordy.headerInWords())
        .isEqualTo("['" + "x".repeat(40) + "…', '" + "y".repeat(40) + "']");
  }
}
