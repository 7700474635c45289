package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.Interval;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Estimates against R 4.2.2, survey 4.5 ({@code fixtures/survey.json}), to 1e-9 relative. */
class SurveyDesignReferenceTest {

  private static final double RELATIVE = 1e-9;

  private static final ApiSample SRS = ApiSample.of("apisrs.csv");
  private static final ApiSample STRAT = ApiSample.of("apistrat.csv");
  private static final ApiSample CLUS = ApiSample.of("apiclus1.csv");

  private static SurveyDesign srs() {
    return SurveyDesign.of(SRS.numbers("pw")).withPopulationSizes(SRS.numbers("fpc"));
  }

  private static SurveyDesign stratified() {
    return SurveyDesign.of(STRAT.numbers("pw")).withStrata(STRAT.texts("stype"));
  }

  private static SurveyDesign stratifiedWithFpc() {
    return stratified().withPopulationSizes(STRAT.numbers("fpc"));
  }

  private static SurveyDesign clustered() {
    return SurveyDesign.of(CLUS.numbers("pw"))
        .withClusters(CLUS.texts("dnum"))
        .withPopulationSizes(CLUS.numbers("fpc"));
  }

  private static SurveyDesign postStratified() {
    return clustered()
        .postStratified(CLUS.texts("stype"), Map.of("E", 4421.0, "H", 755.0, "M", 1018.0));
  }

  @Test
  void simple_random_sample() {
    JsonNode expected = ApiSample.EXPECTED.get("srs");
    matches(srs().mean(SRS.numbers("api00")), expected.get("mean_api00"));
    matches(srs().total(SRS.numbers("enroll")), expected.get("total_enroll"));
    proportion(srs().proportion(SRS.is("sch.wide", "Yes")), expected.get("prop_schwide_yes"));
    domains(srs(), SRS, "sch.wide", "stype", expected.get("by_stype"));
  }

  @Test
  void stratified_sample() {
    JsonNode expected = ApiSample.EXPECTED.get("stratified");
    SurveyDesign design = stratifiedWithFpc();
    matches(design.mean(STRAT.numbers("api00")), expected.get("mean_api00"));
    matches(design.total(STRAT.numbers("enroll")), expected.get("total_enroll"));
    matches(
        design.ratio(STRAT.numbers("api.stu"), STRAT.numbers("enroll")),
        expected.get("ratio_apistu_enroll"));
    proportion(design.proportion(STRAT.is("sch.wide", "Yes")), expected.get("prop_schwide_yes"));
    proportion(design.proportion(STRAT.is("awards", "Yes")), expected.get("prop_awards_yes"));
    domains(design, STRAT, "sch.wide", "comp.imp", expected.get("domain_by_compimp"));
    matches(
        design.mean(STRAT.numbers("api00")).minus(design.mean(STRAT.numbers("api99"))),
        expected.get("mean_difference_api00_api99"));
  }

  @Test
  void stratified_sample_from_an_infinite_population() {
    proportion(
        stratified().proportion(STRAT.is("sch.wide", "Yes")),
        ApiSample.EXPECTED.get("stratified_no_fpc").get("prop_schwide_yes"));
  }

  @Test
  void clustered_sample() {
    JsonNode expected = ApiSample.EXPECTED.get("clustered");
    matches(clustered().mean(CLUS.numbers("api00")), expected.get("mean_api00"));
    proportion(
        clustered().proportion(CLUS.is("sch.wide", "Yes")), expected.get("prop_schwide_yes"));
    proportion(clustered().proportion(CLUS.is("ell", "0")), expected.get("prop_ell_zero"));
    matches(
        clustered().ratio(CLUS.numbers("api.stu"), CLUS.numbers("enroll")),
        expected.get("ratio_apistu_enroll"));
    domains(clustered(), CLUS, "sch.wide", "stype", expected.get("domain_by_stype"));
  }

  @Test
  void clustered_sample_post_stratified_across_clusters() {
    JsonNode expected = ApiSample.EXPECTED.get("clustered_poststratified");
    SurveyDesign design = postStratified();
    matches(design.mean(CLUS.numbers("api00")), expected.get("mean_api00"));
    matches(design.total(CLUS.numbers("enroll")), expected.get("total_enroll"));
    proportion(design.proportion(CLUS.is("sch.wide", "Yes")), expected.get("prop_schwide_yes"));
    domains(design, CLUS, "sch.wide", "stype", expected.get("domain_by_stype"));
  }

  static Iterable<JsonNode> binomial() {
    return ApiSample.EXPECTED.get("binomial");
  }

  @ParameterizedTest
  @MethodSource("binomial")
  void korn_graubard_of_independent_units_is_clopper_and_pearson(JsonNode each) {
    Interval interval =
        IntervalMethod.KORN_GRAUBARD.interval(
            Precision.binomial(each.get("x").asLong(), each.get("n").asLong()), 0.95);
    close(interval.lower(), each.get("clopper_pearson").get("low").asDouble());
    close(interval.upper(), each.get("clopper_pearson").get("high").asDouble());
  }

  private static void domains(
      SurveyDesign design, ApiSample sample, String column, String by, JsonNode expected) {
    assertThat(expected.get("groups").size()).isPositive();
    for (int g = 0; g < expected.get("groups").size(); g++) {
      SurveyEstimate estimate =
          design
              .domain(sample.is(by, expected.get("groups").get(g).asString()))
              .proportion(sample.is(column, "Yes"));
      close(estimate.value(), expected.get("estimate").get(g).asDouble());
      close(estimate.standardError(), expected.get("se").get(g).asDouble());
    }
  }

  private static void proportion(SurveyEstimate estimate, JsonNode expected) {
    matches(estimate, expected);
    assertThat(estimate.degreesOfFreedom()).isEqualTo(expected.get("df").asLong());
    Interval beta = estimate.interval(IntervalMethod.KORN_GRAUBARD, 0.95);
    close(beta.lower(), expected.get("intervals").get("beta").get("low").asDouble());
    close(beta.upper(), expected.get("intervals").get("beta").get("high").asDouble());
  }

  private static void matches(SurveyEstimate estimate, JsonNode expected) {
    close(estimate.value(), expected.get("estimate").asDouble());
    close(estimate.standardError(), expected.get("se").asDouble());
    JsonNode deff = expected.get("deff");
    if (deff != null && !deff.isNull()) {
      close(estimate.designEffect().orElseThrow(), deff.asDouble());
    }
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }
}
