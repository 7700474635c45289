package fr.barometre.csv;

import java.nio.ByteBuffer;

/**
 * Checks whether bytes are valid UTF-8, as a decoder would, without decoding them. Most of a file
 * is ASCII, which is checked eight bytes at a time.
 *
 * <p>Source: the Unicode Standard, table 3-7, well-formed UTF-8 byte sequences.
 */
final class Utf8 {

  /** The bits that no byte of ASCII has. */
  private static final long BEYOND_ASCII = 0x8080_8080_8080_8080L;

  private static final int FIRST_OF_TWO = 0xC2;
  private static final int FIRST_OF_THREE = 0xE0;
  private static final int FIRST_OF_FOUR = 0xF0;
  private static final int LAST_OF_FOUR = 0xF4;

  private Utf8() {}

  /** Whether all bytes are whole characters. */
  static boolean isWellFormed(byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes);
    int at = 0;
    while (at < bytes.length) {
      if (at + Long.BYTES <= bytes.length && (words.getLong(at) & BEYOND_ASCII) == 0) {
        at += Long.BYTES;
      } else {
        int length = bytes[at] >= 0 ? 1 : length(bytes, at);
        if (length == 0) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }

  /** The length of a character beyond ASCII; 0 if there is none. */
  private static int length(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < FIRST_OF_TWO || lead > LAST_OF_FOUR) {
      return 0;
    }
    int length = lead < FIRST_OF_THREE ? 2 : lead < FIRST_OF_FOUR ? 3 : 4;
    if (at + length > bytes.length) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    boolean well = second >= least(lead) && second <= most(lead);
    for (int i = 2; i < length; i++) {
      well &= (bytes[at + i] & 0xC0) == 0x80;
    }
    return well ? length : 0;
  }

  /** The least second byte: a lower one would spell a character that fewer bytes do. */
  private static int least(int lead) {
    return lead == FIRST_OF_THREE ? 0xA0 : lead == FIRST_OF_FOUR ? 0x90 : 0x80;
  }

  /** The largest second byte: beyond are surrogates, and numbers that are no characters. */
  private static int most(int lead) {
    return lead == 0xED ? 0x9F : lead == LAST_OF_FOUR ? 0x8F : 0xBF;
  }
}
