package fr.barometre.examples.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same responses in a table of DuckDB, in memory. */
final class DuckTable implements AutoCloseable {

  private final Connection connection;

  private DuckTable(Connection connection) {
    this.connection = connection;
  }

  static DuckTable of(Responses responses) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      StringBuilder columns = new StringBuilder("cell UTINYINT, weight DOUBLE");
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
          appender.append((byte) responses.cells()[i]);
          appender.append(responses.weights()[i]);
          for (int q = 0; q < Responses.QUESTIONS; q++) {
            appender.append(responses.column(q)[i]);
          }
          appender.endRow();
        }
      }
      return new DuckTable(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB did not take the responses", e);
    }
  }

  /** The number of responses by cell and modality. */
  double[] counts(int question) {
    return sums(question, "count(*)");
  }

  /** Their weight. */
  double[] weights(int question) {
    return sums(question, "sum(weight)");
  }

  private double[] sums(int question, String sum) {
    double[] sums = new double[Responses.CELLS * Responses.MODALITIES];
    String column = "q" + question;
    String query =
        "SELECT cell, " + column + ", " + sum + " FROM responses GROUP BY cell, " + column;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        sums[rows.getInt(1) * Responses.MODALITIES + rows.getInt(2)] = rows.getDouble(3);
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
