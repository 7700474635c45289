package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * A delimited text with a header line.
 *
 * <p>The encoding is recognised, unless the caller names it: what a byte order mark says, UTF-8,
 * Windows-1252, MacRoman where it is certain; so is gzip, whatever the name of the file, and an
 * Excel workbook (.xlsx), of which a sheet is read ({@link Workbook}). Other files are refused in
 * words that say what they are.
 *
 * <p>So is the delimiter (semicolon, comma, tabulation or bar): it is the one that gives rows of
 * one length, see {@link Layout}, which also tells what may stand before the header, titles among
 * it. Fields may be quoted with {@code "}. Rows of blanks are left out, and so are unnamed columns
 * at the end in which nothing is written.
 *
 * <p>A row with a stray quote, a NUL character, a field of more than 100,000 characters or more
 * than 16,384 fields is given with its {@link CsvRow#damage()} and without its fields. Rows of
 * fewer or more fields than the header are given as they are. Both are for the caller to refuse.
 */
public final class CsvTable implements Table {

  /** The names of the columns, the line where they stand, and the rows over the others. */
  private record Header(List<String> names, long line, int rows) {}

  /** How a zip archive begins, and with it a workbook. */
  static final String ZIP = "PK\3\4";

  private static final long MOST_AT_HAND = 64 * 1024 * 1024;

  private final String source;
  private final CsvText text;
  private final Layout layout;
  private final Header header;

  /** The executor that parses ahead; empty if the thread that goes through the rows does. */
  private final Optional<Executor> helper;

  private final boolean isStrict;

  private CsvTable(
      String source,
      CsvText text,
      Layout layout,
      Header header,
      Optional<Executor> helper,
      boolean isStrict) {
    this.source = source;
    this.text = text;
    this.layout = layout;
    this.header = header;
    this.helper = helper;
    this.isStrict = isStrict;
  }

  /**
   * Reads a file. One of more than 64 MB is read while it is gone through, and never held whole.
   *
   * @param file the file
   * @return its table
   * @throws IllegalArgumentException if the file is empty or is no text
   * @throws UncheckedIOException if the file cannot be read
   */
  public static CsvTable read(Path file) {
    return read(file, Optional.empty(), Optional.empty());
  }

  /**
   * Reads a file of which more is known.
   *
   * @param file the file
   * @param delimiter what parts its fields; empty to recognise it
   * @param encoding how its characters are written; empty to recognise it
   * @return its table
   * @throws IllegalArgumentException if the file is empty, is no text or is not in that encoding
   * @throws UncheckedIOException if the file cannot be read
   */
  public static CsvTable read(
      Path file, Optional<Character> delimiter, Optional<Charset> encoding) {
    return read(file, delimiter, encoding, Optional.empty());
  }

  /**
   * Reads a file of which more is known.
   *
   * @param file the file
   * @param delimiter what parts its fields; empty to recognise it
   * @param encoding how its characters are written; empty to recognise it
   * @param sheet the sheet of a workbook; empty for the first that is not hidden and not empty
   * @return its table
   * @throws IllegalArgumentException if the file is empty, is no text, is not in that encoding or
   *     does not have the sheet
   * @throws UncheckedIOException if the file cannot be read
   */
  public static CsvTable read(
      Path file,
      Optional<Character> delimiter,
      Optional<Charset> encoding,
      Optional<String> sheet) {
    return read(file, delimiter, encoding, sheet, rows -> 0);
  }

  /**
   * Reads a file of which more is known.
   *
   * @param file the file
   * @param delimiter what parts its fields; empty to recognise it
   * @param encoding how its characters are written; empty to recognise it
   * @param sheet the sheet of a workbook; empty for the one that fits best
   * @param fit how well the first rows of a sheet fit what is looked for: 0 if they do not, more
   *     than 1 if no other sheet may do so
   * @return its table
   * @throws IllegalArgumentException if the file is empty, is no text, is not in that encoding,
   *     does not have the sheet or has several that fit
   * @throws UncheckedIOException if the file cannot be read
   */
  public static CsvTable read(
      Path file,
      Optional<Character> delimiter,
      Optional<Charset> encoding,
      Optional<String> sheet,
      ToIntFunction<List<List<String>>> fit) {
    String source = String.valueOf(requireNonNull(file, "file").getFileName());
    return reading(
        file,
        () -> {
          if (isZip(file)) {
            return of(source, Workbook.text(source, file, sheet, fit), Optional.of(';'));
          }
          if (sheet.isPresent()) {
            throw new IllegalArgumentException(
                source + ": no workbook, and so no sheet '" + sheet.get() + "'; expected .xlsx");
          }
          return of(source, CsvText.of(source, file, MOST_AT_HAND, encoding), delimiter);
        });
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(ZIP.length()), ISO_8859_1).equals(ZIP);
    }
  }

  /** The same with another size up to which a file is held. */
  static CsvTable read(
      Path file, Optional<Character> delimiter, Optional<Charset> encoding, long most) {
    String source = String.valueOf(requireNonNull(file, "file").getFileName());
    return reading(file, () -> of(source, CsvText.of(source, file, most, encoding), delimiter));
  }

  private interface Reading {
    CsvTable table() throws IOException;
  }

  private static CsvTable reading(Path file, Reading reading) {
    try {
      return reading.table();
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("no file " + file.toAbsolutePath(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads bytes.
   *
   * @param source name of the text in messages
   * @param bytes its content
   * @return the table
   * @throws IllegalArgumentException if the content is empty or is no text
   */
  public static CsvTable of(String source, byte[] bytes) {
    return of(source, bytes, Optional.empty(), Optional.empty());
  }

  /**
   * Reads bytes of which more is known.
   *
   * @param source name of the text in messages
   * @param bytes its content
   * @param delimiter what parts its fields; empty to recognise it
   * @param encoding how its characters are written; empty to recognise it
   * @return the table
   * @throws IllegalArgumentException if the content is empty, is no text or is not in that encoding
   */
  public static CsvTable of(
      String source, byte[] bytes, Optional<Character> delimiter, Optional<Charset> encoding) {
    try {
      return of(source, CsvText.of(source, bytes, MOST_AT_HAND, encoding), delimiter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a text.
   *
   * @param source name of the text in messages
   * @param text its content
   * @return the table
   * @throws IllegalArgumentException if the text is empty
   */
  public static CsvTable of(String source, String text) {
    try {
      return of(source, CsvText.of(text), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvTable of(String source, CsvText text, Optional<Character> delimiter)
      throws IOException {
    delimiter.ifPresent(CsvTable::check);
    Layout layout;
    try (Reader characters = text.open()) {
      layout = Layout.of(characters, delimiter);
    }
    Header none = new Header(List.of(), layout.line(), 1);
    CsvTable headless = new CsvTable(source, text, layout, none, Optional.empty(), false);
    return new CsvTable(source, text, layout, headless.names(), Optional.empty(), false);
  }

  private static void check(char delimiter) {
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter == '\0') {
      throw new IllegalArgumentException(
          "the delimiter cannot be a quote, a line end or NUL; expected ';', ',', a tabulation…");
    }
  }

  /**
   * The same table, parsed by another thread while its rows are worked on.
   *
   * @param executor who parses, or the thread that waits for the rows if it is busy
   * @return the other table
   */
  public CsvTable ahead(Executor executor) {
    return new CsvTable(source, text, layout, header, Optional.of(executor), isStrict);
  }

  /**
   * The same table for who has no use for a part of its rows: a damaged row is an error that names
   * its line.
   *
   * @return the other table
   */
  public CsvTable strict() {
    return new CsvTable(source, text, layout, header, helper, true);
  }

  /**
   * The first rows, for a table under several header rows.
   *
   * @param rows how many, from 1
   * @return their texts without the blanks around them, row by row; none of a row of blanks
   * @throws IllegalArgumentException if there are fewer
   */
  public List<List<String>> headerRows(int rows) {
    List<List<String>> texts = firstRows(rows);
    if (texts.size() < rows) {
      throw new IllegalArgumentException(
          headerPlace() + ": " + texts.size() + " rows in all; expected " + rows + " header rows");
    }
    return texts;
  }

  /**
   * The first rows, as far as there are so many.
   *
   * @param rows how many at most, from 1
   * @return their texts without the blanks around them, row by row; none of a row of blanks
   */
  public List<List<String>> firstRows(int rows) {
    List<List<String>> texts = new ArrayList<>();
    scan(
        records -> {
          for (CsvRow row : new HeaderRows(records).take(rows, layout.line())) {
            texts.add(whole(row).fields().stream().map(CsvTable::strip).toList());
          }
        });
    return texts;
  }

  /**
   * The same table under several header rows.
   *
   * @param names the names of the columns
   * @param rows how many rows stand over the others, rows of blanks included
   * @return the other table
   */
  public CsvTable under(List<String> names, int rows) {
    long line = layout.titles() > 0 ? layout.line() : header.line();
    Header other = new Header(List.copyOf(names), line, rows);
    return new CsvTable(source, text, layout, other, helper, isStrict);
  }

  /** A text without the blanks around it, non-breaking ones included. */
  static String strip(String text) {
    if (text.isEmpty() || (inked(text.charAt(0)) && inked(text.charAt(text.length() - 1)))) {
      return text;
    }
    int from = 0;
    int to = text.length();
    while (from < to && !inked(text.charAt(from))) {
      from++;
    }
    while (from < to && !inked(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Whether a character is more than a blank. */
  static boolean inked(char c) {
    return (c > ' ' && c < '\u007F')
        || (c != '\u00A0' && c != '\u202F' && !Character.isWhitespace(c));
  }

  /**
   * The separator of the fields.
   *
   * @return semicolon, comma, tabulation or bar, or what the caller or a line {@code sep=} named
   */
  public char delimiter() {
    return layout.delimiter();
  }

  /**
   * How the characters are written.
   *
   * @return the character set that was named or found; UTF-8 of a text that was given as such
   */
  public Charset encoding() {
    return text.charset();
  }

  @Override
  public CsvFormat written() {
    boolean isBelow = layout.titles() > 0 && header.rows() == 1;
    String below = isBelow ? ", header on line " + header.line() : "";
    return text.kind().isEmpty()
        ? new CsvFormat(String.valueOf(delimiter()), encoding().name() + below)
        : new CsvFormat("", text.kind() + below);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String headerPlace() {
    String sheets = text.kind().contains(", not read: ") ? " (" + text.kind() + ")" : "";
    return source + sheets + ":" + header.line();
  }

  @Override
  public List<String> header() {
    return header.names();
  }

  @Override
  public void forEach(Consumer<CsvRow> consumer) {
    scan(
        records -> {
          Iterator<CsvRow> rows = below(records);
          Consumer<CsvRow> checked = isStrict ? row -> consumer.accept(whole(row)) : consumer;
          helper.ifPresentOrElse(
              executor -> new RowsAhead(rows, executor).forEach(checked),
              () -> RowsAhead.alone(rows, checked));
        });
  }

  /** The rows below the header. */
  private Iterator<CsvRow> below(CsvParser records) {
    if (header.rows() == 1) {
      header(records);
      return records;
    }
    HeaderRows rows = new HeaderRows(records);
    rows.take(header.rows(), layout.line());
    return rows;
  }

  private Header names() {
    List<CsvRow> first = new ArrayList<>();
    scan(records -> first.add(header(records)));
    CsvRow row = first.get(0);
    return new Header(row.fields().stream().map(CsvTable::strip).toList(), row.line(), 1);
  }

  /** The header line, after its titles. */
  private CsvRow header(CsvParser records) {
    CsvRow row = first(records);
    for (int i = 0; i < layout.titles(); i++) {
      row = first(records);
    }
    return row;
  }

  /** The next line with anything in it. */
  private CsvRow first(CsvParser records) {
    if (!records.hasNext()) {
      throw new IllegalArgumentException(source + ": empty file; expected a header line");
    }
    return whole(records.next());
  }

  private CsvRow whole(CsvRow row) {
    if (row.damage().isPresent()) {
      throw new IllegalArgumentException(source + ":" + row.line() + ": " + row.damage().get());
    }
    return row;
  }

  private void scan(Consumer<CsvParser> consumer) {
    try (Reader characters = text.open()) {
      pass(characters, layout.skipped());
      consumer.accept(
          new CsvParser(source, characters, layout.line(), delimiter(), layout.width()));
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private static void pass(Reader characters, long most) throws IOException {
    long left = most;
    while (left > 0) {
      long passed = characters.skip(left);
      if (passed <= 0) {
        throw new ChecksummedBytes.Changed();
      }
      left -= passed;
    }
  }

  /**
   * The error of a text that cannot be read to its end, although all of it could be decoded before.
   */
  static UncheckedIOException unreadable(String source, IOException e) {
    IOException cause = e instanceof CharacterCodingException ? new ChecksummedBytes.Changed() : e;
    return new UncheckedIOException(source + ": " + cause.getMessage(), cause);
  }
}
