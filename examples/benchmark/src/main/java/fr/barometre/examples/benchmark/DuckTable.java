package fr.barometre.examples.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The synthetic responses in a DuckDB table in memory. */
final class DuckTable implements AutoCloseable {

  private final Responses responses;
  private final Connection connection;

  private DuckTable(Responses responses, Connection connection) {
    this.responses = responses;
    this.connection = connection;
  }

  static DuckTable of(Responses responses) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      StringBuilder columns = new StringBuilder("weight DOUBLE");
      for (int b = 0; b < responses.breakdowns(); b++) {
        columns.append(", b").append(b).append(" UTINYINT");
      }
      for (int q = 0; q < Responses.QUESTIONS; q++) {
        columns.append(", q").append(q).append(" UTINYINT");
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE responses (" + columns + ")");
      }
      DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
      try (DuckDBAppender appender = duck.createAppender("main", "responses")) {
        for (int i = 0; i < responses.rows(); i++) {
          appender.beginRow();
          appender.append(responses.weights()[i]);
          for (int b = 0; b < responses.breakdowns(); b++) {
            appender.append(responses.levels(b)[i]);
          }
          for (int q = 0; q < Responses.QUESTIONS; q++) {
            appender.append(responses.column(q)[i]);
          }
          appender.endRow();
        }
      }
      return new DuckTable(responses, connection);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB did not take the responses", e);
    }
  }

  /** Number of responses by breakdown, level and modality. */
  double[] counts(int question) {
    return sums(question, "count(*)");
  }

  /** Sum of weights by breakdown, level and modality. */
  double[] weights(int question) {
    return sums(question, "sum(weight)");
  }

  /** One query for all breakdowns. In each row, only the column of its own breakdown is filled. */
  private double[] sums(int question, String sum) {
    int breakdowns = responses.breakdowns();
    List<String> names = IntStream.range(0, breakdowns).mapToObj(b -> "b" + b).toList();
    String column = "q" + question;
    String query =
        "SELECT "
            + String.join(", ", names)
            + ", "
            + column
            + ", "
            + sum
            + " FROM responses GROUP BY GROUPING SETS ("
            + names.stream()
                .map(name -> "(" + name + ", " + column + ")")
                .collect(Collectors.joining(", "))
            + ")";
    double[] sums = new double[responses.places()];
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int b = 0; b < breakdowns; b++) {
          int level = rows.getInt(1 + b);
          if (!rows.wasNull()) {
            int place = responses.place(b, level, rows.getInt(1 + breakdowns));
            sums[place] = rows.getDouble(2 + breakdowns);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB did not answer: " + query, e);
    }
    return sums;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB did not close", e);
    }
  }
}
