package fr.barometre.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.List;

/** Makes rows of what the parser finds. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

  /** Fields of the rows that share an array. */
  private static final int SHARED = 16 * 1024;

  /** Of a row, and characters of a field: beyond, a file is none that people made. */
  private static final int MOST_FIELDS = 16 * 1024;

  private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

  private ColumnTexts[] columns = {};
  private Fields fields = Fields.of(List.of());

  /** Where the row that is read begins among them. */
  private int start;

  @Override
  protected void handleField(
      int column, char[] characters, int from, int length, boolean isQuoted) {
    if (column == columns.length) {
      addColumn();
    }
    if (fields.isFull(start + column)) {
      makeRoom(column);
    }
    if (length > MOST_CHARACTERS) {
      throw tooMuch("a field of more than " + MOST_CHARACTERS + " characters");
    }
    if (length > 0) {
      fields.set(start + column, column, characters, from, length);
    }
  }

  private void addColumn() {
    int column = columns.length;
    if (column == MOST_FIELDS) {
      throw tooMuch("more than " + MOST_FIELDS + " fields");
    }
    columns = Arrays.copyOf(columns, column + 1);
    columns[column] = new ColumnTexts();
    makeRoom(column);
  }

  /** Makes room for a row of which some fields were read. */
  private void makeRoom(int read) {
    fields = Fields.after(fields, start, read, columns, SHARED + read);
    start = 0;
  }

  @Override
  protected CsvRow buildRecord() {
    CsvRow row = new CsvRow(getStartingLineNumber(), fields, start, getFieldCount());
    start += row.size();
    return row;
  }

  private CsvParseException tooMuch(String what) {
    return new CsvParseException("line " + getStartingLineNumber() + " has " + what);
  }
}
