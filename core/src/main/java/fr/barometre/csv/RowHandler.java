package fr.barometre.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of what the parser finds. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

  /** Fields of the rows that share an array. */
  private static final int SHARED = 16 * 1024;

  /** Of a row, and characters of a field: beyond, a file is none that people made. */
  private static final int MOST_FIELDS = 16 * 1024;

  private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

  private final List<ColumnTexts> columns = new ArrayList<>();
  private String[] fields = new String[SHARED];

  /** Where the row that is read begins among them. */
  private int start;

  @Override
  protected void handleField(
      int column, char[] characters, int from, int length, boolean isQuoted) {
    if (column == MOST_FIELDS) {
      throw tooMuch("more than " + MOST_FIELDS + " fields");
    }
    if (length > MOST_CHARACTERS) {
      throw tooMuch("a field of more than " + MOST_CHARACTERS + " characters");
    }
    if (column == columns.size()) {
      columns.add(new ColumnTexts());
    }
    if (start + column == fields.length) {
      String[] next = new String[SHARED + column];
      System.arraycopy(fields, start, next, 0, column);
      fields = next;
      start = 0;
    }
    fields[start + column] = columns.get(column).text(characters, from, length);
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
