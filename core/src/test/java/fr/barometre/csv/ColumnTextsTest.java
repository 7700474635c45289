package fr.barometre.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnTextsTest {

  private static final String LETTERS = "ab\0\u00E9\u00FF\u0100\u20AC";

  private static final String ALIKE = "participation.retransmission";
  private static final String OTHER = "participation.Retransmission";

  private final ColumnTexts texts = new ColumnTexts();

  private int number(String text) {
    return texts.number(("<" + text + ">").toCharArray(), 1, text.length());
  }

  private String read(String text) {
    char[] around = ("<" + text + ">").toCharArray();
    int number = texts.number(around, 1, text.length());
    return number < 0 ? texts.alone(around, 1, text.length()) : texts.text(number);
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
  void a_code_has_a_number_and_an_empty_text_the_first() {
    List<String> codes =
        List.of("", "OUI", "NON", "7 chars", "8 chars!", "EN_REFLEXION", "\u20AC", ALIKE, OTHER);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < codes.size(); i++) {
        assertThat(number(codes.get(i))).isEqualTo(i);
        assertThat(texts.text(i)).isEqualTo(codes.get(i));
      }
    }
  }

  /** Of the same length, first and last letters. */
  @Test
  void long_texts_are_told_by_what_is_between_their_ends() {
    for (int i = 0; i < 1000; i++) {
      String text = String.format("teletravail.%03d.organisation", i);
      assertThat(number(text)).isEqualTo(1 + i);
      assertThat(read(text)).isEqualTo(text);
    }
    assertThat(number(String.format("teletravail.%03d.organisation", 500))).isEqualTo(501);
  }

  @Test
  void texts_of_the_same_ends_and_another_length_are_told() {
    List<String> codes = List.of("aaaaaaaaa", "aaaaaaaaaa", "aaaaaaaa", "aaaaaaaaaaaaaaaaaaaa");
    for (int i = 0; i < 2 * codes.size(); i++) {
      assertThat(number(codes.get(i % codes.size()))).isEqualTo(1 + i % codes.size());
    }
  }

  @Test
  void a_column_of_many_texts_holds_none_of_them_longer_than_it_must() {
    for (int i = 0; i < 5_000; i++) {
      read("n" + i);
    }
    String late = read("late");
    assertThat(late).isEqualTo("late");
    assertThat(number("late")).isNegative();
    assertThat(read("late")).isSameAs(late);
    assertThat(read("rate")).isEqualTo("rate");
    assertThat(read("late")).isEqualTo("late").isNotSameAs(late);
  }

  @Test
  void a_number_stays_that_of_its_text_in_a_column_that_has_no_more() {
    assertThat(number("often")).isEqualTo(1);
    for (int i = 0; i < 5_000; i++) {
      read("n" + i);
      assertThat(number("often")).isEqualTo(1);
    }
    assertThat(number("n0")).isEqualTo(2);
    assertThat(number("n4999")).isNegative();
  }
}
