package fr.barometre.answers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A growing column of texts: their characters one after the other, a byte each if all are Latin and
 * two otherwise, plus four bytes a text for where it ends.
 */
final class TextColumn {

  private static final int FIRST_BYTES = 1024;
  private static final int FIRST_TEXTS = 64;
  private static final char MOST_LATIN = 0xFF;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** The texts of two bytes a character. */
  private final BitSet wide = new BitSet();

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] ends = new int[FIRST_TEXTS];
  private int size;

  /** How many texts there are. */
  int size() {
    return size;
  }

  /**
   * Adds a text.
   *
   * @throws IllegalStateException if the texts come to more than two gigabytes
   */
  void add(String text) {
    int from = start(size);
    int end = room((long) from + text.length());
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[from + i] = (byte) c;
      all |= c;
    }
    if (all > MOST_LATIN) {
      end = room(from + (long) Character.BYTES * text.length());
      wide.set(size);
      ByteBuffer.wrap(bytes).position(from).asCharBuffer().put(text);
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = end;
  }

  /** Makes room for so many bytes, which are returned as they are. */
  private int room(long end) {
    if (end > MOST_BYTES) {
      throw new IllegalStateException(
          size + " identifiers fill two gigabytes; expected fewer, or shorter ones");
    }
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(end, Math.min(2L * bytes.length, MOST_BYTES)));
    }
    return (int) end;
  }

  private int start(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  /** A text by its position. */
  String get(int text) {
    int from = start(text);
    int length = ends[text] - from;
    return wide.get(text)
        ? ByteBuffer.wrap(bytes, from, length).asCharBuffer().toString()
        : new String(bytes, from, length, ISO_8859_1);
  }

  /** Whether the text at a position is this one. */
  boolean is(int position, String text) {
    int from = start(position);
    if (wide.get(position)) {
      return get(position).equals(text);
    }
    if (ends[position] - from != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((bytes[from + i] & MOST_LATIN) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Gives back the room that no text takes. */
  void trim() {
    bytes = Arrays.copyOf(bytes, start(size));
    ends = Arrays.copyOf(ends, size);
  }
}
