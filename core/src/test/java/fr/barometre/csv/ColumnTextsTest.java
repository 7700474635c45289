package fr.barometre.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnTextsTest {

  private static final String LETTERS = "ab\0\u00E9\u00FF\u0100\u20AC";

  private final ColumnTexts texts = new ColumnTexts();

  private String read(String text) {
    char[] around = ("<" + text + ">").toCharArray();
    return texts.text(around, 1, text.length());
  }

  private static List<String> drawn(int count, int longest) {
    Random random = new Random(7);
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(longest + 1); length > 0; length--) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      drawn.add(text.toString());
    }
    return drawn;
  }

  @Test
  void a_text_is_what_is_written_whatever_was_read_before() {
    for (String text : drawn(20_000, 12)) {
      assertThat(read(text)).isEqualTo(text);
    }
  }

  @Test
  void letters_of_the_same_number_are_told() {
    List<String> alike = List.of("\0a", "a", "\0\0a", "\u0100", "\0", "\1\0", "a\u0100", "b\0");
    for (int round = 0; round < 3; round++) {
      for (String text : alike) {
        assertThat(read(text)).isEqualTo(text);
      }
    }
  }

  @Test
  void a_code_is_one_object() {
    for (String code : List.of("OUI", "NON", "", "7 chars", "8 chars!", "EN_REFLEXION", "\u20AC")) {
      assertThat(read(code)).isSameAs(read(code));
    }
  }

  @Test
  void a_column_of_many_texts_holds_none_of_them_longer_than_it_must() {
    for (int i = 0; i < 5_000; i++) {
      read("n" + i);
    }
    String late = read("late");
    assertThat(late).isEqualTo("late");
    assertThat(read("late")).isEqualTo("late").isNotSameAs(late);
  }
}
