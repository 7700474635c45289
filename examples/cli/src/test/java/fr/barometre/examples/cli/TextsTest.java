package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final ResourceBundle FRENCH = Texts.of(Locale.FRENCH).bundle();
  private static final ResourceBundle ENGLISH = Texts.of(Locale.ENGLISH).bundle();

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(new TreeSet<>(FRENCH.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
    for (String key : FRENCH.keySet()) {
      assertThat(places(FRENCH.getString(key))).as(key).isEqualTo(places(ENGLISH.getString(key)));
    }
  }

  private static TreeSet<Integer> places(String text) {
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i < 10; i++) {
      if (text.contains("{" + i)) {
        places.add(i);
      }
    }
    return places;
  }

  @Test
  void frenchIsSetAsFrench() {
    for (String key : Collections.list(FRENCH.getKeys())) {
      String text = FRENCH.getString(key);
      assertThat(text).as(key).doesNotContain("'").doesNotContainPattern("\\S [:;?!»]");
    }
  }

  @Test
  void pluralsAreRight() {
    Texts texts = Texts.of(Locale.FRENCH);
    assertThat(texts.say("check.answered", 0)).isEqualTo("0 réponse");
    assertThat(texts.say("check.answered", 1)).isEqualTo("1 réponse");
    assertThat(texts.say("check.answered", 1200)).isEqualTo("1\u00A0200 réponses");
    assertThat(Texts.of(Locale.ENGLISH).say("check.answered", 0)).isEqualTo("0 answers");
    assertThat(Texts.of(Locale.ENGLISH).say("check.answered", 1200)).isEqualTo("1,200 answers");
  }
}
