package fr.barometre.csv;

import java.util.Arrays;

/**
 * The dictionary of one column while it is read: its distinct texts by number, as long as they are
 * few, as in a column of codes. One thread adds texts; other threads may ask for texts whose number
 * they were given.
 */
final class ColumnTexts {

  /** Stands for the number of a text that has none. */
  static final int ALONE = -1;

  /** The number of the text without characters. */
  static final int EMPTY = 0;

  /** Texts with a number. */
  private static final int MOST = 1024;

  /** Texts in a row that had no number, after which the column is one of many texts. */
  private static final int PATIENCE = MOST;

  private static final int FIRST = 16;

  /** Slots a text, so that most are found at once. */
  private static final int ROOM = 4;

  /** Up to twice as many Latin letters are told by their number and two words of them. */
  private static final int WORD = Long.BYTES;

  private static final int LONGEST = 64;
  private static final char MOST_LATIN = 0xFF;

  /** Stands for the length of a text that is longer, or has other characters. */
  private static final int NOT_TOLD = 0x80;

  /** Spreads the bits of a word: 2⁶⁴ over the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** The texts by number. Volatile for who is given a number while the column grows. */
  private volatile String[] texts = new String[FIRST];

  private int size = 1;

  /** Open addressing: the first and last letters of texts. */
  private long[] heads = new long[ROOM * FIRST];

  private long[] tails = new long[ROOM * FIRST];

  /** Their numbers, and a byte for how many letters they have; 0 where there is no text. */
  private int[] entries = new int[ROOM * FIRST];

  private int strangers;

  /** The last text without a number: rows of one respondent repeat it. */
  private String lastAlone = "";

  ColumnTexts() {
    texts[EMPTY] = "";
  }

  /** The text of a number. */
  String text(int number) {
    return texts[number];
  }

  /** The number of the text of so many characters from a position; {@link #ALONE} without one. */
  int number(char[] characters, int from, int length) {
    if (length == 0) {
      return EMPTY;
    }
    if (length > LONGEST || strangers > PATIENCE) {
      return ALONE;
    }
    long head = 0;
    long tail = 0;
    int all = 0;
    if (length <= WORD) {
      for (int i = from; i < from + length; i++) {
        head = (head << Byte.SIZE) | characters[i];
        all |= characters[i];
      }
    } else {
      for (int i = 0; i < WORD; i++) {
        char first = characters[from + i];
        char last = characters[from + length - WORD + i];
        head = (head << Byte.SIZE) | first;
        tail = (tail << Byte.SIZE) | last;
        all |= first | last;
      }
    }
    int told = length > 2 * WORD || all > MOST_LATIN ? NOT_TOLD : length;
    return found(head, tail, told, characters, from, length);
  }

  private int found(long head, long tail, int told, char[] characters, int from, int length) {
    int slot = slot(head, tail);
    for (int entry = entries[slot]; entry != 0; entry = entries[slot]) {
      if (heads[slot] == head && tails[slot] == tail && (entry & 0xFF) == told) {
        int number = entry >>> Byte.SIZE;
        if (told != NOT_TOLD || same(texts[number], characters, from, length)) {
          if (strangers > 0) { // who reads texts has the field beside theirs
            strangers = 0;
          }
          return number;
        }
      }
      slot = (slot + 1) & (entries.length - 1);
    }
    strangers++;
    if (size == MOST) {
      return ALONE;
    }
    if (size == texts.length) {
      grow();
    }
    texts[size] = new String(characters, from, length);
    enter(head, tail, size << Byte.SIZE | told);
    return size++;
  }

  private void grow() {
    long[] oldHeads = heads;
    long[] oldTails = tails;
    int[] old = entries;
    heads = new long[2 * old.length];
    tails = new long[2 * old.length];
    entries = new int[2 * old.length];
    for (int slot = 0; slot < old.length; slot++) {
      if (old[slot] != 0) {
        enter(oldHeads[slot], oldTails[slot], old[slot]);
      }
    }
    texts = Arrays.copyOf(texts, 2 * size);
  }

  private void enter(long head, long tail, int entry) {
    int slot = slot(head, tail);
    while (entries[slot] != 0) {
      slot = (slot + 1) & (entries.length - 1);
    }
    heads[slot] = head;
    tails[slot] = tail;
    entries[slot] = entry;
  }

  private int slot(long head, long tail) {
    long spread = (head ^ (tail * SPREAD)) * SPREAD;
    return (int) (spread >>> Integer.SIZE) & (entries.length - 1);
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

  /** A text that has no number; the last one again if it is the same. */
  String alone(char[] characters, int from, int length) {
    if (!isLast(characters, from, length)) {
      lastAlone = new String(characters, from, length);
    }
    return lastAlone;
  }

  /** Compares from the end, since that is where identifiers differ. */
  private boolean isLast(char[] characters, int from, int length) {
    int left = length == lastAlone.length() ? length : -1;
    while (left > 0 && characters[from + left - 1] == lastAlone.charAt(left - 1)) {
      left--;
    }
    return left == 0;
  }
}
