package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdbcTableTest {

  private static final List<String> HEADER =
      List.of("respondent", "type", "code", "wave", "question", "modality");

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> type, Map<String, Method> methods) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, given) -> methods.get(method.getName()).call(given));
  }

  private interface Method {
    Object call(Object[] given) throws Exception;
  }

  private static ResultSetMetaData labels(List<String> header) {
    return proxy(
        ResultSetMetaData.class,
        Map.of(
            "getColumnCount", given -> header.size(),
            "getColumnLabel", given -> header.get((int) given[0] - 1)));
  }

  /** What a query gives; null for nothing. */
  private static ResultSet query(List<String> header, Object[]... rows) {
    int[] row = {-1};
    return proxy(
        ResultSet.class,
        Map.of(
            "getMetaData",
            given -> labels(header),
            "next",
            given -> ++row[0] < rows.length,
            "getObject",
            given -> rows[row[0]][(int) given[0] - 1],
            "getString",
            given -> rows[row[0]][(int) given[0] - 1].toString()));
  }

  /** A query of so many rows after which the database fails. */
  private static ResultSet failing(int after, List<Integer> read) {
    ResultSetMetaData columns = labels(HEADER);
    Method field =
        given ->
            List.of("r" + read.size(), "COMMUNE", "01001", "1", "Q1", "OUI")
                .get((int) given[0] - 1);
    return proxy(
        ResultSet.class,
        Map.of(
            "getMetaData",
            given -> columns,
            "next",
            given -> {
              if (read.size() == after) {
                throw new SQLException("the connection is gone");
              }
              return read.add(read.size());
            },
            "getObject",
            field,
            "getString",
            field));
  }

  @Test
  void a_database_that_fails_half_way_is_told_as_it_says() {
    List<Integer> read = new ArrayList<>();
    ResultSet rows = failing(3, read);
    assertThatThrownBy(() -> AnswersReader.of(SmallSurvey.TWO_WAVES).read(rows, "answers"))
        .isExactlyInstanceOf(SQLException.class)
        .hasMessage("the connection is gone");
    assertThat(read).hasSize(3);
  }

  /** Nothing but what is read of it stays of a row: a listener sees rows as they come. */
  @Test
  void rows_are_read_as_the_database_gives_them() {
    List<Integer> read = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    AnswersReader reader =
        AnswersReader.of(SmallSurvey.TWO_WAVES)
            .listening((source, rows, bytes) -> seen.add(read.size()));
    assertThatThrownBy(() -> reader.read(failing(25_000, read), "answers"))
        .isExactlyInstanceOf(SQLException.class);
    assertThat(seen).containsExactly(10_000, 20_000);
  }

  @Test
  void what_databases_hold_is_read_as_text() throws SQLException {
    List<String> header = List.of("respondent", " code ", "type", "role", "date", "Q1", "Q2[MAIL]");
    LocalDateTime noon = LocalDateTime.of(2025, 3, 31, 12, 0);
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .read(
                query(
                    header,
                    new Object[] {
                      1, "01001", "COMMUNE", null, Timestamp.valueOf(noon), "OUI", true
                    },
                    new Object[] {2L, "01002", "COMMUNE", "agent", noon, "NON", false},
                    new Object[] {
                      "3", "01004", "COMMUNE", "élu", noon.atOffset(ZoneOffset.UTC), null, "x"
                    },
                    new Object[] {
                      new BigDecimal(4), "01005", "COMMUNE", null, noon.toLocalDate(), "OUI", 1
                    },
                    new Object[] {5, "01006", "COMMUNE", null, "hier", "OUI", 1}),
                "surveys");
    assertThat(answers.respondents().map(Respondent::id)).containsExactly("1", "2", "3", "4", "5");
    assertThat(answers.respondents().map(Respondent::date)).containsOnly("2025-03-31", "");
    assertThat(answers.stream().filter(a -> a.question().equals("Q2")).map(Answer::modalities))
        .containsExactly(
            List.of("MAIL"), List.of("[]"), List.of("MAIL"), List.of("MAIL"), List.of("MAIL"));
    assertThat(answers.rejections())
        .extracting(Rejection::toString)
        .containsExactly(
            "surveys:5: date 'hier': expected a day such as 2025-03-31; read as not known");
    assertThat(answers.sources()).containsExactly("surveys");
  }

  @Test
  void a_query_without_an_identifier_is_refused_by_its_name() {
    assertThatThrownBy(
            () ->
                AnswersReader.of(SmallSurvey.ONE_WAVE)
                    .read(query(List.of("code", "type", "Q1")), "surveys"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("surveys: no column 'respondent'");
  }
}
