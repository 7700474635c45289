package fr.barometre.csv;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line line where it begins in the file, from 1
 * @param fields its fields, as written
 */
public record CsvRow(long line, List<String> fields) {

  /**
   * A field without the blanks around it, non-breaking ones included.
   *
   * @param column position, from 0
   * @return the text; empty when the row is shorter
   */
  public String field(int column) {
    return column < fields.size() ? CsvTable.strip(fields.get(column)) : "";
  }
}
