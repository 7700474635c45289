package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.Interval;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Several stages against R 4.2.2, survey 4.1.1 ({@code fixtures/design.R}): schools drawn within
 * districts that were drawn. To 1e-9 relative.
 */
class StagesReferenceTest {

  private static final ApiSample SCHOOLS = ApiSample.of("apiclus2.csv");

  private static final SurveyDesign ONE_STAGE =
      SurveyDesign.of(SCHOOLS.numbers("pw"))
          .withClusters(SCHOOLS.texts("dnum"))
          .withPopulationSizes(SCHOOLS.numbers("fpc1"));

  private static final SurveyDesign STAGES =
      ONE_STAGE.withNextStage(SCHOOLS.texts("snum"), SCHOOLS.numbers("fpc2"));

  private static final SurveyDesign POST_STRATIFIED =
      STAGES.postStratified(SCHOOLS.texts("stype"), Map.of("E", 4421.0, "H", 755.0, "M", 1018.0));

  /** Two more schools of each type in a district than were drawn. */
  private static double[] sizesOfTypes() {
    String[] districts = SCHOOLS.texts("dnum");
    String[] types = SCHOOLS.texts("stype");
    return IntStream.range(0, types.length)
        .mapToDouble(
            i ->
                2
                    + IntStream.range(0, types.length)
                        .filter(k -> districts[k].equals(districts[i]) && types[k].equals(types[i]))
                        .count())
        .toArray();
  }

  private static void figures(String name, SurveyDesign design) {
    JsonNode expected = ApiSample.OURS.get(name);
    double[] api00 = SCHOOLS.numbers("api00");
    close(design.mean(api00), expected, "mean");
    close(design.total(SCHOOLS.numbers("api.stu")), expected, "total");
    SurveyEstimate share = design.proportion(SCHOOLS.is("sch.wide", "Yes"));
    close(share, expected, "share");
    Interval interval = share.interval(IntervalMethod.KORN_GRAUBARD, 0.95);
    close(interval.lower(), expected.get("low"));
    close(interval.upper(), expected.get("high"));
    close(design.ratio(api00, SCHOOLS.numbers("api99")), expected, "ratio");
    close(design.domain(SCHOOLS.is("awards", "Yes")).mean(api00), expected, "domain");
    assertThat(design.degreesOfFreedom()).isEqualTo(expected.get("df").asLong());
  }

  private static void close(SurveyEstimate estimate, JsonNode expected, String figure) {
    close(estimate.value(), expected.get(figure));
    close(estimate.standardError(), expected.get(figure + "_se"));
  }

  private static void close(double value, JsonNode expected) {
    double wanted = expected.asDouble();
    assertThat(value).isCloseTo(wanted, within(1e-9 * Math.abs(wanted)));
  }

  @Test
  void schools_within_districts() {
    figures("stages", STAGES);
    double deff = STAGES.mean(SCHOOLS.numbers("api00")).designEffect().orElseThrow();
    close(deff, ApiSample.OURS.get("stages").get("deff"));
  }

  @Test
  void weightings_leave_what_they_do_not_explain_at_every_stage() {
    figures("stages_poststratified", POST_STRATIFIED);
  }

  @Test
  void schools_within_types_within_districts() {
    SurveyDesign within =
        ONE_STAGE.withNextStage(SCHOOLS.texts("stype"), SCHOOLS.texts("snum"), sizesOfTypes());
    figures("stages_within_adjust", within.withLonelyStrata(LonelyStratum.CENTERED));
    SurveyDesign certain = within.withLonelyStrata(LonelyStratum.CERTAINTY);
    figures("stages_within_certainty", certain);
    double deff = certain.mean(SCHOOLS.numbers("api00")).designEffect().orElseThrow();
    close(deff, ApiSample.OURS.get("stages_within_certainty").get("deff"));
    assertThatThrownBy(() -> within.mean(SCHOOLS.numbers("api00")).variance())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "stratum of a cluster '\\d+: [EHM]' has a single unit, which shows no variance; .*");
  }

  @Test
  void schools_that_tell_no_enrolment_stay_in_the_sample() {
    SurveyTable table = SurveyTable.read(Path.of("src/test/resources/fixtures/apiclus2.csv"));
    SurveyDesign told = STAGES.domain(table.known("enroll"));
    double[] enrolled = table.numbersIfKnown("enroll");
    assertThat(told.units()).isEqualTo(120);
    close(told.mean(enrolled), ApiSample.OURS.get("missing"), "mean");
    close(told.total(enrolled), ApiSample.OURS.get("missing"), "total");
    SurveyDesign weighted = POST_STRATIFIED.domain(table.known("enroll"));
    close(weighted.mean(enrolled), ApiSample.OURS.get("missing_poststratified"), "mean");
    close(weighted.total(enrolled), ApiSample.OURS.get("missing_poststratified"), "total");
    assertThat(told.quantile(enrolled, 0.5, 0.95).value()).isFinite();
    assertThatThrownBy(() -> STAGES.mean(enrolled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "values: unit \\d+ has NaN; expected a finite number; to leave missing .*known.*");
    assertThatThrownBy(() -> table.numbers("enroll"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("apiclus2.csv:\\d+: column 'enroll': 'NA' is not a finite number");
  }

  /**
   * Cochran, Sampling Techniques (1977), chapter 11: N²(1−f)s²/n + (N/n) Σ M²(1−f)s²/m, by hand.
   */
  @Test
  void a_total_of_two_of_four_clusters() {
    SurveyDesign design =
        SurveyDesign.of(5, 5, 4, 4)
            .withClusters("a", "a", "b", "b")
            .withPopulationSizes(4)
            .withNextStage(new String[] {"1", "2", "1", "2"}, new double[] {5, 5, 4, 4});
    SurveyEstimate total = design.total(3, 5, 1, 1);
    assertThat(total.value()).isEqualTo(48);
    // Between: 16 (1 - 2/4) 128 / 2 = 512. Within: (4/2) 25 (1 - 2/5) 2 / 2 = 30; nothing in b.
    assertThat(total.variance()).isCloseTo(542, within(1e-12 * 542));
  }

  /** One of two drawn at each stage, of 2, 4 and 8: each variance times the fractions before it. */
  @Test
  void a_third_stage() {
    SurveyDesign design =
        SurveyDesign.of(8, 8, 8, 8, 8, 8, 8, 8)
            .withClusters("a", "a", "a", "a", "b", "b", "b", "b")
            .withPopulationSizes(4)
            .withNextStage(
                new String[] {"1", "1", "2", "2", "1", "1", "2", "2"},
                new double[] {4, 4, 4, 4, 4, 4, 4, 4})
            .withNextStage(
                new String[] {"x", "y", "x", "y", "x", "y", "x", "y"},
                new double[] {4, 4, 4, 4, 4, 4, 4, 4});
    SurveyEstimate total = design.total(1, 0, 0, 0, 0, 0, 0, 0);
    // Totals 8 and 0 of two at each stage: (1 - 1/2) 2 ((8-4)² + (0-4)²) = 32 times 1, 1/2, 1/4.
    assertThat(total.variance()).isCloseTo(32 + 16 + 8, within(1e-12 * 56));
  }

  /** The cluster of two strata: N²(1−f)s²/n of each, times the half of the clusters drawn. */
  @Test
  void strata_of_a_cluster() {
    SurveyDesign design =
        SurveyDesign.of(2, 2, 4, 4, 4, 4)
            .withClusters("a", "a", "a", "a", "b", "b")
            .withPopulationSizes(4)
            .withNextStage(
                new String[] {"low", "low", "high", "high", "low", "low"},
                new String[] {"1", "2", "3", "4", "1", "2"},
                new double[] {2, 2, 4, 4, 4, 4});
    assertThat(design).hasToString("6 units, 2 clusters, 1 stratum, weights adding up to 20.0");
    SurveyEstimate total = design.total(9, 5, 10, 4, 7, 5);
    assertThat(total.value()).isEqualTo(28 + 56 + 48);
    // Between: (1 - 1/2) 2 ((84-66)² + (48-66)²) = 648. Within, times 1/2, where s²w²n (1 - f) is
    // 0 of "low" of a, 16 * 18 * 2 / 2 of "high", 16 * 2 * 2 / 2 of "low" of b.
    assertThat(total.variance()).isCloseTo(648 + 144 + 16, within(1e-12 * 808));
  }

  @Test
  void all_drawn_within_adds_nothing_nor_does_what_is_within_an_infinite_population() {
    double[] api00 = SCHOOLS.numbers("api00");
    double oneStage = ONE_STAGE.mean(api00).variance();
    assertThat(STAGES.mean(api00).variance()).isGreaterThan(oneStage);
    String[] districts = SCHOOLS.texts("dnum");
    double[] drawn =
        Arrays.stream(districts)
            .mapToDouble(d -> Arrays.stream(districts).filter(d::equals).count())
            .toArray();
    assertThat(ONE_STAGE.withNextStage(SCHOOLS.texts("snum"), drawn).mean(api00).variance())
        .isEqualTo(oneStage);
    SurveyDesign infinite = SurveyDesign.of(SCHOOLS.numbers("pw")).withClusters(districts);
    assertThat(
            infinite
                .withNextStage(SCHOOLS.texts("snum"), SCHOOLS.numbers("fpc2"))
                .mean(api00)
                .variance())
        .isEqualTo(infinite.mean(api00).variance());
  }

  @Test
  void a_single_unit_of_several_in_a_cluster_is_refused_unless_something_is_chosen() {
    SurveyDesign design =
        SurveyDesign.of(3, 3, 6)
            .withClusters("a", "a", "b")
            .withPopulationSizes(6)
            .withNextStage(new String[] {"1", "2", "1"}, new double[] {2, 2, 2});
    assertThatThrownBy(() -> design.total(1, 1, 1).variance())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cluster 'b' has a single unit, which shows no variance; join it with another cluster,"
                + " or choose withLonelyStrata(CENTERED) or (CERTAINTY)");
    // Totals 6 and 6 vary by nothing; of 'b' 6² (1 - 1/2) times 2/6.
    assertThat(design.withLonelyStrata(LonelyStratum.CENTERED).total(1, 1, 1).variance())
        .isCloseTo(6, within(1e-12 * 6));
    assertThat(design.withLonelyStrata(LonelyStratum.CERTAINTY).total(1, 1, 1).variance()).isZero();
  }

  @Test
  void sizes_and_order_are_checked() {
    SurveyDesign clusters = SurveyDesign.of(1, 1, 1).withClusters("a", "a", "b");
    String[] units = {"1", "2", "1"};
    assertThatThrownBy(() -> clusters.withNextStage(units, new double[] {3, 4, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cluster 'a' has population sizes 3.0 and 4.0 (unit 1); expected one size a cluster");
    assertThatThrownBy(() -> clusters.withNextStage(units, new double[] {1, 1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cluster 'a' has a population of 1.0 units, fewer than the 2 sampled; for a fraction"
                + " sampled, as R's fpc may be, expected the number of units drawn over the"
                + " fraction");
    assertThatThrownBy(() -> clusters.withNextStage(units, new double[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 population sizes for 3 units; expected one a unit");
    SurveyDesign staged = clusters.withNextStage(units, new double[] {3, 3, 2});
    assertThatThrownBy(() -> staged.withStrata("s", "s", "s"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "strata after a next stage, which is drawn within them; expected them before it");
    assertThatThrownBy(() -> staged.withClusters("a", "b", "c"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("clusters after a next stage");
    assertThatThrownBy(() -> staged.withNextStage(units, new double[] {1, 1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cluster '1' has the population size NaN (unit 2); expected a number of units above 0,"
                + " Double.POSITIVE_INFINITY where it is not known; for a fraction sampled the"
                + " number of units drawn over the fraction");
  }

  @Test
  void strata_of_clusters_are_checked() {
    SurveyDesign clusters = SurveyDesign.of(1, 1, 1).withClusters("a", "a", "b");
    String[] strata = {"s", "t", "s"};
    double[] sizes = {2, 3, 4};
    clusters.withNextStage(strata, new String[] {"1", "2", "1"}, sizes);
    assertThatThrownBy(() -> clusters.withNextStage(strata, new String[] {"1", "1", "1"}, sizes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unit '1' is in strata 'a: s' and 'a: t' (unit 1); expected each unit in one stratum");
    assertThatThrownBy(
            () ->
                clusters.withNextStage(
                    new String[] {"s", "s", "s"}, new String[] {"1", "2", "1"}, sizes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stratum of a cluster 'a: s' has population sizes 2.0 and 3.0 (unit 1);"
                + " expected one size a stratum of a cluster");
    assertThatThrownBy(
            () -> clusters.withNextStage(new String[4], new String[] {"1", "2", "1"}, sizes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 strata of the next stage for 3 units; expected one a unit");
  }
}
