package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.weighting.Distance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Weightings of unequal weights, quantiles, domains, covariances and comparisons against R 4.2.2,
 * survey 4.1.1 ({@code fixtures/design.R}), to 1e-9 relative.
 */
class UnequalWeightsReferenceTest {

  private static final ApiSample STRAT = ApiSample.of("apistrat.csv");
  private static final ApiSample CLUS = ApiSample.of("apiclus1.csv");
  private static final Map<String, Double> COMP = Map.of("No", 1700.0, "Yes", 4494.0);
  private static final Map<String, Double> WIDE = Map.of("No", 1072.0, "Yes", 5122.0);

  private static final SurveyDesign DESIGN =
      SurveyDesign.of(STRAT.numbers("pw"))
          .withStrata(STRAT.texts("stype"))
          .withPopulationSizes(STRAT.numbers("fpc"));

  private static final SurveyDesign CLUSTERED =
      SurveyDesign.of(CLUS.numbers("pw"))
          .withClusters(CLUS.texts("dnum"))
          .withPopulationSizes(CLUS.numbers("fpc"));

  private static final Auxiliaries AUXILIARIES =
      Auxiliaries.ofUnits(200)
          .withCategories("comp.imp", STRAT.texts("comp.imp"), COMP)
          .withNumbers("api99", STRAT.numbers("api99"), 3914069);

  private static void figures(String name, SurveyDesign design) {
    JsonNode expected = ApiSample.OURS.get(name);
    SurveyEstimate mean = design.mean(STRAT.numbers("api00"));
    SurveyEstimate total = design.total(STRAT.numbers("enroll"));
    SurveyEstimate domain = design.domain(STRAT.is("awards", "Yes")).mean(STRAT.numbers("api00"));
    close(mean.value(), expected.get("mean"));
    close(mean.standardError(), expected.get("mean_se"));
    close(total.value(), expected.get("total"));
    close(total.standardError(), expected.get("total_se"));
    close(domain.value(), expected.get("domain"));
    close(domain.standardError(), expected.get("domain_se"));
    close(Arrays.stream(design.weights()).min().orElseThrow(), expected.get("smallest"));
    close(Arrays.stream(design.weights()).max().orElseThrow(), expected.get("largest"));
  }

  @Test
  void post_stratified() {
    figures("poststratified", DESIGN.postStratified(STRAT.texts("comp.imp"), COMP));
    String[] comp = STRAT.texts("comp.imp");
    String[] wide = STRAT.texts("sch.wide");
    String[] crossed = new String[comp.length];
    for (int i = 0; i < crossed.length; i++) {
      crossed[i] = comp[i] + " " + wide[i];
    }
    figures(
        "poststratified_crossed",
        DESIGN.postStratified(
            crossed, Map.of("No No", 900.0, "No Yes", 800.0, "Yes No", 172.0, "Yes Yes", 4322.0)));
  }

  @Test
  void raked() {
    figures(
        "raked",
        DESIGN.raked(
            new PopulationMargin("sch.wide", STRAT.texts("sch.wide"), WIDE),
            new PopulationMargin("comp.imp", STRAT.texts("comp.imp"), COMP)));
  }

  @Test
  void calibrated() {
    figures("linear", DESIGN.calibrated(AUXILIARIES, Distance.linear()));
    figures("raking", DESIGN.calibrated(AUXILIARIES, Distance.raking()));
    figures("logit", DESIGN.calibrated(AUXILIARIES, Distance.logit(.4, 2.5)));
    figures("truncated", DESIGN.calibrated(AUXILIARIES, Distance.truncatedLinear(.79, 1.25)));
  }

  @Test
  void trimmed() {
    figures("trimmed", DESIGN.trimmed(18, 40));
  }

  @Test
  void quantiles() {
    quantile("median", DESIGN.quantile(STRAT.numbers("api00"), .5, .95));
    quantile("tenth", DESIGN.quantile(STRAT.numbers("api00"), .1, .95));
    quantile("clustered_third", CLUSTERED.quantile(CLUS.numbers("api00"), 1.0 / 3, .95));
  }

  private static void quantile(String name, QuantileEstimate quantile) {
    JsonNode expected = ApiSample.OURS.get(name);
    close(quantile.value(), expected.get("value"));
    close(quantile.interval().orElseThrow().lower(), expected.get("low"));
    close(quantile.interval().orElseThrow().upper(), expected.get("high"));
    close(quantile.standardError().orElseThrow(), expected.get("se"));
  }

  @Test
  void domains_of_two_columns_with_their_covariances() {
    JsonNode expected = ApiSample.OURS.get("by");
    SortedMap<List<String>, SurveyDesign> domains =
        DESIGN.crossedBy(STRAT.texts("awards"), STRAT.texts("comp.imp"));
    assertThat(domains).hasSameSizeAs(expected.get("groups"));
    List<SurveyEstimate> estimates =
        domains.values().stream().map(d -> d.mean(STRAT.numbers("api00"))).toList();
    for (int g = 0; g < estimates.size(); g++) {
      String[] names = expected.get("groups").get(g).asString().split(" ", -1);
      assertThat(List.copyOf(domains.keySet()).get(g)).containsExactly(names);
      close(estimates.get(g).value(), expected.get("estimate").get(g));
      close(estimates.get(g).standardError(), expected.get("se").get(g));
      close(estimates.get(0).covariance(estimates.get(g)), expected.get("covariance").get(g));
    }
  }

  @Test
  void pairwise_differences_with_holms_adjustment() {
    JsonNode expected = ApiSample.OURS.get("contrasts");
    Map<String, SurveyEstimate> groups = new LinkedHashMap<>();
    CLUSTERED
        .by(CLUS.texts("stype"))
        .forEach((key, domain) -> groups.put(key, domain.mean(CLUS.numbers("api00"))));
    List<Comparison> pairs = Comparison.pairwise(groups);
    assertThat(pairs).hasSize(3);
    for (int k = 0; k < pairs.size(); k++) {
      close(pairs.get(k).difference().value(), expected.get("estimate").get(k));
      close(pairs.get(k).difference().standardError(), expected.get("se").get(k));
      close(pairs.get(k).pValue().orElseThrow(), expected.get("p").get(k));
      close(pairs.get(k).adjustedPValue().orElseThrow(), expected.get("holm").get(k));
    }
  }

  @Test
  void rao_scott_of_a_table_of_three_by_two() {
    same(
        RaoScott.test(CLUSTERED, CLUS.texts("stype"), CLUS.texts("comp.imp")),
        ApiSample.OURS.get("rao_scott"));
  }

  /** Of three types of schools the domain has two. */
  @Test
  void rao_scott_in_a_domain() {
    String[] types = STRAT.texts("stype");
    boolean[] lower = new boolean[types.length];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = !types[i].equals("H");
    }
    same(
        RaoScott.test(DESIGN.domain(lower), types, STRAT.texts("sch.wide")),
        ApiSample.OURS.get("rao_scott_domain"));
    assertThatThrownBy(() -> RaoScott.test(DESIGN, types, new String[] {"Yes"}))
        .hasMessage("1 categories for 200 units; expected one a unit");
    SurveyDesign high = DESIGN.domain(STRAT.is("stype", "H"));
    assertThatThrownBy(() -> RaoScott.test(high, types, STRAT.texts("sch.wide")))
        .hasMessage(
            "a test of independence needs two categories each, got ['H'] in the rows and ['No',"
                + " 'Yes'] in the columns");
  }

  private static void same(RaoScott test, JsonNode expected) {
    close(test.f(), expected.get("f"));
    close(test.numeratorDegrees(), expected.get("ndf"));
    close(test.denominatorDegrees(), expected.get("ddf"));
    close(test.pValue(), expected.get("p"));
    close(test.firstOrder().pearson(), expected.get("chi"));
    close(test.firstOrder().pValue(), expected.get("chi_p"));
  }

  @Test
  void strata_of_one_cluster() {
    JsonNode expected = ApiSample.OURS.get("lonely");
    String[] stype = Arrays.copyOf(STRAT.texts("stype"), 151);
    stype[150] = "alone";
    double[] api00 = Arrays.copyOf(STRAT.numbers("api00"), 151);
    SurveyDesign design =
        SurveyDesign.of(Arrays.copyOf(STRAT.numbers("pw"), 151)).withStrata(stype);
    close(
        design.withLonelyStrata(LonelyStratum.CENTERED).mean(api00).standardError(),
        expected.get("centered"));
    close(
        design.withLonelyStrata(LonelyStratum.CERTAINTY).mean(api00).standardError(),
        expected.get("certainty"));
    assertThat(Optional.of(design.mean(api00)))
        .hasValueSatisfying(
            mean ->
                org.assertj.core.api.Assertions.assertThatThrownBy(mean::standardError)
                    .hasMessageContaining("stratum 'alone' has a single cluster"));
  }

  private static void close(double actual, JsonNode expected) {
    assertThat(actual).isCloseTo(expected.asDouble(), within(1e-9 * Math.abs(expected.asDouble())));
  }
}
