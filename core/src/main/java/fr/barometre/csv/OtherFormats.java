package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises, by their first bytes, files that are not delimited text although they are given as
 * such: old Excel workbooks, PDF, SPSS, pictures and others.
 */
final class OtherFormats {

  /** Bytes that are looked at. */
  static final int LOOKED_AT = 8 * 1024;

  /** Names of file formats by their first characters; for text in lower case. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry(
              "\u00D0\u00CF\u0011\u00E0", "an old Excel workbook (.xls), or one with a password"),
          Map.entry("%PDF", "a PDF document"),
          Map.entry("PAR1", "a Parquet file"),
          Map.entry("$FL2", "an SPSS file (.sav)"),
          Map.entry("$FL3", "an SPSS file (.zsav)"),
          Map.entry("<stata_dta>", "a Stata file (.dta)"),
          Map.entry("SQLite format 3", "an SQLite database"),
          Map.entry("7z\u00BC\u00AF", "a 7z archive"),
          Map.entry("Rar!", "a RAR archive"),
          Map.entry("\u0089PNG", "a picture"),
          Map.entry("\u00FF\u00D8\u00FF", "a picture"),
          Map.entry("{\\rtf", "an RTF document"));

  private OtherFormats() {}

  /**
   * Looks at the first bytes of a file, decompressed.
   *
   * @param named the encoding, if the caller knows it
   * @throws IllegalArgumentException if they are those of another kind of file, naming it
   */
  static void check(String source, byte[] head, Optional<Charset> named) {
    String text = new String(head, ISO_8859_1);
    Optional<String> kind = archive(text).or(() -> known(text)).or(() -> markup(text));
    if (kind.isPresent()) {
      throw new IllegalArgumentException(
          source
              + ": this is "
              + kind.get()
              + ", no delimited text; save or export it as CSV (UTF-8) and read that file");
    }
    if (named.isEmpty() && !hasWideMark(text) && hasManyNuls(text)) {
      throw new IllegalArgumentException(
          source
              + ": every few bytes there is a NUL: this is UTF-16 without a byte order mark, or no"
              + " text; save it as CSV (UTF-8), or name its encoding");
    }
  }

  private static Optional<String> archive(String text) {
    if (!text.startsWith(CsvTable.ZIP)) {
      return Optional.empty();
    }
    return Optional.of(
        text.contains("opendocument.spreadsheet")
            ? "an OpenDocument spreadsheet (.ods)"
            : "a zip archive or an Excel workbook (.xlsx)");
  }

  private static Optional<String> known(String text) {
    return KINDS.entrySet().stream()
        .filter(kind -> text.startsWith(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** XML, HTML or JSON, also in UTF-16. */
  private static Optional<String> markup(String text) {
    String plain =
        text.replace("\u00EF\u00BB\u00BF", "")
            .replaceAll("[\u00FF\u00FE\0]", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (plain.startsWith("<!doctype html") || plain.matches("(?s)<(html|head|body|table)\\b.*")) {
      return Optional.of("an HTML page");
    }
    if (plain.startsWith("<?xml") || plain.startsWith("<document>")) {
      return Optional.of(
          plain.contains("limesurvey")
              ? "the structure of a LimeSurvey survey (.lss, XML) and not its answers"
              : plain.contains("<html") ? "an HTML page" : "an XML document");
    }
    return plain.matches("(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{\"]|\\[\\s*\\]\\s*$).*")
        ? Optional.of("JSON")
        : Optional.empty();
  }

  /** Whether more than a quarter of the bytes up to the last of a text are NUL. */
  private static boolean hasManyNuls(String text) {
    int length = text.length();
    while (length > 1 && text.charAt(length - 1) == 0 && text.charAt(length - 2) == 0) {
      length--;
    }
    return 4 * text.substring(0, length).chars().filter(c -> c == 0).count() > length;
  }

  private static boolean hasWideMark(String text) {
    return text.startsWith("\u00FF\u00FE")
        || text.startsWith("\u00FE\u00FF")
        || text.startsWith("\0\0\u00FE\u00FF");
  }
}
