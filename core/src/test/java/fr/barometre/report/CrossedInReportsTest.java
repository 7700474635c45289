package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.barometre.Barometre;
import fr.barometre.PlainTypography;
import fr.barometre.SyntheticSurvey;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A crossed breakdown is in text, Markdown, HTML, CSV and JSON. */
class CrossedInReportsTest {

  private static final BarometreReport EDITION =
      Barometre.edition(Edition2025.QUESTIONNAIRE)
          .answers(SyntheticSurvey.draw(900, 0.4, 11).answers())
          .by(Dimension.TYPE)
          .crossedBy(Dimension.TYPE, Dimension.POPULATION_BAND)
          .disclosure(Disclosure.DEFAULT.withoutJoining())
          .compute();

  private static final IndicatorResult CHARTER = EDITION.indicators().get(0);

  @Test
  void pages_have_a_table_with_a_row_for_each_combination() {
    Report report = Report.of(CHARTER, Locale.FRENCH);
    String heading = "Type de collectivité × Taille de population";
    assertThat(report.text().lines()).contains(heading);
    assertThat(report.markdown().lines()).contains("## " + heading);
    assertThat(report.html()).contains("<h2>" + heading + "</h2>");
    assertThat(CHARTER.crossedSegments()).anyMatch(s -> s.observed().isSuppressed());
    for (CrossedSegment segment : CHARTER.crossedSegments()) {
      String label = segment.label().fr();
      if (segment.observed().status() == EstimateStatus.NOT_ESTIMABLE) {
        assertThat(PlainTypography.of(report.text()))
            .containsPattern("Sans répondant : .*" + PlainTypography.of(label));
        continue;
      }
      assertThat(report.html()).contains("<th scope=\"row\">" + label.replace("'", "’") + "</th>");
      assertThat(
              PlainTypography.of(report.text())
                  .lines()
                  .filter(line -> line.startsWith(PlainTypography.of(label) + " ")))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line.contains("secret"))
                      .isEqualTo(
                          segment.observed().isSuppressed() || segment.adjusted().isSuppressed()));
      String cell = "| " + PlainTypography.of(label) + " |";
      assertThat(PlainTypography.of(report.markdown()).lines().filter(l -> l.startsWith(cell)))
          .hasSize(1);
    }
  }

  @Test
  void open_data_name_a_level_of_each_dimension() throws IOException {
    String csv = OpenData.of(EDITION, CsvConvention.SEMICOLON).csv();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(csv)) {
      List<NamedCsvRecord> rows = reader.stream().toList();
      for (CrossedSegment segment : CHARTER.crossedSegments()) {
        String name =
            "TYPE="
                + segment.levels().get(0).code()
                + " × POPULATION_BAND="
                + segment.levels().get(1).code();
        assertThat(rows.stream().filter(row -> row.getField("segment").equals(name)))
            .singleElement()
            .satisfies(
                row -> {
                  assertThat(row.getField("modality")).isEqualTo(OpenData.COUNTED);
                  assertThat(row.getField("status")).isEqualTo(segment.observed().status().name());
                });
      }
    }
  }

  @Test
  void the_json_fits_its_published_schema() throws IOException {
    try (InputStream in =
        BarometreReport.class.getResourceAsStream("barometre-report.schema.json")) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String json = JsonMapper.shared().writeValueAsString(EDITION);
      assertThat(json).contains("\"crossedSegments\"");
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(schema)
                  .validate(json, InputFormat.JSON))
          .extracting(Error::toString)
          .isEmpty();
    }
  }
}
