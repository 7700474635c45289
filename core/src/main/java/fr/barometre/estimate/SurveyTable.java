package fr.barometre.estimate;

import fr.barometre.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file's columns, to build a {@link SurveyDesign} from: any delimiter of the header line,
 * UTF-8 or Windows-1252, fields quoted or not. Immutable.
 */
public final class SurveyTable {

  private final CsvTable table;

  private SurveyTable(CsvTable table) {
    this.table = table;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its table
   * @throws IllegalArgumentException if the file is empty or is no delimited text
   */
  public static SurveyTable read(Path file) {
    return new SurveyTable(CsvTable.read(file));
  }

  /**
   * The names of the columns.
   *
   * @return the header
   */
  public List<String> columns() {
    return table.header();
  }

  /**
   * A column of texts.
   *
   * @param column its name
   * @return one text a row
   * @throws IllegalArgumentException if there is no such column
   */
  public String[] texts(String column) {
    int at = table.column(List.of(column));
    List<String> texts = new ArrayList<>();
    table.forEach(row -> texts.add(row.field(at)));
    return texts.toArray(String[]::new);
  }

  /**
   * A column of numbers.
   *
   * @param column its name
   * @return one finite number a row
   * @throws IllegalArgumentException if a field is no finite number, with its line
   */
  public double[] numbers(String column) {
    int at = table.column(List.of(column));
    List<Double> numbers = new ArrayList<>();
    table.forEach(
        row -> {
          double number = number(row.field(at));
          if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                table.source()
                    + ":"
                    + row.line()
                    + ": "
                    + column
                    + " '"
                    + row.field(at)
                    + "' is not a finite number");
          }
          numbers.add(number);
        });
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Whether a column has a value.
   *
   * @param column its name
   * @param value the value
   * @return one truth a row
   */
  public boolean[] is(String column, String value) {
    String[] texts = texts(column);
    boolean[] is = new boolean[texts.length];
    for (int i = 0; i < is.length; i++) {
      is[i] = texts[i].equals(value);
    }
    return is;
  }

  @Override
  public String toString() {
    return table.source() + ": " + table.header();
  }
}
