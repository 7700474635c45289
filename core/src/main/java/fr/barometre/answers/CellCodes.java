package fr.barometre.answers;

import fr.barometre.csv.CsvRow;
import java.util.function.ToIntFunction;

/**
 * Codes of what a column of a table says. A table mostly gives the same text as the same object:
 * what was made of it is kept by the object, and its characters are not looked at again.
 */
final class CellCodes {

  /** In place of a code, where nothing is said. No code is less than -1. */
  static final int BLANK = -2;

  /** Of a power of two, so that a mask finds a slot. */
  private static final int SLOTS = 64;

  private final int column;
  private final ToIntFunction<String> coded;
  private final String[] written = new String[SLOTS];
  private final int[] codes = new int[SLOTS];

  /**
   * Nothing read yet.
   *
   * @param column position in the table
   * @param coded the code of a text without blanks around it
   */
  CellCodes(int column, ToIntFunction<String> coded) {
    this.column = column;
    this.coded = coded;
  }

  /** The code of what a row says; {@link #BLANK} for nothing. */
  @SuppressWarnings("ReferenceEquality") // an equal text is looked at again, to the same effect
  int code(CsvRow row) {
    String text = row.written(column);
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 8)) & (SLOTS - 1);
    if (written[slot] != text) {
      String said = row.field(column);
      codes[slot] = said.isEmpty() ? BLANK : coded.applyAsInt(said);
      written[slot] = text;
    }
    return codes[slot];
  }
}
