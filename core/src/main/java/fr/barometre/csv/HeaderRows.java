package fr.barometre.csv;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text down to its header, blank rows included. The parser leaves blank rows out;
 * their number follows from the line numbers of the rows around them.
 */
final class HeaderRows implements Iterator<CsvRow> {

  private final Iterator<CsvRow> records;

  /** Read with the header, but below it. */
  private @Nullable CsvRow beyond;

  /**
   * Goes through rows.
   *
   * @param records the rows, from the first on
   */
  HeaderRows(Iterator<CsvRow> records) {
    this.records = records;
  }

  /**
   * Takes so many rows from the top; rows of blanks have no fields.
   *
   * @param line line of the first of them
   * @return the rows; fewer if there are no more
   */
  List<CsvRow> take(int rows, long line) {
    List<CsvRow> taken = new ArrayList<>();
    long next = line;
    while (taken.size() < rows && hasNext()) {
      CsvRow row = next();
      for (; next < row.line() && taken.size() < rows; next++) {
        taken.add(CsvRow.of(next, List.of()));
      }
      if (taken.size() == rows) {
        beyond = row;
      } else {
        taken.add(row);
        next = row.line() + lines(row);
      }
    }
    return taken;
  }

  /** Lines that a row takes. */
  private static long lines(CsvRow row) {
    long ends = 1;
    for (String field : row.fields()) {
      ends += field.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
    }
    return ends;
  }

  @Override
  public boolean hasNext() {
    return beyond != null || records.hasNext();
  }

  @Override
  public CsvRow next() {
    CsvRow row = beyond == null ? records.next() : beyond;
    beyond = null;
    return row;
  }
}
