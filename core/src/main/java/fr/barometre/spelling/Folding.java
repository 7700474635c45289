package fr.barometre.spelling;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names without what people write in many ways: case, accents, ligatures, hyphens, apostrophes,
 * spaces, {@code St} for {@code Saint}. {@code "L'Île-St-Denis"} is {@code "l ile saint denis"}.
 */
public final class Folding {

  private static final Map<String, String> SPELLED_OUT =
      Map.of("st", "saint", "ste", "sainte", "sts", "saints", "stes", "saintes");

  private static final Set<String> ARTICLES = Set.of("le", "la", "les", "l");

  /** How a kind is joined to a name, and the article that is in it. */
  private static final Map<String, String> JOINED =
      Map.of("de", "", "d", "", "du", "le ", "des", "les ");

  private static final Pattern SUR = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])s/");
  private static final Pattern SOUS = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])ss/");

  /** For each character of European letters beyond ASCII, its letters without accents. */
  private static final String[] PLAIN = plainLetters();

  private Folding() {}

  /**
   * Words of small letters and digits, with one space between them.
   *
   * @param text any text
   * @return the folded text
   */
  public static String of(String text) {
    String spelled = text.indexOf('/') < 0 ? text : slashes(text);
    StringBuilder folded = new StringBuilder(spelled.length() + 4);
    int word = 0;
    for (int i = 0; i < spelled.length(); i++) {
      char c = spelled.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        folded.append(c);
      } else if (c >= 'A' && c <= 'Z') {
        folded.append((char) (c + ('a' - 'A')));
      } else if (c == '&') {
        word = endWord(folded, word);
        folded.append("et");
        word = endWord(folded, word);
      } else if (c < 0x80) {
        word = endWord(folded, word);
      } else if (!silent(c)) {
        String plain = plain(c);
        word = plain.isEmpty() ? endWord(folded, word) : word;
        folded.append(plain);
      }
    }
    endWord(folded, word);
    return folded.toString().stripTrailing();
  }

  private static String slashes(String text) {
    return SUR.matcher(SOUS.matcher(text).replaceAll("sous ")).replaceAll("sur ");
  }

  /** Ends the word that begins at a position, if it has letters; where the next one begins. */
  private static int endWord(StringBuilder folded, int from) {
    int length = folded.length() - from;
    if (length == 0) {
      return from;
    }
    if (length <= 4 && folded.charAt(from) == 's') {
      String full = SPELLED_OUT.get(folded.substring(from));
      if (full != null) {
        folded.replace(from, folded.length(), full);
      }
    }
    folded.append(' ');
    return folded.length();
  }

  /** Accents written by themselves, and characters that are not seen. */
  private static boolean silent(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }

  private static String plain(char c) {
    return c < PLAIN.length ? PLAIN[c] : plainLetter(c);
  }

  private static String[] plainLetters() {
    String[] plain = new String[0x180];
    for (char c = 0; c < plain.length; c++) {
      plain[c] = plainLetter(c);
    }
    return plain;
  }

  private static String plainLetter(char c) {
    return switch (c) {
      case 'œ', 'Œ' -> "oe";
      case 'æ', 'Æ' -> "ae";
      case 'ß' -> "ss";
      case 'ø', 'Ø' -> "o";
      default -> asciiLetters(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD));
    };
  }

  private static String asciiLetters(String text) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 && Character.isLetterOrDigit(c)) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }

  /**
   * A folded name without the article that it begins with.
   *
   * @param folded the name
   * @return what follows the article, or the name
   */
  public static String withoutArticle(String folded) {
    int space = folded.indexOf(' ');
    return space > 0 && space <= 3 && ARTICLES.contains(folded.substring(0, space))
        ? folded.substring(space + 1)
        : folded;
  }

  /**
   * The name that follows a kind: {@code "du mans"} is {@code "le mans"}.
   *
   * @param folded what follows the kind
   * @return the name
   */
  public static String withoutJoint(String folded) {
    int space = folded.indexOf(' ');
    String article = space < 0 ? null : JOINED.get(folded.substring(0, space));
    return article == null ? folded : article + folded.substring(space + 1);
  }
}
