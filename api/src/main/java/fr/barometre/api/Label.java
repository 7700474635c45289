package fr.barometre.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text shown to people, in French and in English.
 *
 * <p>In JSON an object; one that has only one of the texts, or a plain text, reads the same in both
 * languages.
 *
 * @param fr the French text, never blank
 * @param en the English text, never blank
 */
public record Label(
    @JsonProperty(required = true) String fr, @JsonProperty(required = true) String en)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param fr the French text, never blank
   * @param en the English text, never blank
   */
  public Label {
    if (requireNonNull(fr, "fr").isBlank() || requireNonNull(en, "en").isBlank()) {
      throw new IllegalArgumentException(
          "a label needs both texts, got fr='" + fr + "', en='" + en + "'");
    }
  }

  @JsonCreator
  static Label fromJson(
      @JsonProperty("fr") @Nullable String fr, @JsonProperty("en") @Nullable String en) {
    String french = fr == null ? en : fr;
    String english = en == null ? fr : en;
    return new Label(french == null ? "" : french, english == null ? "" : english);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Label fromText(String text) {
    return same(text);
  }

  /**
   * A label from its two texts.
   *
   * @param fr the French text
   * @param en the English text
   * @return the label
   */
  public static Label of(String fr, String en) {
    return new Label(fr, en);
  }

  /**
   * A label that reads the same in both languages, such as a code or a proper noun.
   *
   * @param text the text
   * @return the label
   */
  public static Label same(String text) {
    return new Label(text, text);
  }

  /**
   * The text in a language: French for any French locale, English for every other.
   *
   * @param locale the reader's locale
   * @return the text to show
   */
  public String in(Locale locale) {
    return Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? fr : en;
  }

  /**
   * The name of what is counted or measured, as it goes with an amount: in French {@code 1,5 jour}
   * and {@code 2 jours}, in English {@code 1 day} and {@code 1.5 days}, whether the label itself is
   * singular or plural. Abbreviations stay as they are.
   *
   * @param amount the amount as it is shown
   * @param locale the reader's locale
   * @return the text in the number of the amount
   */
  public String counting(double amount, Locale locale) {
    boolean french = Locale.FRENCH.getLanguage().equals(locale.getLanguage());
    boolean singular = french ? Math.abs(amount) < 2 : Math.abs(amount) == 1;
    return french || fr.equals(en)
        ? Plural.french(in(locale), singular)
        : Plural.english(en, singular);
  }

  @Override
  public String toString() {
    return fr;
  }
}
