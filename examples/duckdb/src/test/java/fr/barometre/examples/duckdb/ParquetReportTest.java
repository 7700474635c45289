package fr.barometre.examples.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.editions.Edition2025;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetReportTest {

  private static BarometreReport report(Answers answers) {
    return Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers).compute();
  }

  @Test
  void parquet_through_duckdb_says_what_the_csv_file_says(@TempDir Path folder) throws Exception {
    Path csv = ParquetReport.synthetic(folder, 400);
    Answers direct = AnswersReader.of(Edition2025.QUESTIONNAIRE).read(csv);
    Answers queried = ParquetReport.read(ParquetReport.parquet(folder, csv));
    assertThat(direct.rejections()).isEmpty();
    assertThat(queried.accepted()).isEqualTo(direct.accepted()).isEqualTo(800);
    BarometreReport expected = report(direct);
    BarometreReport actual = report(queried);
    assertThat(actual.indicators()).hasSameSizeAs(expected.indicators()).isNotEmpty();
    for (IndicatorResult result : expected.indicators()) {
      IndicatorResult other = actual.indicator(result.indicator().code()).orElseThrow();
      assertThat(other.observed()).isEqualTo(result.observed());
      assertThat(other.adjusted()).isEqualTo(result.adjusted());
      assertThat(other.flags()).isEqualTo(result.flags());
    }
  }

  @Test
  void types_of_the_database_are_understood_and_rows_counted() throws Exception {
    String query =
        "SELECT * FROM (VALUES (1, '210100012', TIMESTAMP '2024-03-05 14:22:31', 1.5,"
            + " 'teletravail.charte', 'OUI'), (2, '210100020', NULL, 1, 'teletravail.charte',"
            + " NULL), (3, '210100021', NULL, 1, 'teletravail.charte', 'NON')) AS t(respondent,"
            + " siren, date, weight, question, modality)";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Answers answers = AnswersReader.of(Edition2025.QUESTIONNAIRE).read(rows, "answers");
      assertThat(answers.accepted()).isEqualTo(2);
      assertThat(answers.respondents().toList().get(0).date()).isEqualTo("2024-03-05");
      assertThat(answers.respondents().toList().get(0).weight()).isEqualTo(1.5);
      assertThat(answers.stream().toList().get(1).modalities()).isEmpty();
      assertThat(answers.rejections())
          .singleElement()
          .satisfies(
              r -> {
                assertThat(r.source()).isEqualTo("answers");
                assertThat(r.line()).isEqualTo(3);
                assertThat(r.column()).isEqualTo("siren");
              });
    }
  }

  @Test
  void a_query_without_a_column_is_told_which() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 'OUI' AS modality, 'Q' AS question")) {
      assertThatThrownBy(() -> AnswersReader.of(Edition2025.QUESTIONNAIRE).read(rows, "answers"))
          .hasMessageStartingWith("answers: no column 'respondent'");
    }
  }
}
