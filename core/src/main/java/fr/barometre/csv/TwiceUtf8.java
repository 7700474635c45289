package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * UTF-8 whose bytes a program took for Windows-1252 and wrote as UTF-8 again: {@code é} has become
 * {@code Ã©}. A text is only taken for it if every character of it can be read so; one accent that
 * was written once is enough against it.
 */
final class TwiceUtf8 extends Charset {

  static final TwiceUtf8 INSTANCE = new TwiceUtf8();

  private static final int ASCII = 0x80;
  private static final int LONGEST = 4;
  private static final int LOOKED_AT = 1 << 16;

  private TwiceUtf8() {
    super("x-UTF-8-twice", null);
  }

  /** Whether a text that is UTF-8 has a sign of it: the letter Ã, with which most accents begin. */
  static boolean isLikely(byte[] head) {
    for (int i = 1; i < Math.min(head.length, LOOKED_AT); i++) {
      if (head[i] == (byte) 0x83 && head[i - 1] == (byte) 0xC3) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean contains(Charset other) {
    return other.contains(UTF_8);
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1, 1) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
          int start = in.position();
          if (in.get(start) >= 0 && out.hasRemaining()) {
            out.put((char) in.get());
            continue;
          }
          CoderResult result = character(in, out);
          if (!result.isUnderflow() || in.position() == start) {
            in.position(start);
            return result;
          }
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }

  /** Reads a character; where there is too little of it, the position stays or goes back. */
  private static CoderResult character(ByteBuffer in, CharBuffer out) {
    int start = in.position();
    byte[] once = new byte[LONGEST];
    int length = 1;
    for (int i = 0; i < length; i++) {
      int bytes = in.hasRemaining() ? length(in.get(in.position()) & 0xFF) : 1;
      if (bytes == 0) {
        return CoderResult.malformedForLength(1);
      }
      if (in.remaining() < bytes) {
        in.position(start);
        return CoderResult.UNDERFLOW;
      }
      byte[] outer = new byte[bytes];
      in.get(outer);
      int written = windows1252(new String(outer, UTF_8).charAt(0));
      if (i == 0) {
        length = written < 0 ? 0 : length(written);
      }
      if (written < 0 || length == 0) {
        return CoderResult.malformedForLength(1);
      }
      once[i] = (byte) written;
    }
    try {
      CharBuffer read = UTF_8.newDecoder().decode(ByteBuffer.wrap(once, 0, length));
      if (out.remaining() < read.remaining()) {
        return CoderResult.OVERFLOW;
      }
      out.put(read);
      return CoderResult.UNDERFLOW;
    } catch (CharacterCodingException e) {
      return CoderResult.malformedForLength(1);
    }
  }

  /** Bytes of the UTF-8 character that begins with one; 0 if none does. */
  private static int length(int lead) {
    if (lead < ASCII) {
      return 1;
    }
    return lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : LONGEST;
  }

  /**
   * The byte of a character in Windows-1252, where five bytes stand for themselves; -1 for none.
   */
  private static int windows1252(char character) {
    if (character < ASCII || (character >= 0xA0 && character <= 0xFF)) {
      return character;
    }
    byte[] written = String.valueOf(character).getBytes(SingleByte.WINDOWS_1252);
    boolean isKnown = written.length == 1 && written[0] != '?';
    boolean isItself = character < 0xA0 && !isKnown;
    return isKnown ? written[0] & 0xFF : isItself ? character : -1;
  }
}
