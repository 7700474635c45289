package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The characters of a CSV file, to be read from the beginning as often as needed.
 *
 * @param charset how they are written
 * @param opening how to read them
 * @param kind what the file is, if it is no text; blank for a text
 */
record CsvText(Charset charset, Opening opening, String kind) {

  /** A text. */
  CsvText(Charset charset, Opening opening) {
    this(charset, opening, "");
  }

  private static final int GZIP_1 = 0x1F;
  private static final int GZIP_2 = 0x8B;
  private static final int CHUNK = 64 * 1024;

  /** Begins to read. */
  interface Opening {
    Reader open() throws IOException;
  }

  /**
   * Begins to read.
   *
   * @return the characters
   * @throws IOException if the file cannot be read
   */
  Reader open() throws IOException {
    return opening.open();
  }

  /** A text at hand. */
  static CsvText of(String text) {
    return new CsvText(UTF_8, () -> new StringReader(text));
  }

  /**
   * A text of bytes at hand, which may be compressed by gzip.
   *
   * @param most bytes of a text that is kept unpacked
   * @param named the character set, if the caller knows it
   * @throws IllegalArgumentException if they are damaged, naming the line
   */
  static CsvText of(String source, byte[] bytes, long most, Optional<Charset> named)
      throws IOException {
    if (!isCompressed(bytes)) {
      return atHand(source, bytes, named);
    }
    try {
      Encoding.Bytes unpacked = () -> unpacked(new ByteArrayInputStream(bytes));
      try (InputStream in = unpacked.open()) {
        byte[] text = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
        if (text.length <= most) {
          return atHand(source, text, named);
        }
      }
      return large(source, unpacked, named);
    } catch (EOFException | ZipException e) {
      throw badlyPacked(source, e);
    }
  }

  /**
   * The text of a file, which may be compressed by gzip: a small one at hand, a large one read
   * again each time.
   *
   * @param most bytes of a small one
   * @param named the character set, if the caller knows it
   * @throws IllegalArgumentException if it is damaged, naming the line
   */
  static CsvText of(String source, Path file, long most, Optional<Charset> named)
      throws IOException {
    if (Files.size(file) <= most) {
      return of(source, Files.readAllBytes(file), most, named);
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(2);
    }
    if (!isCompressed(head)) {
      return large(source, () -> Files.newInputStream(file), named);
    }
    try {
      return large(source, () -> unpacked(Files.newInputStream(file)), named);
    } catch (EOFException | ZipException e) {
      throw badlyPacked(source, e);
    }
  }

  private static boolean isCompressed(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == GZIP_1 && (bytes[1] & 0xFF) == GZIP_2;
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, CHUNK);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static IllegalArgumentException badlyPacked(String source, IOException cause) {
    return new IllegalArgumentException(
        source + ": the gzip file is damaged or cut short: " + cause.getMessage(), cause);
  }

  private static CsvText atHand(String source, byte[] bytes, Optional<Charset> named)
      throws IOException {
    Encoding encoding = Encoding.of(source, bytes, named);
    int mark = encoding.mark();
    return new CsvText(
        encoding.charset(),
        () ->
            new InputStreamReader(
                new ByteArrayInputStream(bytes, mark, bytes.length - mark), encoding.decoder()));
  }

  private static CsvText large(String source, Encoding.Bytes bytes, Optional<Charset> named)
      throws IOException {
    ChecksummedBytes checked = new ChecksummedBytes(bytes);
    Encoding encoding = Encoding.of(source, checked, named);
    return new CsvText(
        encoding.charset(),
        () -> {
          InputStream in = checked.open();
          in.skipNBytes(encoding.mark());
          return new InputStreamReader(in, encoding.decoder());
        });
  }
}
