package fr.barometre.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.Dimension;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service by a real HTTP client. */
class ServiceTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A commune of fewer than 1,000 inhabitants, in the Ain. */
  private static final String SIREN = "210100012";

  @Test
  void an_indicator_is_the_librarys_result() throws Exception {
    HttpResponse<String> response = Running.get("/indicators/teletravail.charte?by=TYPE,OPSN");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    IndicatorResult result = JSON.readValue(response.body(), IndicatorResult.class);
    assertThat(response.body())
        .isEqualTo(
            JSON.writeValueAsString(
                Running.FIGURES.indicator(
                    "teletravail.charte", List.of(Dimension.TYPE, Dimension.OPSN))));
    assertThat(result.segments()).isNotEmpty();
  }

  /** One request is protected as one table; all requests of this service are parts of one. */
  @Test
  void requests_recombined_give_nothing_more_than_one() throws Exception {
    String all = Figures.DIMENSIONS.stream().map(Dimension::code).collect(Collectors.joining(","));
    IndicatorResult whole =
        JSON.readValue(
            Running.get("/indicators/cyber.agents?by=" + all).body(), IndicatorResult.class);
    int dimensions = Figures.DIMENSIONS.size();
    for (int asked = 0; asked < 1 << dimensions; asked++) {
      int set = asked;
      String by =
          IntStream.range(0, dimensions)
              .filter(d -> (set >> d & 1) == 1)
              .mapToObj(d -> Figures.DIMENSIONS.get(d).code())
              .collect(Collectors.joining(","));
      IndicatorResult part =
          JSON.readValue(
              Running.get("/indicators/cyber.agents?by=" + by).body(), IndicatorResult.class);
      assertThat(whole.segments()).as(by).containsAll(part.segments());
      assertThat(part.segments().stream().map(s -> s.dimension().code()).distinct())
          .isEqualTo(by.isEmpty() ? List.of() : List.of(by.split(",")));
      assertThat(part.observed()).isEqualTo(whole.observed());
      assertThat(part.adjusted()).isEqualTo(whole.adjusted());
    }
    assertThat(whole.segments()).anyMatch(s -> s.observed().isSuppressed());
  }

  @Test
  void peers_are_compared_without_anyones_own_answers() throws Exception {
    HttpResponse<String> response = Running.get("/compare/" + SIREN);

    assertThat(response.statusCode()).isEqualTo(200);
    PeerComparison comparison = JSON.readValue(response.body(), PeerComparison.class);
    assertThat(comparison.collectivite().siren().orElseThrow().value()).isEqualTo(SIREN);
    assertThat(comparison.figures())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.own()).isEmpty())
        .anySatisfy(f -> assertThat(f.peers().isSuppressed()).isFalse());
  }

  @Test
  void the_page_speaks_the_readers_language() throws Exception {
    assertThat(Running.get("/").body()).contains("<html lang=\"fr\">", "réponses synthétiques");
    HttpResponse<String> english = Running.get("/", "Accept-Language", "en-GB,en;q=0.9");
    assertThat(english.body()).contains("<html lang=\"en\">");
    assertThat(english.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
  }

  @Test
  void open_data_comes_in_the_convention_asked_for() throws Exception {
    assertThat(Running.get("/open-data.csv").body()).startsWith("indicator;wave;wave_label;");
    assertThat(Running.get("/open-data.csv?convention=INTERNATIONAL").body())
        .startsWith("indicator,wave,wave_label,");
  }

  @Test
  void the_description_has_every_path_and_no_other() throws Exception {
    JsonNode api = JSON.readTree(Running.get("/openapi.json").body());
    assertThat(api.get("openapi").asString()).startsWith("3.1");
    Set<String> paths = new TreeSet<>(api.get("paths").propertyNames());
    assertThat(paths)
        .containsExactlyInAnyOrder(
            "/",
            "/indicators",
            "/indicators/{code}",
            "/compare/{siren}",
            "/open-data.csv",
            "/openapi.json");
    for (String path : paths) {
      String real = path.replace("{code}", "teletravail.charte").replace("{siren}", SIREN);
      HttpResponse<String> response = Running.get(real);
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
      assertThat(api.at("/paths").get(path).at("/get/responses/200/content").propertyNames())
          .as(path)
          .contains(type);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/indicators/teletravail.chartes | 404 | aucun indicateur 'teletravail.chartes'",
        "/indicators/teletravail.charte?by=NOPE | 400 | dimension 'NOPE' inconnue",
        "/indicators/teletravail.charte?by=TYPE,TYPE | 400 | dimension 'TYPE' inconnue ou répétée",
        "/indicators/teletravail.charte?by=TYPE&by=OPSN | 400 | paramètre 'by' répété",
        "/indicators/teletravail.charte?limit=1 | 400 | paramètre 'limit' inconnu",
        "/indicators/%3Cscript%3E | 404 | aucun indicateur '<script>'",
        "/compare/210100534 | 400 | SIREN '210100534' incorrect",
        "/compare/abc | 400 | SIREN 'abc' incorrect",
        "/compare/356000000 | 404 | aucune collectivité de SIREN 356000000",
        "/open-data.csv?convention=LATIN | 400 | convention inconnue",
        "/nowhere | 404 | aucune page ici",
      })
  void a_bad_request_is_a_problem_with_its_reason(String path, int status, String detail)
      throws Exception {
    HttpResponse<String> response = Running.get(path);

    problem(response, status);
    JsonNode body = JSON.readTree(response.body());
    assertThat(body.get("detail").asString()).startsWith(detail);
    assertThat(body.get("title").asString()).isIn("Requête incorrecte", "Introuvable");
  }

  @Test
  void problems_are_in_english_for_those_who_ask() throws Exception {
    HttpResponse<String> response = Running.get("/compare/abc", "Accept-Language", "en");
    assertThat(JSON.readTree(response.body()).get("detail").asString())
        .isEqualTo("SIREN 'abc' is wrong; expected nine digits with Luhn's check");
    assertThat(response.headers().firstValue("Content-Language")).contains("en");
  }

  @Test
  void what_is_too_long_is_refused() throws Exception {
    problem(Running.get("/indicators/x?by=" + "A".repeat(101)), 400);
    assertThat(Running.get("/indicators/" + "A".repeat(20_000)).statusCode()).isBetween(400, 499);
  }

  @Test
  void nothing_can_be_sent() throws Exception {
    problem(Running.post("/indicators", "{}"), 405);
    try {
      assertThat(Running.post("/indicators", "x".repeat(100_000)).statusCode()).isBetween(400, 499);
    } catch (IOException hungUp) {
      // The server need not read a long body before it hangs up.
      assertThat(hungUp).hasMessageContaining("no bytes");
    }
    assertThat(Running.get("/indicators").statusCode()).isEqualTo(200);
  }

  private static void problem(HttpResponse<String> response, int status) throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode body = JSON.readTree(response.body());
    assertThat(body.propertyNames())
        .containsExactly("type", "title", "status", "detail", "instance");
    assertThat(body.get("status").asInt()).isEqualTo(status);
  }
}
