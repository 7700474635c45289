package fr.barometre.csv;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts delimited text into rows, as RFC 4180 says, with LF, CR LF or CR after each.
 *
 * <p>A row that is damaged is given as such and does not touch the others:
 *
 * <ul>
 *   <li>a quote within a field that is not quoted, or characters after the one that closes a field:
 *       the row is damaged. Where the quoted text had run over line ends, its first quote was never
 *       closed: the row ends with its first line, and the lines after it are rows again;
 *   <li>a NUL character, or a field of more than {@link RowBuilder#MOST_CHARACTERS}: the row is
 *       damaged, and the characters beyond are not kept;
 *   <li>a quote that nothing closes up to the end of the text: an error that names its line, since
 *       nobody can tell how many rows it hides.
 * </ul>
 */
final class CsvParser implements Iterator<CsvRow> {

  /** Begin texts that have quotes of their own: a spreadsheet's ="01001", a list in JSON. */
  private static final String HOLDING_QUOTES = "=[{";

  private static final int CHUNK = 32 * 1024;

  /** Room for the longest field, all of it quotes that are written twice. */
  private static final int MOST_ROOM = 8 * CHUNK;

  /** Characters of a damaged field that are shown. */
  private static final int SHOWN = 40;

  private static final int NONE = -1;

  private final String source;
  private final Reader text;
  private final char delimiter;
  private final RowBuilder rows;

  private char[] buffer = new char[CHUNK];
  private int at;
  private int end;

  /** The first character that is still needed. */
  private int from;

  /** Characters of the field that is read which were dropped, since there are too many. */
  private long dropped;

  /** The first characters of such a field. */
  private String beginning = "";

  /** The position of the first line end in the quoted field that is read. */
  private int lineEnd = NONE;

  private boolean ended;

  /** The line of the next character, from 1. */
  private long line;

  /** Whether a carriage return came last: a line feed after it ends no other line. */
  private boolean returned;

  private @Nullable CsvRow next;

  /**
   * Parses from where a reader stands.
   *
   * @param source name of the text in messages
   * @param text its characters
   * @param line line of the first of them
   * @param delimiter what parts the fields
   * @param width fields of a row
   */
  CsvParser(String source, Reader text, long line, char delimiter, Width width) {
    this.source = source;
    this.text = text;
    this.line = line;
    this.delimiter = delimiter;
    this.rows = new RowBuilder(width);
  }

  /**
   * Whether there is another row with more than blanks in it.
   *
   * @throws IllegalArgumentException if a quote is never closed, naming its line
   */
  @Override
  public boolean hasNext() {
    try {
      from = at;
      while (next == null && has()) {
        next = row().orElse(null);
        from = at;
      }
      return next != null;
    } catch (IOException e) {
      throw CsvTable.unreadable(source, e);
    }
  }

  @Override
  public CsvRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CsvRow row = requireNonNull(next);
    next = null;
    return row;
  }

  private Optional<CsvRow> row() throws IOException {
    if (returned && buffer[at] == '\n') {
      at++;
    }
    returned = false;
    long began = line;
    int column = 0;
    boolean more = true;
    while (more) {
      from = at;
      dropped = 0;
      more = (has() && buffer[at] == '"') ? quoted(column) : plain(column);
      column++;
    }
    return rows.row(began, column);
  }

  /** Reads a field that is not quoted, and what ends it; whether another field follows. */
  private boolean plain(int column) throws IOException {
    while (true) {
      at = stop();
      if (at == end) {
        if (!fill()) {
          return end(column);
        }
      } else if (buffer[at] == '"' && HOLDING_QUOTES.indexOf(buffer[from]) >= 0) {
        at++;
      } else if (buffer[at] == '"') {
        at++;
        rows.damage(field(column) + "has a quote inside it: '" + shown() + "'");
      } else if (buffer[at] == '\0') {
        at++;
        rows.damage(field(column) + "has a NUL character");
      } else {
        return end(column);
      }
    }
  }

  /** The end of a field without quotes, or the first character that it must not have. */
  private int stop() {
    char[] characters = buffer;
    char parting = delimiter;
    int last = end;
    int position = at;
    while (position < last) {
      char c = characters[position];
      if (c == parting || (c <= '"' && isSpecial(c))) {
        break;
      }
      position++;
    }
    return position;
  }

  private static boolean isSpecial(char c) {
    return c == '\n' || c == '\r' || c == '"' || c == '\0';
  }

  /** Adds a field that ends here, and passes over what ends it. */
  private boolean end(int column) {
    if (fits(column, at - from)) {
      rows.field(column, buffer, from, at - from);
    }
    return pass();
  }

  /** Whether a field is not too long; if it is, the row is damaged. */
  private boolean fits(int column, int length) {
    if (dropped + length <= RowBuilder.MOST_CHARACTERS) {
      return true;
    }
    rows.damage(
        field(column)
            + "has "
            + (dropped + length)
            + " characters, more than "
            + RowBuilder.MOST_CHARACTERS
            + ": '"
            + shown()
            + "'");
    return false;
  }

  /** Passes over what ends a field; whether another field follows. */
  private boolean pass() {
    if (at == end) {
      return false;
    }
    char c = buffer[at++];
    if (c == delimiter) {
      return true;
    }
    line++;
    returned = c == '\r';
    return false;
  }

  /** Reads a field that begins with a quote, and what ends it; whether another field follows. */
  private boolean quoted(int column) throws IOException {
    long opened = line;
    lineEnd = NONE;
    int twice = 0;
    at++;
    while (true) {
      toQuote(column, opened);
      at++;
      if (!has() || buffer[at] != '"') {
        break;
      }
      at++;
      twice++;
    }
    int written = at - 1 - from;
    while (has() && isBlank(buffer[at])) {
      at++;
    }
    if (at < end && buffer[at] != delimiter && buffer[at] != '\n' && buffer[at] != '\r') {
      return stray(column, opened);
    }
    if (fits(column, written - 1 - twice)) {
      add(column, written - 1, twice);
    }
    return pass();
  }

  private boolean isBlank(char c) {
    return (c == ' ' || c == '\t' || c == '\u00A0') && c != delimiter;
  }

  /** Goes on to the next quote. */
  private void toQuote(int column, long opened) throws IOException {
    while (true) {
      int position = at;
      while (position < end && (buffer[position] > '"' || !isSpecial(buffer[position]))) {
        position++;
      }
      at = position;
      if (at == end) {
        if (!fill()) {
          throw unclosed(column, opened);
        }
      } else if (buffer[at] == '"') {
        return;
      } else {
        passQuoted(column);
      }
    }
  }

  /** Passes over a line end or a NUL character within quotes. */
  private void passQuoted(int column) {
    char c = buffer[at];
    if (c == '\n' || c == '\r') {
      line += c == '\r' || buffer[at - 1] != '\r' ? 1 : 0;
      lineEnd = lineEnd == NONE ? at : lineEnd;
    } else {
      rows.damage(field(column) + "has a NUL character");
    }
    at++;
  }

  /** Adds a quoted field of so many characters, some of which are quotes that are written twice. */
  private void add(int column, int length, int twice) {
    if (twice == 0) {
      rows.field(column, buffer, from + 1, length);
      return;
    }
    char[] once = new char[length - twice];
    int read = from + 1;
    for (int i = 0; i < once.length; i++) {
      once[i] = buffer[read];
      read += buffer[read] == '"' ? 2 : 1;
    }
    rows.field(column, once, 0, once.length);
  }

  /** Leaves out a field with characters after the quote that seemed to close it. */
  private boolean stray(int column, long opened) throws IOException {
    if (line > opened && (dropped > 0 || lineEnd == NONE)) {
      throw unclosed(column, opened);
    }
    if (line > opened) {
      at = lineEnd;
      line = opened;
      rows.damage(field(column) + "opens a quote that is not closed: '" + shown() + "'");
      return pass();
    }
    at++;
    rows.damage(field(column) + "has characters after its closing quote: '" + shown() + "'");
    at--;
    return plain(column);
  }

  private IllegalArgumentException unclosed(int column, long opened) {
    return new IllegalArgumentException(
        source
            + ":"
            + opened
            + ": "
            + field(column)
            + "opens a quote that is never closed: '"
            + shown()
            + "'; close it, or write a quote inside quotes twice");
  }

  private static String field(int column) {
    return "field " + (column + 1) + " ";
  }

  /** The first characters of the field that is read. */
  private String shown() {
    if (dropped > 0) {
      return beginning;
    }
    int length = Math.min(SHOWN, at - from);
    StringBuilder shown = new StringBuilder(length + 1);
    for (int i = from; i < from + length; i++) {
      shown.append(Character.isISOControl(buffer[i]) ? ' ' : buffer[i]);
    }
    return shown.append(length < at - from ? "…" : "").toString();
  }

  /** Whether there is another character. */
  private boolean has() throws IOException {
    return at < end || fill();
  }

  /** Reads more characters after the last; whether there are any. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    makeRoom();
    int read = text.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(0, read);
    return !ended;
  }

  /**
   * Moves the field that is read to the front; of one that is too long, only its last character.
   */
  private void makeRoom() {
    int kept = end - from;
    if (kept == MOST_ROOM) {
      beginning = shown();
      dropped += kept - 1;
      lineEnd = NONE;
      from = end - 1;
      kept = 1;
    }
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, kept);
      lineEnd -= lineEnd == NONE ? 0 : from;
      at -= from;
      end = kept;
      from = 0;
    }
    if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * kept);
    }
  }
}
