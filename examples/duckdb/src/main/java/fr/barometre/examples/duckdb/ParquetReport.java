package fr.barometre.examples.duckdb;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The 2025 edition from a Parquet file: DuckDB queries it, the reader takes the rows.
 *
 * <p>Answers are synthetic; the collectivités are real.
 */
public final class ParquetReport {

  private static final long SEED = 2025;

  private ParquetReport() {}

  /**
   * Prints the edition to the standard output, in French.
   *
   * @param arguments a Parquet or CSV file of answers, one a row, that DuckDB can read; without
   *     one, 1,200 synthetic responses
   * @throws SQLException if DuckDB cannot read the file
   * @throws IOException if the synthetic file cannot be written
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("barometre-duckdb");
    Path file =
        arguments.length > 0 ? Path.of(arguments[0]) : parquet(folder, synthetic(folder, 1_200));
    if (arguments.length == 0) {
      out.println("Réponses synthétiques (graine " + SEED + ") de collectivités réelles");
      out.println();
    }
    Answers answers = read(file);
    BarometreReport report =
        Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers).compute();
    out.print(Report.of(report, Locale.FRENCH).text());
  }

  /** Reads answers, one a row, from a file that DuckDB knows by its name. */
  static Answers read(Path file) throws SQLException {
    String query =
        "SELECT respondent, type, code, wave, role, question, modality FROM '"
            + file.toString().replace("'", "''")
            + "' ORDER BY respondent, question";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return AnswersReader.of(Edition2025.QUESTIONNAIRE)
          .read(rows, String.valueOf(file.getFileName()));
    }
  }

  /** The same rows as Parquet. */
  static Path parquet(Path folder, Path csv) throws SQLException {
    Path parquet = folder.resolve("synthetic-answers.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv('"
              + csv.toString().replace("'", "''")
              + "', delim = ';', header = true, all_varchar = true)) TO '"
              + parquet.toString().replace("'", "''")
              + "' (FORMAT parquet)");
    }
    return parquet;
  }

  /** Synthetic answers of members of the real frame to two questions of wave 2. */
  static Path synthetic(Path folder, int respondents) throws IOException {
    Random random = new Random(SEED);
    List<Collectivite> members = new ArrayList<>(Population.collectivites2025().collectivites());
    Collections.shuffle(members, random);
    List<String> rows =
        new ArrayList<>(List.of("respondent;type;code;wave;role;question;modality"));
    for (int i = 0; i < respondents; i++) {
      Collectivite who = members.get(i);
      String start = "r" + i + ";" + who.type() + ";" + who.code() + ";2;agent;";
      rows.add(start + "teletravail.charte;" + (random.nextInt(3) == 0 ? "OUI" : "NON"));
      rows.add(start + "logiciels.saas;" + (random.nextInt(5) < 2 ? "OUI" : "NON"));
    }
    Path csv = folder.resolve("synthetic-answers.csv");
    Files.write(csv, rows, StandardCharsets.UTF_8);
    return csv;
  }
}
