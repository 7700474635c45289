package fr.barometre.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    List<List<String>> rows = new ArrayList<>();
    CsvTable.of("a.csv", text.toString()).forEach(row -> rows.add(row.fields()));

    assertThat(rows).isEqualTo(expected);
  }
}
