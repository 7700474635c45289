package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellCodesTest {

  private static final int COLUMN = 1;

  private final List<String> asked = new ArrayList<>();
  private final CellCodes codes =
      new CellCodes(
          COLUMN,
          text -> {
            asked.add(text);
            return Integer.parseInt(text);
          });

  private int code(String written) {
    return codes.code(CsvRow.of(1, List.of("id", written)));
  }

  @Test
  void what_a_column_of_a_table_repeats_is_looked_at_once() {
    List<Integer> read = new ArrayList<>();
    CsvTable.of("a.csv", "id;said\na;7\nb;8\nc;7\nd;\ne; 7\nf;7\ng\nh;8\n")
        .forEach(row -> read.add(codes.code(row)));
    assertThat(read).containsExactly(7, 8, 7, CellCodes.BLANK, 7, 7, CellCodes.BLANK, 8);
    assertThat(asked).containsExactly("7", "8", "7");
  }

  @Test
  void a_column_of_a_table_may_say_many_things() {
    StringBuilder text = new StringBuilder("id;said\n");
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      int said = i % 3 == 0 ? 7 : i * 7 % 3001;
      expected.add(said);
      text.append("r;").append(said).append('\n');
    }
    List<Integer> read = new ArrayList<>();
    CsvTable.of("a.csv", text.toString()).forEach(row -> read.add(codes.code(row)));
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void many_texts_in_any_order_keep_their_codes() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      texts.add(String.valueOf(i));
    }
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < texts.size(); i++) {
        int other = i * 7 % texts.size();
        assertThat(code(texts.get(other))).isEqualTo(other);
        assertThat(code(texts.get(i))).isEqualTo(i);
      }
    }
  }

  @Test
  void texts_of_one_hash_are_told() {
    String first = "Aa";
    String second = "BB";
    assertThat(first).hasSameHashCodeAs(second);
    CellCodes letters = new CellCodes(0, text -> text.equals(first) ? 1 : 2);
    for (int i = 0; i < 3; i++) {
      assertThat(letters.code(CsvRow.of(1, List.of(first)))).isEqualTo(1);
      assertThat(letters.code(CsvRow.of(1, List.of(second)))).isEqualTo(2);
    }
  }

  @Test
  void blanks_around_a_text_are_none_of_it() {
    assertThat(code(" 7\u00A0")).isEqualTo(7);
    assertThat(asked).containsExactly("7");
  }

  @Test
  void blanks_and_short_rows_say_nothing() {
    assertThat(code("")).isEqualTo(CellCodes.BLANK);
    assertThat(code(" \u202F")).isEqualTo(CellCodes.BLANK);
    assertThat(codes.code(CsvRow.of(2, List.of("id")))).isEqualTo(CellCodes.BLANK);
    assertThat(asked).isEmpty();
  }
}
