package fr.barometre.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a CSV file as text: UTF-8, with or without a byte order mark, else Windows-1252.
 *
 * <p>Windows-1252 is only tried when no accented character of the file is valid UTF-8: a file that
 * mixes both, or that ends in the middle of a character, is damaged and is refused.
 */
final class CsvText {

  /** What Java puts in place of bytes that are no UTF-8; a text may also hold it as written. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private CsvText() {}

  static String decode(String source, byte[] bytes) {
    int start =
        bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    String quick = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    if (quick.indexOf(REPLACEMENT) < 0) {
      return quick;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = utf8.decode(in, out, true);
    if (!result.isError()) {
      return out.flip().toString();
    }
    int at = in.position();
    boolean truncated = in.remaining() <= 3 && incomplete(bytes, at);
    boolean mixed = start == 3 || out.flip().chars().anyMatch(c -> c > 127);
    if (truncated || mixed) {
      throw new IllegalArgumentException(
          source
              + ":"
              + line(bytes, at)
              + ": byte "
              + at
              + (truncated
                  ? " begins a UTF-8 character that the end of the file cuts; the file is truncated"
                  : String.format(
                      " (0x%02X) is not valid UTF-8, though other characters of the file are;"
                          + " expected one encoding, UTF-8 or Windows-1252",
                      bytes[at])));
    }
    try {
      return WINDOWS_1252
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(source + ": neither UTF-8 nor Windows-1252 text", e);
    }
  }

  /** Whether the bytes from a position to the end are the beginning of a UTF-8 character. */
  private static boolean incomplete(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.length - at >= length) {
      return false;
    }
    for (int i = at + 1; i < bytes.length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  private static int line(byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
