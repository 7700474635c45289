package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Groups;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.RaoScott;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import fr.barometre.weighting.PostStratification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Breakdowns by another question and by a column, from the file to the figures and the test of
 * independence, against R 4.2.2, survey 4.1.1 ({@code groups.R}), to ten digits: several answers a
 * collectivité, real weights, strata, don't knows and blanks.
 */
class GroupsReferenceTest {

  private static final ReferenceFigures EXPECTED = ReferenceFigures.of("groups.json");
  private static final Answers ANSWERS =
      AnswersReader.of(SmallSurvey.ONE_WAVE)
          .withColumn("service")
          .withColumn("years")
          .read(Path.of("src/test/resources/fixtures/groups-synthetic.csv"));
  private static final Groups DONNEES = Groups.question("Q3");
  private static final Groups SERVICE = Groups.column("service");

  private static final Groups YEARS = Groups.column("years").bands(2, 10);

  private static IndicatorQuery query(CountingUnit unit) {
    return Samples.charte(ANSWERS, Communes.FRAME)
        .base(BasePolicy.EXPRESSED)
        .unit(unit)
        .sampling(SamplingPlan.stratifiedBy(Dimension.OPSN))
        .disclosure(Disclosure.NONE);
  }

  private static String name(CountingUnit unit) {
    return unit == CountingUnit.RESPONSE ? "response_" : "collectivity_";
  }

  @ParameterizedTest
  @EnumSource(names = {"RESPONSE", "COLLECTIVITY"})
  void figures_of_groups_are_those_of_domains(CountingUnit unit) {
    List<Segment> parts = query(unit).by(DONNEES, SERVICE).compute().segments();
    assertThat(parts)
        .extracting(s -> s.level().code())
        .containsExactly("OUI", "NON", "NO_ANSWER", "DRH", "DSI", "Voirie", "UNKNOWN");
    Groups joined = SERVICE.joined("Technique", "DSI", "Voirie");
    List<Segment> fewer = query(unit).by(joined).compute().segments();
    assertThat(fewer)
        .extracting(s -> s.level().code())
        .containsExactly("Technique", "DRH", "UNKNOWN");
    for (List<Segment> some : List.of(parts, fewer)) {
      for (Segment part : some) {
        ReferenceFigures figure = EXPECTED.under(name(unit) + part.level().code());
        figure.matches("estimate", part.observed().value().orElseThrow());
        figure.matches("se", part.observed().standardError().orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESPONSE", "COLLECTIVITY"})
  void bands_of_numbers_are_domains_in_their_order(CountingUnit unit) {
    IndicatorResult result = query(unit).by(YEARS).compute();
    assertThat(result.segments())
        .extracting(s -> s.level().code())
        .containsExactly("<2", "2-<10", "10+", "UNKNOWN");
    assertThat(result.segments())
        .extracting(s -> s.level().label().fr())
        .containsExactly("moins de 2", "2 à moins de 10", "10 et plus", "non renseigné");
    for (Segment part : result.segments()) {
      match(part.observed(), name(unit) + "years_" + part.level().code());
    }
  }

  /** All at once: combinations of two groups are domains, with others beside them or not. */
  @ParameterizedTest
  @EnumSource(names = {"RESPONSE", "COLLECTIVITY"})
  void crossed_groups_are_domains(CountingUnit unit) {
    IndicatorQuery alone = query(unit).crossedBy(DONNEES, SERVICE);
    IndicatorQuery all =
        query(unit)
            .by(SERVICE)
            .crossedBy(DONNEES, SERVICE)
            .crossedBy(YEARS, DONNEES)
            .crossedBy(SERVICE, DONNEES, Dimension.OPSN);
    assertThat(all.compute().crossedSegments()).containsAll(alone.compute().crossedSegments());
    assertThat(crossed(all, CrossedSegment::observed, name(unit))).hasSizeGreaterThan(40);
    if (unit == CountingUnit.RESPONSE) {
      IndicatorQuery weighted = all.weighting(PostStratification.on(Dimension.OPSN));
      crossed(weighted, CrossedSegment::adjusted, "weighted_");
    }
  }

  /** The same figures from the rows of the file, by the calculator of plain columns. */
  @Test
  void crossed_groups_are_domains_of_units() throws IOException {
    List<String[]> rows =
        Files.readAllLines(Path.of("src/test/resources/fixtures/groups-synthetic.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    int size = rows.size();
    double[] weights = rows.stream().mapToDouble(r -> Double.parseDouble(r[3])).toArray();
    String[] communes = rows.stream().map(r -> r[2]).toArray(String[]::new);
    String[] sides = new String[size];
    double[] sizes = new double[size];
    boolean[] yes = new boolean[size];
    for (int i = 0; i < size; i++) {
      sides[i] = (Integer.parseInt(communes[i]) - 1) % 3 == 2 ? "OUTSIDE" : "INSIDE";
      sizes[i] = sides[i].equals("INSIDE") ? 40 : 20;
      yes[i] = rows.get(i)[5].equals("OUI");
    }
    SurveyDesign design =
        SurveyDesign.of(weights)
            .withStrata(sides)
            .withClusters(communes)
            .withPopulationSizes(sizes);
    int met = 0;
    for (CrossedSegment part :
        query(CountingUnit.RESPONSE).crossedBy(SERVICE, YEARS).compute().crossedSegments()) {
      boolean[] members = new boolean[size];
      for (int i = 0; i < size; i++) {
        String[] row = rows.get(i);
        double years = row[7].isEmpty() ? Double.NaN : Double.parseDouble(row[7]);
        String band = years < 2 ? "<2" : years < 10 ? "2-<10" : years >= 10 ? "10+" : "UNKNOWN";
        members[i] =
            List.of("OUI", "NON").contains(row[5])
                && part.levels().get(0).code().equals(row[4].isEmpty() ? "UNKNOWN" : row[4])
                && part.levels().get(1).code().equals(band);
      }
      if (part.observed().standardError().isPresent()) {
        SurveyEstimate expected = design.domain(members).proportion(yes);
        assertThat(part.observed().value().orElseThrow())
            .isCloseTo(expected.value(), within(1e-12));
        assertThat(part.observed().standardError().orElseThrow())
            .isCloseTo(expected.standardError(), within(1e-12));
        met++;
      }
    }
    assertThat(met).isGreaterThan(8);
  }

  private static List<CrossedSegment> crossed(
      IndicatorQuery query, Function<CrossedSegment, Estimate> figure, String name) {
    List<CrossedSegment> parts = query.compute().crossedSegments();
    List<String> order = List.of("Q3", "service", "years", "OPSN");
    int met = 0;
    for (CrossedSegment part : parts) {
      Map<Integer, String> codes = new TreeMap<>();
      String names = "";
      for (int d = 0; d < part.dimensions().size(); d++) {
        int place = order.indexOf(part.dimensions().get(d).code());
        codes.put(place, part.levels().get(d).code());
      }
      for (int place : codes.keySet()) {
        names += order.get(place).toLowerCase(Locale.ROOT) + "_";
      }
      String key = name + names + String.join("_", codes.values());
      if (part.observed().base().orElse(0) > 0) {
        match(figure.apply(part), key);
        met++;
      }
    }
    long expected =
        EXPECTED.expected().propertyNames().stream()
            .filter(n -> n.startsWith(name + "q3_service_") || n.startsWith(name + "q3_years_"))
            .count();
    assertThat(met).isEqualTo((int) expected);
    return parts;
  }

  private static void match(Estimate estimate, String name) {
    ReferenceFigures figure = EXPECTED.under(name);
    figure.matches("estimate", estimate.value().orElseThrow());
    if (estimate.standardError().isPresent()) {
      figure.matches("se", estimate.standardError().getAsDouble());
    } else { // of one collectivité in each of two strata, R's error has no degree of freedom
      assertThat(estimate.clusters().orElseThrow()).as(name).isLessThanOrEqualTo(2);
    }
  }

  /** Weights are those of the whole sample, and a group is a domain of it. */
  @Test
  void adjusted_figures_are_domains_of_the_weighted_sample() {
    List<Segment> parts =
        query(CountingUnit.RESPONSE)
            .weighting(PostStratification.on(Dimension.OPSN))
            .by(DONNEES, SERVICE)
            .compute()
            .segments();
    for (Segment part : parts) {
      ReferenceFigures figure = EXPECTED.under("weighted_" + part.level().code());
      figure.matches("estimate", part.adjusted().value().orElseThrow());
      figure.matches("se", part.adjusted().standardError().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESPONSE", "COLLECTIVITY"})
  void the_test_of_independence_is_that_of_svychisq(CountingUnit unit) {
    match(query(unit).independence(DONNEES), name(unit) + "q3");
    match(query(unit).independence(SERVICE), name(unit) + "service");
    match(query(unit).independence(YEARS), name(unit) + "years");
    match(query(unit).independence(DONNEES, SERVICE), name(unit) + "both");
    match(query(unit).independence(SERVICE, DONNEES), name(unit) + "both");
  }

  private static void match(RaoScott test, String name) {
    ReferenceFigures figure = EXPECTED.under(name);
    figure.matches("f", test.f());
    figure.matches("ndf", test.numeratorDegrees());
    figure.matches("ddf", test.denominatorDegrees());
    figure.matches("p", test.pValue());
  }
}
