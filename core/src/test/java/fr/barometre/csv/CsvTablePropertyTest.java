package fr.barometre.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CsvTablePropertyTest {

  /** Columns of few texts, of many, of long ones and of one; the many beyond what is remembered. */
  @Property(tries = 50)
  void fields_are_what_the_file_says(
      @ForAll @IntRange(min = 1, max = 5_000) int size, @ForAll Random random) {
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      expected.add(
          List.of(
              "Q" + random.nextInt(4),
              "r" + random.nextInt(10_000),
              "x".repeat(random.nextInt(100)),
              random.nextInt(3) == 0 ? "" : "é;\"ÿ" + random.nextInt(300),
              "always"));
    }
    StringBuilder text = new StringBuilder("a;b;c;d;e\n");
    for (List<String> row : expected) {
      Stream<String> quoted = row.stream().map(field -> '"' + field.replace("\"", "\"\"") + '"');
      text.append(String.join(";", quoted.toList())).append('\n');
    }

    assertThat(rows(CsvTable.of("a.csv", text.toString()))).isEqualTo(expected);
  }

  private enum Written {
    UTF_8(StandardCharsets.UTF_8, ""),
    MARKED(StandardCharsets.UTF_8, "\uFEFF"),
    WINDOWS_1252(Charset.forName("windows-1252"), "");

    private final Charset charset;
    private final String before;

    Written(Charset charset, String before) {
      this.charset = charset;
      this.before = before;
    }
  }

  /** Large files are read in chunks, which cut characters anywhere. */
  @Property(tries = 60)
  void a_file_reads_the_same_at_hand_and_in_chunks(
      @ForAll Written written,
      @ForAll @IntRange(min = 1, max = 3_000) int size,
      @ForAll @IntRange(min = 1, max = 120) int width,
      @ForAll Random random)
      throws IOException {
    StringBuilder text = new StringBuilder(written.before).append("a;b\n");
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      // Two accents of Windows-1252 that follow each other may be one of UTF-8.
      StringBuilder accents = new StringBuilder("é");
      while (accents.length() < width) {
        accents.append('a').append("aéœ€".charAt(random.nextInt(4)));
      }
      expected.add(List.of("" + i, accents.toString()));
      text.append(i).append(';').append(accents).append('\n');
    }
    byte[] bytes = text.toString().getBytes(written.charset);
    Path file = Files.createTempFile("large", ".csv");
    try {
      Files.write(file, bytes);
      assertThat(rows(CsvTable.read(file, Optional.empty(), Optional.empty(), bytes.length)))
          .isEqualTo(expected);
      assertThat(rows(CsvTable.read(file, Optional.empty(), Optional.empty(), 0)))
          .isEqualTo(expected);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 60)
  void a_damaged_file_is_refused_where_it_is_damaged(
      @ForAll @IntRange(min = 1, max = 3_000) int line,
      @ForAll @IntRange(min = 1, max = 120) int width,
      @ForAll boolean truncated)
      throws IOException {
    byte[] before = ("é" + ";x".repeat(width) + "\n").repeat(line).getBytes(StandardCharsets.UTF_8);
    byte[] after =
        truncated ? new byte[] {(byte) 0xE2, (byte) 0x82} : new byte[] {(byte) 0xE9, 'x'};
    Path file = Files.createTempFile("damaged", ".csv");
    try {
      Files.write(file, before);
      Files.write(file, after, StandardOpenOption.APPEND);
      for (long most : new long[] {0, Long.MAX_VALUE}) {
        assertThatThrownBy(() -> CsvTable.read(file, Optional.empty(), Optional.empty(), most))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(":" + (line + 1) + ": byte " + before.length + " ")
            .hasMessageContaining(truncated ? "truncated" : "(0xE9) is not valid UTF-8");
      }
    } finally {
      Files.delete(file);
    }
  }

  private enum Form {
    UTF_8(StandardCharsets.UTF_8, ""),
    UTF_8_MARKED(StandardCharsets.UTF_8, "\uFEFF"),
    UTF_16LE(StandardCharsets.UTF_16LE, "\uFEFF"),
    UTF_16BE(StandardCharsets.UTF_16BE, "\uFEFF"),
    WINDOWS_1252(Charset.forName("windows-1252"), "");

    private final Charset charset;
    private final String mark;

    Form(Charset charset, String mark) {
      this.charset = charset;
      this.mark = mark;
    }
  }

  private static final List<String> WORDS =
      List.of(
          "été", "Évry", "où", "œuf", "« oui »", "12", "", " ", "a", "L’Haÿ", "€", "x;y", "1,5");

  private static final List<String> ODD =
      List.of("\t", "|", "\"", "\"\"", "\r\n", "\n", "\r", "#", "sep=,", ",,,", "\u00A0");

  /** Words that French people write, and all that a field must be quoted for. */
  private static String field(Random random) {
    StringBuilder field = new StringBuilder();
    for (int words = random.nextInt(4); words > 0; words--) {
      List<String> some = random.nextInt(4) == 0 ? ODD : WORDS;
      field.append(some.get(random.nextInt(some.size()))).append(random.nextBoolean() ? " " : "");
    }
    return field.toString();
  }

  private static String written(String field, String delimiter, Random random) {
    boolean must =
        field.contains(delimiter)
            || field.chars().anyMatch(c -> c == '"' || c == '\r' || c == '\n');
    return must || random.nextInt(3) == 0 ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  @Property(tries = 400)
  void a_table_reads_the_same_in_each_form(
      @ForAll Form form,
      @ForAll @IntRange(min = 0, max = 3) int delimited,
      @ForAll @IntRange(min = 0, max = 2) int ended,
      @ForAll boolean isPacked,
      @ForAll boolean isTrailing,
      @ForAll Random random) {
    String delimiter = List.of(";", ",", "\t", "|").get(delimited);
    String end = List.of("\n", "\r\n", "\r").get(ended);
    int columns = 2 + random.nextInt(5);
    StringBuilder text = new StringBuilder(form.mark);
    List<List<String>> expected = new ArrayList<>();
    int rows = random.nextInt(60);
    for (int r = 0; r <= rows; r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        row.add(r == 0 ? "nom " + c : c == 0 ? "r" + r : field(random));
      }
      expected.add(row);
      text.append(
          String.join(delimiter, row.stream().map(f -> written(f, delimiter, random)).toList()));
      text.append(isTrailing ? delimiter : "").append(end);
    }
    byte[] plain = text.toString().getBytes(form.charset);

    CsvTable table;
    try {
      table = CsvTable.of("a.csv", isPacked ? EncodingTest.packed(plain) : plain);
    } catch (IllegalArgumentException e) {
      // Few accents of one byte may look like those of MacRoman: refused in words, never misread.
      assertThat(form.mark).isEmpty();
      assertThat(e)
          .hasMessageEndingWith("(MacRoman, it seems); save it as UTF-8, or name its encoding");
      return;
    }

    assertThat(table.header()).isEqualTo(expected.get(0));
    assertThat(rows(table)).isEqualTo(expected.subList(1, expected.size()));
    assertThat(table.delimiter()).isEqualTo(delimiter.charAt(0));
  }

  private static List<List<String>> rows(CsvTable table) {
    List<List<String>> rows = new ArrayList<>();
    table.forEach(row -> rows.add(row.fields()));
    return rows;
  }
}
