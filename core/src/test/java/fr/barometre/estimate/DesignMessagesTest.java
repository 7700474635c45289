package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.weighting.Distance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What designs say where a figure cannot be had: what is the matter, and what to do. */
class DesignMessagesTest {

  private static final double[] Y = {1, 2, 3, 4, 7, 9};
  private static final String[] S = {"p", "q", "p", "q", "p", "q"};
  private static final SurveyDesign SAMPLE = SurveyDesign.of(1, 2, 3, 1, 2, 1);

  private static void refused(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void null_is_refused_by_name() {
    Map<String, SurveyEstimate> groups = null;
    String[] texts = null;
    Auxiliaries six = Auxiliaries.ofUnits(6);
    missing("groups", () -> Comparison.pairwise(groups));
    missing("rows", () -> RaoScott.test(SAMPLE, texts, S));
    missing("columns", () -> RaoScott.test(SAMPLE, S, texts));
    missing("category", () -> six.withCategories("size", texts, Map.of("p", 3.0)));
    missing("totals", () -> six.withCategories("size", S, null));
    missing("values", () -> six.withNumbers("size", null, 10));
  }

  private static void missing(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }

  @Test
  void a_domain_without_units_is_named_and_not_its_denominator() {
    SurveyDesign nobody = SAMPLE.domain(new boolean[6]);
    String expected = "the domain has no unit, and no figure of it is known; expected one unit";
    refused(() -> nobody.mean(Y), expected);
    refused(() -> nobody.proportion(new boolean[6]), expected);
    refused(() -> nobody.ratio(Y, Y), expected);
    refused(() -> nobody.quantile(Y, 0.5, 0.9), "a quantile needs one unit at least");
    refused(
        () -> SAMPLE.proportion(YesNo.of(new boolean[6], new boolean[6])),
        expected + " at least (6 left out, whose value is missing)");
    SurveyEstimate total = nobody.total(Y);
    assertThat(total).hasToString("0.0 (no standard error: the domain has no unit)");
    refused(() -> total.interval(0.95), "the domain has no unit");
    refused(total::pValue, "the domain has no unit");
  }

  @Test
  void a_total_of_zero_is_named() {
    refused(
        () -> SAMPLE.ratio(Y, new double[6]),
        "the weighted denominator adds up to 0 over the 6 units of the domain, and no ratio to 0 is"
            + " known; expected another total");
    SurveyEstimate zero = SAMPLE.total(new double[6]);
    assertThat(zero.untestable()).contains("all 6 units say the same, which shows no error");
    String expected =
        "the population total of category 'q' is 0.0; expected a finite number above 0; if the"
            + " population has no such unit, leave those of the sample out with domain(...)";
    Map<String, Double> totals = Map.of("p", 9.0, "q", 0.0);
    refused(() -> SAMPLE.postStratified(S, totals), "'strata': " + expected);
    refused(() -> new PopulationMargin("s", S, totals), "'s': " + expected);
    refused(() -> Auxiliaries.ofUnits(6).withCategories("s", S, totals), "'s': " + expected);
  }

  @Test
  void nulls_are_named_with_their_unit() {
    String[] names = {"a", "a", null, "b", "b", "b"};
    refused(() -> SAMPLE.withStrata(names), "strata: unit 2 has null; expected a text");
    refused(() -> SAMPLE.withClusters(names), "clusters: unit 2 has null; expected a text");
    refused(
        () -> SAMPLE.withStrata(S).withClustersWithinStrata(names), "clusters: unit 2 has null");
    refused(() -> SAMPLE.by(names), "categories: unit 2 has null; expected a text");
    refused(() -> RaoScott.test(SAMPLE, names, S), "rows: unit 2 has null; expected a text");
    refused(() -> RaoScott.test(SAMPLE, S, names), "columns: unit 2 has null; expected a text");
    Map<String, Double> totals = Map.of("a", 9.0, "b", 3.0);
    refused(() -> SAMPLE.postStratified(names, totals), "'strata': unit 2 has null");
    refused(() -> SAMPLE.raked(new PopulationMargin("s", names, totals)), "'s': unit 2 has null");
    refused(
        () -> Auxiliaries.ofUnits(6).withCategories("s", names, totals), "'s': unit 2 has null");
    Map<String, Double> none = new HashMap<>();
    none.put("p", null);
    refused(
        () -> SAMPLE.postStratified(S, none),
        "'strata': the population total of category 'p' is null; expected a category and a number");
    refused(
        () -> new PopulationMargin("s", S, none), "the population total of category 'p' is null");
  }

  @Test
  void names_are_in_quotes_and_of_many_the_first() {
    refused(
        () -> SAMPLE.postStratified(S, Map.of("p", 1.0, "r, s", 2.0)),
        "'strata': categories of the units ['p', 'q'] and of the population ['p', 'r, s'] differ");
    refused(
        () -> RaoScott.test(SAMPLE, S, new String[] {"1", "1", "1", "1", "1", "1"}),
        "two categories each, got ['p', 'q'] in the rows and ['1'] in the columns");
    refused(
        () -> Comparison.pairwise(Map.of("p", SAMPLE.mean(Y))),
        "a comparison needs two groups, got ['p']");
    Map<String, Double> many =
        IntStream.range(0, 500)
            .boxed()
            .collect(Collectors.toMap(i -> "x".repeat(100) + i, i -> 1.0));
    assertThatThrownBy(() -> SAMPLE.postStratified(S, many))
        .hasMessageContaining("x…', ")
        .hasMessageContaining("] and 480 more differ")
        .hasMessageMatching(".{1,1600}");
  }

  @Test
  void tables_name_a_few_of_their_columns(@TempDir Path folder) throws IOException {
    String header =
        IntStream.range(0, 300).mapToObj(i -> "q" + i).collect(Collectors.joining(";", "", "\n"));
    SurveyTable table = SurveyTable.read(Files.writeString(folder.resolve("t.csv"), header));
    assertThat(table.toString()).endsWith("['q0', 'q1', 'q2', 'q3', 'q4'] and 295 more");
  }

  /**
   * By hand: three of the weights 1 have to make 2.9 of 6, which takes a factor of 2.9 at least.
   */
  @Test
  void bounds_that_are_advised_are_never_below_zero() {
    SurveyDesign six = SurveyDesign.ofUnits(6);
    double[] one = {1, 0, 0, 0, 0, 0};
    Auxiliaries auxiliaries = Auxiliaries.ofUnits(6).withSize(6).withNumbers("x", one, 2.9);
    for (Distance tight : List.of(Distance.logit(0.5, 1.1), Distance.truncatedLinear(0.5, 1.1))) {
      assertThatThrownBy(() -> six.calibrated(auxiliaries, tight))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              ".*farthest: 'x' wanted 2\\.9.*"
                  + " the tightest feasible bounds found are \\[0\\.0, (2\\.9|2\\.90\\d*)\\]");
    }
    assertThat(six.calibrated(auxiliaries, Distance.logit(0, 2.91)).weights()[0])
        .isCloseTo(2.9, within(1e-9));
    assertThat(Distance.logit(0.5, 1.1).widened(40).lower()).isZero();
    assertThat(Distance.linear().widened(2)).isEqualTo(Distance.linear());
    refused(() -> Distance.logit(-0.5, 2), "lower bound -0.5 of the factors; expected 0 or more");
  }

  /**
   * R has F = 6.4e+32, p below 2.2e-16: {@code svychisq(~a + b, postStratify(d, ~interaction(a, b),
   * …))}, the rounding of a table that the weighting knows.
   */
  @Test
  void a_table_that_was_weighted_to_is_not_tested() {
    String[] a = {"a", "a", "b", "b", "a", "b", "a", "b"};
    String[] b = {"x", "y", "x", "y", "x", "y", "x", "x"};
    String[] both = new String[8];
    Arrays.setAll(both, i -> a[i] + b[i]);
    SurveyDesign design = SurveyDesign.of(1, 2, 3, 4, 5, 6, 7, 8);
    Map<String, Double> totals = Map.of("ax", 10.0, "ay", 5.0, "bx", 4.0, "by", 9.0);
    refused(
        () -> RaoScott.test(design.postStratified(both, totals), a, b),
        "the weighting was to the very table of the two columns: all that is left of their"
            + " association is rounding");
    refused(
        () ->
            RaoScott.test(
                design.calibrated(
                    Auxiliaries.ofUnits(8).withCategories("ab", both, totals), Distance.raking()),
                a,
                b),
        "the weighting was to the very table of the two columns");
    assertThat(RaoScott.test(design, a, b).pValue()).isBetween(0.0, 1.0);
  }

  /**
   * R's survey 4.1, where three weights are negative:
   *
   * <pre>{@code
   * d <- svydesign(ids = ~1, weights = rep(c(1,2,3,1,2), 6), data = data.frame(y = 1:30))
   * e <- calibrate(d, ~y, c(54, 490), epsilon = 1e-12)
   * svyquantile(~y, e, q, ci = TRUE, interval.type = "mean", qrule = "math", df = degf(e))
   * }</pre>
   */
  @Test
  void intervals_of_quantiles_under_negative_weights_are_those_of_r() {
    double[] y = IntStream.rangeClosed(1, 30).mapToDouble(i -> i).toArray();
    double[] fives = {1, 2, 3, 1, 2};
    double[] weights = IntStream.range(0, 30).mapToDouble(i -> fives[i % 5]).toArray();
    SurveyDesign design =
        SurveyDesign.of(weights)
            .calibrated(
                Auxiliaries.ofUnits(30).withSize(54).withNumbers("y", y, 490), Distance.linear());
    assertThat(design.weights()[29]).isCloseTo(-0.52271567126084717, within(1e-10));
    double[][] expected = {
      {0.3, 5, 3, 9, 1.46682794841155},
      {0.5, 8, 6, 13, 1.71129927314681},
      {0.6, 10, 8, 13, 1.22235662367629},
      {0.7, 12, 10, 15, 1.22235662367629}
    };
    for (double[] row : expected) {
      QuantileEstimate found = design.quantile(y, row[0], 0.95);
      assertThat(found.value()).isEqualTo(row[1]);
      assertThat(found.interval().orElseThrow().lower()).isEqualTo(row[2]);
      assertThat(found.interval().orElseThrow().upper()).isEqualTo(row[3]);
      assertThat(found.standardError().orElseThrow()).isCloseTo(row[4], within(1e-12));
    }
  }

  @Test
  void weights_that_cannot_be_computed_with_are_refused() {
    refused(
        () -> SurveyDesign.of(1, 1e154),
        "weight of unit 1 is 1.0E154; expected 0, or a number from 1.0E-100 to 1.0E100");
    refused(() -> SurveyDesign.of(1e-160, 1e-160), "weight of unit 0 is 1.0E-160; expected");
    assertThat(SurveyDesign.of(1e-100, 1e-100).effectiveSize()).isCloseTo(2, within(1e-12));
    assertThat(SurveyDesign.of(1e100, 1e100).effectiveSize()).isCloseTo(2, within(1e-12));
  }

  /** R: {@code svymean(~y, svydesign(ids = ~1, fpc = ~Nh))}; with nh for Nh it had no error. */
  @Test
  void a_population_size_is_the_column_of_that_name(@TempDir Path folder) throws IOException {
    SurveyTable table =
        SurveyTable.read(
            Files.writeString(
                folder.resolve("t.csv"), "nh,Nh,y\n4,10,1\n4,10,5\n4,10,2\n4,10,8\n"));
    SurveyEstimate mean =
        SurveyDesign.ofUnits(4).withPopulationSizes(table.numbers("Nh")).mean(table.numbers("y"));
    assertThat(mean.value()).isEqualTo(4);
    assertThat(mean.standardError()).isCloseTo(1.22474487139159, within(1e-13));
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A truth a unit for each of the groups would be two gigabytes. */
  @Test
  void twenty_thousand_groups_take_the_room_of_the_units() {
    int n = 100_000;
    String[] group = new String[n];
    Arrays.setAll(group, i -> "g" + i % 20_000);
    SurveyDesign design = SurveyDesign.ofUnits(n);
    long before = used();
    SortedMap<String, SurveyDesign> groups = design.by(group);
    assertThat(used() - before).isLessThan(100_000_000);
    assertThat(groups).hasSize(20_000).containsKey("g19999");
    assertThat(groups.values()).allMatch(each -> each.units() == 5);
    assertThat(groups.firstKey()).isEqualTo("g0");
  }
}
