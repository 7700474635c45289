package fr.barometre.codebook;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a label that a survey tool keeps as HTML. */
final class HtmlText {

  private static final Pattern HIDDEN =
      Pattern.compile(
          "<(script|style)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** Tags that part no words: LimeSurvey's own exports strip them so. */
  private static final Pattern INLINE =
      Pattern.compile(
          "</?(?:a|abbr|b|em|font|i|mark|small|span|strong|su[bp]|u)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("nbsp", " "),
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("rsquo", "\u2019"),
          Map.entry("lsquo", "\u2018"),
          Map.entry("laquo", "\u00ab"),
          Map.entry("raquo", "\u00bb"),
          Map.entry("hellip", "\u2026"),
          Map.entry("ndash", "\u2013"),
          Map.entry("mdash", "\u2014"),
          Map.entry("euro", "\u20ac"),
          Map.entry("eacute", "\u00e9"),
          Map.entry("egrave", "\u00e8"),
          Map.entry("ecirc", "\u00ea"),
          Map.entry("euml", "\u00eb"),
          Map.entry("agrave", "\u00e0"),
          Map.entry("acirc", "\u00e2"),
          Map.entry("ccedil", "\u00e7"),
          Map.entry("icirc", "\u00ee"),
          Map.entry("iuml", "\u00ef"),
          Map.entry("ocirc", "\u00f4"),
          Map.entry("ugrave", "\u00f9"),
          Map.entry("ucirc", "\u00fb"),
          Map.entry("oelig", "\u0153"),
          Map.entry("Eacute", "\u00c9"),
          Map.entry("Agrave", "\u00c0"));

  private HtmlText() {}

  static String of(String html) {
    String text = INLINE.matcher(HIDDEN.matcher(html).replaceAll(" ")).replaceAll("");
    text = TAG.matcher(text).replaceAll(" ");
    text = ENTITY.matcher(text).replaceAll(HtmlText::entity);
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  private static String entity(java.util.regex.MatchResult found) {
    String name = found.group(1);
    if (!name.startsWith("#")) {
      return Matcher.quoteReplacement(NAMED.getOrDefault(name, found.group()));
    }
    boolean hex = name.length() > 1 && Character.toLowerCase(name.charAt(1)) == 'x';
    int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    boolean character =
        Character.isValidCodePoint(point) && point >= ' ' && !(point >= 0xD800 && point <= 0xDFFF);
    return character ? Matcher.quoteReplacement(Character.toString(point)) : " ";
  }
}
