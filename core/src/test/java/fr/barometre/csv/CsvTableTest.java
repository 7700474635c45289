package fr.barometre.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static final String TEXT = "nom;réponse\nÉvry;« été »\n";

  @Test
  void reads_utf8_with_and_without_a_byte_order_mark() {
    byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.writeBytes(plain);
    assertThat(rows(CsvTable.of("a.csv", plain))).containsExactly(List.of("Évry", "« été »"));
    CsvTable table = CsvTable.of("a.csv", marked.toByteArray());
    assertThat(table.header()).containsExactly("nom", "réponse");
    assertThat(rows(table)).containsExactly(List.of("Évry", "« été »"));
  }

  @Test
  void reads_windows_1252() {
    CsvTable table = CsvTable.of("a.csv", TEXT.getBytes(Charset.forName("windows-1252")));
    assertThat(table.header()).containsExactly("nom", "réponse");
    assertThat(rows(table)).containsExactly(List.of("Évry", "« été »"));
  }

  @Test
  void refuses_truncated_utf8_with_its_line() {
    byte[] whole = "nom;x\nLyon;é".getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> CsvTable.of("a.csv", cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.csv:2: byte 11")
        .hasMessageContaining("truncated");
  }

  @Test
  void refuses_a_mix_of_encodings() {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes("nom;x\né;1\n".getBytes(StandardCharsets.UTF_8));
    mixed.writeBytes("é;2\n".getBytes(Charset.forName("windows-1252")));
    assertThatThrownBy(() -> CsvTable.of("a.csv", mixed.toByteArray()))
        .hasMessageContaining("a.csv:3")
        .hasMessageContaining("0xE9")
        .hasMessageContaining("not valid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void finds_the_delimiter_and_honours_quotes(String delimiter) {
    String text =
        String.join(delimiter, "a", "\"b" + delimiter + "b\"", "c")
            + "\r\n"
            + String.join(delimiter, "1", "\"two\nlines, \"\"quoted\"\"\"", "3")
            + "\r\n";
    CsvTable table = CsvTable.of("a.csv", text);
    assertThat(table.header()).containsExactly("a", "b" + delimiter + "b", "c");
    assertThat(rows(table)).containsExactly(List.of("1", "two\nlines, \"quoted\"", "3"));
  }

  /** Quoted are more of another; a quote inside quotes ends nothing; the header has two lines. */
  @Test
  void delimiters_in_quotes_do_not_count() {
    assertThat(CsvTable.of("a.csv", "\"a;b;c;d\",e,f\n1,2,3\n").header())
        .containsExactly("a;b;c;d", "e", "f");
    assertThat(CsvTable.of("a.csv", "\"a\"\";;;\",b,c\n1,2,3\n").header())
        .containsExactly("a\";;;", "b", "c");
    CsvTable lines = CsvTable.of("a.csv", "\"a\nb\",c\n1;;,2;;\n");
    assertThat(lines.header()).containsExactly("a\nb", "c");
    assertThat(rows(lines)).containsExactly(List.of("1;;", "2;;"));
  }

  @Test
  void lines_of_blanks_are_none() {
    CsvTable table = CsvTable.of("a.csv", "\n \r\na,b\n\t\n1;;;,2\n\u00A0 \n,\n3,4\n  ");
    assertThat(table.header()).containsExactly("a", "b");
    assertThat(rows(table)).containsExactly(List.of("1;;;", "2"), List.of("3", "4"));
  }

  /** The encodings of a character that one, two or three bytes lack, and of what is none. */
  @Test
  void a_file_cut_within_a_character_is_told_from_another_encoding() {
    for (String last : List.of("é", "€", "𝄞")) {
      byte[] whole = ("nom;x\nLyon;" + last).getBytes(StandardCharsets.UTF_8);
      int length = last.getBytes(StandardCharsets.UTF_8).length;
      for (int lacking = 1; lacking < length; lacking++) {
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - lacking);
        assertThatThrownBy(() -> CsvTable.of("a.csv", cut))
            .as(last + " less " + lacking)
            .hasMessageContaining("a.csv:2: byte 11 begins a UTF-8 character that the end");
      }
    }
    Charset windows = Charset.forName("windows-1252");
    for (String text : List.of("éa", "ða", "Àa", "õ", "à©a", "ñ")) {
      byte[] bytes = ("nom;x\nLyon;" + text + "\n").getBytes(windows);
      assertThat(rows(CsvTable.of("a.csv", bytes))).containsExactly(List.of("Lyon", text));
    }
    byte[] neither = {'n', '\n', (byte) 0x81, '\n'};
    assertThatThrownBy(() -> CsvTable.of("a.csv", neither))
        .hasMessage("a.csv: neither UTF-8 nor Windows-1252 text");
  }

  @Test
  void rows_know_the_line_where_they_begin() {
    List<Long> lines = new ArrayList<>();
    CsvTable.of("a.csv", "a;b\n1;\"x\ny\"\n\n2;z\n").forEach(row -> lines.add(row.line()));
    assertThat(lines).containsExactly(2L, 5L);
  }

  @Test
  void names_the_missing_column() {
    CsvTable table = CsvTable.of("a.csv", "a;b\n");
    assertThatThrownBy(() -> table.column(List.of("question", "q")))
        .hasMessage("a.csv:1: no column 'question' or 'q'; the header has ['a', 'b']");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uFEFF", "\u00A0\n", "\"\"\n", "\n\" \"\n\n\t\n"})
  void refuses_an_empty_file(String text) {
    assertThatThrownBy(() -> CsvTable.of("a.csv", text.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("a.csv: empty file");
  }

  /** Texts that are too long to be remembered, in as many columns as there may be. */
  @Test
  void the_longest_rows_keep_all_their_texts() {
    List<List<String>> written = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      String text = "x".repeat(70) + row + "-";
      written.add(IntStream.range(0, 16 * 1024).mapToObj(i -> text + i).toList());
    }
    StringBuilder all = new StringBuilder("a;b\n");
    written.forEach(row -> all.append(String.join(";", row)).append('\n'));
    assertThat(rows(CsvTable.of("a.csv", all.toString()))).isEqualTo(written);
    List<String> tooMany = Collections.nCopies(32 * 1024 + 1, "x");
    assertThatThrownBy(() -> CsvRow.of(1, tooMany))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("32769 fields in a row; expected at most 32768");
  }

  @Test
  void a_row_of_too_many_fields_is_damaged_and_the_others_are_read() {
    String many = "x;".repeat(16 * 1024);
    CsvTable table = CsvTable.of("a.csv", "a;b\n1;2\n" + many + "\n3;4\n");
    assertThat(DamagedRowsTest.told(table))
        .containsExactly("line 2: 1 | 2", "line 3: more than 16384 fields", "line 4: 3 | 4");
    assertThat(rows(CsvTable.of("a.csv", "a;b\n" + many.substring(2) + "\n")).get(0))
        .hasSize(16 * 1024);
  }

  @Test
  void rows_kept_keep_their_fields_whatever_is_read_after_them() {
    StringBuilder text = new StringBuilder("a;b;c\n");
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      List<String> fields = List.of("r" + i, "", String.valueOf(i % 7)).subList(0, 1 + i % 3);
      expected.add(fields);
      text.append(String.join(";", fields)).append('\n');
    }
    List<CsvRow> rows = new ArrayList<>();
    CsvTable.of("a.csv", text.toString()).forEach(rows::add);
    assertThat(rows.stream().map(CsvRow::fields).toList()).isEqualTo(expected);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).size()).isEqualTo(1 + i % 3);
      assertThat(rows.get(i).field(0)).isEqualTo("r" + i);
      assertThat(rows.get(i).written(2)).isEqualTo(i % 3 == 2 ? String.valueOf(i % 7) : "");
      assertThat(rows.get(i).toString())
          .isEqualTo("line " + (i + 2) + ": " + String.join(" | ", expected.get(i)));
    }
  }

  /** A blank line takes a place among the fields that rows share, and may take the last one. */
  @Test
  void blank_lines_are_passed_over_wherever_they_stand() {
    for (int shift = 0; shift < 4; shift++) {
      StringBuilder text = new StringBuilder("a;b;c\n");
      List<List<String>> expected = new ArrayList<>();
      for (int i = 0; i < 12_000; i++) {
        expected.add(List.of("r" + i, "", "x").subList(0, i < shift ? 1 : 3));
        text.append(String.join(";", expected.get(i))).append(i % 5 == 4 ? "\n\n" : "\n");
      }
      assertThat(rows(CsvTable.of("a.csv", text.append('\n').toString()))).isEqualTo(expected);
    }
  }

  /** Identifiers beyond those a column gives numbers, some of them twice in a row. */
  @Test
  void rows_agree_where_their_texts_are_the_same_with_and_without_numbers() {
    StringBuilder text = new StringBuilder("a;b;c\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i % 5 == 4 ? "same" : "r" + i / 2).append(';').append(i / 3 % 4).append(";x\n");
    }
    List<CsvRow> rows = new ArrayList<>();
    CsvTable.of("a.csv", text.toString()).forEach(rows::add);
    int[][] columns = {{0}, {1}, {0, 1}, {}, {2, 0}};
    for (int i = 1; i < rows.size(); i++) {
      for (int back : new int[] {1, 5, i}) {
        CsvRow row = rows.get(i);
        CsvRow other = rows.get(Math.max(0, i - back));
        for (int[] some : columns) {
          boolean same =
              IntStream.of(some).allMatch(c -> row.fields().get(c).equals(other.fields().get(c)));
          assertThat(row.agrees(other, some)).isEqualTo(same);
        }
        assertThat(row.agrees(other, new int[] {3})).isFalse();
      }
    }
  }

  @Test
  void rows_agree_whose_text_had_a_number_before_its_column_was_one_of_many() {
    StringBuilder text = new StringBuilder("a\n");
    for (int i = 0; i < 4000; i++) {
      text.append('r').append(i).append('\n');
    }
    List<CsvRow> rows = new ArrayList<>();
    CsvTable.of("a.csv", text + "r0\n").forEach(rows::add);
    CsvRow last = rows.get(4000);
    assertThat(rows.get(0).number(0)).isNotNegative();
    assertThat(last.number(0)).isNegative();
    assertThat(last.agrees(rows.get(0), new int[] {0})).isTrue();
    assertThat(last.agrees(rows.get(1), new int[] {0})).isFalse();
  }

  private static List<List<String>> rows(CsvTable table) {
    List<List<String>> rows = new ArrayList<>();
    table.forEach(row -> rows.add(row.fields()));
    return rows;
  }
}
