package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
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
import java.util.List;
import java.util.Optional;

/**
 * How the characters of a text are written: what its byte order mark says (UTF-8, UTF-16, UTF-32),
 * else UTF-8, else a character set of one byte, see {@link SingleByte}.
 *
 * <p>The latter is only tried when no accented character before the first that is not UTF-8 is
 * valid UTF-8: a text that mixes both, or that ends in the middle of a character, is damaged and is
 * refused. A text whose only accent is a letter of French in Windows-1252, at its end, is not.
 * UTF-8 that was written twice is read as what it was ({@link TwiceUtf8}).
 *
 * @param charset the character set
 * @param mark bytes of the byte order mark before the text
 */
record Encoding(Charset charset, int mark) {

  /** A text that can be read again from its beginning. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_CHARACTER = 4;
  private static final int LAST_ASCII = 127;

  /** First bytes of what French and its signs are in UTF-8, or an emoji: never last in a word. */
  private static final List<Integer> LEADS_OF_FRENCH = List.of(0xC2, 0xC3, 0xC5, 0xE2, 0xF0);

  private static final String LAST_LETTERS = "àâäçèéêëîïôöùûüÀÄÇÈÉÊËÎÏÔÖÙÛÜñíóúáÑÍÓÚÁ";

  /** Byte order marks as ISO 8859-1, the longer before those that they begin with. */
  private enum Mark {
    UTF_32LE("\u00FF\u00FE\0\0", Charset.forName("UTF-32LE")),
    UTF_32BE("\0\0\u00FE\u00FF", Charset.forName("UTF-32BE")),
    LITTLE("\u00FF\u00FE", UTF_16LE),
    BIG("\u00FE\u00FF", UTF_16BE),
    EIGHT("\u00EF\u00BB\u00BF", UTF_8);

    private final String bytes;
    private final Charset charset;

    Mark(String bytes, Charset charset) {
      this.bytes = bytes;
      this.charset = charset;
    }

    static Optional<Mark> of(byte[] head) {
      String text = new String(head, 0, Math.min(head.length, LONGEST_CHARACTER), ISO_8859_1);
      return Arrays.stream(values()).filter(mark -> text.startsWith(mark.bytes)).findFirst();
    }

    /** Whether a text so marked may be said to be of a character set. */
    boolean goesWith(Charset named) {
      return charset.equals(named)
          || (named.name().startsWith("UTF-") && charset.name().startsWith(named.name()));
    }
  }

  /**
   * Looks at a whole text at hand.
   *
   * @param named the character set, if the caller knows it
   * @throws IllegalArgumentException if it is damaged, naming the line, or no text, naming what
   */
  static Encoding of(String source, byte[] bytes, Optional<Charset> named) throws IOException {
    OtherFormats.check(
        source, Arrays.copyOf(bytes, Math.min(bytes.length, OtherFormats.LOOKED_AT)), named);
    if (named.orElse(UTF_8).equals(UTF_8) && Utf8.isWellFormed(bytes)) {
      Encoding once =
          new Encoding(UTF_8, Mark.of(bytes).map(mark -> mark.bytes.length()).orElse(0));
      return once.orTwice(bytes, () -> new ByteArrayInputStream(bytes), named);
    }
    return of(source, () -> new ByteArrayInputStream(bytes), named);
  }

  /**
   * Looks at a whole text.
   *
   * @param named the character set, if the caller knows it
   * @throws IllegalArgumentException if it is damaged, naming the line, or no text, naming what
   */
  static Encoding of(String source, Bytes bytes, Optional<Charset> named) throws IOException {
    byte[] head;
    try (InputStream in = bytes.open()) {
      head = in.readNBytes(OtherFormats.LOOKED_AT);
    }
    OtherFormats.check(source, head, named);
    Optional<Mark> mark = Mark.of(head).filter(m -> m.goesWith(named.orElse(m.charset)));
    Optional<Encoding> sure =
        mark.map(m -> new Encoding(m.charset, m.bytes.length()))
            .or(() -> named.map(charset -> new Encoding(charset, 0)));
    Encoding encoding = sure.orElse(new Encoding(UTF_8, 0));
    if (encoding.fits(bytes, new Reading(false))) {
      return encoding.orTwice(head, bytes, named);
    }
    Reading reading = new Reading(true);
    encoding.fits(bytes, reading);
    boolean isCut = encoding.isCut(reading.rest);
    if (sure.isPresent() || reading.accents || (isCut && !isLetter(reading.rest[0] & 0xFF))) {
      throw encoding.damaged(source, reading, isCut);
    }
    return new Encoding(SingleByte.of(source, bytes), 0);
  }

  /** This encoding, or UTF-8 twice if nobody named one and the whole text can be read so. */
  private Encoding orTwice(byte[] head, Bytes bytes, Optional<Charset> named) throws IOException {
    if (named.isPresent() || !charset.equals(UTF_8) || !TwiceUtf8.isLikely(head)) {
      return this;
    }
    boolean isMarked =
        new String(head, mark, Math.min(6, head.length - mark), UTF_8)
            .startsWith("\u00EF\u00BB\u00BF");
    Encoding twice = new Encoding(TwiceUtf8.INSTANCE, isMarked ? mark + 6 : mark);
    return twice.fits(bytes, new Reading(false)) ? twice : this;
  }

  /** Whether a byte at the end of a text is a letter of Windows-1252 rather than cut UTF-8. */
  private static boolean isLetter(int last) {
    String letter = new String(new byte[] {(byte) last}, SingleByte.WINDOWS_1252);
    return !LEADS_OF_FRENCH.contains(last) && LAST_LETTERS.contains(letter);
  }

  private IllegalArgumentException damaged(String source, Reading reading, boolean isCut) {
    String name = charset.name();
    String isNot = String.format(" (0x%02X) is not valid %s", reading.rest[0], name);
    return new IllegalArgumentException(
        source
            + ":"
            + reading.line
            + ": byte "
            + (mark + reading.position)
            + (isCut
                ? " begins a "
                    + name
                    + " character that the end of the file cuts; the file is truncated"
                : !reading.accents || !charset.equals(UTF_8)
                    ? isNot
                    : isNot
                        + ", though other characters of the file are; expected one encoding,"
                        + " UTF-8 or Windows-1252"));
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

    /** Whether lines and accents are looked for, which takes as long as decoding. */
    private final boolean isDetailed;

    private long position;
    private long line = 1;
    private boolean accents;
    private boolean returned;

    /** The bytes left over, up to a character and one byte. */
    private byte[] rest = {};

    Reading(boolean isDetailed) {
      this.isDetailed = isDetailed;
    }

    private void take(CharBuffer characters) {
      for (int i = 0; i < characters.length(); i++) {
        char c = characters.charAt(i);
        line += c == '\r' || (c == '\n' && !returned) ? 1 : 0;
        returned = c == '\r';
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
        if (reading.isDetailed) {
          reading.take(out.flip());
        }
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

  /** Whether bytes are the beginning of a character, and no more. */
  private boolean isCut(byte[] bytes) {
    return charset.equals(UTF_8)
        ? incomplete(bytes)
        : charset.name().startsWith("UTF-16") && bytes.length < 2;
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
