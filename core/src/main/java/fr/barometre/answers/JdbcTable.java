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

/** The rows of a query as a table of text. */
final class JdbcTable implements Table {

  private final String source;
  private final List<String> header;
  private final List<CsvRow> rows;

  private JdbcTable(String source, List<String> header, List<CsvRow> rows) {
    this.source = source;
    this.header = List.copyOf(header);
    this.rows = rows;
  }

  static JdbcTable read(ResultSet results, Watch watch, String source) throws SQLException {
    ResultSetMetaData columns = results.getMetaData();
    List<String> header = new ArrayList<>();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      header.add(columns.getColumnLabel(column).strip());
    }
    List<CsvRow> rows = new ArrayList<>();
    while (results.next()) {
      List<String> fields = new ArrayList<>(header.size());
      for (int column = 1; column <= header.size(); column++) {
        fields.add(text(results, column));
      }
      rows.add(new CsvRow(rows.size() + 1L, fields));
      watch.row();
    }
    watch.end();
    return new JdbcTable(source, header, rows);
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
    rows.forEach(consumer);
  }
}
