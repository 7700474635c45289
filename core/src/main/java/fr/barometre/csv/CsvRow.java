package fr.barometre.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a table. */
public final class CsvRow {

  private static final Fields NOTHING = Fields.of(List.of());

  private final long line;
  private final Fields fields;
  private final int start;
  private final int size;
  private final @Nullable String damage;

  /**
   * A row.
   *
   * @param line line where it begins in the file, from 1
   * @param fields its fields among those of other rows
   * @param start where the first of them is
   * @param size how many there are
   */
  CsvRow(long line, Fields fields, int start, int size) {
    this(line, fields, start, size, null);
  }

  private CsvRow(long line, Fields fields, int start, int size, @Nullable String damage) {
    this.line = line;
    this.fields = fields;
    this.start = start;
    this.size = size;
    this.damage = damage;
  }

  /**
   * A row.
   *
   * @param line line where it begins in the file, from 1
   * @param fields its fields, as written
   * @return the row
   * @throws IllegalArgumentException if there are more than 32,768
   */
  public static CsvRow of(long line, List<String> fields) {
    return new CsvRow(line, Fields.of(fields), 0, fields.size());
  }

  /**
   * A row that cannot be read.
   *
   * @param line line where it begins in the file, from 1
   * @param damage what is wrong with it
   * @return the row, without fields
   */
  public static CsvRow damaged(long line, String damage) {
    return new CsvRow(line, NOTHING, 0, 0, damage);
  }

  /**
   * The damage that makes the row impossible to read: a stray quote, a NUL character, a field that
   * is too long. Such a row has no fields, and must be refused.
   *
   * @return what is wrong, for people, without the line; empty for a row that can be read
   */
  public Optional<String> damage() {
    return Optional.ofNullable(damage);
  }

  /**
   * Line where the row begins in the file, or its number where there are no lines.
   *
   * @return from 1
   */
  public long line() {
    return line;
  }

  /**
   * Number of fields.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * The fields, as written.
   *
   * @return their texts
   */
  public List<String> fields() {
    String[] written = new String[size];
    Arrays.setAll(written, this::written);
    return List.of(written);
  }

  /**
   * A field as written.
   *
   * @param column position, from 0
   * @return the text; empty when the row is shorter
   */
  public String written(int column) {
    return column < size ? fields.text(start + column, column) : "";
  }

  /**
   * The number of a field among the different texts of its column in the table, by which what was
   * made of the text can be kept. A column of codes has few.
   *
   * @param column position, from 0
   * @return the same for the same text, from 0, none much larger than there are such texts;
   *     negative for a text without a number
   */
  public int number(int column) {
    return column < size ? fields.number(start + column) : ColumnTexts.EMPTY;
  }

  /**
   * A field without the blanks around it, non-breaking ones included.
   *
   * @param column position, from 0
   * @return the text; empty when the row is shorter
   */
  public String field(int column) {
    return CsvTable.strip(written(column));
  }

  /**
   * Whether there is no character in some columns.
   *
   * @param columns positions, from 0
   * @return false if one of them has a field with anything in it, be it blanks
   */
  public boolean isEmpty(int[] columns) {
    int any = 0;
    for (int column : columns) {
      any |= number(column);
    }
    return any == ColumnTexts.EMPTY;
  }

  /**
   * Whether another row of the table has the same text in some columns, as written.
   *
   * @param other the other row
   * @param columns positions, from 0
   * @return false where one of them is too short for a column
   */
  public boolean agrees(CsvRow other, int[] columns) {
    for (int column : columns) {
      if (column >= size || column >= other.size) {
        return false;
      }
      int number = number(column);
      int otherNumber = other.number(column);
      boolean numbered = number >= 0 && otherNumber >= 0;
      if (numbered ? number != otherNumber : !written(column).equals(other.written(column))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "line " + line + ": " + damage().orElseGet(() -> String.join(" | ", fields()));
  }
}
