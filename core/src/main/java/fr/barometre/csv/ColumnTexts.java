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

  /** A shorter text is found by its hash as soon as it is compared with the one before. */
  private static final int SHORT = 8;

  private final String[] slots = new String[SLOTS];
  private String last = "";
  private int strangers;

  /** The text of so many characters from a position. */
  String text(char[] characters, int from, int length) {
    if (length == 0) {
      return "";
    }
    if (length < SHORT) {
      return found(characters, from, length);
    }
    if (!same(last, characters, from, length)) {
      last = found(characters, from, length);
    }
    return last;
  }

  private String found(char[] characters, int from, int length) {
    if (length > LONGEST || strangers > PATIENCE) {
      return new String(characters, from, length);
    }
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int slot = (hash ^ (hash >>> 8)) & (SLOTS - 1);
    String kept = slots[slot];
    if (kept != null && same(kept, characters, from, length)) {
      strangers = 0;
      return kept;
    }
    strangers++;
    slots[slot] = new String(characters, from, length);
    return slots[slot];
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
