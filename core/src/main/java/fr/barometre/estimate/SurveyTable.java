package fr.barometre.estimate;

import fr.barometre.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file's columns, to build a {@link SurveyDesign} from: any delimiter of the header line,
 * UTF-8 or Windows-1252, fields quoted or not. Numbers have a point, or where the delimiter is no
 * comma, a point or a comma. Immutable.
 */
public final class SurveyTable {

  /** In a field of which the value is not known, beside nothing at all. */
  private static final String NOT_KNOWN = "NA";

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
    return numbers(column, false);
  }

  /**
   * A column of numbers, some of which are missing. Designs take them for the domain that {@link
   * #known} is: {@code design.domain(table.known(y)).mean(table.numbersIfKnown(y))}, R's {@code
   * na.rm = TRUE}.
   *
   * @param column its name
   * @return one number a row: finite, or not a number where the field is empty or {@code NA}
   * @throws IllegalArgumentException if another field is no finite number, with its line
   */
  public double[] numbersIfKnown(String column) {
    return numbers(column, true);
  }

  private double[] numbers(String column, boolean someMissing) {
    int at = table.column(List.of(column));
    List<Double> numbers = new ArrayList<>();
    table.forEach(
        row -> {
          double number = number(row.field(at));
          if (!Double.isFinite(number) && !(someMissing && isMissing(row.field(at)))) {
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

  private double number(String text) {
    boolean comma = table.delimiter() != ',' && text.indexOf('.') < 0;
    try {
      return Double.parseDouble(comma ? text.replace(',', '.') : text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isMissing(String text) {
    return text.isEmpty() || text.equals(NOT_KNOWN);
  }

  /**
   * Whether a column has a value at all: something other than nothing and {@code NA}.
   *
   * @param column its name
   * @return one truth a row
   * @throws IllegalArgumentException if there is no such column
   */
  public boolean[] known(String column) {
    String[] texts = texts(column);
    boolean[] known = new boolean[texts.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = !isMissing(texts[i]);
    }
    return known;
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
