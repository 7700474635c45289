package fr.barometre.estimate;

import fr.barometre.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A CSV file's columns, to build a {@link SurveyDesign} from: any delimiter of the header line,
 * UTF-8 or Windows-1252, fields quoted or not. Numbers have a point, or where the delimiter is no
 * comma, a point or a comma. Immutable.
 */
public final class SurveyTable {

  /** A missing value, beside the blank. */
  private static final String NOT_KNOWN = "NA";

  /** So many values of a column are named at most. */
  private static final int NAMED = 20;

  private static final int COLUMNS_OF_TOTALS = 3;

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
    return new SurveyTable(CsvTable.read(file).strict());
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
   * @param column its name, in its own case where names differ by case only
   * @return one text a row
   * @throws IllegalArgumentException if there is no such column, or two that fit
   */
  public String[] texts(String column) {
    int at = column(column);
    List<String> texts = new ArrayList<>();
    table.forEach(row -> texts.add(row.field(at)));
    return texts.toArray(String[]::new);
  }

  /** The position of a column: of the one so named, or else so named but for case. */
  private int column(String name) {
    List<Integer> fitting = positions(name::equals);
    if (fitting.isEmpty()) {
      fitting = positions(name::equalsIgnoreCase);
    }
    if (fitting.size() > 1) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": "
              + fitting.size()
              + " columns fit '"
              + name
              + "': "
              + Grouping.quoted(fitting.stream().map(columns()::get).toList())
              + "; expected one, rename the others");
    }
    return fitting.isEmpty() ? table.column(List.of(name)) : fitting.get(0);
  }

  private List<Integer> positions(Predicate<String> fits) {
    return IntStream.range(0, columns().size())
        .filter(at -> fits.test(columns().get(at)))
        .boxed()
        .toList();
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
    int at = column(column);
    List<Double> numbers = new ArrayList<>();
    table.forEach(
        row -> {
          double number = number(row.field(at));
          if (!Double.isFinite(number) && !(someMissing && isMissing(row.field(at)))) {
            throw new IllegalArgumentException(
                table.source()
                    + ":"
                    + row.line()
                    + ": column '"
                    + column
                    + "': '"
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

  /** Whether a text stands for a value that is missing: nothing, or {@code NA}. */
  static boolean isMissing(String text) {
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
   * Whether a column has a value. A row where it has none at all, or {@code NA}, is neither yes nor
   * no: it is missing, and designs leave it out.
   *
   * @param column its name
   * @param value the value, letter by letter
   * @return yes, no or missing for each row
   * @throws IllegalArgumentException if no row has the value, naming those that there are
   */
  public YesNo is(String column, String value) {
    String[] texts = texts(column);
    boolean[] yes = new boolean[texts.length];
    boolean[] known = new boolean[texts.length];
    boolean found = false;
    SortedSet<String> values = new TreeSet<>(NaturalOrder.TEXTS);
    for (int i = 0; i < yes.length; i++) {
      known[i] = !isMissing(texts[i]);
      yes[i] = known[i] && texts[i].equals(value);
      found |= yes[i];
      if (known[i] && values.size() < NAMED) {
        values.add(texts[i]);
      }
    }
    if (!found) {
      throw new IllegalArgumentException(
          table.source()
              + ": no row has '"
              + value
              + "' in column '"
              + column
              + "'; expected one of its values: "
              + Grouping.quoted(values)
              + (values.size() < NAMED ? "" : " and others"));
    }
    return YesNo.of(yes, known);
  }

  /**
   * Margins to rake to, of a table with the population's totals: a row a category, in which the
   * first column names a column of this table, the second a category of it, the third its total.
   *
   * <pre>
   * margin;category;total
   * stype;E;4421
   * stype;H;755
   * stype;M;1018
   * </pre>
   *
   * @param totals the totals, of one margin or several
   * @return a margin for each column that is named, for {@link SurveyDesign#raked}
   * @throws IllegalArgumentException if there are not three columns, if this table has not one that
   *     is named, or if a total is given twice or is not a finite number above zero, with its line
   */
  public PopulationMargin[] margins(SurveyTable totals) {
    if (totals.columns().size() != COLUMNS_OF_TOTALS) {
      throw new IllegalArgumentException(
          totals.table.headerPlace()
              + ": "
              + totals.columns().size()
              + " columns; expected three: the name of a column, a category, its total");
    }
    Map<String, Map<String, Double>> margins = new LinkedHashMap<>();
    totals.table.forEach(
        row -> {
          double total = totals.number(row.field(2));
          boolean counts = total > 0 && total < Double.POSITIVE_INFINITY;
          Map<String, Double> margin =
              margins.computeIfAbsent(row.field(0), name -> new HashMap<>());
          if (!counts || margin.putIfAbsent(row.field(1), total) != null) {
            throw new IllegalArgumentException(
                totals.table.source()
                    + ":"
                    + row.line()
                    + ": total '"
                    + row.field(2)
                    + "' of '"
                    + row.field(1)
                    + "' in '"
                    + row.field(0)
                    + "'; expected "
                    + (counts ? "one row a category" : "a finite number above 0"));
          }
        });
    return margins.entrySet().stream()
        .map(m -> new PopulationMargin(m.getKey(), texts(m.getKey()), m.getValue()))
        .toArray(PopulationMargin[]::new);
  }

  @Override
  public String toString() {
    return table.source() + ": " + table.headerInWords();
  }
}
