package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts that share a hash are still different texts. */
class TextDictionaryTest {

  /** "Aa" and "BB" have one hash, and so do texts made of them; the last two letters of Greek. */
  private static final List<String> TEXTS =
      List.of("AaAa", "BBBB", "AaBB", "BBAa", "", "é", "AaAaAa", "BBBBBB", "ψω", "ωψ");

  @Test
  void each_text_has_its_number() {
    Set<Integer> hashes = new HashSet<>();
    TextDictionary dictionary = new TextDictionary();
    for (String text : TEXTS) {
      hashes.add(text.hashCode());
      assertThat(dictionary.find(text)).isEqualTo(-1);
      assertThat(dictionary.number(text)).isEqualTo(TEXTS.indexOf(text));
    }
    assertThat(hashes).hasSizeLessThan(TEXTS.size());
    for (String text : TEXTS) {
      assertThat(dictionary.find(text)).isEqualTo(TEXTS.indexOf(text));
      assertThat(dictionary.number(text)).isEqualTo(TEXTS.indexOf(text));
      assertThat(dictionary.get(TEXTS.indexOf(text))).isEqualTo(text);
    }
    assertThat(dictionary.find("BBAaBB")).isEqualTo(-1);
    assertThat(dictionary.find("AaBBé")).isEqualTo(-1);
    TextColumn column = dictionary.close();
    assertThat(column.size()).isEqualTo(TEXTS.size());
    for (int i = 0; i < column.size(); i++) {
      assertThat(column.get(i)).isEqualTo(TEXTS.get(i));
    }
  }

  /** Of one hash and other lengths: "\0A" begins with nothing that a hash sees. */
  @Test
  void texts_of_other_lengths_may_share_a_hash() {
    TextDictionary dictionary = new TextDictionary();
    assertThat("\0A".hashCode()).isEqualTo("A".hashCode());
    assertThat(dictionary.number("A")).isZero();
    assertThat(dictionary.number("\0A")).isEqualTo(1);
    assertThat(dictionary.number("\0\0A")).isEqualTo(2);
    assertThat(dictionary.find("A")).isZero();
    // Latin letters and others, of one hash: 31 × 'a' + 'b' is Ρ or thereabouts.
    String greek = String.valueOf((char) "ab".hashCode());
    assertThat(greek.hashCode()).isEqualTo("ab".hashCode());
    assertThat(dictionary.number("ab")).isEqualTo(3);
    assertThat(dictionary.number(greek)).isEqualTo(4);
    assertThat(dictionary.find("ab")).isEqualTo(3);
    assertThat(dictionary.get(4)).isEqualTo(greek);
  }
}
