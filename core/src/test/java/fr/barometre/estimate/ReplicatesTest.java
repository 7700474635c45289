package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.algebra.Hadamard;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.ReplicateScales;
import fr.barometre.weighting.Distance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicate weights by hand, their laws, and what they refuse. */
class ReplicatesTest {

  private static final double[] Y = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
  private static final double[] W = {1, 2, 1, 3, 2, 1, 1, 2, 4, 1, 3, 1};
  private static final String[] PAIRS = texts(i -> "s" + i / 4);
  private static final String[] CLUSTERS = texts(i -> "c" + i / 2);
  private static final SurveyDesign SIMPLE = SurveyDesign.of(W);
  private static final SurveyDesign PAIRED = SIMPLE.withStrata(PAIRS).withClusters(CLUSTERS);

  private static String[] texts(IntFunction<String> each) {
    return IntStream.range(0, Y.length).mapToObj(each).toArray(String[]::new);
  }

  private static void refused(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  private static void outOfTurn(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void hadamard_matrices_have_orthogonal_columns() {
    for (int least = 1; least <= 130; least++) {
      int[][] matrix = Hadamard.of(least);
      int n = matrix.length;
      assertThat(n).isBetween(least, 2 * least);
      assertThat(Arrays.stream(matrix).allMatch(row -> row[0] == 1)).isTrue();
      assertThat(Arrays.stream(matrix).flatMapToInt(Arrays::stream).allMatch(v -> v * v == 1))
          .isTrue();
      int[][] products = new int[n][n];
      int[][] expected = new int[n][n];
      for (int i = 0; i < n; i++) {
        expected[i][i] = n;
        for (int j = 0; j <= i; j++) {
          for (int[] row : matrix) {
            products[i][j] += row[i] * row[j];
          }
        }
      }
      assertThat(products).isDeepEqualTo(expected);
    }
  }

  /** Leaving out each of n numbers gives their mean the variance s² / n, by hand 6.2424.../12. */
  @Test
  void the_jackknife_of_a_mean_by_hand() {
    SurveyDesign equal = SurveyDesign.ofUnits(Y.length).replicated(ReplicateMethod.jk1());
    double mean = Arrays.stream(Y).average().orElseThrow();
    double squares = Arrays.stream(Y).map(y -> (y - mean) * (y - mean)).sum();
    assertThat(equal.mean(Y).variance()).isCloseTo(squares / 11 / 12, within(1e-14));
    assertThat(equal.degreesOfFreedom()).isEqualTo(11);
  }

  /** Of totals all of them are the design's own variance. */
  @Test
  void totals_have_the_variance_of_the_design() {
    double[] sizes = IntStream.range(0, Y.length).mapToDouble(i -> 4 + i / 4).toArray();
    SurveyDesign finite = PAIRED.withPopulationSizes(sizes);
    double open = PAIRED.total(Y).variance();
    assertThat(PAIRED.replicated(ReplicateMethod.jkn()).total(Y).variance())
        .isCloseTo(open, within(1e-12 * open));
    assertThat(finite.replicated(ReplicateMethod.jkn()).total(Y).variance())
        .isCloseTo(finite.total(Y).variance(), within(1e-12 * open));
    for (double fay : new double[] {0, 0.3, 0.7}) {
      assertThat(PAIRED.replicated(ReplicateMethod.fay(fay)).total(Y).variance())
          .isCloseTo(open, within(1e-12 * open));
    }
  }

  @Test
  void half_samples_have_one_cluster_of_each_pair() {
    double[][] columns = PAIRED.replicated(ReplicateMethod.fay(0.25)).replicateWeights();
    assertThat(columns).hasNumberOfRows(4); // a matrix of 4 for 3 strata
    for (double[] column : columns) {
      for (int h = 0; h < 3; h++) {
        double first = column[4 * h] / W[4 * h];
        double second = column[4 * h + 2] / W[4 * h + 2];
        assertThat(new double[] {Math.min(first, second), Math.max(first, second)})
            .containsExactly(0.25, 1.75);
        assertThat(column[4 * h + 1]).isEqualTo(first * W[4 * h + 1]);
      }
    }
  }

  @Test
  void more_weights_than_there_is_memory_for_are_refused_beforehand() {
    refused(
        () -> PAIRED.replicated(ReplicateMethod.bootstrap(1_000_000_000, 1)),
        "expected 250000000 at most");
    double[] weights = new double[20_000];
    Arrays.fill(weights, 2);
    refused(
        () -> SurveyDesign.of(weights).replicated(ReplicateMethod.jk1()),
        "20000 replicates of 20000 clusters have 400000000 weights");
  }

  @Test
  void the_bootstrap_draws_one_cluster_less() {
    double[] fractions = IntStream.range(0, Y.length).mapToDouble(i -> i < 6 ? 0.36 : 1).toArray();
    SurveyDesign strata =
        SIMPLE.withStrata(texts(i -> i < 6 ? "a" : "b")).withSamplingFractions(fractions);
    SurveyDesign design = strata.replicated(ReplicateMethod.bootstrap(50, 1));
    for (double[] column : design.replicateWeights()) {
      long draws = 0;
      for (int i = 0; i < 6; i++) {
        // λ = √(1 - 0.36) = 0.8, so that a factor is 0.2 + 0.96 k.
        double k = (column[i] / W[i] - 0.2) / 0.96;
        assertThat(k).isCloseTo(Math.rint(k), within(1e-12)).isGreaterThan(-1e-12);
        draws += Math.round(k);
      }
      assertThat(draws).isEqualTo(5);
      // The second stratum was drawn completely.
      assertThat(Arrays.copyOfRange(column, 6, 12)).containsExactly(Arrays.copyOfRange(W, 6, 12));
    }
  }

  /** The error of a variance over R replicates is about √(2 / R) of it: 1.6 % of 8,000. */
  @Test
  void the_bootstrap_has_the_variance_of_the_design_in_the_long_run() {
    SurveyDesign half = SIMPLE.withSamplingFractions(0.5);
    for (SurveyDesign design : List.of(SIMPLE, half)) {
      double expected = design.total(Y).variance();
      SurveyDesign drawn = design.replicated(ReplicateMethod.bootstrap(8000, 37));
      assertThat(drawn.total(Y).variance()).isCloseTo(expected, within(0.06 * expected));
    }
  }

  @Test
  void a_seed_gives_the_same_replicates_and_another_seed_others() {
    double[][] first = PAIRED.replicated(ReplicateMethod.bootstrap(20, 5)).replicateWeights();
    assertThat(PAIRED.replicated(ReplicateMethod.bootstrap(20, 5)).replicateWeights())
        .isDeepEqualTo(first);
    assertThat(
            Arrays.deepEquals(
                PAIRED.replicated(ReplicateMethod.bootstrap(20, 6)).replicateWeights(), first))
        .isFalse();
  }

  @Test
  void figures_combine_as_functions_of_weights_do() {
    SurveyDesign design = SIMPLE.replicated(ReplicateMethod.jk1());
    boolean[] low = new boolean[Y.length];
    Arrays.fill(low, 0, 7, true);
    SurveyEstimate together = design.domain(low).mean(Y).minus(design.mean(Y));
    List<SurveyEstimate> both =
        design.statistics(w -> new double[] {mean(w, 7), mean(w, Y.length)});
    SurveyEstimate same = design.statistic(w -> mean(w, 7) - mean(w, Y.length));
    assertThat(together.variance()).isCloseTo(same.variance(), within(1e-13));
    assertThat(both.get(0).minus(both.get(1)).variance()).isCloseTo(same.variance(), within(1e-13));
    assertThat(design.domain(low).statistic(w -> Arrays.stream(w).sum()).value()).isEqualTo(11);
  }

  private static double mean(double[] w, int units) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < units; i++) {
      sum += w[i];
      total += w[i] * Y[i];
    }
    return total / sum;
  }

  @Test
  void a_table_of_weights_reads_back(@TempDir Path folder) throws IOException {
    SurveyDesign made =
        PAIRED
            .replicated(ReplicateMethod.jkn())
            .postStratified(texts(i -> "k" + i % 2), Map.of("k0", 40.0, "k1", 60.0));
    String[] names = texts(i -> i == 0 ? "a;\"b\"" : "u" + i);
    Path file = folder.resolve("weights.csv");
    Files.writeString(file, made.weightsCsv(names));
    SurveyTable table = SurveyTable.read(file);
    assertThat(table.texts("unit")).containsExactly(names);
    double[][] columns =
        IntStream.rangeClosed(1, 6)
            .mapToObj(r -> table.numbers("replicate" + r))
            .toArray(double[][]::new);
    assertThat(columns).isDeepEqualTo(made.replicateWeights());
    SurveyDesign read =
        SurveyDesign.ofReplicates(
            table.numbers("weight"), columns, made.replicateScales().orElseThrow());
    assertThat(read.mean(Y).standardError()).isEqualTo(made.mean(Y).standardError());
    assertThat(read.degreesOfFreedom()).isEqualTo(made.degreesOfFreedom());
    // Every replicate meets the totals.
    for (double[] column : columns) {
      assertThat(IntStream.range(0, 6).mapToDouble(k -> column[2 * k]).sum())
          .isCloseTo(40, within(1e-12));
    }
    assertThat(made)
        .hasToString("12 units, 6 clusters, 3 strata, 6 replicates, weights adding up to 100.0");
  }

  @Test
  void a_design_without_replicates_has_none() {
    assertThat(SIMPLE.replicateWeights()).isEmpty();
    assertThat(SIMPLE.replicateScales()).isEmpty();
    assertThat(SIMPLE.weightsCsv(texts(i -> "u" + i))).startsWith("unit;weight\nu0;1.0\n");
    outOfTurn(() -> SIMPLE.statistic(w -> 1), "expected replicated(...) or ofReplicates(...)");
  }

  @Test
  void a_domain_that_a_replicate_leaves_out_shows_no_error() {
    boolean[] one = new boolean[Y.length];
    one[0] = true;
    one[1] = true;
    SurveyDesign domain =
        SIMPLE.withClusters(CLUSTERS).replicated(ReplicateMethod.jk1()).domain(one);
    SurveyEstimate mean = domain.mean(Y);
    assertThat(mean.value()).isCloseTo(5 / 3.0, within(1e-14));
    assertThat(domain.degreesOfFreedom()).isZero();
    refused(mean::standardError, "the figure has no value in replicate 0, whose weights leave");
    assertThat(mean.untestable().orElseThrow())
        .contains("the 6 replicates have the same weights here, or multiples of them");
    assertThat(mean)
        .hasToString(
            mean.value()
                + " (no standard error: the figure has no value in replicate 0, whose weights leave"
                + " none of its units; expected a larger domain, or other replicates)");
  }

  @Test
  void missing_values_are_left_out_of_every_replicate() {
    boolean[] known = new boolean[Y.length];
    Arrays.fill(known, true);
    known[3] = false;
    boolean[] yes = new boolean[Y.length];
    Arrays.fill(yes, 0, 5, true);
    SurveyDesign design = SIMPLE.replicated(ReplicateMethod.jk1());
    SurveyEstimate share = design.proportion(YesNo.of(yes, known));
    assertThat(share.missing()).isEqualTo(1);
    assertThat(share.standardError())
        .isEqualTo(design.domain(known).proportion(yes).standardError());
  }

  @Test
  void all_alike_show_no_error() {
    double[] same = new double[Y.length];
    Arrays.fill(same, 0.3);
    SurveyEstimate mean = SIMPLE.replicated(ReplicateMethod.jk1()).mean(same);
    assertThat(mean.variance()).isZero();
    assertThat(mean.untestable().orElseThrow()).startsWith("all 12 units say the same");
  }

  @Test
  void designs_that_do_not_fit_a_method_are_refused() {
    refused(
        () -> PAIRED.replicated(ReplicateMethod.jk1()),
        "JK1 is of one stratum, and the design has 3; expected ReplicateMethod.jkn()");
    refused(
        () -> SIMPLE.replicated(ReplicateMethod.brr()),
        "stratum 'all' has 12 clusters of an infinite population; BRR expects 2 of an infinite");
    refused(
        () -> PAIRED.withPopulationSizes(9).replicated(ReplicateMethod.brr()),
        "stratum 's0' has 2 clusters of a finite population; BRR expects 2 of an infinite");
    SurveyDesign lonely = SIMPLE.withStrata(texts(i -> i == 4 ? "x" : "y"));
    for (ReplicateMethod method :
        List.of(ReplicateMethod.jkn(), ReplicateMethod.brr(), ReplicateMethod.bootstrap(9, 1))) {
      refused(() -> lonely.replicated(method), "stratum 'x' has a single cluster");
    }
    refused(
        () ->
            lonely
                .withLonelyStrata(LonelyStratum.CENTERED)
                .replicated(ReplicateMethod.bootstrap(9, 1)),
        "stratum 'x' has a single cluster, which BOOTSTRAP cannot leave out");
    SurveyDesign certain = lonely.withLonelyStrata(LonelyStratum.CERTAINTY);
    for (double[] column : certain.replicated(ReplicateMethod.bootstrap(9, 1)).replicateWeights()) {
      assertThat(column[4]).isEqualTo(W[4]);
    }
    refused(
        () ->
            SIMPLE
                .withClusters(CLUSTERS)
                .withPopulationSizes(10)
                .withNextStage(
                    texts(i -> "u" + i), new double[] {5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5})
                .replicated(ReplicateMethod.jk1()),
        "would miss what varies within them where its population is finite");
    refused(
        () -> SurveyDesign.of(1).replicated(ReplicateMethod.jk1()),
        "stratum 'all' has a single cluster");
  }

  @Test
  void strata_come_before_and_weightings_after() {
    SurveyDesign made = PAIRED.replicated(ReplicateMethod.brr());
    outOfTurn(() -> made.withStrata(PAIRS), "expected these before replicated(...)");
    outOfTurn(() -> made.withPopulationSizes(9), "expected these before replicated(...)");
    outOfTurn(() -> made.replicated(ReplicateMethod.jkn()), "has replicate weights already");
    outOfTurn(() -> made.trimmed(1, 3), "replicate weights are not trimmed");
    outOfTurn(
        () -> PAIRED.trimmed(1, 3).replicated(ReplicateMethod.jkn()),
        "expected replicated(...) before any weighting");
    outOfTurn(
        () ->
            PAIRED
                .postStratified(PAIRS, Map.of("s0", 1.0, "s1", 1.0, "s2", 1.0))
                .replicated(ReplicateMethod.jkn()),
        "the weights were adjusted already");
    refused(
        () ->
            SIMPLE
                .withClusters(CLUSTERS)
                .replicated(ReplicateMethod.jk1())
                .postStratified(
                    CLUSTERS.clone(),
                    Map.of("c0", 9.0, "c1", 9.0, "c2", 9.0, "c3", 9.0, "c4", 9.0, "c5", 9.0)),
        "replicate 0: ");
  }

  @Test
  void columns_that_are_none_are_refused() {
    double[] two = {1, 1};
    ReplicateScales scales = ReplicateScales.jk1(2);
    refused(
        () -> SurveyDesign.ofReplicates(two, new double[3][2], scales),
        "3 columns of replicate weights and scales of 2 replicates; expected one each");
    refused(
        () -> SurveyDesign.ofReplicates(two, new double[][] {two, {1, 2, 3}}, scales),
        "replicate 1: 3 weights for 2 units; expected one a unit");
    refused(
        () -> SurveyDesign.ofReplicates(two, new double[][] {{0, Double.NaN}, two}, scales),
        "replicate 0: weight of unit 1 is NaN; expected a finite number");
    refused(
        () -> SurveyDesign.ofReplicates(two, new double[][] {two, {0, 0}}, scales),
        "replicate 1: all 2 weights are 0; expected one other at least");
    refused(() -> ReplicateScales.of(1, 1, -1), "scale of replicate 1 is -1.0; expected a finite");
    refused(() -> ReplicateScales.jk1(1), "1 replicates show no variance");
    refused(() -> ReplicateMethod.fay(1), "Fay's factor 1.0 of BRR; expected 0 or more");
    refused(() -> ReplicateMethod.bootstrap(1, 7), "1 replicates of BOOTSTRAP; expected two");
    SurveyDesign design = SurveyDesign.ofReplicates(two, new double[][] {{0, 2}, {2, 0}}, scales);
    refused(
        () -> design.statistic(w -> 1 / w[0]),
        "replicate 0: the function of weights is Infinity; expected a finite number");
  }

  /** The residuals of a level within one cluster add up to nothing, as R's svyglm has it too. */
  @Test
  void a_level_within_one_cluster_is_told() {
    SurveyDesign clusters = SIMPLE.withClusters(CLUSTERS);
    Predictor alone =
        Predictor.factor("kind", texts(i -> i < 2 ? "alone" : i % 2 == 0 ? "a" : "b"));
    RegressionResult result = clusters.linear(Y, alone);
    String note =
        "kind 'alone' is found in 1 cluster only, which shows no error: the standard errors that"
            + " depend on it are far too small";
    assertThat(result.notes()).containsExactly(note);
    assertThat(result.table()).endsWith("\nnote: " + note);
    // Its error is that of the other side alone.
    assertThat(result.coefficient("kindalone").standardError())
        .isCloseTo(result.margin("kind", "a").standardError(), within(1e-12));
    refused(
        () -> clusters.replicated(ReplicateMethod.jk1()).linear(Y, alone),
        "replicate 0 has no such regression: predictor 'kind' (kindalone) says nothing that");
    double[] dummy = IntStream.range(0, Y.length).mapToDouble(i -> i < 6 ? 1 : 0).toArray();
    assertThat(clusters.linear(Y, Predictor.number("n", dummy)).notes())
        .containsExactly(
            "n is other than 0.0 in 3 clusters only: the standard errors that depend on it are"
                + " likely too small");
    assertThat(SIMPLE.linear(Y, Predictor.number("n", dummy)).notes()).isEmpty();
  }

  /**
   * Of everybody a regression has the degrees of the design, which a calibration that is not linear
   * keeps: 11 + 1 - 3, where the rank of the calibrated weights would leave 7. R survey 4.1.1.
   */
  @Test
  void a_regression_of_everybody_keeps_the_degrees_of_the_design() {
    double[] y = {1, 5, 2, 7, 3, 9, 4, 6, 2, 8, 5, 3};
    double[] x = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    String[] a = {"a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b"};
    SurveyDesign design =
        SurveyDesign.of(2, 1, 3, 1, 4, 2, 2, 5, 3, 1, 2, 4)
            .replicated(ReplicateMethod.jk1())
            .calibrated(
                Auxiliaries.ofUnits(12)
                    .withCategories("a", a, Map.of("a", 16.0, "b", 14.0))
                    .withNumbers("x", x, 140),
                Distance.raking());
    RegressionResult fit = design.linear(y, Predictor.number("x", x), Predictor.factor("a", a));
    assertThat(design.degreesOfFreedom()).isEqualTo(11);
    assertThat(fit.coefficients().get(1).statistic()).isCloseTo(-0.27281458741111492, within(1e-9));
    assertThat(fit.coefficients().get(1).pValue()).isCloseTo(0.79115215014995099, within(1e-9));
  }
}
