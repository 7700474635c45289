package fr.barometre.report;

/** A convention for writing CSV tables: the delimiter and the decimal sign. */
public enum CsvConvention {
  /** Semicolons between cells, a comma before decimals. */
  FRENCH(';', ','),
  /** Semicolons between cells, a point before decimals. */
  SEMICOLON(';', '.'),
  /** Commas between cells, a point before decimals. */
  INTERNATIONAL(',', '.');

  private final char delimiter;
  private final char decimal;

  CsvConvention(char delimiter, char decimal) {
    this.delimiter = delimiter;
    this.decimal = decimal;
  }

  /**
   * The separator of cells.
   *
   * @return a semicolon or a comma
   */
  public char delimiter() {
    return delimiter;
  }

  /**
   * The sign before decimals.
   *
   * @return a comma or a point
   */
  public char decimal() {
    return decimal;
  }
}
