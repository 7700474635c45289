package fr.barometre.answers;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as people mean them: without case, accents, kinds of blanks and final punctuation. */
final class PlainText {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u00A0\\u202F\\u2007\\u200B\\uFEFF]+");
  private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC\u00B4`]");
  private static final Pattern QUOTES = Pattern.compile("[\"\u00AB\u00BB\u201C\u201D]");

  /** How spreadsheets mark that something is a text: {@code ="01"} and {@code '01}. */
  private static final Pattern MARKED =
      Pattern.compile("=\\s*\"(.*)\"|['\u2019](.*)", Pattern.DOTALL);

  /** Signs of how a label looks on a form: {@code <b>Oui</b>}. */
  private static final Pattern TAGS =
      Pattern.compile("(?i)</?(?:b|i|u|em|strong|span|font|p|div|br)(?:\\s[^<>]*)?/?>");

  /** Strong words in Markdown. */
  private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");

  private static final Pattern END = Pattern.compile("[\\s.,;:!\u2026]+$");

  private PlainText() {}

  /** A text without the marks that a spreadsheet puts around it. */
  static String unmarked(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    if (first != '=' && first != '\'' && first != '\u2019') {
      return text;
    }
    Matcher marked = MARKED.matcher(text);
    if (!marked.matches()) {
      return text;
    }
    return (marked.group(1) == null ? marked.group(2) : marked.group(1)).strip();
  }

  /** A text without what people and tools change in it. */
  static String of(String text) {
    String bare = text.indexOf('<') < 0 ? text : TAGS.matcher(text).replaceAll(" ");
    bare = bare.contains("**") ? STRONG.matcher(bare).replaceAll("$1") : bare;
    String plain =
        QUOTES.matcher(APOSTROPHES.matcher(unmarked(bare)).replaceAll("'")).replaceAll("");
    plain = BLANKS.matcher(plain).replaceAll(" ").strip();
    plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    String ended = END.matcher(plain).replaceAll("");
    return (ended.isEmpty() ? plain : ended).toLowerCase(Locale.ROOT);
  }

  /**
   * The map with plain texts as keys.
   *
   * @param twice what to say of a text that stands for two things
   * @throws IllegalArgumentException if there is one
   */
  static Map<String, String> keys(Map<String, String> byText, UnaryOperator<String> twice) {
    Map<String, String> byPlain = new HashMap<>();
    byText.forEach(
        (text, meant) -> {
          String other = byPlain.put(of(text), meant);
          if (other != null && !other.equals(meant)) {
            throw new IllegalArgumentException(twice.apply(text));
          }
        });
    return byPlain;
  }
}
