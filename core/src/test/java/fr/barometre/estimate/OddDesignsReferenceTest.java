package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.weighting.Distance;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Designs, domains and columns that are odd but allowed, against R 4.2.2 with survey 4.1-1: {@code
 * odd.csv}, made by {@code odd.R}. A stratum has a single cluster, another is a census; weights are
 * zero, values missing; a domain has one unit, or a level of a factor no unit.
 */
class OddDesignsReferenceTest {

  private static final SurveyTable TABLE = SurveyTable.read(fixture("odd-synthetic.csv"));
  private static final double[] Y = TABLE.numbers("y");
  private static final double[] V = TABLE.numbers("v");
  private static final String[] STRATUM = TABLE.texts("stratum");
  private static final String[] KIND = TABLE.texts("kind");
  private static final Map<String, Double> KINDS = Map.of("u", 100.0, "v", 120.0, "w", 80.0);

  private static Path fixture(String name) {
    try {
      return Path.of(OddDesignsReferenceTest.class.getResource("/fixtures/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, SurveyDesign> designs() {
    String[] cluster = TABLE.texts("cluster");
    SurveyDesign plain = SurveyDesign.of(TABLE.numbers("w"));
    SurveyDesign strata = plain.withStrata(STRATUM);
    SurveyDesign lonely = strata.withClusters(cluster);
    SurveyDesign sizes = SurveyDesign.ofUnits(Y.length).withStrata(STRATUM);
    SurveyDesign jackknife = strata.replicated(ReplicateMethod.jkn());
    Map<String, SurveyDesign> designs = new LinkedHashMap<>();
    designs.put("plain", plain);
    designs.put("strata", strata);
    designs.put("centered", lonely.withLonelyStrata(LonelyStratum.CENTERED));
    designs.put("certain", lonely.withLonelyStrata(LonelyStratum.CERTAINTY));
    designs.put(
        "nested",
        strata
            .withClustersWithinStrata(TABLE.texts("within"))
            .withLonelyStrata(LonelyStratum.CENTERED));
    designs.put("fractions", strata.withSamplingFractions(TABLE.numbers("share")));
    designs.put("sizes", sizes.withPopulationSizes(TABLE.numbers("units")));
    designs.put(
        "clusters",
        sizes
            .withClusters(cluster)
            .withLonelyStrata(LonelyStratum.CERTAINTY)
            .withPopulationSizes(TABLE.numbers("clusters")));
    designs.put("zero", SurveyDesign.of(TABLE.numbers("some")).withStrata(STRATUM));
    designs.put("post", strata.postStratified(KIND, KINDS));
    designs.put(
        "raked",
        strata.raked(
            new PopulationMargin("kind", KIND, KINDS),
            new PopulationMargin("side", TABLE.texts("side"), Map.of("k", 140.0, "l", 160.0)),
            new PopulationMargin(
                "zone", TABLE.texts("zone"), Map.of("q", 60.0, "r", 70.0, "s", 80.0, "t", 90.0))));
    designs.put(
        "bounded",
        strata.calibrated(
            Auxiliaries.ofUnits(Y.length)
                .withCategories("kind", KIND, KINDS)
                .withNumbers("v", V, 3000),
            Distance.truncatedLinear(0.6, 1.9)));
    designs.put("jk1", plain.replicated(ReplicateMethod.jk1()));
    designs.put("jkn", jackknife);
    designs.put("jkpost", jackknife.postStratified(KIND, KINDS));
    return designs;
  }

  private static boolean[] where(String[] column, String value) {
    boolean[] members = new boolean[column.length];
    for (int i = 0; i < members.length; i++) {
      members[i] = column[i].equals(value);
    }
    return members;
  }

  /** Our figures, by the names of R's. */
  private static final class Figures {

    private final Map<String, Double> found = new HashMap<>();

    private void estimate(String name, SurveyEstimate estimate) {
      found.put(name, estimate.value());
      found.put(name + " se", estimate.standardError());
    }

    private void regression(String name, RegressionResult result) {
      for (int i = 0; i < result.coefficients().size(); i++) {
        Coefficient coefficient = result.coefficients().get(i);
        found.put(name + " " + (i + 1), coefficient.estimate());
        found.put(name + " " + (i + 1) + " se", coefficient.standardError());
      }
      found.put(name + " f", result.terms().get(0).f());
      found.put(name + " p", result.terms().get(0).pValue());
    }

    private void means(String of, SurveyDesign design) {
      found.put(of + " degrees", (double) design.degreesOfFreedom());
      estimate(of + " mean", design.mean(Y));
      estimate(of + " total", design.total(V));
      estimate(of + " ratio", design.ratio(Y, V));
      SurveyDesign small = design.domain(where(STRATUM, "D"));
      estimate(of + " small total", small.total(Y));
      found.put(of + " small degrees", (double) small.degreesOfFreedom());
      if (!of.startsWith("jk")) { // A replicate leaves no unit of it.
        estimate(of + " small mean", small.mean(Y));
      }
      estimate(of + " one total", design.domain(where(TABLE.texts("unit"), "7")).total(Y));
      double[] inKind = new double[Y.length];
      Arrays.setAll(inKind, i -> KIND[i].equals("u") ? 1 : 0);
      double[] both = IntStream.range(0, Y.length).mapToDouble(i -> Y[i] * inKind[i]).toArray();
      estimate(of + " quotient", design.ratio(both, inKind));
      QuantileEstimate median = design.quantile(Y, 0.5, 0.95);
      found.put(of + " median value", median.value());
      found.put(of + " median lower", median.interval().orElseThrow().lower());
      found.put(of + " median upper", median.interval().orElseThrow().upper());
      found.put(of + " median se", median.standardError().orElseThrow());
    }

    private void models(String of, SurveyDesign design) {
      String[] crossed = TABLE.texts("side");
      Arrays.setAll(crossed, i -> crossed[i] + KIND[i]); // The order of R's interaction.
      String[] said = TABLE.texts("said");
      RaoScott test = RaoScott.test(design, said, TABLE.texts("zone"));
      found.put(of + " independence f", test.f());
      found.put(of + " independence p", test.pValue());
      Predictor kind = Predictor.factor("kind", KIND);
      Predictor v = Predictor.number("v", V);
      regression(of + " linear", design.linear(Y, kind, v));
      regression(
          of + " logistic",
          design.logistic(TABLE.numbers("p"), Predictor.factor("crossed", crossed), v));
      boolean[] some = where(KIND, "w");
      for (int i = 0; i < some.length; i++) {
        some[i] = !some[i];
      }
      regression(of + " some", design.domain(some).linear(Y, kind));
      regression(
          of + " known",
          design.linear(TABLE.numbersIfKnown("seen"), Predictor.factor("said", said), v));
    }
  }

  @Test
  void odd_designs_agree_with_r() {
    Figures ours = new Figures();
    designs()
        .forEach(
            (of, design) -> {
              ours.means(of, design);
              ours.models(of, design);
            });
    SurveyTable expected = SurveyTable.read(fixture("odd.csv"));
    List<String> names = List.of(expected.texts("figure"));
    assertThat(ours.found.keySet()).containsExactlyInAnyOrderElementsOf(names);
    double[] values = expected.numbers("value");
    assertThat(IntStream.range(0, values.length).boxed())
        .allSatisfy(
            k ->
                assertThat(ours.found.get(names.get(k)))
                    .as(names.get(k))
                    .satisfies(
                        found ->
                            assertThat(Math.abs(found - values[k]))
                                .isLessThanOrEqualTo(1e-9 * Math.max(Math.abs(values[k]), 1e-3))));
  }
}
