package fr.barometre.csv;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a delimited text is laid out: where its header begins, what parts its fields, and whether its
 * lines end with a delimiter. The first 256,000 characters tell.
 *
 * <p>Before the header there may be empty lines, a line {@code sep=;} as Excel writes it, and lines
 * of comment that begin with {@code #}. A line that begins with {@code #} and no blank after it,
 * and has as many fields as the next and more than one, is the header itself. Titles are rows of
 * one text above a header that is as long as all rows below it.
 *
 * <p>The delimiter is the one whose rows have most often as many fields as the header has, over the
 * first 50; of several that do equally well, the one that the header has most often.
 *
 * @param skipped characters before the header and its titles
 * @param line line of the first row, from 1
 * @param titles rows of titles above the header
 * @param delimiter what parts the fields
 * @param width fields that rows may have
 */
record Layout(int skipped, long line, int titles, char delimiter, Width width) {

  private static final char[] DELIMITERS = {';', ',', '\t', '|'};
  private static final int LOOKED_AT = 256 * 1024;
  private static final int ROWS = 50;

  /** Names of a header in which a quote is not closed: some. */
  private static final int UNCLOSED = 2;

  /** Characters of a line before the header that are looked at. */
  private static final int LONGEST_BEFORE = 64;

  private static final int MOST_TITLES = 10;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private static final int SEP_LINE = "sep=;".length();

  /** The first characters of a text, up to the header and beyond. */
  private static final class Beginning {
    private final char[] text;
    private final boolean isWhole;
    private Optional<Character> sep = Optional.empty();
    private int at;
    private long line = 1;

    /** The position of the last line of comment; -1 without one. */
    private int comment = -1;

    Beginning(char[] text, boolean isWhole) {
      this.text = text;
      this.isWhole = isWhole;
    }

    /** Passes over what stands before the header. */
    void pass() {
      while (at < text.length) {
        int stop = lineEnd(at);
        String written = new String(text, at, Math.min(stop - at, LONGEST_BEFORE));
        Optional<Character> named = comment < 0 ? named(written) : Optional.empty();
        if (CsvTable.strip(written).startsWith("#")) {
          comment = at;
        } else if (sep.isEmpty() && named.isPresent()) {
          sep = named;
        } else if (stop - at >= LONGEST_BEFORE || !CsvTable.strip(written).isEmpty()) {
          return;
        }
        next(stop);
      }
    }

    /** The delimiter that a line of Excel's names; empty if it is another line. */
    private static Optional<Character> named(String line) {
      String plain = line.replace("\"", "");
      boolean isSep =
          plain.length() == SEP_LINE
              && plain.regionMatches(true, 0, "sep=", 0, SEP_LINE - 1)
              && !Character.isLetterOrDigit(plain.charAt(SEP_LINE - 1));
      return isSep ? Optional.of(plain.charAt(SEP_LINE - 1)) : Optional.empty();
    }

    private int lineEnd(int from) {
      int stop = from;
      while (stop < text.length && text[stop] != '\n' && text[stop] != '\r') {
        stop++;
      }
      return stop;
    }

    private void next(int stop) {
      at = stop + (stop + 1 < text.length && text[stop] == '\r' && text[stop + 1] == '\n' ? 2 : 1);
      line++;
    }

    /** Takes the last line of comment for the header. */
    void back() {
      for (int i = comment; i < at && i < text.length; i++) {
        boolean isPair = text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
        line -= (text[i] == '\n' || text[i] == '\r') && !isPair ? 1 : 0;
      }
      at = comment;
    }

    /** The first rows from a position on, as far as they can be parsed with a delimiter. */
    List<CsvRow> rows(int from, char delimiter, int most) {
      List<CsvRow> rows = new ArrayList<>();
      Reader characters = new CharArrayReader(text, Math.min(from, text.length), text.length);
      CsvParser parser = new CsvParser("", characters, 1, delimiter, Width.ANY);
      try {
        while (rows.size() < most && parser.hasNext()) {
          rows.add(parser.next());
        }
      } catch (IllegalArgumentException unclosed) {
        return rows; // another delimiter may do better, and reading tells of it
      }
      if (!isWhole && rows.size() < most && rows.size() > 1) {
        rows.remove(rows.size() - 1); // it may be cut
      }
      return rows;
    }
  }

  /**
   * Looks at the beginning of a text.
   *
   * @param named the delimiter, if the caller knows it
   */
  static Layout of(Reader text, Optional<Character> named) throws IOException {
    char[] characters = new char[LOOKED_AT];
    int length = 0;
    int read = 0;
    while (read >= 0 && length < LOOKED_AT) {
      length += read;
      read = text.read(characters, length, LOOKED_AT - length);
    }
    Beginning beginning = new Beginning(Arrays.copyOf(characters, length), read < 0);
    beginning.pass();
    Optional<Character> known = named.or(() -> beginning.sep);
    char delimiter = known.orElseGet(() -> delimiter(beginning));
    if (beginning.comment >= 0 && isHeader(beginning, delimiter)) {
      beginning.back();
      delimiter = known.orElseGet(() -> delimiter(beginning));
    }
    int skipped = Math.min(beginning.at, length);
    List<CsvRow> rows = beginning.rows(beginning.at, delimiter, ROWS + 1);
    return new Layout(
        skipped, beginning.line, titles(rows), delimiter, width(beginning, delimiter, rows));
  }

  /**
   * How many rows of one text stand above a header that has a name over each column. A line that
   * does not have the columns of the others counts only above three of them.
   */
  private static int titles(List<CsvRow> rows) {
    int titles = 0;
    while (titles < rows.size() && filled(rows.get(titles)) == 1) {
      titles++;
    }
    if (titles == 0 || titles > MOST_TITLES || titles + 1 >= rows.size()) {
      return 0;
    }
    CsvRow header = rows.get(titles);
    int names = inked(header);
    Set<String> distinct = new HashSet<>(header.fields().subList(0, names));
    boolean like = names >= 2 && filled(header) == names && distinct.size() == names;
    for (String name : distinct) {
      like &= LETTER.matcher(name).find();
    }
    for (int i = 0; i < rows.size(); i++) {
      boolean isAsLong = isAsLong(rows.get(i), header) && inked(rows.get(i)) <= names;
      like &= isAsLong || (i < titles && names > 2);
    }
    return like ? titles : 0;
  }

  private static int filled(CsvRow row) {
    int filled = 0;
    for (String field : row.fields()) {
      filled += CsvTable.strip(field).isEmpty() ? 0 : 1;
    }
    return filled;
  }

  /** Whether a line that begins with # has as many names as the next has fields. */
  private static boolean isHeader(Beginning beginning, char delimiter) {
    int second = beginning.comment + 1;
    boolean named = second < beginning.text.length && beginning.text[second] != ' ';
    if (!named) {
      return false;
    }
    List<CsvRow> rows = beginning.rows(beginning.comment, delimiter, 2);
    return rows.size() == 2 && rows.get(0).size() > 1 && rows.get(0).size() == rows.get(1).size();
  }

  /** How well a delimiter does. */
  private record Fit(char delimiter, int rows, int fitting, int names) {

    double share() {
      return names <= 1 ? -1 : rows == 0 ? 0 : (double) fitting / rows;
    }
  }

  private static char delimiter(Beginning beginning) {
    List<Fit> fits = new ArrayList<>();
    for (char delimiter : DELIMITERS) {
      List<CsvRow> rows = beginning.rows(beginning.at, delimiter, ROWS + 1);
      fits.add(rows.isEmpty() ? new Fit(delimiter, 0, 0, UNCLOSED) : fit(delimiter, rows));
    }
    return fits.stream()
        .max(
            Comparator.comparingDouble(Fit::share)
                .thenComparingInt(Fit::names)
                .thenComparingInt(fit -> -new String(DELIMITERS).indexOf(fit.delimiter())))
        .map(Fit::delimiter)
        .orElse(DELIMITERS[0]);
  }

  private static Fit fit(char delimiter, List<CsvRow> rows) {
    int titles = titles(rows);
    CsvRow header = rows.get(titles);
    int fitting = 0;
    for (CsvRow row : rows.subList(titles + 1, rows.size())) {
      fitting += isAsLong(row, header) ? 1 : 0;
    }
    return new Fit(delimiter, rows.size() - titles - 1, fitting, header.size());
  }

  /** Whether a row is as long as the header, but for a delimiter at the end of one of them. */
  private static boolean isAsLong(CsvRow row, CsvRow header) {
    int more = row.size() - header.size();
    return more == 0
        || (more == 1 && row.field(row.size() - 1).isEmpty())
        || (more == -1 && header.field(header.size() - 1).isEmpty());
  }

  /** The width that the first rows tell: columns at the end without a name or a text are none. */
  private static Width width(Beginning beginning, char delimiter, List<CsvRow> first) {
    if (first.isEmpty()) {
      return Width.ANY;
    }
    List<CsvRow> rows = first;
    int titles = titles(rows);
    int header = rows.get(titles).size();
    if (inked(rows.get(titles)) < header) {
      rows = beginning.rows(beginning.at, delimiter, Integer.MAX_VALUE);
    }
    List<CsvRow> others = rows.subList(titles + 1, rows.size());
    int named = inked(rows.get(titles));
    for (CsvRow row : others) {
      named = row.size() <= header ? Math.max(named, inked(row)) : named;
    }
    return new Width(named, Math.max(header, widest(others, named, header)));
  }

  /** The size that most rows have, if it is beyond the header's and all that is there is empty. */
  private static int widest(List<CsvRow> rows, int named, int header) {
    List<CsvRow> longer = rows.stream().filter(row -> row.size() > header).toList();
    boolean most = 2 * longer.size() > rows.size();
    boolean empty = longer.stream().allMatch(row -> inked(row) <= named);
    return most && empty ? longer.stream().mapToInt(CsvRow::size).max().orElse(header) : header;
  }

  /** The fields of a row up to the last with more than blanks in it. */
  private static int inked(CsvRow row) {
    int inked = row.size();
    while (inked > 0 && row.field(inked - 1).isEmpty()) {
      inked--;
    }
    return inked;
  }
}
