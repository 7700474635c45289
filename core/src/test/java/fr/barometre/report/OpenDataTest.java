package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.barometre.Barometre;
import fr.barometre.SyntheticSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What open data says beside the figures, and its forms for catalogues and statistical offices. */
class OpenDataTest {

  /** Of the first 240, all answered the charter's question; of them the first 130 the others. */
  private static final SyntheticSurvey SURVEY = SyntheticSurvey.draw(240, 0.4, 5);

  private static final BarometreReport EDITION =
      Barometre.edition(Edition2025.QUESTIONNAIRE)
          .answers(answers())
          .by(Dimension.REGION, Dimension.POPULATION_STRATUM)
          .crossedBy(Dimension.TYPE, Dimension.OPSN)
          .compute();

  private static final ModelledResult MODELLED =
      Barometre.indicator("teletravail.charte")
          .answers(SURVEY.answers())
          .modelled(Dimension.DEPARTEMENT);

  private static final OpenData DATA =
      OpenData.of(EDITION, List.of(MODELLED), CsvConvention.INTERNATIONAL);

  private static final List<NamedCsvRecord> ROWS = read(DATA.csv());

  private static final String FLOW = "TNT.DINUM:BAROMETRE(1.0.0)";

  private static final List<NamedCsvRecord> SDMX = read(DATA.sdmxCsv(FLOW));

  private static final Publication PUBLICATION =
      new Publication(
          "Un « éditeur » \"cité\"",
          Publication.LICENCE_OUVERTE,
          "https://example.org/barometre",
          "2025-09-01",
          List.of(
              new PublishedFile("https://example.org/b.csv", PublishedForm.CSV),
              new PublishedFile("https://example.org/b.json", PublishedForm.TABLE_SCHEMA),
              new PublishedFile("https://example.org/s.csv", PublishedForm.SDMX_CSV)));

  private static Answers answers() {
    List<Answer> answers = new ArrayList<>();
    for (Answer answer : SURVEY.answers().stream().toList()) {
      answers.add(answer);
      int i = Integer.parseInt(answer.respondent().id().substring(1));
      if (i < 130) {
        for (String other : List.of("teletravail.acces", "accessibilite.rgaa", "mediation.lieux")) {
          answers.add(Answer.of(answer.respondent(), question(other), i % 3 == 0 ? "OUI" : "NON"));
        }
      }
    }
    return Answers.of(Edition2025.QUESTIONNAIRE, answers);
  }

  private static String question(String indicator) {
    return Edition2025.QUESTIONNAIRE.indicators().stream()
        .filter(d -> d.code().startsWith(indicator))
        .findFirst()
        .orElseThrow()
        .question();
  }

  private static List<NamedCsvRecord> read(String csv) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNumber(String cell) {
    return cell.matches("-?\\d+(\\.\\d+)?");
  }

  @Test
  void each_code_has_its_meaning_beside_it() {
    NamedCsvRecord charter =
        ROWS.stream()
            .filter(r -> r.getField("indicator").equals("teletravail.charte"))
            .findFirst()
            .get();
    assertThat(charter.getField("indicator_fr")).isEqualTo("Ont une charte de télétravail");
    assertThat(charter.getField("indicator_en")).isEqualTo("Have a remote work charter");
    assertThat(charter.getField("question_fr"))
        .isEqualTo("La collectivité a-t-elle une charte de télétravail ?");
    assertThat(charter.getField("level_fr")).isEqualTo("Ensemble");
    assertThat(charter.getField("unit_fr")).isEqualTo("%");
    assertThat(charter.getField("counting_unit")).isEqualTo("COLLECTIVITY");
    assertThat(charter.getField("opsn")).startsWith("OPSN recensés par l'ANCT");
    assertThat(charter.getField("modelled")).isEqualTo("false");
    NamedCsvRecord bretagne =
        ROWS.stream().filter(r -> r.getField("segment").equals("REGION=53")).findFirst().get();
    assertThat(bretagne.getField("dimension")).isEqualTo("REGION");
    assertThat(bretagne.getField("level")).isEqualTo("53");
    assertThat(bretagne.getField("level_fr")).isEqualTo("Bretagne");
    assertThat(ROWS.stream().filter(r -> r.getField("dimension").equals("TYPE × OPSN")))
        .isNotEmpty()
        .allSatisfy(
            r ->
                assertThat(r.getField("segment"))
                    .isEqualTo(
                        "TYPE="
                            + r.getField("level").split(" × ")[0]
                            + " × OPSN="
                            + r.getField("level").split(" × ")[1]));
  }

  @Test
  void every_column_is_described_in_both_languages() {
    JsonNode schema = JsonMapper.shared().readTree(DATA.tableSchema());
    assertThat(schema.get("fields").valueStream().map(f -> f.get("name").asString()))
        .isEqualTo(ROWS.get(0).getHeader())
        .doesNotHaveDuplicates();
    for (JsonNode field : schema.get("fields")) {
      for (String text : List.of("title", "title_en", "description", "description_en")) {
        assertThat(field.get(text)).as(field.get("name") + " " + text).isNotNull();
        assertThat(field.get(text).asString()).isNotBlank();
      }
      assertThat(field.get("description")).isNotEqualTo(field.get("description_en"));
    }
    assertThat(ROWS).allSatisfy(r -> assertThat(r.getFields()).doesNotContain(""));
  }

  /** The schema's own types and limits hold for every cell, by a reading of our own. */
  @Test
  void every_cell_is_of_the_type_that_the_schema_says() {
    JsonNode schema = JsonMapper.shared().readTree(DATA.tableSchema());
    Set<String> missing = new HashSet<>();
    schema.get("missingValues").valueStream().forEach(m -> missing.add(m.asString()));
    for (JsonNode field : schema.get("fields")) {
      String name = field.get("name").asString();
      Set<String> allowed = new HashSet<>();
      JsonNode limits = field.get("constraints");
      if (limits != null && limits.has("enum")) {
        limits.get("enum").valueStream().forEach(v -> allowed.add(v.asString()));
      }
      for (NamedCsvRecord row : ROWS) {
        String cell = row.getField(name);
        if (missing.contains(cell)) {
          assertThat(limits == null || !limits.has("required")).as(name + " " + cell).isTrue();
          continue;
        }
        String pattern =
            switch (field.get("type").asString()) {
              case "number" -> "-?\\d+\\.\\d+";
              case "integer" -> "\\d+";
              case "boolean" -> "true|false";
              case "date" -> "\\d{4}-\\d\\d-\\d\\d";
              default -> "(?s).+";
            };
        assertThat(cell).as(name).matches(pattern);
        if (!allowed.isEmpty()) {
          assertThat(allowed).as(name).contains(cell);
        }
      }
    }
  }

  @Test
  void a_hidden_figure_has_no_number_in_any_column() {
    List<String> observed = List.of("base", "estimate", "low", "high", "standard_error");
    List<String> adjusted =
        List.of("adjusted", "adjusted_low", "adjusted_high", "adjusted_standard_error");
    List<NamedCsvRecord> hidden =
        ROWS.stream().filter(r -> r.getField("status").equals("SUPPRESSED")).toList();
    assertThat(hidden).isNotEmpty();
    for (NamedCsvRecord row : hidden) {
      observed.forEach(c -> assertThat(row.getField(c)).as(c).isEqualTo("suppressed"));
      adjusted.forEach(c -> assertThat(isNumber(row.getField(c))).as(c).isFalse());
      assertThat(row.getField("confidence_level")).isEqualTo("suppressed");
      assertThat(row.getField("obs_status")).isEqualTo("Q");
    }
    for (NamedCsvRecord row : ROWS) {
      assertThat(isNumber(row.getField("standard_error")))
          .as("a standard error stands where an interval does, of " + row.getField("segment"))
          .isEqualTo(isNumber(row.getField("low")) && row.getField("modelled").equals("false"));
      assertThat(isNumber(row.getField("adjusted_standard_error")))
          .isEqualTo(isNumber(row.getField("adjusted_low")));
    }
  }

  /**
   * Half an interval over the normal quantile is the standard error, but for the curvature of the
   * interval and few degrees of freedom, away from 0 and 100 %: who has the interval's ends to a
   * tenth learns nothing from a standard error to a tenth.
   */
  @Test
  void a_standard_error_tells_what_its_interval_has_told() {
    int compared = 0;
    for (NamedCsvRecord row : ROWS) {
      for (String form : List.of("", "adjusted_")) {
        String low = row.getField(form + "low");
        String error = row.getField(form + "standard_error");
        String value = row.getField(form.isEmpty() ? "estimate" : "adjusted");
        if (!isNumber(low)
            || row.getField("modelled").equals("true")
            || Integer.parseInt(row.getField("base")) < 60
            || Math.abs(Double.parseDouble(value) - 50) > 35) {
          continue;
        }
        assertThat(error).as("one decimal, as the ends").matches("\\d+\\.\\d");
        double half =
            (Double.parseDouble(row.getField(form + "high")) - Double.parseDouble(low)) / 2;
        assertThat(Double.parseDouble(error)).isCloseTo(half / 1.96, within(0.05 + half * 0.04));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void the_same_levels_joined_have_the_same_code_in_every_indicator() {
    Map<String, Set<String>> codes = new HashMap<>();
    Map<String, Set<String>> members = new HashMap<>();
    for (NamedCsvRecord row : ROWS) {
      String joined = row.getField("joined");
      if (!joined.equals("NONE")) {
        String dimension = row.getField("dimension");
        codes
            .computeIfAbsent(dimension + " " + joined, j -> new HashSet<>())
            .add(row.getField("level") + " " + row.getField("level_fr"));
        members
            .computeIfAbsent(dimension + " " + row.getField("level"), j -> new HashSet<>())
            .add(joined + " " + row.getField("joined_fr"));
      }
    }
    assertThat(codes).isNotEmpty().allSatisfy((joined, code) -> assertThat(code).hasSize(1));
    assertThat(members).allSatisfy((code, joined) -> assertThat(joined).hasSize(1));
    Set<List<String>> ofTheStrata = new HashSet<>();
    for (IndicatorResult result : EDITION.indicators()) {
      for (Segment segment : result.segments()) {
        if (!segment.joined().isEmpty()) {
          String name = segment.dimension().code() + "=" + segment.level().code();
          assertThat(
                  ROWS.stream()
                      .filter(r -> r.getField("indicator").equals(result.indicator().code()))
                      .filter(r -> r.getField("segment").equals(name)))
              .singleElement()
              .satisfies(
                  row -> {
                    assertThat(row.getField("joined").split(" "))
                        .containsExactlyElementsOf(
                            segment.joined().stream().map(Level::code).toList());
                    assertThat(row.getField("joined_fr").split(", "))
                        .containsExactlyElementsOf(
                            segment.joined().stream().map(l -> l.label().fr()).toList());
                  });
          ofTheStrata.add(List.of(name));
        }
      }
    }
    assertThat(ofTheStrata).hasSizeGreaterThan(2);
  }

  @Test
  void a_crossing_says_which_levels_were_joined() {
    assertThat(ROWS.stream().filter(r -> r.getField("dimension").equals("TYPE × OPSN")))
        .anySatisfy(
            row -> {
              assertThat(row.getField("joined")).contains("CC CA").contains(" × ");
              assertThat(row.getField("joined_fr")).contains("Communauté de communes, ");
            });
  }

  @Test
  void modelled_figures_are_marked() {
    assertThat(ROWS.stream().filter(r -> r.getField("modelled").equals("true")))
        .hasSameSizeAs(MODELLED.areas())
        .allSatisfy(
            row -> {
              assertThat(row.getField("status")).isEqualTo("MODELLED");
              assertThat(row.getField("obs_status")).isEqualTo("E");
              assertThat(row.getField("question_en"))
                  .isEqualTo("Does the authority have a remote work charter?");
              assertThat(row.getField("standard_error")).isEqualTo("modelled");
            });
    assertThat(read(OpenData.of(List.of(MODELLED), CsvConvention.INTERNATIONAL).csv()))
        .allSatisfy(row -> assertThat(row.getField("question_fr")).isEqualTo("NONE"));
  }

  /** CL_OBS_STATUS 2.2 and CL_CONF_STATUS 1.3, as SDMX publishes them. */
  private static final Set<String> OBS_STATUS =
      Set.of(
          "A", "B", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "S", "U",
          "V", "W");

  private static final Set<String> CONF_STATUS =
      Set.of("F", "N", "C", "D", "S", "A", "O", "T", "G", "M", "E", "R");

  @Test
  void sdmx_has_structure_then_dimensions_then_the_measure_then_attributes() {
    assertThat(SDMX.get(0).getHeader())
        .containsExactly(
            "STRUCTURE",
            "STRUCTURE_ID",
            "ACTION",
            "INDICATOR",
            "WAVE",
            "ANSWER",
            "ESTIMATE",
            "REGION",
            "POPULATION_STRATUM",
            "TYPE",
            "OPSN",
            "DEPARTEMENT",
            "OBS_VALUE",
            "OBS_STATUS",
            "CONF_STATUS",
            "UNIT_MEASURE",
            "DECIMALS",
            "LOWER_BOUND",
            "UPPER_BOUND",
            "STD_ERROR",
            "BASE",
            "TIME_PER_COLLECT",
            "JOINED");
    Set<List<String>> keys = new HashSet<>();
    for (NamedCsvRecord row : SDMX) {
      assertThat(row.getField(0)).isEqualTo("dataflow");
      assertThat(row.getField(1)).isEqualTo(FLOW);
      assertThat(row.getField(2)).isEqualTo("I");
      List<String> key = row.getFields().subList(3, 12);
      assertThat(key).allMatch(id -> id.matches("[A-Za-z0-9_@$-]+"));
      assertThat(keys.add(key)).as("one observation a key: " + key).isTrue();
      assertThat(OBS_STATUS).contains(row.getField("OBS_STATUS"));
      assertThat(CONF_STATUS).contains(row.getField("CONF_STATUS"));
      assertThat(row.getField("OBS_STATUS").equals("Q"))
          .isEqualTo(!row.getField("CONF_STATUS").equals("F"));
      if (row.getField("OBS_STATUS").matches("[QO]")) {
        assertThat(row.getField("OBS_VALUE")).isEmpty();
        assertThat(row.getField("STD_ERROR")).isEmpty();
        assertThat(row.getField("LOWER_BOUND")).isEmpty();
      } else {
        assertThat(row.getField("OBS_VALUE")).matches("\\d+\\.\\d");
      }
      if (row.getField("OBS_STATUS").equals("Q")) {
        assertThat(row.getField("BASE")).isEmpty();
      }
    }
    assertThat(SDMX).anyMatch(r -> r.getField("OBS_STATUS").equals("Q"));
    assertThat(SDMX).anyMatch(r -> r.getField("ESTIMATE").equals("MODELLED"));
  }

  /** RFC 4180, by an expression of our own: CR LF, no blank lines, quotes where commas are. */
  @Test
  void sdmx_is_quoted_as_rfc_4180_says() {
    BarometreReport commas = renamed(EDITION, "a,b");
    String csv = OpenData.of(commas, CsvConvention.FRENCH).csv();
    assertThat(csv).contains("a,b");
    String sdmx = DATA.sdmxCsv(FLOW);
    assertThat(sdmx.replace("\r\n", "")).doesNotContain("\n", "\r");
    Pattern record =
        Pattern.compile("(?:(?:\"(?:[^\"]|\"\")*\"|[^\",]*),){22}(?:\"[^\"]*\"|[^\",]*)");
    assertThat(sdmx.split("\r\n")).allMatch(line -> record.matcher(line).matches());
  }

  private static BarometreReport renamed(BarometreReport report, String label) {
    IndicatorResult first = report.indicators().get(0);
    return new BarometreReport(
        report.edition(),
        List.of(
            IndicatorResult.builder()
                .from(first)
                .indicator(
                    IndicatorDefinition.builder()
                        .from(first.indicator())
                        .label(Label.same(label))
                        .build())
                .byWave(List.of())
                .build()),
        List.of(),
        report.counts());
  }

  @Test
  void sdmx_has_the_figures_of_the_table() {
    int at = 0;
    for (NamedCsvRecord row : ROWS) {
      boolean modelled = row.getField("modelled").equals("true");
      NamedCsvRecord observed = SDMX.get(at++);
      same(row, observed, "estimate", "low", "high", "standard_error");
      assertThat(observed.getField("OBS_STATUS")).isEqualTo(row.getField("obs_status"));
      if (!modelled) {
        NamedCsvRecord adjusted = SDMX.get(at++);
        same(row, adjusted, "adjusted", "adjusted_low", "adjusted_high", "adjusted_standard_error");
        assertThat(adjusted.getField("OBS_STATUS")).isEqualTo(row.getField("adjusted_obs_status"));
      }
    }
    assertThat(SDMX).hasSize(at);
  }

  private static void same(NamedCsvRecord row, NamedCsvRecord sdmx, String... columns) {
    List<String> names = List.of("OBS_VALUE", "LOWER_BOUND", "UPPER_BOUND", "STD_ERROR");
    for (int i = 0; i < columns.length; i++) {
      String cell = row.getField(columns[i]);
      assertThat(sdmx.getField(names.get(i))).as(columns[i]).isEqualTo(isNumber(cell) ? cell : "");
    }
  }

  @Test
  void sdmx_refuses_what_is_no_identifier() {
    for (String wrong : List.of("", "BAROMETRE", "TNT:BAROMETRE(x)", "1:B(1.0)", "TNT:B A(1.0)")) {
      assertThatThrownBy(() -> DATA.sdmxCsv(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + wrong + "'")
          .hasMessageContaining("AGENCY:ID(VERSION)");
    }
    assertThat(DATA.sdmxCsv("TNT:BAROMETRE")).contains("dataflow,TNT:BAROMETRE,I,");
    Dimension column = Dimension.of("OBS_VALUE", "a", "a");
    assertThatThrownBy(() -> OpenData.of(with(column, "1"), CsvConvention.FRENCH).sdmxCsv(FLOW))
        .hasMessageContaining("'OBS_VALUE'");
    Dimension own = Dimension.of("OWN", "a", "a");
    assertThatThrownBy(
            () -> OpenData.of(with(own, "a.b", "a b"), CsvConvention.FRENCH).sdmxCsv(FLOW))
        .hasMessageContaining("'a.b'")
        .hasMessageContaining("'a b'")
        .hasMessageContaining("a_b");
  }

  /** The edition with parts by a dimension of its own. */
  private static BarometreReport with(Dimension dimension, String... levels) {
    IndicatorResult first = EDITION.indicators().get(0);
    List<Segment> segments = new ArrayList<>();
    for (String level : levels) {
      segments.add(
          new Segment(
              dimension,
              new Level(level, Label.same(level)),
              first.observed(),
              first.adjusted(),
              List.of()));
    }
    return new BarometreReport(
        EDITION.edition(),
        List.of(IndicatorResult.builder().from(first).segments(segments).build()),
        List.of(),
        EDITION.counts());
  }

  @Test
  void dcat_has_what_dcat_ap_demands() {
    JsonNode catalogue = JsonMapper.shared().readTree(DATA.dcat(PUBLICATION));
    assertThat(catalogue.at("/@type").asString()).isEqualTo("dcat:Catalog");
    JsonNode data = catalogue.get("dcat:dataset");
    for (JsonNode told : List.of(catalogue, data)) {
      assertThat(told.at("/dct:title/0/@language").asString()).isEqualTo("fr");
      assertThat(told.at("/dct:title/0/@value").asString())
          .isEqualTo(Edition2025.QUESTIONNAIRE.title().fr());
      assertThat(told.at("/dct:description/0/@value").asString()).isNotBlank();
      assertThat(told.at("/dct:publisher/foaf:name").asString())
          .isEqualTo("Un « éditeur » \"cité\"");
    }
    assertThat(data.at("/@id").asString()).startsWith("https://example.org/barometre#");
    assertThat(data.at("/dct:issued/@value").asString()).isEqualTo("2025-09-01");
    assertThat(data.at("/dct:issued/@type").asString()).isEqualTo("xsd:date");
    assertThat(data.get("dcat:distribution")).hasSize(2);
    JsonNode csv = data.at("/dcat:distribution/0");
    assertThat(csv.at("/dcat:accessURL/@id").asString()).isEqualTo("https://example.org/b.csv");
    assertThat(csv.at("/dct:license/@id").asString()).isEqualTo(Publication.LICENCE_OUVERTE);
    assertThat(csv.at("/dcat:mediaType/@id").asString())
        .isEqualTo("http://www.iana.org/assignments/media-types/text/csv");
    assertThat(csv.at("/dct:format/@id").asString()).endsWith("/authority/file-type/CSV");
    assertThat(csv.at("/dct:conformsTo/0/@id").asString()).isEqualTo("https://example.org/b.json");
    assertThat(data.at("/dcat:distribution/1/dct:conformsTo").isMissingNode()).isTrue();
    Matcher names =
        Pattern.compile("\"((?:dct|dcat|foaf|rdfs|xsd):)").matcher(catalogue.toString());
    while (names.find()) {
      assertThat(catalogue.get("@context").has(names.group(1).replace(":", ""))).isTrue();
    }
  }

  @Test
  void dcat_tells_the_days_only_where_all_are_known() {
    JsonNode data = JsonMapper.shared().readTree(DATA.dcat(PUBLICATION)).get("dcat:dataset");
    boolean known =
        EDITION.indicators().stream()
            .flatMap(r -> r.waves().stream())
            .noneMatch(w -> w.from().isEmpty() || w.to().isEmpty());
    assertThat(data.has("dct:temporal")).isEqualTo(known);
    Questionnaire odd =
        Questionnaire.builder()
            .from(Edition2025.QUESTIONNAIRE)
            .title(Label.of("Un \"titre\"\n\\ <b>", "A title"))
            .build();
    BarometreReport hostile =
        new BarometreReport(odd, EDITION.indicators(), List.of(), EDITION.counts());
    Publication empty =
        new Publication(
            "a",
            "https://example.org/l",
            "https://example.org/p",
            "",
            List.of(new PublishedFile("https://example.org/b.json", PublishedForm.TABLE_SCHEMA)));
    JsonNode told =
        JsonMapper.shared().readTree(OpenData.of(hostile, CsvConvention.FRENCH).dcat(empty));
    assertThat(told.at("/dct:title/0/@value").asString()).isEqualTo("Un \"titre\"\n\\ <b>");
    assertThat(told.at("/dcat:dataset/dcat:distribution")).isEmpty();
    assertThat(told.at("/dcat:dataset").has("dct:issued")).isFalse();
    assertThatThrownBy(() -> OpenData.of(List.of(MODELLED), CsvConvention.FRENCH).dcat(PUBLICATION))
        .hasMessageContaining("OpenData.of(report, modelled, convention)");
  }
}
