package fr.barometre.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The characters of a CSV file, to be read from the beginning as often as needed. */
interface CsvText {

  /**
   * Begins to read.
   *
   * @return the characters
   * @throws IOException if the file cannot be read
   */
  Reader open() throws IOException;

  /** A text at hand. */
  static CsvText of(String text) {
    return () -> new StringReader(text);
  }

  /**
   * A text of bytes at hand.
   *
   * @throws IllegalArgumentException if they are damaged, naming the line
   */
  static CsvText of(String source, byte[] bytes) throws IOException {
    Encoding encoding = Encoding.of(source, bytes);
    int mark = encoding.mark();
    return () ->
        new InputStreamReader(
            new ByteArrayInputStream(bytes, mark, bytes.length - mark), encoding.decoder());
  }

  /**
   * The text of a file: a small one at hand, a large one read again each time.
   *
   * @param most bytes of a small one
   * @throws IllegalArgumentException if it is damaged, naming the line
   */
  static CsvText of(String source, Path file, long most) throws IOException {
    if (Files.size(file) <= most) {
      return of(source, Files.readAllBytes(file));
    }
    Encoding encoding = Encoding.of(source, () -> Files.newInputStream(file));
    return () -> {
      InputStream in = Files.newInputStream(file);
      in.skipNBytes(encoding.mark());
      return new InputStreamReader(in, encoding.decoder());
    };
  }
}
