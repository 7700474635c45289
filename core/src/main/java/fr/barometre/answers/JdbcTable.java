package fr.barometre.answers;

import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a query as a table of text, gone through once. */
final class JdbcTable implements Table {

  /** A failure of the database while its rows are read. */
  static final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final SQLException failure;

    private Failure(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }

  private final String source;
  private final List<String> header;
  private final ResultSet results;

  private JdbcTable(String source, List<String> header, ResultSet results) {
    this.source = source;
    this.header = List.copyOf(header);
    this.results = results;
  }

  static JdbcTable of(ResultSet results, String source) throws SQLException {
    ResultSetMetaData columns = results.getMetaData();
    List<String> header = new ArrayList<>();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      header.add(columns.getColumnLabel(column).strip());
    }
    return new JdbcTable(source, header, results);
  }

  private static String text(ResultSet results, int column) throws SQLException {
    Object value = results.getObject(column);
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp moment) {
      return moment.toLocalDateTime().toLocalDate().toString();
    }
    if (value instanceof LocalDateTime moment) {
      return moment.toLocalDate().toString();
    }
    if (value instanceof OffsetDateTime moment) {
      return moment.toLocalDate().toString();
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    String text = results.getString(column);
    return text == null ? "" : text;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String headerPlace() {
    return source;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public void forEach(Consumer<CsvRow> consumer) {
    try {
      for (long row = 1; results.next(); row++) {
        List<String> fields = new ArrayList<>(header.size());
        for (int column = 1; column <= header.size(); column++) {
          fields.add(text(results, column));
        }
        consumer.accept(CsvRow.of(row, fields));
      }
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }
}
