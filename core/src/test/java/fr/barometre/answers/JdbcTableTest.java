package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
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

  /** A query of so many rows after which the database fails. */
  private static ResultSet failing(int after, List<Integer> read) {
    ResultSetMetaData columns =
        proxy(
            ResultSetMetaData.class,
            Map.of(
                "getColumnCount", given -> HEADER.size(),
                "getColumnLabel", given -> HEADER.get((int) given[0] - 1)));
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
}
