package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * How the characters of a text are written: UTF-8, with or without a byte order mark, else
 * Windows-1252.
 *
 * <p>Windows-1252 is only tried when no accented character before the first that is not UTF-8 is
 * valid UTF-8: a text that mixes both, or that ends in the middle of a character, is damaged and is
 * refused.
 *
 * @param charset the character set
 * @param mark bytes of the byte order mark before the text
 */
record Encoding(Charset charset, int mark) {

  /** A text that can be read again from its beginning. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_CHARACTER = 4;
  private static final int LAST_ASCII = 127;

  /**
   * Looks at a whole text at hand.
   *
   * @throws IllegalArgumentException if it is damaged, naming the line
   */
  static Encoding of(String source, byte[] bytes) throws IOException {
    Bytes again = () -> new ByteArrayInputStream(bytes);
    return Utf8.isWellFormed(bytes) ? new Encoding(UTF_8, mark(again)) : of(source, again);
  }

  /**
   * Looks at a whole text.
   *
   * @throws IllegalArgumentException if it is damaged, naming the line
   */
  static Encoding of(String source, Bytes bytes) throws IOException {
    int mark = mark(bytes);
    Encoding utf8 = new Encoding(UTF_8, mark);
    Reading reading = new Reading();
    if (utf8.fits(bytes, reading)) {
      return utf8;
    }
    boolean cut = incomplete(reading.rest);
    if (cut || mark > 0 || reading.accents) {
      throw new IllegalArgumentException(
          source
              + ":"
              + reading.line
              + ": byte "
              + (mark + reading.position)
              + (cut
                  ? " begins a UTF-8 character that the end of the file cuts; the file is truncated"
                  : String.format(
                      " (0x%02X) is not valid UTF-8, though other characters of the file are;"
                          + " expected one encoding, UTF-8 or Windows-1252",
                      reading.rest[0])));
    }
    Encoding windows = new Encoding(WINDOWS_1252, 0);
    if (!windows.fits(bytes, new Reading())) {
      throw new IllegalArgumentException(source + ": neither UTF-8 nor Windows-1252 text");
    }
    return windows;
  }

  private static int mark(Bytes bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      return Arrays.equals(in.readNBytes(MARK.length), MARK) ? MARK.length : 0;
    }
  }

  /** A decoder that tells of what it cannot read. */
  CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** How far a text could be read. */
  private static final class Reading {
    private long position;
    private long line = 1;
    private boolean accents;

    /** From there, up to a character and one byte. */
    private byte[] rest = {};

    private void take(CharBuffer characters) {
      for (int i = 0; i < characters.length(); i++) {
        char c = characters.charAt(i);
        line += c == '\n' ? 1 : 0;
        accents |= c > LAST_ASCII;
      }
    }
  }

  private boolean fits(Bytes bytes, Reading reading) throws IOException {
    CharsetDecoder decoder = decoder();
    try (InputStream in = bytes.open()) {
      in.skipNBytes(mark);
      byte[] chunk = new byte[CHUNK];
      CharBuffer out = CharBuffer.allocate(CHUNK);
      int kept = 0;
      while (true) {
        int got = in.readNBytes(chunk, kept, CHUNK - kept);
        boolean isLast = got < CHUNK - kept;
        ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, kept + got);
        CoderResult result = decoder.decode(buffer, out, isLast);
        reading.position += buffer.position();
        reading.take(out.flip());
        out.clear();
        int left = buffer.remaining();
        if (result.isError()) {
          System.arraycopy(chunk, buffer.position(), chunk, 0, left);
          int more = Math.max(0, LONGEST_CHARACTER + 1 - left);
          left += in.readNBytes(chunk, left, more);
          reading.rest = Arrays.copyOf(chunk, left);
          return false;
        }
        if (isLast) {
          return true;
        }
        System.arraycopy(chunk, buffer.position(), chunk, 0, left);
        kept = left;
      }
    }
  }

  /** Whether bytes are the beginning of a UTF-8 character, and no more. */
  private static boolean incomplete(byte[] bytes) {
    int lead = bytes[0] & 0xFF;
    int length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.length >= length) {
      return false;
    }
    for (int i = 1; i < bytes.length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
