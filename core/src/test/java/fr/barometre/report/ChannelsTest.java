package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.barometre.Barometre;
import fr.barometre.SyntheticSurvey;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScore;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text, Markdown, HTML, pictures, CSV and JSON say the same. */
class ChannelsTest {

  private static final BarometreReport EDITION =
      Barometre.edition(Edition2025.QUESTIONNAIRE)
          .answers(mostlyInside().answers())
          .by(Dimension.TYPE, Dimension.OPSN)
          .disclosure(Disclosure.DEFAULT.withoutJoining())
          .compute();

  private static final IndicatorResult CHARTER = EDITION.indicators().get(0);

  private static final String HTML = Report.of(EDITION, Locale.ENGLISH).html();

  /** Two in three of those outside OPSN territories did not answer. */
  private static SyntheticSurvey mostlyInside() {
    SyntheticSurvey all = SyntheticSurvey.draw(900, 0.4, 11);
    BitSet outside = all.at(Dimension.OPSN, "OUTSIDE");
    List<Collectivite> who = new ArrayList<>();
    BitSet yes = new BitSet();
    for (int i = 0; i < all.who().size(); i++) {
      if (!outside.get(i) || i % 3 == 0) {
        yes.set(who.size(), all.yes().get(i));
        who.add(all.who().get(i));
      }
    }
    return new SyntheticSurvey(who, yes);
  }

  private static List<NamedCsvRecord> rows(CsvConvention convention) {
    String csv = OpenData.of(EDITION, convention).csv();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(convention.delimiter()).ofNamedCsvRecord(csv)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String percent(double proportion) {
    return String.format(Locale.ROOT, "%.1f", 100 * proportion);
  }

  @Test
  void the_edition_has_what_is_to_be_told_apart() {
    assertThat(EDITION.indicators()).hasSize(1);
    assertThat(CHARTER.segments()).anyMatch(s -> s.observed().isSuppressed());
    assertThat(CHARTER.flags()).isNotEmpty();
  }

  @Test
  void all_channels_show_the_same_headline() {
    String observed = percent(CHARTER.observed().value().orElseThrow());
    String adjusted = percent(CHARTER.adjusted().value().orElseThrow());
    assertThat(Report.of(EDITION, Locale.ENGLISH).text()).contains(observed + "%", adjusted + "%");
    assertThat(Report.of(EDITION, Locale.ENGLISH).markdown())
        .contains(observed + "%", adjusted + "%");
    assertThat(HTML).contains("observed " + observed + "%", "<strong>" + adjusted + "%</strong>");
    NamedCsvRecord headline = rows(CsvConvention.SEMICOLON).get(0);
    assertThat(headline.getField("estimate")).isEqualTo(observed);
    assertThat(headline.getField("adjusted")).isEqualTo(adjusted);
    JsonNode json = JsonMapper.shared().valueToTree(EDITION).at("/indicators/0/observed/value");
    assertThat(percent(json.asDouble())).isEqualTo(observed);
  }

  /** Text, Markdown, page and picture of a report, blanks made alike. */
  private static List<String> channels(Report report, String picture) {
    return Stream.of(report.text(), report.markdown().replace("\\", ""), report.html(), picture)
        .map(TwoWaves::seen)
        .toList();
  }

  private static String fr(double proportion, String form) {
    return String.format(Locale.FRENCH, form, 100 * proportion).replace('-', '−');
  }

  @Test
  void all_channels_show_the_same_indicator() {
    IndicatorResult result = TwoWaves.INDICATOR;
    for (String said :
        channels(Report.of(result, Locale.FRENCH), Report.picture(result, Locale.FRENCH))) {
      for (Segment segment : result.segments()) {
        if (segment.observed().value().isPresent()) {
          assertThat(said).contains(segment.level().label().fr().replace('\'', '’').split("’")[0]);
          assertThat(said).contains(fr(segment.observed().value().getAsDouble(), "%.1f %%"));
        }
        if (segment.adjusted().value().isPresent()) {
          assertThat(said).contains(fr(segment.adjusted().value().getAsDouble(), "%.1f %%"));
        }
      }
    }
    assertThat(Report.of(result, Locale.FRENCH).html())
        .contains(
            "<strong>"
                + fr(result.adjusted().value().orElseThrow(), "%.1f\u00A0%%")
                + "</strong> <span>des collectivités</span>");
  }

  /** In tenths of points, the difference of both shares as they are printed. */
  private static double printedChange(Change change) {
    long before = Math.round(1000 * change.before().value().orElseThrow());
    return (Math.round(1000 * change.after().value().orElseThrow()) - before) / 1000.0;
  }

  @Test
  void all_channels_show_the_same_changes() {
    List<String> ofAll =
        channels(
            Report.of(TwoWaves.CHANGES, Locale.FRENCH),
            Report.picture(TwoWaves.CHANGES, Locale.FRENCH));
    String page = TwoWaves.seen(Report.of(TwoWaves.CHANGES, Locale.FRENCH).html());
    for (Change change : TwoWaves.CHANGES.changes()) {
      for (String said : ofAll) {
        assertThat(said)
            .contains(
                fr(change.before().value().orElseThrow(), "%.1f %%"),
                fr(change.after().value().orElseThrow(), "%.1f %%"));
      }
      double moved = printedChange(change);
      String points = Math.abs(moved) < 0.02 ? "%+.1f pt " : "%+.1f pts ";
      assertThat(page).contains(fr(moved, points) + "[");
      if (change.flags().stream().anyMatch(f -> f.code() == FlagCode.CHANGE_NOT_SIGNIFICANT)) {
        String said =
            Math.abs(moved) < 0.02
                ? "L’évolution de %.1f point est"
                : "L’évolution de %.1f points est";
        assertThat(page).contains(fr(moved, said));
      }
    }
    for (String said :
        channels(
            Report.of(TwoWaves.CHANGE, Locale.FRENCH),
            Report.picture(TwoWaves.CHANGE, Locale.FRENCH))) {
      assertThat(said)
          .contains(
              fr(TwoWaves.CHANGE.before().value().orElseThrow(), "%.1f %%"),
              fr(TwoWaves.CHANGE.after().value().orElseThrow(), "%.1f %%"),
              "hausse, hors du hasard de l’échantillon");
    }
  }

  @Test
  void all_channels_show_the_same_comparison() {
    PeerComparison comparison = TwoWaves.COMPARISON;
    PeerScore score = comparison.score().orElseThrow();
    List<String> all =
        channels(Report.of(comparison, Locale.FRENCH), Report.picture(comparison, Locale.FRENCH));
    for (PeerFigure figure : comparison.figures()) {
      assertThat(figure.own()).as("it answered").isNotEmpty();
      for (String said : all) {
        assertThat(said).contains(fr(figure.peers().value().orElseThrow(), "%.1f %%"));
        figure.modelled().forEach(area -> assertThat(said).contains(fr(area.share(), "%.1f %%")));
        figure
            .own()
            .forEach(
                own -> assertThat(said).contains(own.modality().label().fr().replace("'", "’")));
      }
    }
    for (String said : all.subList(0, 3)) {
      assertThat(said)
          .contains(
              String.format(
                  Locale.FRENCH, "%.0f sur %d pratiques en place", score.own(), score.indicators()))
          .contains(String.format(Locale.FRENCH, "en moyenne %.1f,", score.peers()));
    }
  }

  @Test
  void all_channels_raise_the_same_flags() {
    List<String> codes =
        CHARTER.flags().stream()
            .filter(f -> f.severity() != Severity.INFO)
            .map(f -> f.code().toString())
            .toList();
    List<String> names =
        CHARTER.flags().stream()
            .filter(f -> f.severity() != Severity.INFO)
            .map(f -> f.code().label().en())
            .toList();
    assertThat(Report.of(EDITION, Locale.ENGLISH).text()).contains(names);
    assertThat(HTML).contains(names);
    assertThat(HTML).contains(codes.stream().map(c -> "data-flag=\"" + c + "\"").toList());
    assertThat(rows(CsvConvention.SEMICOLON).get(0).getField("flags"))
        .isEqualTo(
            CHARTER.flags().stream()
                .map(Flag::code)
                .map(Object::toString)
                .collect(Collectors.joining(" ")));
  }

  @Test
  void all_channels_hide_the_same_parts() {
    Map<String, NamedCsvRecord> bySegment =
        rows(CsvConvention.SEMICOLON).stream()
            .filter(r -> !r.getField("segment").equals(OpenData.ALL))
            .collect(Collectors.toMap(r -> r.getField("segment"), r -> r));
    String text = Report.of(CHARTER, Locale.ENGLISH).text();
    String page = Report.of(CHARTER, Locale.ENGLISH).html();
    for (Segment segment : CHARTER.segments()) {
      NamedCsvRecord row = bySegment.get(segment.dimension().code() + "=" + segment.level().code());
      assertThat(row.getField("status")).isEqualTo(segment.observed().status().name());
      if (segment.observed().isSuppressed()) {
        String label = segment.level().label().en();
        assertThat(row.getFields().subList(8, 12)).containsOnly("suppressed");
        assertThat(text.lines().filter(l -> l.startsWith(label + " ")))
            .anyMatch(l -> l.contains("hidden"));
        assertThat(page).contains("<th scope=\"row\">" + label + "</th><td>–</td><td>hidden</td>");
      }
    }
  }

  @Test
  void the_french_convention_changes_signs_only() {
    List<NamedCsvRecord> french = rows(CsvConvention.FRENCH);
    List<NamedCsvRecord> plain = rows(CsvConvention.INTERNATIONAL);
    assertThat(french).hasSameSizeAs(plain);
    for (int i = 0; i < french.size(); i++) {
      assertThat(
              french.get(i).getFields().stream()
                  .map(c -> c.matches("\\d+,\\d+") ? c.replace(',', '.') : c))
          .isEqualTo(plain.get(i).getFields());
    }
    assertThat(french.get(0).getField("estimate")).contains(",");
    assertThat(OpenData.of(EDITION, CsvConvention.FRENCH).tableSchema())
        .contains("\"decimalChar\": \",\"")
        .doesNotContain("\"decimalChar\": \".\"");
  }

  @Test
  void no_cell_is_blank_and_the_schema_names_every_column() {
    List<NamedCsvRecord> rows = rows(CsvConvention.SEMICOLON);
    assertThat(rows).allSatisfy(r -> assertThat(r.getFields()).doesNotContain(""));
    JsonNode schema =
        JsonMapper.shared().readTree(OpenData.of(EDITION, CsvConvention.SEMICOLON).tableSchema());
    assertThat(schema.get("fields").valueStream().map(f -> f.get("name").asString()))
        .isEqualTo(rows.get(0).getHeader());
  }

  @Test
  void no_cell_is_a_formula() {
    assertThat(OpenData.neutral("=1+1")).isEqualTo("'=1+1");
    assertThat(OpenData.neutral("+33")).isEqualTo("'+33");
    assertThat(OpenData.neutral("-2")).isEqualTo("'-2");
    assertThat(OpenData.neutral("@cmd")).isEqualTo("'@cmd");
    assertThat(OpenData.neutral("\t=1")).isEqualTo("'\t=1");
    for (String hidden : List.of(" =1", "\u00A0=1", "\uFF1D1", "\u200B@x", "\u202E=1", "\n+1")) {
      assertThat(OpenData.neutral(hidden)).isEqualTo("'" + hidden);
    }
    assertThat(OpenData.neutral("a=b")).isEqualTo("a=b");
    assertThat(OpenData.neutral("")).isEmpty();
  }

  @Test
  void the_json_fits_its_published_schema() throws IOException {
    String text;
    try (InputStream in =
        BarometreReport.class.getResourceAsStream("barometre-report.schema.json")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    String json = JsonMapper.shared().writeValueAsString(EDITION);

    BarometreReport back = JsonMapper.shared().readValue(json, BarometreReport.class);
    assertThat(JsonMapper.shared().writeValueAsString(back)).isEqualTo(json);
    assertThat(texts(back)).isEqualTo(texts(EDITION)).hasSizeGreaterThan(20);
    assertThat(schema.validate(json, InputFormat.JSON)).extracting(Error::toString).isEmpty();
    assertThat(schema.validate(json.replace("\"SUPPRESSED\"", "\"HIDDEN\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema.validate(json.replace("\"observed\"", "\"seen\""), InputFormat.JSON))
        .isNotEmpty();
    String beyond = json.replaceAll("(\"worstCase\":\\{\"lower\":[^,]*,\"upper\":)[^}]*", "$11.5");
    assertThat(schema.validate(beyond, InputFormat.JSON))
        .extracting(Error::toString)
        .isNotEmpty()
        .allMatch(error -> error.contains("worstCase"));
  }

  /** Whose only answer is none has nothing that could stand out. */
  @Test
  void a_comparison_without_an_answer_to_compare_says_so() {
    PeerComparison known = TwoWaves.COMPARISON;
    PeerComparison silent =
        new PeerComparison(
            known.collectivite(),
            known.type(),
            known.stratum(),
            known.figures().stream()
                .map(
                    f ->
                        new PeerFigure(
                            f.indicator(),
                            f.own(),
                            f.scope(),
                            f.peers(),
                            f.flags(),
                            f.waves(),
                            f.group(),
                            PeerStanding.UNKNOWN,
                            f.modelled()))
                .toList(),
            known.provenance());
    assertThat(Report.of(silent, Locale.FRENCH).text())
        .contains("Elle n’a pas donné de réponse qui puisse être comparée")
        .doesNotContain("Rien : aucune");
  }

  /** Every figure as a page writes it. */
  private static List<String> texts(BarometreReport report) {
    return report.indicators().stream()
        .flatMap(
            result ->
                Stream.concat(
                    Stream.of(result.observed(), result.adjusted()),
                    result.segments().stream()
                        .flatMap(segment -> Stream.of(segment.observed(), segment.adjusted()))))
        .map(estimate -> estimate.text(Locale.FRENCH))
        .toList();
  }
}
