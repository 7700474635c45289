package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.barometre.Barometre;
import fr.barometre.Samples;
import fr.barometre.SmallNumbers;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Text, HTML, CSV and JSON of means: 10.597 staff, 10.712 adjusted; 1.520 and 2.006 k€ (R). */
class MeanChannelsTest {

  private static final BarometreReport EDITION = edition();
  private static final IndicatorResult STAFF = EDITION.indicator("agents").orElseThrow();

  private static BarometreReport edition() {
    Answers answers =
        AnswersReader.of(SmallNumbers.QUESTIONNAIRE)
            .read(Path.of("src/test/resources/fixtures/numbers-synthetic.csv"));
    return Barometre.edition(SmallNumbers.QUESTIONNAIRE)
        .answers(answers)
        .weighting(Samples.BY_OPSN)
        .by(Dimension.OPSN)
        .compute();
  }

  @Test
  void text_says_means_in_their_unit() {
    assertThat(Report.of(STAFF, Locale.FRENCH).text())
        .contains("Moyenne", "10,6\u00A0agents", "[10,1\u00A0; 11,1]", "+1,1\u00A0agent (0,5)")
        .doesNotContain("Part ", "Réponses\n");
    assertThat(Report.of(STAFF, Locale.ENGLISH).markdown()).contains("10.6\u00A0staff");
    assertThat(Report.of(EDITION, Locale.ENGLISH).text())
        .contains("1.5\u00A0k€", "[0.5; 2.5]", "2.0\u00A0k€");
  }

  @Test
  void a_chart_of_means_has_an_axis_of_its_own() {
    assertThat(Report.of(STAFF, Locale.ENGLISH).html())
        .contains(">0</text>", ">10</text>", ">20</text>")
        .doesNotContain("100\u00A0%</text>");
    assertThat(Report.of(EDITION.indicator("evolution").orElseThrow(), Locale.ENGLISH).html())
        .contains(">−5</text>", ">5</text>");
    assertThat(Report.of(EDITION.indicator("annee").orElseThrow(), Locale.ENGLISH).html())
        .contains(">2,018.0</text>", ">2,018.5</text>", ">2,019.0</text>");
  }

  @Test
  void open_data_tell_means_from_shares() {
    OpenData data = OpenData.of(EDITION, CsvConvention.INTERNATIONAL);
    assertThat(data.csv())
        .contains("agents,NONE,NONE,undated,undated,false,ALL,MEAN,225,10.6,10.1,11.1,10.7,")
        .doesNotContain("COUNTED");
    assertThat(data.tableSchema()).contains("MEAN").doesNotContain("\"maximum\": 100");
    JsonMapper.shared().readTree(data.tableSchema());
  }

  @Test
  void json_has_the_unit_and_comes_back() throws IOException {
    String json = JsonMapper.shared().writeValueAsString(EDITION);
    assertThat(json).contains("\"unit\":{\"fr\":\"agents\",\"en\":\"staff\"}");
    BarometreReport back = JsonMapper.shared().readValue(json, BarometreReport.class);
    assertThat(JsonMapper.shared().writeValueAsString(back)).isEqualTo(json);
    assertThat(back.indicators())
        .extracting(result -> result.observed().unit())
        .isEqualTo(EDITION.indicators().stream().map(r -> r.observed().unit()).toList());
    Schema schema = schema();
    assertThat(schema.validate(json, InputFormat.JSON)).extracting(Error::toString).isEmpty();
    String unitless =
        json.replaceAll(
            "\"unit\":\\{\"fr\":\"agents\",\"en\":\"staff\"},\"range\":\\{[^}]*},\"value\"",
            "\"value\"");
    assertThat(unitless).isNotEqualTo(json);
    assertThat(schema.validate(unitless, InputFormat.JSON)).isNotEmpty();
    String beyond = json.replaceAll(",\"unit\":\\{[^}]*\\}", "").replace("NORMAL", "WILSON");
    assertThat(schema.validate(beyond, InputFormat.JSON))
        .extracting(Error::toString)
        .anyMatch(error -> error.contains("interval"));
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        BarometreReport.class.getResourceAsStream("barometre-report.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
