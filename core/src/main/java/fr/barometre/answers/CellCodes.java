package fr.barometre.answers;

import fr.barometre.csv.CsvRow;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * A cache of parsed cells of one column. The CSV reader gives each frequent text of a column a
 * number; the code that a text was parsed into is kept by this number, so that equal texts are
 * parsed once.
 */
final class CellCodes {

  /** Stands for a blank cell. No code is less than -1. */
  static final int BLANK = -2;

  private static final int UNREAD = -3;

  private final int column;
  private final ToIntFunction<String> coded;
  private int[] codes = {};

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
  int code(CsvRow row) {
    int number = row.number(column);
    if (number < 0) {
      return read(row);
    }
    if (number >= codes.length) {
      int known = codes.length;
      codes = Arrays.copyOf(codes, 2 * number + 1);
      Arrays.fill(codes, known, codes.length, UNREAD);
    }
    if (codes[number] == UNREAD) {
      codes[number] = read(row);
    }
    return codes[number];
  }

  private int read(CsvRow row) {
    String said = row.field(column);
    return said.isEmpty() ? BLANK : coded.applyAsInt(said);
  }
}
