package fr.barometre.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A delimited text with a header line.
 *
 * <p>The delimiter (semicolon, comma, tabulation or bar) is the one that the header line uses most.
 * Fields may be quoted with {@code "}. A field may hold up to 16 million characters.
 */
public final class CsvTable implements Table {

  private static final char[] DELIMITERS = {';', ',', '\t', '|'};
  private static final long MOST_AT_HAND = 64 * 1024 * 1024;
  private static final int LONGEST_ROW = 64 * 1024 * 1024;

  private final String source;
  private final CsvText text;
  private final char delimiter;
  private final List<String> header;

  /** Who parses, if not the thread that goes through the rows. */
  private final Optional<Executor> helper;

  private CsvTable(
      String source, CsvText text, char delimiter, List<String> header, Optional<Executor> helper) {
    this.source = source;
    this.text = text;
    this.delimiter = delimiter;
    this.header = header;
    this.helper = helper;
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
    return read(file, MOST_AT_HAND);
  }

  /** The same with another size up to which a file is held. */
  static CsvTable read(Path file, long most) {
    String source = String.valueOf(file.getFileName());
    try {
      return of(source, CsvText.of(source, file, most));
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
    try {
      return of(source, CsvText.of(source, bytes));
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
      return of(source, CsvText.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvTable of(String source, CsvText text) throws IOException {
    char delimiter;
    try (Reader characters = text.open()) {
      delimiter = delimiter(source, characters);
    }
    CsvTable headless = new CsvTable(source, text, delimiter, List.of(), Optional.empty());
    List<String> header = new ArrayList<>();
    headless.scan(
        records -> headless.first(records).fields().forEach(name -> header.add(strip(name))));
    return new CsvTable(source, text, delimiter, List.copyOf(header), Optional.empty());
  }

  /**
   * The same table, parsed by another thread while its rows are worked on.
   *
   * @param executor who parses, or the thread that waits for the rows if it is busy
   * @return the other table
   */
  public CsvTable ahead(Executor executor) {
    return new CsvTable(source, text, delimiter, header, Optional.of(executor));
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

  private static boolean inked(char c) {
    return (c > ' ' && c < '\u007F')
        || (c != '\u00A0' && c != '\u202F' && !Character.isWhitespace(c));
  }

  /** The delimiter that the first line with anything in it uses most. */
  private static char delimiter(String source, Reader text) throws IOException {
    int[] counts = new int[DELIMITERS.length];
    boolean quoted = false;
    boolean blank = true;
    for (int c = text.read(); c >= 0; c = text.read()) {
      blank &= Character.isWhitespace(c);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && !blank && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted) {
        for (int d = 0; d < DELIMITERS.length; d++) {
          counts[d] += c == DELIMITERS[d] ? 1 : 0;
        }
      }
    }
    if (blank) {
      throw empty(source);
    }
    int best = 0;
    for (int d = 1; d < DELIMITERS.length; d++) {
      best = counts[d] > counts[best] ? d : best;
    }
    return DELIMITERS[best];
  }

  /**
   * What separates the fields.
   *
   * @return semicolon, comma, tabulation or bar
   */
  public char delimiter() {
    return delimiter;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String headerPlace() {
    return source + ":1";
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public void forEach(Consumer<CsvRow> consumer) {
    scan(
        records -> {
          first(records);
          Consumer<CsvRow> written =
              row -> {
                if (!isBlank(row)) {
                  consumer.accept(row);
                }
              };
          helper.ifPresentOrElse(
              executor -> new RowsAhead(records, executor).forEach(written),
              () -> RowsAhead.alone(records, written));
        });
  }

  /** The header line: the first with anything in it. */
  private CsvRow first(Iterator<CsvRow> records) {
    while (records.hasNext()) {
      CsvRow row = records.next();
      if (!isBlank(row)) {
        return row;
      }
    }
    throw empty(source);
  }

  private static IllegalArgumentException empty(String source) {
    return new IllegalArgumentException(source + ": empty file; expected a header line");
  }

  /** Whether a line has nothing but blanks. */
  private static boolean isBlank(CsvRow row) {
    return row.size() == 1 && row.field(0).isEmpty();
  }

  private void scan(Consumer<Iterator<CsvRow>> consumer) {
    try (CsvReader<CsvRow> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_ROW)
            .build(new RowHandler(), text.open())) {
      consumer.accept(reader.iterator());
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(source + ": not well-formed CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
