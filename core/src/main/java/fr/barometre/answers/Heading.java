package fr.barometre.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a column: one text, or two, the question above the option.
 *
 * @param upper the upper text, or the one that it repeats; blank if there is but one row
 * @param isOwn whether it stands over this very column
 * @param lower the lower text, or the only one
 * @param code what stands before the only text and is parted from it, as {@code Q1[SQ001]. Do you};
 *     blank for nothing
 */
record Heading(String upper, boolean isOwn, String lower, String code) {

  /** How LimeSurvey parts the code of a question from its text. */
  private static final String AFTER_CODE = ". ";

  private static final Pattern WITH_CODE =
      Pattern.compile("([a-zA-Z]\\w*(?:\\[[^\\[\\]]*\\])*)\\. (.*)", Pattern.DOTALL);

  private Heading(String upper, boolean isOwn, String lower) {
    this(upper, isOwn, lower, "");
  }

  static List<Heading> of(List<String> header) {
    return header.stream().map(text -> new Heading("", false, text)).toList();
  }

  /**
   * The same where most texts have a code before them, without it; people add and rename columns.
   */
  static List<Heading> withCodes(List<String> header) {
    List<Heading> headings = new ArrayList<>();
    int coded = 0;
    for (String text : header) {
      Matcher matcher = WITH_CODE.matcher(text);
      boolean isCoded = matcher.matches();
      coded += isCoded ? 1 : 0;
      headings.add(
          isCoded
              ? new Heading("", false, matcher.group(2), matcher.group(1))
              : new Heading("", false, text));
    }
    return 2 * coded > header.size() ? List.copyOf(headings) : of(header);
  }

  /** Joins two rows, of which one may be shorter: a blank in the upper one repeats. */
  static List<Heading> of(List<String> upper, List<String> lower) {
    List<Heading> headings = new ArrayList<>();
    String above = "";
    for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
      String own = i < upper.size() ? upper.get(i) : "";
      above = own.isEmpty() ? above : own;
      headings.add(new Heading(above, !own.isEmpty(), i < lower.size() ? lower.get(i) : ""));
    }
    return List.copyOf(headings);
  }

  /** The column in messages. */
  String label() {
    if (lower.isEmpty()) {
      return isOwn ? upper : "";
    }
    return upper.isEmpty() ? lower : upper + " [" + lower + "]";
  }

  /** The texts by which the column may be named. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(label()));
    if (!code.isEmpty()) {
      names.add(code);
      names.add(code + AFTER_CODE + lower);
    }
    if (!upper.isEmpty() && !lower.isEmpty()) {
      names.add(lower);
    }
    if (isOwn && !lower.isEmpty()) {
      names.add(upper);
    }
    return names;
  }
}
