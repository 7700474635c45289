package fr.barometre.wording;

import java.text.Normalizer;

/**
 * Makes texts written by others harmless in files that the library writes: a spreadsheet must not
 * take them for formulas, nor a page for markup.
 */
public final class OutText {

  /** Signs that make a spreadsheet compute the cell that begins with them. */
  private static final String SIGNS = "=+-@";

  private OutText() {}

  /**
   * Whether a spreadsheet may take a text for a formula: a sign comes first, be it of full width
   * ({@code ＝}) or behind blanks and characters that are not seen.
   *
   * @param text any text
   * @return true if it has to be shielded
   */
  public static boolean mayCompute(String text) {
    int at = 0;
    while (at < text.length() && isUnseen(text.charAt(at))) {
      at++;
    }
    return at < text.length()
        && SIGNS.contains(Normalizer.normalize(text.substring(at, at + 1), Normalizer.Form.NFKC));
  }

  private static boolean isUnseen(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** Whether a character turns round the direction of what follows, also of what others wrote. */
  private static boolean turns(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }

  /**
   * A text on one line of a page: controls become blanks, and characters that change the direction
   * of writing are left out.
   *
   * @param text any text
   * @return the text
   */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!turns(c)) {
        shown.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return shown.toString();
  }
}
