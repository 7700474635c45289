package fr.barometre.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1", " =1", "\u00A0=cmd|x", "\uFF1D1", "\uFF0B1", "\u200B-1", "\uFEFF@x", "\t=1"})
  void a_sign_first_may_compute_whatever_hides_it(String text) {
    assertThat(OutText.mayCompute(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a=1", "Oui", "1-2", "\u2013 tiret"})
  void other_texts_may_not(String text) {
    assertThat(OutText.mayCompute(text)).isFalse();
  }

  @Test
  void controls_are_blanks_and_nothing_turns_the_page_round() {
    assertThat(OutText.shown("a\u0000b\u001Bc\u0085d")).isEqualTo("a b c d");
    assertThat(OutText.shown("non\u202Eiuo\u2067x\u2069")).isEqualTo("noniuox");
    assertThat(OutText.shown("شكرا et œ")).isEqualTo("شكرا et œ");
  }
}
