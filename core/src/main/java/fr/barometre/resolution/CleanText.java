package fr.barometre.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without what spreadsheets and keyboards add to codes, and the rules by which it was
 * cleaned.
 */
final class CleanText {

  private static final Pattern QUOTED = Pattern.compile("=\\s*\"(.*)\"|\"(.*)\"|=(\\w+)");
  private static final Pattern WHOLE = Pattern.compile("(\\d[\\dABab]?\\d*)[.,]0+");
  private static final Pattern POWER = Pattern.compile("(\\d)[.,](\\d+)[eE]\\+?(\\d{1,2})");

  private final String spaced;
  private final String compact;
  private final List<Rule> rules;
  private final List<Rule> compactRules;

  private CleanText(String spaced, String compact, List<Rule> rules, List<Rule> compactRules) {
    this.spaced = spaced;
    this.compact = compact;
    this.rules = rules;
    this.compactRules = compactRules;
  }

  static CleanText of(String text) {
    return isPlainCode(text) ? new CleanText(text, text, List.of(), List.of()) : cleaned(text);
  }

  /** Whether a text has nothing that could be taken off. */
  private static boolean isPlainCode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean code = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == ':' || c == '_';
      if (!code) {
        return false;
      }
    }
    return true;
  }

  private static CleanText cleaned(String text) {
    List<Rule> rules = new ArrayList<>();
    String stripped = stripped(text);
    String plain = stripped(unquoted(stripped));
    if (stripped.length() < text.length()) {
      rules.add(Rule.SPACES);
    }
    if (!plain.equals(stripped)) {
      rules.add(Rule.EXCEL_TEXT);
    }
    List<Rule> ofCode = new ArrayList<>(rules);
    String compact = withoutSpaces(plain);
    if (compact.length() < plain.length() && !ofCode.contains(Rule.SPACES)) {
      ofCode.add(Rule.SPACES);
    }
    String whole = whole(compact);
    if (!whole.equals(compact)) {
      ofCode.add(Rule.DECIMAL);
    }
    return new CleanText(plain, whole, List.copyOf(rules), List.copyOf(ofCode));
  }

  /** For names: no spaces around it. */
  String spaced() {
    return spaced;
  }

  /** For codes: no spaces at all, no decimals. */
  String compact() {
    return compact;
  }

  /** The rules applied to get {@link #spaced()}. */
  List<Rule> rules() {
    return rules;
  }

  /** The rules applied to get {@link #compact()}. */
  List<Rule> compactRules() {
    return compactRules;
  }

  private static String unquoted(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      for (int group = 1; group <= quoted.groupCount(); group++) {
        if (quoted.group(group) != null) {
          return quoted.group(group);
        }
      }
    }
    return text.startsWith("'") || text.startsWith("\u2019") ? text.substring(1) : text;
  }

  /**
   * A whole number that a spreadsheet shows as a decimal one, or as a power with all its digits.
   */
  private static String whole(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      return whole.group(1);
    }
    Matcher power = POWER.matcher(text);
    boolean exact = power.matches() && power.group(2).length() == Integer.parseInt(power.group(3));
    return exact ? power.group(1) + power.group(2) : text;
  }

  /** Whether a text is a number of which a spreadsheet has kept the first digits only. */
  boolean isCut() {
    Matcher power = POWER.matcher(compact);
    return power.matches() && power.group(2).length() < Integer.parseInt(power.group(3));
  }

  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static String withoutSpaces(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(c -> !isSpace((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  /** Spaces of all kinds, also those that do not break and those that are not seen. */
  static boolean isSpace(char c) {
    return c <= ' '
        || (c >= 0x7F
            && (Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT));
  }

  static String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
