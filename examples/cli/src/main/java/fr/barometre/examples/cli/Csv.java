package fr.barometre.examples.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small table with a header line, as a spreadsheet saves it. */
final class Csv {

  private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

  private Csv() {}

  /** The text of a file in UTF-8, or in the encoding of older spreadsheets. */
  static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /**
   * The rows of a table, under the header that is delimited by what stands in it most often.
   *
   * @throws CsvParseException if it is no such table
   */
  static List<NamedCsvRecord> rows(String text) {
    String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String header = table.lines().findFirst().orElse("");
    char delimiter = ';';
    for (char other : DELIMITERS) {
      if (count(header, other) > count(header, delimiter)) {
        delimiter = other;
      }
    }
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(true)
        .ofNamedCsvRecord(table)
        .stream()
        .toList();
  }

  private static long count(String text, char character) {
    return text.chars().filter(c -> c == character).count();
  }
}
