package fr.barometre.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds rows of the fields that the parser finds, and marks damaged ones. */
final class RowBuilder {

  /** Characters of a field at most: beyond, it is none that people filled in. */
  static final int MOST_CHARACTERS = 100_000;

  /** Fields of a row at most. */
  static final int MOST_FIELDS = 16 * 1024;

  private static final int FIRST_COLUMNS = 64;

  /** Fields of the rows that share an array. */
  private static final int SHARED = 16 * 1024;

  /** The fields that a row of the table should have, and those that it may have. */
  private final Width width;

  /** The texts of each column, with room for more columns. */
  private ColumnTexts[] columns = {};

  /** How many columns rows had so far. */
  private int widest;

  private Fields fields = Fields.of(List.of());

  /** The position among them of the row that is read. */
  private int start;

  /** Whether a field of it holds more than blanks. */
  private boolean inked;

  private @Nullable String damage;

  RowBuilder(Width width) {
    this.width = width;
  }

  /** Adds a field to the row that is read. */
  void field(int column, char[] characters, int from, int length) {
    if (column >= widest && !addColumn(column)) {
      return;
    }
    if (fields.isFull(start + column)) {
      makeRoom(column);
    }
    if (length > 0) {
      inked = inked || hasInk(characters, from, length);
      fields.set(start + column, column, characters, from, length);
    }
  }

  private static boolean hasInk(char[] characters, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (CsvTable.inked(characters[i])) {
        return true;
      }
    }
    return false;
  }

  /** Adds a column unless there are too many. */
  private boolean addColumn(int column) {
    if (column >= MOST_FIELDS) {
      damage("more than " + MOST_FIELDS + " fields");
      return false;
    }
    if (column == columns.length) {
      columns = Arrays.copyOf(columns, Math.max(FIRST_COLUMNS, 2 * column));
      makeRoom(column);
    }
    columns[column] = new ColumnTexts();
    widest = column + 1;
    return true;
  }

  /** Makes room for a row of which some fields were read. */
  private void makeRoom(int read) {
    fields = Fields.after(fields, start, read, columns, SHARED + read);
    start = 0;
  }

  /** Tells what is wrong with the row that is read; the first thing told is kept. */
  void damage(String what) {
    damage = damage == null ? what : damage;
  }

  /** The row of the fields that were added; empty if there are only blanks in them. */
  Optional<CsvRow> row(long line, int size) {
    Optional<CsvRow> row = Optional.empty();
    if (damage != null) {
      row = Optional.of(CsvRow.damaged(line, damage));
    } else if (inked) {
      row = Optional.of(new CsvRow(line, fields, start, trimmed(size)));
    }
    start += Math.min(size, widest);
    inked = false;
    damage = null;
    return row;
  }

  /** The size of a row without the unnamed empty fields at its end. */
  private int trimmed(int size) {
    if (size <= width.named() || size > width.widest()) {
      return size;
    }
    for (int column = width.named(); column < size; column++) {
      if (!CsvTable.strip(fields.text(start + column, column)).isEmpty()) {
        return size;
      }
    }
    return width.named();
  }
}
