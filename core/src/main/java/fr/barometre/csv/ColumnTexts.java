package fr.barometre.csv;

/**
 * The texts of a column as they are read: one String for the same text, as long as the column has
 * few. Most columns hold codes, and a String that is at hand costs no memory and is compared at
 * once.
 */
final class ColumnTexts {

  /** Of a power of two, so that a mask finds a slot. */
  private static final int SLOTS = 256;

  /** Texts in a row that were not at hand, after which the column is one of many texts. */
  private static final int PATIENCE = 4 * SLOTS;

  private static final int LONGEST = 64;

  /** A text of fewer Latin letters is a number: its length and a byte each. */
  private static final int SHORT = Long.BYTES;

  private static final char MOST_LATIN = 0xFF;

  /** Spreads the bits of a number: 2⁶⁴ over the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final String[] slots = new String[SLOTS];

  /** The numbers of short texts; 0 for others. */
  private final long[] numbers = new long[SLOTS];

  private String last = "";
  private int strangers;

  /** The text of so many characters from a position. */
  String text(char[] characters, int from, int length) {
    if (length == 0) {
      return "";
    }
    if (length < SHORT) {
      return brief(characters, from, length);
    }
    if (!same(last, characters, from, length)) {
      last = found(characters, from, length);
    }
    return last;
  }

  private String brief(char[] characters, int from, int length) {
    long number = length;
    int all = 0;
    for (int i = from; i < from + length; i++) {
      number = (number << Byte.SIZE) | characters[i];
      all |= characters[i];
    }
    if (all > MOST_LATIN) {
      return found(characters, from, length);
    }
    int slot = (int) ((number * SPREAD) >>> (Long.SIZE - Byte.SIZE));
    if (numbers[slot] == number) {
      strangers = 0;
      return slots[slot];
    }
    return kept(slot, number, new String(characters, from, length));
  }

  private String found(char[] characters, int from, int length) {
    if (length > LONGEST) {
      return new String(characters, from, length);
    }
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int slot = (hash ^ (hash >>> 8)) & (SLOTS - 1);
    String known = slots[slot];
    if (known != null && same(known, characters, from, length)) {
      strangers = 0;
      return known;
    }
    return kept(slot, 0, new String(characters, from, length));
  }

  /** A text that was not at hand, which is from now on, unless too many were not. */
  private String kept(int slot, long number, String text) {
    if (strangers <= PATIENCE) {
      strangers++;
      numbers[slot] = number;
      slots[slot] = text;
    }
    return text;
  }

  private static boolean same(String text, char[] characters, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[from + i]) {
        return false;
      }
    }
    return true;
  }
}
