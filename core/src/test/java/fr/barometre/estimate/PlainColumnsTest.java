package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.Interval;
import fr.barometre.inference.Student;
import fr.barometre.weighting.Distance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways in which columns and designs used to give a wrong figure without a word. */
class PlainColumnsTest {

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
  }

  private static void refused(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  // Columns

  @Test
  void a_column_is_the_one_of_that_name_before_one_of_another_case(@TempDir Path folder)
      throws IOException {
    SurveyTable table =
        SurveyTable.read(
            Files.writeString(folder.resolve("t.csv"), "nh;Nh;y;y;z\n2;10;1;2;5\n2;20;3;4;6\n"));
    assertThat(table.numbers("Nh")).containsExactly(10, 20);
    assertThat(table.numbers("nh")).containsExactly(2, 2);
    assertThat(table.numbers("Z")).containsExactly(5, 6);
    refused(() -> table.numbers("y"), ":1: 2 columns fit 'y': ['y', 'y']; expected one");
    refused(() -> table.texts("NH"), "2 columns fit 'NH': ['nh', 'Nh']");
    refused(() -> table.texts("x"), "no column 'x'; the header has ['nh', 'Nh', 'y', 'y', 'z']");
  }

  @Test
  void margins_of_a_table_are_those_typed_one_by_one(@TempDir Path folder) throws IOException {
    SurveyTable table =
        SurveyTable.read(
            Files.writeString(folder.resolve("t.csv"), "a;b;y\n1;x;0\n1;z;1\n2;x;1\n2;z;0\n"));
    PopulationMargin[] margins =
        table.margins(
            SurveyTable.read(
                Files.writeString(
                    folder.resolve("m.csv"),
                    "margin;category;total\na;1;30\nb;x;40\na;2;70\nb;z;60,0\n")));
    assertThat(margins).extracting(PopulationMargin::name).containsExactly("a", "b");
    assertThat(margins[0].totals()).isEqualTo(Map.of("1", 30.0, "2", 70.0));
    assertThat(margins[1].totals()).isEqualTo(Map.of("x", 40.0, "z", 60.0));
    assertThat(margins[1].category()).containsExactly("x", "z", "x", "z");
    // Of independent margins: 0.3 of z are 1, 0.7 of x are 2.
    close(
        SurveyDesign.of(1, 1, 1, 1).raked(margins).mean(table.numbers("y")).value(),
        0.3 * 0.6 + 0.7 * 0.4);
  }

  @Test
  void margins_that_are_no_totals_of_columns_are_refused(@TempDir Path folder) throws IOException {
    SurveyTable table = SurveyTable.read(Files.writeString(folder.resolve("t.csv"), "a\n1\n2\n"));
    for (String[] bad :
        new String[][] {
          {"a;1\n", "m.csv:1: 2 columns; expected three"},
          {"m;c;t\na;1;10\na;2;\n", "m.csv:3: total '' of '2' in 'a'; expected a finite number"},
          {"m;c;t\na;1;0\na;2;5\n", "m.csv:2: total '0' of '1' in 'a'; expected a finite number"},
          {"m;c;t\na;1;3\na;1;5\n", "m.csv:3: total '5' of '1' in 'a'; expected one row"},
          {"m;c;t\nb;1;3\n", "t.csv:1: no column 'b'"}
        }) {
      SurveyTable totals = SurveyTable.read(Files.writeString(folder.resolve("m.csv"), bad[0]));
      refused(() -> table.margins(totals), bad[1]);
    }
  }

  @Test
  void a_value_that_no_row_has_is_refused_with_those_that_there_are(@TempDir Path folder)
      throws IOException {
    SurveyTable table =
        SurveyTable.read(Files.writeString(folder.resolve("t.csv"), "awards\nYes\nNo\nNA\n"));
    refused(
        () -> table.is("awards", "yes"),
        "no row has 'yes' in column 'awards'; expected one of its values: ['No', 'Yes']");
  }

  /** 7 yes and 6 no of 15: 53.8 % of those who answered, where missing as no would give 46.7 %. */
  @Test
  void a_missing_answer_is_neither_yes_nor_no(@TempDir Path folder) throws IOException {
    String rows = "oui\n".repeat(7) + "non\n".repeat(6) + "NA\n;\n";
    SurveyTable table =
        SurveyTable.read(
            Files.writeString(folder.resolve("t.csv"), "a;b\n" + rows.replace("\n", ";1\n")));
    YesNo yes = table.is("a", "oui");
    assertThat(yes).hasToString("7 yes, 6 no, 2 missing");
    SurveyDesign design = SurveyDesign.ofUnits(yes.units());
    SurveyEstimate share = design.proportion(yes);
    close(share.value(), 7 / 13.0);
    // n/(n-1) Σ z², as R's na.rm = TRUE: all 15 stay in the sample, 13 have an influence.
    close(share.variance(), 15 / 14.0 * 7 / 13 * 6 / 13 / 13);
    assertThat(share.missing()).isEqualTo(2);
    assertThat(share.toString()).endsWith("; 2 left out)");
    SurveyDesign those = design.domain(yes);
    assertThat(those.units()).isEqualTo(7);
    assertThat(those.missing()).isEqualTo(2);
    assertThat(YesNo.of(true, false)).isEqualTo(YesNo.of(new boolean[] {true, false}, both()));
    refused(() -> YesNo.of(new boolean[3], both()), "3 answers and 2 known or not");
  }

  private static boolean[] both() {
    return new boolean[] {true, true};
  }

  @Test
  void groups_leave_out_who_has_no_value_and_are_in_natural_order() {
    SurveyDesign design = SurveyDesign.of(1, 1, 1, 1, 1, 1, 1);
    String[] sizes = {"10-19", "2-9", "NA", "100+", "", "2-9", "0-1"};
    String[] types = {"b", "a", "a", "a", "a", "b", "b"};
    SortedMap<String, SurveyDesign> bySize = design.by(sizes);
    assertThat(bySize.keySet()).containsExactly("0-1", "2-9", "10-19", "100+");
    assertThat(bySize.values()).allMatch(group -> group.missing() == 2);
    assertThat(bySize.get("2-9").units()).isEqualTo(2);
    SortedMap<List<String>, SurveyDesign> crossed = design.crossedBy(types, sizes);
    assertThat(crossed.keySet())
        .containsExactly(
            List.of("a", "2-9"),
            List.of("a", "100+"),
            List.of("b", "0-1"),
            List.of("b", "2-9"),
            List.of("b", "10-19"));
  }

  @Test
  void natural_order_tells_all_texts_apart() {
    List<String> sorted = List.of("", "2", "02", "10", "2a", "a", "a2", "a2b", "a10", "b");
    List<String> shuffled = new ArrayList<>(sorted);
    java.util.Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(NaturalOrder.TEXTS);
    assertThat(shuffled).containsExactlyInAnyOrderElementsOf(sorted);
    assertThat(shuffled).containsSubsequence("", "2", "10", "a", "a2", "a10", "b");
    for (String left : sorted) {
      for (String right : sorted) {
        assertThat(Integer.signum(NaturalOrder.TEXTS.compare(left, right)))
            .isEqualTo(-Integer.signum(NaturalOrder.TEXTS.compare(right, left)));
        assertThat(NaturalOrder.TEXTS.compare(left, right) == 0).isEqualTo(left.equals(right));
      }
    }
  }

  /** Each group's figure costs as much as it has units: all of them, one pass over the sample. */
  @Test
  void very_many_groups_are_no_more_work_than_units() {
    int n = 100_000;
    String[] group = new String[n];
    double[] y = new double[n];
    Arrays.setAll(y, i -> i % 7);
    Arrays.setAll(group, i -> "g" + i % 20_000);
    Map<String, SurveyEstimate> means = new LinkedHashMap<>();
    SurveyDesign.ofUnits(n).by(group).forEach((key, domain) -> means.put(key, domain.mean(y)));
    assertThat(means).hasSize(20_000);
    double[] some = IntStream.range(0, 5).mapToDouble(k -> (3 + 20_000 * k) % 7).toArray();
    double mean = Arrays.stream(some).average().orElseThrow();
    close(means.get("g3").value(), mean);
    double squares = Arrays.stream(some).map(v -> (v - mean) * (v - mean)).sum();
    // n/(n-1) Σ z² with z = (y - mean) / 5 in the group and 0 elsewhere.
    close(means.get("g3").variance(), n / (n - 1.0) * squares / 25);
  }

  @Test
  void a_test_of_independence_leaves_out_missing_values_as_r_does() {
    String[] rows = {"a", "a", "b", "NA", "b", "a", "b", "a", "b", "", "a", "b"};
    String[] columns = {"x", "x", "y", "y", "NA", "x", "y", "y", "x", "x", "x", "y"};
    double[] weights = IntStream.rangeClosed(1, 12).mapToDouble(i -> i).toArray();
    RaoScott test = RaoScott.test(SurveyDesign.of(weights), rows, columns);
    close(test.f(), 1.139404562553822);
    close(test.denominatorDegrees(), 11);
    close(test.pValue(), 0.308644861974735);
    assertThat(test.missing()).isEqualTo(3);
  }

  @Test
  void two_columns_that_say_the_same_are_named_so() {
    String[] rows = {"a", "a", "b", "b"};
    refused(
        () -> RaoScott.test(SurveyDesign.ofUnits(4), rows, rows),
        "the two columns say the same of every unit: a perfect association");
    // Where the halves are unequal R has F = 100 on 1 and 4 degrees.
    String[] five = {"a", "a", "b", "b", "b"};
    RaoScott test = RaoScott.test(SurveyDesign.ofUnits(5), five, five);
    assertThat(test.f()).isCloseTo(100, within(1e-9));
    assertThat(test.pValue()).isCloseTo(0.00056200362271599, within(1e-12));
  }

  // Weighting a domain, as R's survey 4.1 weights subset(d, a == "x")

  private static final double[] Y = {1, 2, 3, 4, 7, 9};
  private static final String[] S = {"p", "q", "p", "q", "p", "q"};
  private static final SurveyDesign SAMPLE = SurveyDesign.of(1, 2, 3, 1, 2, 1);
  private static final SurveyDesign DOMAIN = SAMPLE.domain(true, true, false, false, true, false);

  @Test
  void a_domain_is_post_stratified() {
    SurveyDesign weighted = DOMAIN.postStratified(S, Map.of("p", 10.0, "q", 5.0));
    assertThat(weighted.weights())
        .containsExactly(new double[] {10 / 3.0, 5, 0, 0, 20 / 3.0, 0}, within(1e-12));
    close(weighted.total(1, 1, 1, 1, 1, 1).value(), 15);
    close(weighted.total(Y).value(), 60);
    close(weighted.total(Y).standardError(), 20.6559111797729);
    close(weighted.mean(Y).value(), 4);
    close(weighted.mean(Y).standardError(), 1.37706074531819);
    refused(
        () -> SAMPLE.postStratified(S, Map.of("p", 10.0, "q", 5.0)).domain(both6()).trimmed(0, 9),
        "a domain of 3 units cannot be weighted once 6 were; weight the domain first");
    refused(
        () -> SAMPLE.domain(new boolean[6]).postStratified(S, Map.of("p", 1.0)),
        "the domain has no unit");
  }

  private static boolean[] both6() {
    return new boolean[] {true, true, false, false, true, false};
  }

  @Test
  void a_domain_is_calibrated() {
    Auxiliaries auxiliaries =
        Auxiliaries.ofUnits(6)
            .withSize(15)
            .withNumbers("y", new double[] {1, 2, Double.NaN, 4, 7, 9}, 70);
    SurveyDesign weighted = DOMAIN.calibrated(auxiliaries, Distance.linear());
    assertThat(weighted.weights())
        .containsExactly(
            new double[] {1.95402298850575, 4.65517241379310, 0, 0, 8.39080459770115, 0},
            within(1e-12));
    SurveyEstimate total = weighted.total(3, 1, 4, 1, 5, 9);
    close(total.value(), 52.47126436781609);
    close(total.standardError(), 6.18827729823951);
    refused(
        () -> SAMPLE.calibrated(auxiliaries, Distance.linear()),
        "'y': unit 2 has NaN; expected a finite number");
  }

  @Test
  void a_domain_is_raked_to_the_categories_that_it_has() {
    String[] g = {"u", "u", "other", "other", "v", "other"};
    SurveyDesign weighted =
        DOMAIN.raked(
            new PopulationMargin("s", S, Map.of("p", 10.0, "q", 5.0)),
            new PopulationMargin("g", g, Map.of("u", 8.0, "v", 7.0)));
    // Only unit 4 is "v" and only unit 1 "q": 3, 5 and 7.
    assertThat(weighted.weights()).containsExactly(new double[] {3, 5, 0, 0, 7, 0}, within(1e-10));
    close(weighted.total(Y).value(), 3 + 10 + 49);
    assertThat(DOMAIN.trimmed(1, 1.8).weights())
        .containsExactly(new double[] {1.4, 1.8, 0, 0, 1.8, 0}, within(1e-12));
  }

  // Sizes of the population

  @Test
  void more_clusters_than_the_population_has_are_refused_in_any_order() {
    String[] six = {"1", "2", "3", "4", "5", "6"};
    String[] three = {"a", "a", "b", "b", "c", "c"};
    SurveyDesign sized = SAMPLE.withClusters(three).withPopulationSizes(4);
    refused(() -> sized.withClusters(six), "has a population of 4.0 clusters, fewer than the 6");
    refused(
        () -> SAMPLE.withClusters(six).withPopulationSizes(4),
        "has a population of 4.0 clusters, fewer than the 6");
  }

  @Test
  void strata_given_after_sizes_keep_them() {
    String[] strata = {"a", "a", "a", "b", "b", "b"};
    double[] sizes = {12, 12, 12, 9, 9, 9};
    SurveyDesign before = SAMPLE.withStrata(strata).withPopulationSizes(sizes);
    refused(() -> SAMPLE.withPopulationSizes(sizes), "has population sizes 12.0 and 9.0");
    SurveyDesign after = SAMPLE.withPopulationSizes(9).withStrata(strata);
    close(
        after.mean(Y).variance(),
        SAMPLE.withStrata(strata).withPopulationSizes(9).mean(Y).variance());
    refused(
        () -> before.withStrata("a", "a", "b", "b", "b", "b"),
        "stratum 'b' has population sizes 12.0 and 9.0");
  }

  /** R's svydesign(id = ~1, strata = ~s, fpc = ~N), and of two stages, without weights. */
  @Test
  void weights_follow_from_sizes_where_none_are_given() {
    SurveyDesign strata =
        SurveyDesign.ofUnits(6)
            .withPopulationSizes(12)
            .withStrata("a", "a", "a", "b", "b", "b")
            .withPopulationSizes(12, 12, 12, 9, 9, 9);
    assertThat(strata.weights()).containsExactly(4, 4, 4, 3, 3, 3);
    close(strata.total(Y).value(), 84);
    close(strata.total(Y).standardError(), 12.2474487139159);
    close(strata.mean(Y).value(), 4);
    close(strata.mean(Y).standardError(), 0.583211843519804);
    SurveyDesign stages =
        SurveyDesign.ofUnits(5)
            .withClusters("a", "a", "b", "b", "b")
            .withNextStage(new String[] {"1", "2", "3", "4", "5"}, new double[] {4, 4, 9, 9, 9})
            .withPopulationSizes(6);
    assertThat(stages.weights()).containsExactly(6, 6, 9, 9, 9);
    double[] y = {3, 5, 1, 1, 4};
    close(stages.total(y).value(), 102);
    close(stages.total(y).standardError(), 14.4913767461894);
    close(stages.mean(y).standardError(), 0.778655658506977);
    assertThat(SurveyDesign.ofUnits(3).weights()).containsExactly(1, 1, 1);
    assertThat(SurveyDesign.of(2, 2).withPopulationSizes(9).weights()).containsExactly(2, 2);
    refused(
        () -> SurveyDesign.ofUnits(2).withPopulationSizes(Double.POSITIVE_INFINITY),
        "no weight follows from the infinite population of stratum 'all'; give weights");
    assertThatThrownBy(
            () ->
                SurveyDesign.ofUnits(2)
                    .withPopulationSizes(8)
                    .postStratified(new String[] {"a", "b"}, Map.of("a", 1.0, "b", 2.0))
                    .withPopulationSizes(9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected these before any weighting");
  }

  // Degrees of freedom

  /** Twenty clusters of five, of normal effects: Student's interval of a domain in k of them. */
  @Test
  void an_interval_of_a_domain_in_few_clusters_covers() {
    Random random = new Random(20);
    for (int in : new int[] {2, 3, 4}) {
      int covered = 0;
      int rounds = 2000;
      for (int round = 0; round < rounds; round++) {
        String[] cluster = new String[100];
        boolean[] member = new boolean[100];
        double[] y = new double[100];
        double effect = 0;
        for (int i = 0; i < 100; i++) {
          effect = i % 5 == 0 ? random.nextGaussian() : effect;
          cluster[i] = "c" + i / 5;
          member[i] = i / 5 < in;
          y[i] = effect + 0.3 * random.nextGaussian();
        }
        Interval interval =
            SurveyDesign.ofUnits(100).withClusters(cluster).domain(member).mean(y).interval(0.95);
        covered += interval.lower() <= 0 && 0 <= interval.upper() ? 1 : 0;
      }
      // Simulation's error is half a point; the degrees of the whole covered 63, 78 and 84 %.
      assertThat(covered / (double) rounds).isBetween(0.93, 0.98);
    }
  }

  @Test
  void a_group_in_one_cluster_is_not_tested() {
    SurveyDesign design =
        SurveyDesign.ofUnits(8).withClusters("1", "1", "2", "2", "3", "3", "4", "4");
    double[] y = {1, 1.5, 3, 5, 8, 8, 2, 4};
    Map<String, SurveyEstimate> means = new LinkedHashMap<>();
    design
        .by("a", "a", "b", "b", "b", "b", "c", "c")
        .forEach((key, domain) -> means.put(key, domain.mean(y)));
    List<Comparison> pairs = Comparison.pairwise(means);
    assertThat(pairs).extracting(Comparison::pValue).allMatch(p -> p.isEmpty());
    assertThat(pairs).extracting(Comparison::adjustedPValue).allMatch(p -> p.isEmpty());
    assertThat(pairs.get(0).difference().untestable().orElseThrow())
        .isEqualTo(
            "intervals and tests need a degree of freedom at least, got 0: expected more clusters"
                + " than strata; the domain has 1 cluster");
    refused(() -> means.get("a").interval(0.95), "the domain has 1 cluster");
    refused(() -> means.get("a").pValue(), "the domain has 1 cluster");
    refused(
        () ->
            design
                .domain(true, true, false, false, false, false, false, false)
                .proportion(new boolean[] {true, false, true, true, true, true, true, true})
                .interval(IntervalMethod.LOGIT, 0.9),
        "the domain has 1 cluster");
    assertThat(
            design
                .domain(true, true, false, false, false, false, false, false)
                .quantile(y, 0.5, 0.9)
                .interval())
        .isEmpty();
  }

  @Test
  void a_difference_has_the_degrees_of_the_smaller_group() {
    double[] y = {1, 5, 9, 3, 2, 2.5, 2, 2.5, 2, 3};
    boolean[] first = {true, true, true, true, false, false, false, false, false, false};
    boolean[] second = new boolean[10];
    IntStream.range(0, 10).forEach(i -> second[i] = !first[i]);
    SurveyDesign design = SurveyDesign.ofUnits(10);
    SurveyEstimate a = design.domain(first).mean(y);
    SurveyEstimate b = design.domain(second).mean(y);
    SurveyEstimate difference = a.minus(b);
    assertThat(difference.degreesOfFreedom()).isEqualTo(3);
    close(difference.variance(), a.variance() + b.variance() - 2 * a.covariance(b));
    close(
        difference.pValue(),
        Student.pValue(difference.value(), Math.sqrt(difference.variance()), 3));
    assertThat(a.minus(a).degreesOfFreedom()).isEqualTo(3);
    assertThat(a.minus(design.mean(y)).degreesOfFreedom()).isEqualTo(3);
  }

  /** Two groups of forty units: as R's degf of both together. */
  @Test
  void groups_of_many_units_have_the_degrees_of_both() {
    SurveyDesign design = SurveyDesign.ofUnits(100);
    boolean[] first = new boolean[100];
    boolean[] second = new boolean[100];
    double[] y = new double[100];
    for (int i = 0; i < 100; i++) {
      first[i] = i < 40;
      second[i] = i >= 60;
      y[i] = i % (i < 40 ? 9 : 4);
    }
    SurveyEstimate difference = design.domain(first).mean(y).minus(design.domain(second).mean(y));
    assertThat(difference.degreesOfFreedom()).isEqualTo(79);
  }

  /** Groups of 2, 3 and 4 clusters of 20 against all others, of which none differs. */
  @Test
  void differences_from_a_group_in_few_clusters_cover() {
    Random random = new Random(21);
    for (int in : new int[] {2, 3, 4}) {
      int covered = 0;
      int rounds = 2000;
      for (int round = 0; round < rounds; round++) {
        double[] y = new double[20];
        Arrays.setAll(y, i -> random.nextGaussian());
        String[] group = new String[20];
        Arrays.setAll(group, i -> i < in ? "few" : "others");
        Map<String, SurveyEstimate> means = new LinkedHashMap<>();
        SurveyDesign.ofUnits(20).by(group).forEach((key, part) -> means.put(key, part.mean(y)));
        double p = Comparison.pairwise(means).get(0).pValue().orElseThrow();
        covered += p >= 0.05 ? 1 : 0;
      }
      // On the cautious side: the larger group adds to the variance, and no degree.
      assertThat(covered / (double) rounds).isGreaterThan(0.94);
    }
  }

  @Test
  void values_that_are_all_alike_show_no_error() {
    SurveyDesign design = SurveyDesign.of(1.1, 2.3, 0.7, 1.9);
    double[] y = {0.1, 0.1, 0.1, 0.1};
    refused(() -> design.mean(y).interval(0.95), "all 4 units say the same, which shows no error");
    refused(() -> design.mean(y).pValue(), "all 4 units say the same");
    assertThat(design.quantile(y, 0.5, 0.95).interval()).isEmpty();
    SurveyDesign census = SurveyDesign.ofUnits(4).withPopulationSizes(4);
    Interval sure = census.mean(y).interval(0.95);
    assertThat(sure.lower()).isEqualTo(sure.upper()).isEqualTo(census.mean(y).value());
    assertThat(census.proportion(new boolean[4]).interval(IntervalMethod.KORN_GRAUBARD, 0.95))
        .extracting(Interval::lower, Interval::upper)
        .containsExactly(0.0, 0.0);
  }

  // None and all

  /** The interval of 0 of 12: 1 - .025^(1/12), Clopper and Pearson's. */
  @Test
  void none_of_twelve_communes_of_a_hundred_answers_is_none_of_twelve() {
    String[] commune = new String[1200];
    Arrays.setAll(commune, i -> "c" + i % 12);
    SurveyDesign design = SurveyDesign.ofUnits(1200).withClusters(commune);
    for (IntervalMethod method : IntervalMethod.values()) {
      Interval none = design.proportion(new boolean[1200]).interval(method, 0.95);
      assertThat(none.lower()).isZero();
      if (method != IntervalMethod.WILSON) {
        close(none.upper(), 0.264648469397051);
      }
    }
    // Wilson's upper end of 0 of n is t² / (n + t²).
    double square = Math.pow(Student.quantile(11, 0.05), 2);
    close(
        design.proportion(new boolean[1200]).interval(IntervalMethod.WILSON, 0.95).upper(),
        square / (12 + square));
  }

  @Test
  void one_yes_of_two_clusters_says_nothing() {
    SurveyEstimate half = SurveyDesign.ofUnits(2).proportion(true, false);
    assertThat(half.interval(IntervalMethod.LIKELIHOOD, 0.95))
        .extracting(Interval::lower, Interval::upper)
        .containsExactly(0.0, 1.0);
  }

  // What is refused or named

  @Test
  void intervals_of_proportions_are_not_for_other_figures() {
    SurveyDesign design = SurveyDesign.ofUnits(6);
    SurveyEstimate share = design.proportion(true, true, false, true, false, true);
    SurveyEstimate other = design.proportion(true, false, false, true, false, false);
    String expected = "KORN_GRAUBARD is for proportions, shares of a part in its whole";
    refused(() -> share.minus(other).interval(IntervalMethod.KORN_GRAUBARD, 0.9), expected);
    refused(() -> design.total(Y).interval(IntervalMethod.KORN_GRAUBARD, 0.9), expected);
    refused(() -> design.mean(Y).interval(IntervalMethod.KORN_GRAUBARD, 0.9), expected);
    assertThat(share.interval(IntervalMethod.KORN_GRAUBARD, 0.9).upper()).isLessThan(1);
    // Clerks among agents, say.
    SurveyEstimate part = design.ratio(Y, new double[] {2, 3, 4, 5, 9, 9});
    assertThat(part.interval(IntervalMethod.LOGIT, 0.9).upper()).isLessThan(1);
  }

  /** R's svyquantile of weights that calibration made negative. */
  @Test
  void quantiles_of_negative_weights_are_those_of_the_weighted_distribution() {
    double[] y = {1, 2, 3, 4, 5, 6, 7, 8};
    SurveyDesign design =
        SurveyDesign.of(3, 1, 2, 1, 2, 1, 1, 2)
            .calibrated(
                Auxiliaries.ofUnits(8).withSize(13).withNumbers("y", y, 30), Distance.linear());
    assertThat(design.weights()[7]).isCloseTo(-0.316602316602317, within(1e-12));
    assertThat(design.quantile(y, 0.5, 0.95).value()).isEqualTo(2);
    assertThat(design.quantile(y, 0.8, 0.95).value()).isEqualTo(4);
    assertThat(design.quantile(y, 0.9, 0.95).value()).isEqualTo(5);
  }

  @Test
  void auxiliaries_that_say_nearly_the_same_are_named() {
    double[] x = {1, 2, 3, 4, 5, 7};
    for (double noise : new double[] {1e-7, 1e-9}) {
      double[] near = new double[6];
      Arrays.setAll(near, i -> x[i] * (1 + (i % 2 == 0 ? noise : -noise)));
      Auxiliaries auxiliaries =
          Auxiliaries.ofUnits(6).withSize(12).withNumbers("x", x, 40).withNumbers("z", near, 41);
      refused(() -> SAMPLE.calibrated(auxiliaries, Distance.linear()), "is nearly the same as");
    }
    double[] near = {1.001, 2, 3.001, 4, 5.001, 7};
    Auxiliaries apart =
        Auxiliaries.ofUnits(6).withSize(12).withNumbers("x", x, 40).withNumbers("z", near, 90);
    refused(
        () -> SAMPLE.calibrated(apart, Distance.logit(0.1, 9)),
        "'z' is nearly the same as 'x': but for a part of 1.3e-04 of it; leave one of them out");
    // What repeats others exactly, with a total that fits, does no harm.
    double[] twice = Arrays.stream(x).map(v -> 2 * v + 1).toArray();
    SurveyDesign repeated =
        SAMPLE.calibrated(
            Auxiliaries.ofUnits(6).withSize(12).withNumbers("x", x, 40).withNumbers("z", twice, 92),
            Distance.linear());
    close(repeated.total(x).value(), 40);
  }

  @Test
  void margins_of_different_sums_are_refused_at_once_and_can_be_scaled() {
    PopulationMargin s = new PopulationMargin("s", S, Map.of("p", 10.0, "q", 5.0));
    PopulationMargin g =
        new PopulationMargin(
            "g", new String[] {"u", "u", "v", "v", "u", "v"}, Map.of("u", 8.0, "v", 7.0001));
    refused(
        () -> SAMPLE.raked(s, g),
        "the totals of 's' add up to 15.0 and those of 'g' to 15.0001; expected the same"
            + " population, or one of them scaled to the size of the other:"
            + " PopulationMargin.scaledTo(15.0)");
    assertThat(g.scaledTo(15).size()).isCloseTo(15, within(1e-14));
    close(SAMPLE.raked(s, g.scaledTo(15)).total(1, 1, 1, 1, 1, 1).value(), 15);
    refused(() -> g.scaledTo(0), "size of the population 0.0; expected a finite number above 0");
    Auxiliaries auxiliaries =
        Auxiliaries.ofUnits(6)
            .withCategories("s", S, s.totals())
            .withCategories("g", g.category(), g.totals());
    refused(
        () -> SAMPLE.calibrated(auxiliaries, Distance.raking()),
        "the totals of 's' add up to 15.0 and those of 'g' to 15.0001");
  }

  @Test
  void a_figure_on_a_lonely_stratum_says_why_it_has_no_error() {
    SurveyEstimate mean = SurveyDesign.of(1, 1, 1).withStrata("a", "a", "b").mean(1, 2, 6);
    assertThat(mean)
        .hasToString(
            "3.0 (no standard error: stratum 'b' has a single cluster, which shows no variance;"
                + " join it with another stratum, or choose withLonelyStrata(CENTERED) or"
                + " (CERTAINTY))");
    refused(mean::standardError, "stratum 'b' has a single cluster");
    refused(() -> mean.interval(0.9), "stratum 'b' has a single cluster");
    assertThat(SAMPLE.mean(Y).toString()).startsWith("4.1 (SE ");
  }

  // Combinations, as R's svycontrast has them

  private static final SurveyDesign STRATA = SAMPLE.withStrata("a", "a", "a", "b", "b", "b");
  private static final double[] X = {2, 1, 4, 3, 8, 5};

  private static void check(SurveyEstimate found, double value, double standardError) {
    close(found.value(), value);
    close(found.standardError(), standardError);
  }

  @Test
  void figures_are_combined_with_their_covariance() {
    SurveyEstimate y = STRATA.mean(Y);
    SurveyEstimate x = STRATA.mean(X);
    check(y.plus(x), 8.1, 1.43227092409223);
    check(SurveyEstimate.contrast(List.of(y, x), 2, -3), -3.8, 2.25290923030645);
    check(y.times(2).minus(x.times(3)), -3.8, 2.25290923030645);
    check(y.ratioTo(x), 1.025, 0.17744607455506);
    check(STRATA.ratio(Y, X), 1.025, 0.17744607455506);
    SortedMap<String, SurveyDesign> groups = STRATA.by(S);
    SurveyEstimate p = groups.get("p").mean(Y);
    SurveyEstimate q = groups.get("q").mean(Y);
    check(p.ratioTo(q), 0.941176470588235, 0.567009684256314);
    check(SurveyEstimate.contrast(List.of(p, q), 0.25, 0.75), 4.1875, 1.09787169816195);
    assertThat(p.minus(p).value()).isZero();
    assertThat(p.minus(p).variance()).isZero();
    refused(() -> SurveyEstimate.contrast(List.of(p, q), 1), "1 coefficients for 2 figures");
    refused(() -> SurveyEstimate.contrast(List.of(p), 0), "coefficient 0.0; expected a finite");
    refused(() -> p.ratioTo(p.minus(p)), "no ratio to a figure of 0");
    refused(() -> p.plus(SAMPLE.mean(Y)), "figures of different designs");
  }
}
