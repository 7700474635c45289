package fr.barometre.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.csv.CsvTable;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mixed models against R 4.2.2, lme4 1.1-31 and blme 1.0-5 ({@code
 * fixtures/models-synthetic.json}): effects and spreads to 1e-3, the log likelihood to 1e-4, area
 * figures to 1e-3.
 */
class MixedLogitReferenceTest {

  private static final JsonNode EXPECTED =
      JsonMapper.shared().readTree(bytes("models-synthetic.json"));
  private static final List<String> FIXED =
      List.of(
          "(Intercept)",
          "opsnINSIDE",
          "band500-999",
          "band1000-1999",
          "band2000-3499",
          "band3500-9999",
          "band10000+",
          "kindEPCI");

  private static byte[] bytes(String name) {
    try (InputStream in = MixedLogitReferenceTest.class.getResourceAsStream("/fixtures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The respondents, by the names of their levels. */
  private static final class Survey {
    final List<String> regions;
    final List<String> departements;
    final List<String[]> rows = new ArrayList<>();

    Survey() {
      CsvTable table = CsvTable.of("models", bytes("models-synthetic.csv"));
      int[] at =
          List.of("opsn", "band", "kind", "region", "departement", "y").stream()
              .mapToInt(name -> table.column(List.of(name)))
              .toArray();
      table.forEach(
          row -> {
            String[] fields = new String[at.length];
            for (int j = 0; j < at.length; j++) {
              fields[j] = row.field(at[j]);
            }
            rows.add(fields);
          });
      regions = List.copyOf(new TreeSet<>(rows.stream().map(r -> r[3]).toList()));
      departements = List.copyOf(new TreeSet<>(rows.stream().map(r -> r[4]).toList()));
    }

    /** The columns of someone, among them the région if the survey has it. */
    int[] columns(String opsn, String band, String kind, String region) {
      List<Integer> columns = new ArrayList<>();
      if (regions.contains(region)) {
        columns.add(regions.indexOf(region));
      }
      columns.add(regions.size());
      for (String name : List.of("opsn" + opsn, "band" + band, "kind" + kind)) {
        if (FIXED.contains(name)) {
          columns.add(regions.size() + FIXED.indexOf(name));
        }
      }
      return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    LogitCells cells() {
      int n = rows.size();
      double[] trials = new double[n];
      double[] events = new double[n];
      int[][] columns = new int[n][];
      int[] areas = new int[n];
      for (int i = 0; i < n; i++) {
        String[] row = rows.get(i);
        trials[i] = 1;
        events[i] = Double.parseDouble(row[5]);
        columns[i] = columns(row[0], row[1], row[2], row[3]);
        areas[i] = departements.indexOf(row[4]);
      }
      return new LogitCells(
          trials,
          events,
          columns,
          areas,
          new LogitCells.Layout(
              new int[] {regions.size()},
              FIXED.size(),
              departements.size(),
              new double[FIXED.size()]));
    }
  }

  @ParameterizedTest
  @CsvSource({"mixed_laplace, 1", "mixed_gamma_prior, 2"})
  void agrees_with_lme4_and_blme(String model, double shape) {
    Survey survey = new Survey();
    JsonNode expected = EXPECTED.get(model);
    MixedLogit fit = SpreadSearch.best(survey.cells(), shape);
    assertThat(fit.spreads()[0]).isCloseTo(expected.get("sd_region").asDouble(), within(1e-3));
    assertThat(fit.spreads()[1]).isCloseTo(expected.get("sd_departement").asDouble(), within(1e-3));
    assertThat(fit.logLikelihood())
        .isCloseTo(expected.get("log_likelihood").asDouble(), within(1e-4));
    for (int j = 0; j < FIXED.size(); j++) {
      assertThat(fit.effects()[survey.regions.size() + j])
          .as(FIXED.get(j))
          .isCloseTo(expected.get("fixed").get(FIXED.get(j)).asDouble(), within(1e-3));
    }
    for (int r = 0; r < survey.regions.size(); r++) {
      assertThat(fit.effects()[r])
          .isCloseTo(
              expected.get("random_region").get(survey.regions.get(r)).asDouble(), within(1e-3));
    }
    for (int d = 0; d < survey.departements.size(); d++) {
      assertThat(fit.areas()[d])
          .isCloseTo(
              expected.get("random_departement").get(survey.departements.get(d)).asDouble(),
              within(1e-3));
    }
    predicted(fit, survey, expected.get("predicted"));
  }

  /** Mean predictions over communes and EPCI of the frame; new levels at 0. */
  private static void predicted(MixedLogit fit, Survey survey, JsonNode expected) {
    Population frame = Population.collectivites2025().withOpsn(OpsnCoverage.anct());
    Map<String, double[]> sums = new HashMap<>();
    for (Collectivite c : frame.collectivites()) {
      if (c.type() == CollectiviteType.DEPARTEMENT || c.type() == CollectiviteType.REGION) {
        continue;
      }
      boolean inside = frame.level(Dimension.OPSN, c).code().equals(OpsnStatus.INSIDE.name());
      double share =
          fit.share(
              survey.columns(
                  inside ? "INSIDE" : "OUTSIDE",
                  band(c.population()),
                  c.type() == CollectiviteType.COMMUNE ? "COMMUNE" : "EPCI",
                  c.region().orElseThrow()),
              survey.departements.indexOf(c.departement().orElseThrow()));
      for (String area : List.of("national", "d" + c.departement().get(), "r" + c.region().get())) {
        double[] sum = sums.computeIfAbsent(area, a -> new double[2]);
        sum[0] += share;
        sum[1]++;
      }
    }
    assertThat(sums.get("national")[0] / sums.get("national")[1])
        .isCloseTo(expected.get("national").asDouble(), within(1e-3));
    for (String by : List.of("departement", "region")) {
      expected
          .get(by)
          .properties()
          .forEach(
              area -> {
                double[] sum = sums.get(by.charAt(0) + area.getKey());
                assertThat(sum[0] / sum[1])
                    .as(by + area.getKey())
                    .isCloseTo(area.getValue().asDouble(), within(1e-3));
              });
    }
  }

  private static String band(int population) {
    int[] from = {10_000, 3_500, 2_000, 1_000, 500};
    String[] names = {"10000+", "3500-9999", "2000-3499", "1000-1999", "500-999"};
    for (int i = 0; i < from.length; i++) {
      if (population >= from[i]) {
        return names[i];
      }
    }
    return "0-499";
  }
}
