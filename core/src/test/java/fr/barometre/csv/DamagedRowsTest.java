package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a row costs that row; what hides rows is an error with its line. */
class DamagedRowsTest {

  /** Each row with its line, and its fields or its damage. */
  static List<String> told(CsvTable table) {
    List<String> told = new ArrayList<>();
    table.forEach(row -> told.add(row.toString()));
    return told;
  }

  private static List<String> told(String text) {
    return told(CsvTable.of("a.csv", text));
  }

  @Test
  void a_quote_that_is_never_closed_is_an_error_that_names_its_line() throws IOException {
    CsvTable table = CsvTable.of("unclosed.csv", LayoutTest.bytes("unclosed.csv"));
    assertThatThrownBy(() -> told(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "unclosed.csv:5: field 4 opens a quote that is never closed: '\"ouv")
        .hasMessageEndingWith("…'; close it, or write a quote inside quotes twice");
    assertThatThrownBy(() -> told("a;b\n1;2\n3;\"x\n" + "4;5\n".repeat(400_000)))
        .hasMessageStartingWith("a.csv:3: field 2 opens a quote that is never closed: '\"x 4;5 ");
    assertThatThrownBy(() -> told("a;b\r1;\"2\r3"))
        .hasMessageStartingWith("a.csv:2: field 2 opens a quote");
    assertThatThrownBy(() -> CsvTable.of("a.csv", "a;\"b\n1;2\n"))
        .hasMessageStartingWith("a.csv:1: field 2 opens a quote");
  }

  /** The next quote opens a field, far below. */
  @Test
  void an_unclosed_quote_costs_its_line_where_a_later_quote_shows_it() {
    assertThat(told("a;b;c\n1;\"x;2\n3;y;4\n5;\"z\";6\n7;t;8\n"))
        .containsExactly(
            "line 2: field 2 opens a quote that is not closed: '\"x;2'",
            "line 3: 3 | y | 4",
            "line 4: 5 | z | 6",
            "line 5: 7 | t | 8");
    String far = "1;\"x;2\n" + "3;y;4\n".repeat(100_000) + "5;\"z\";6\n";
    assertThatThrownBy(() -> told("a;b;c\n" + far))
        .hasMessageStartingWith("a.csv:2: field 2 opens a quote that is never closed");
  }

  @Test
  void a_stray_quote_spoils_its_row_only() {
    assertThat(told("a;b;c\n1;x\"y;2\n3;\"x\"y;4\n5;\"il dit \"oui\" ici\";6\n7;\"z\"\"\" ;8\n"))
        .containsExactly(
            "line 2: field 2 has a quote inside it: 'x\"'",
            "line 3: field 2 has characters after its closing quote: '\"x\"y'",
            "line 4: field 2 has characters after its closing quote: '\"il dit \"o'",
            "line 5: 7 | z\" | 8");
  }

  @Test
  void a_nul_spoils_its_row_only() {
    assertThat(told("a;b\n1;x\0y\n\0\0\n2;\"\0\"\n3;4\n\0\0\0"))
        .containsExactly(
            "line 2: field 2 has a NUL character",
            "line 3: field 1 has a NUL character",
            "line 4: field 2 has a NUL character",
            "line 5: 3 | 4",
            "line 6: field 1 has a NUL character");
    assertThatThrownBy(() -> CsvTable.of("a.csv", "a;\0b\n1;2\n"))
        .hasMessage("a.csv:1: field 2 has a NUL character");
  }

  @Test
  void a_field_that_is_too_long_spoils_its_row_only() {
    String longest = "é".repeat(100_000);
    assertThat(CsvTable.of("a.csv", "a;b\n1;" + longest + "\n").header()).hasSize(2);
    for (String text : List.of(longest, '"' + longest + '"')) {
      List<CsvRow> rows = new ArrayList<>();
      CsvTable.of("a.csv", "a;b\n1;" + text + "\n").forEach(rows::add);
      assertThat(rows.get(0).field(1)).isEqualTo(longest);
    }
    for (int length : new int[] {100_001, 262_143, 262_144, 400_000, 3_000_000}) {
      String digits = "7".repeat(length);
      String told = " has " + length + " characters, more than 100000: '";
      assertThat(told("a;b\n1;" + digits + "\n2;\"" + digits + "\"\n3;4\n"))
          .containsExactly(
              "line 2: field 2" + told + "7".repeat(40) + "…'",
              "line 3: field 2" + told + '"' + "7".repeat(39) + "…'",
              "line 4: 3 | 4");
    }
  }

  @Test
  void quotes_written_twice_and_line_ends_fill_the_longest_field() {
    String text = "\"\"".repeat(99_000) + "\r\n";
    CsvTable table = CsvTable.of("a.csv", "a;b\r\n1;\"" + text + "\"\r\n2;3\r\n");
    List<CsvRow> rows = new ArrayList<>();
    table.forEach(rows::add);
    assertThat(rows.get(0).field(1)).isEqualTo("\"".repeat(99_000));
    assertThat(rows.get(1).line()).isEqualTo(4);
  }

  @Test
  void a_cell_of_sixty_megabytes_takes_no_longer_than_its_length_does() {
    String text = "a;b\n1;" + "x ".repeat(30_000_000) + "\n2;3\n";
    Assertions.assertTimeout(
        Duration.ofSeconds(20), () -> assertThat(told(text)).hasSize(2).contains("line 3: 2 | 3"));
  }

  @Test
  void a_damaged_row_has_no_fields_and_a_strict_table_refuses_it() {
    CsvTable table = CsvTable.of("a.csv", "a;b\n1;x\"y\n");
    table.forEach(
        row -> {
          assertThat(row.size()).isZero();
          assertThat(row.fields()).isEmpty();
          assertThat(row.field(1)).isEmpty();
          assertThat(row.damage()).contains("field 2 has a quote inside it: 'x\"'");
        });
    assertThat(CsvRow.of(1, List.of("x")).damage()).isEmpty();
    assertThatThrownBy(() -> told(table.strict()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a.csv:2: field 2 has a quote inside it: 'x\"'");
  }

  @Test
  void a_file_that_changes_between_two_passes_is_an_error(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.csv");
    String rows = "1;é\n2;é\n".repeat(10_000);
    List<byte[]> others = new ArrayList<>();
    others.add(("a;b\n" + rows.replace("2;", "3;")).getBytes(UTF_8));
    others.add(("a;b\n" + rows + rows).getBytes(UTF_8));
    others.add("a;b\n1;é\n".getBytes(UTF_8));
    others.add(new byte[0]);
    byte[] damaged = ("a;b\n" + rows).getBytes(UTF_8);
    damaged[damaged.length - 2] = ';';
    others.add(damaged);
    for (byte[] other : others) {
      Files.writeString(file, "a;b\n" + rows);
      CsvTable table = CsvTable.read(file, Optional.empty(), Optional.empty(), 0);
      assertThat(told(table)).hasSize(20_000);
      Files.write(file, other);
      assertThatThrownBy(() -> told(table))
          .as(other.length + " bytes")
          .hasMessageContaining("a.csv: the file changed while it was read");
    }
  }

  @Test
  void an_executor_that_refuses_or_forgets_costs_speed_and_not_the_reading() {
    CsvTable table = CsvTable.of("a.csv", "a;b\n" + "1;2\n".repeat(30_000));
    assertThat(told(table.ahead(task -> {}))).hasSize(30_000);
    int[] asked = {0};
    CsvTable refused =
        table.ahead(
            task -> {
              if (asked[0]++ % 2 == 0) {
                throw new RejectedExecutionException("busy");
              }
              task.run();
            });
    assertThat(told(refused)).hasSize(30_000);
    assertThat(asked[0]).isGreaterThan(5);
  }
}
