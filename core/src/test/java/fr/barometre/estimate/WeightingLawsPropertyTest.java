package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.weighting.Distance;
import fr.barometre.weighting.WeightingDiagnostics.MarginFit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of weighting and estimation on random samples of three-by-two categories. */
class WeightingLawsPropertyTest {

  private static final double SIZE = 10_000;

  /** A random sample in which every pair of categories occurs, and totals near its own. */
  private static final class Sample {
    private final int units;
    private final String[] rows;
    private final String[] columns;
    private final double[] y;
    private final double[] x;
    private final SurveyDesign design;
    private final Map<String, Double> rowTotals = new HashMap<>();
    private final Map<String, Double> columnTotals = new HashMap<>();
    private final boolean[] in;

    Sample(long seed) {
      Random random = new Random(seed);
      units = 30 + random.nextInt(60);
      rows = new String[units];
      columns = new String[units];
      String[] clusters = new String[units];
      y = new double[units];
      x = new double[units];
      in = new boolean[units];
      double[] weights = new double[units];
      for (int i = 0; i < units; i++) {
        rows[i] = "r" + (i < 6 ? i % 3 : random.nextInt(3));
        columns[i] = "c" + (i < 6 ? i / 3 : random.nextInt(2));
        clusters[i] = "k" + i / 2;
        y[i] = random.nextInt(10);
        x[i] = 1 + random.nextDouble();
        in[i] = random.nextBoolean();
        weights[i] = 0.5 + random.nextDouble();
      }
      design = SurveyDesign.of(weights).withClusters(clusters);
      share(rows, weights, rowTotals, random);
      share(columns, weights, columnTotals, random);
    }

    /** The sample's own shares, moved by up to a fifth, of a population of 10,000. */
    private static void share(
        String[] categories, double[] weights, Map<String, Double> totals, Random random) {
      for (int i = 0; i < weights.length; i++) {
        totals.merge(categories[i], weights[i], Double::sum);
      }
      totals.replaceAll((name, size) -> size * (0.8 + 0.4 * random.nextDouble()));
      double sum = totals.values().stream().mapToDouble(Double::doubleValue).sum();
      totals.replaceAll((name, size) -> SIZE * size / sum);
    }

    Auxiliaries auxiliaries() {
      return Auxiliaries.ofUnits(units)
          .withCategories("rows", rows, rowTotals)
          .withCategories("columns", columns, columnTotals);
    }

    SurveyDesign raked() {
      return design.raked(
          new PopulationMargin("rows", rows, rowTotals),
          new PopulationMargin("columns", columns, columnTotals));
    }
  }

  private static List<SurveyDesign> weighted(Sample sample) {
    return List.of(
        sample.raked(),
        sample.design.calibrated(sample.auxiliaries(), Distance.linear()),
        sample.design.calibrated(sample.auxiliaries(), Distance.raking()));
  }

  @Property(tries = 200)
  void margins_are_met(@ForAll long seed) {
    for (SurveyDesign design : weighted(new Sample(seed))) {
      assertThat(design.diagnostics().orElseThrow().margins())
          .hasSize(5)
          .allSatisfy(fit -> assertThat(fit.distance()).isLessThanOrEqualTo(1e-10))
          .extracting(MarginFit::name)
          .isNotEmpty();
    }
  }

  @Property(tries = 200)
  void calibrating_twice_changes_nothing(@ForAll long seed) {
    Sample sample = new Sample(seed);
    SurveyDesign once = sample.design.calibrated(sample.auxiliaries(), Distance.raking());
    SurveyDesign twice = once.calibrated(sample.auxiliaries(), Distance.raking());
    for (int i = 0; i < sample.units; i++) {
      assertThat(twice.weights()[i]).isCloseTo(once.weights()[i], within(1e-9 * once.weights()[i]));
    }
    assertThat(twice.mean(sample.y).value()).isCloseTo(once.mean(sample.y).value(), within(1e-9));
  }

  @Property(tries = 200)
  void linear_calibration_on_indicators_is_post_stratification(@ForAll long seed) {
    Sample sample = new Sample(seed);
    SurveyDesign linear =
        sample.design.calibrated(
            Auxiliaries.ofUnits(sample.units).withCategories("rows", sample.rows, sample.rowTotals),
            Distance.linear());
    SurveyDesign strata = sample.design.postStratified(sample.rows, sample.rowTotals);
    for (int i = 0; i < sample.units; i++) {
      assertThat(linear.weights()[i])
          .isCloseTo(strata.weights()[i], within(1e-9 * strata.weights()[i]));
    }
    assertThat(linear.mean(sample.y).standardError())
        .isCloseTo(strata.mean(sample.y).standardError(), within(1e-9));
  }

  @Property(tries = 200)
  void units_of_one_cell_have_one_factor(@ForAll long seed) {
    Sample sample = new Sample(seed);
    double[] before = sample.design.weights();
    for (SurveyDesign design : weighted(sample)) {
      double[] after = design.weights();
      Map<String, Double> factors = new HashMap<>();
      for (int i = 0; i < sample.units; i++) {
        double factor = after[i] / before[i];
        Double known = factors.putIfAbsent(sample.rows[i] + sample.columns[i], factor);
        if (known != null) {
          assertThat(factor).isCloseTo(known, within(1e-9 * known));
        }
      }
    }
  }

  @Property(tries = 200)
  void domain_totals_add_up_and_differences_have_their_variance(@ForAll long seed) {
    Sample sample = new Sample(seed);
    boolean[] out = new boolean[sample.units];
    for (int i = 0; i < out.length; i++) {
      out[i] = !sample.in[i];
    }
    SurveyDesign design = sample.raked();
    SurveyEstimate inside = design.domain(sample.in).total(sample.y);
    SurveyEstimate outside = design.domain(out).total(sample.y);
    SurveyEstimate all = design.total(sample.y);
    assertThat(inside.value() + outside.value()).isCloseTo(all.value(), within(1e-9 * SIZE));
    double covariance = inside.covariance(outside);
    assertThat(inside.minus(outside).variance())
        .isCloseTo(
            inside.variance() + outside.variance() - 2 * covariance,
            within(1e-9 * (inside.variance() + outside.variance() + 1)));
    assertThat(all.variance())
        .isCloseTo(
            inside.variance() + outside.variance() + 2 * covariance,
            within(1e-9 * (inside.variance() + outside.variance() + 1)));
  }

  @Property(tries = 100)
  void the_scale_of_weights_and_values_does_not_matter(@ForAll long seed) {
    Sample sample = new Sample(seed);
    double[] scaled = Arrays.stream(sample.design.weights()).map(w -> 1000 * w).toArray();
    String[] clusters = new String[sample.units];
    for (int i = 0; i < clusters.length; i++) {
      clusters[i] = "k" + i / 2;
    }
    SurveyDesign other = SurveyDesign.of(scaled).withClusters(clusters);
    assertThat(other.mean(sample.y).standardError())
        .isCloseTo(sample.design.mean(sample.y).standardError(), within(1e-12));
    assertThat(other.ratio(sample.y, sample.x).standardError())
        .isCloseTo(sample.design.ratio(sample.y, sample.x).standardError(), within(1e-12));
  }

  @Property(tries = 100)
  void bounded_factors_stay_within_their_bounds(@ForAll long seed) {
    Sample sample = new Sample(seed);
    for (Distance distance :
        List.of(Distance.logit(0.01, 500), Distance.truncatedLinear(0.01, 500))) {
      var diagnostics =
          scaledTo(sample).calibrated(sample.auxiliaries(), distance).diagnostics().orElseThrow();
      assertThat(diagnostics.smallestFactor()).isGreaterThanOrEqualTo(0.01);
      assertThat(diagnostics.largestFactor()).isLessThanOrEqualTo(500);
    }
  }

  /** The design with weights that already add up to the population. */
  private static SurveyDesign scaledTo(Sample sample) {
    double sum = Arrays.stream(sample.design.weights()).sum();
    return SurveyDesign.of(
        Arrays.stream(sample.design.weights()).map(w -> w * SIZE / sum).toArray());
  }

  @Property(tries = 1000)
  void trimming_keeps_the_sum(@ForAll long seed) {
    Sample sample = new Sample(seed);
    double mean = Arrays.stream(sample.design.weights()).average().orElseThrow();
    SurveyDesign trimmed = sample.design.trimmed(0.9 * mean, 1.1 * mean);
    assertThat(Arrays.stream(trimmed.weights()).sum())
        .isCloseTo(mean * sample.units, within(1e-9 * sample.units));
    assertThat(Arrays.stream(trimmed.weights()).boxed().toList())
        .allSatisfy(w -> assertThat(w).isBetween(0.9 * mean - 1e-12, 1.1 * mean + 1e-12));
  }

  /** Every weight is cut in the first round: 1, 1, 1, 9 to 2, 2, 2, 4, whose sum 10 lacks 2. */
  @Example
  void trimming_keeps_the_sum_when_every_weight_is_cut() {
    assertThat(SurveyDesign.of(new double[] {1, 1, 1, 9}).trimmed(2, 4).weights())
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(8.0 / 3, 8.0 / 3, 8.0 / 3, 4);
  }

  @Example
  void margins_that_disagree_are_named() {
    Sample sample = new Sample(1);
    Map<String, Double> twice = new HashMap<>(sample.columnTotals);
    twice.replaceAll((name, total) -> 2 * total);
    assertThatThrownBy(
            () ->
                sample.design.raked(
                    new PopulationMargin("rows", sample.rows, sample.rowTotals),
                    new PopulationMargin("columns", sample.columns, twice)))
        .hasMessageStartingWith("the totals of 'rows' add up to ")
        .hasMessageContaining("and those of 'columns' to ");
    assertThatThrownBy(
            () ->
                sample.design.calibrated(
                    Auxiliaries.ofUnits(sample.units)
                        .withCategories("rows", sample.rows, sample.rowTotals)
                        .withCategories("columns", sample.columns, twice),
                    Distance.linear()))
        .hasMessageContaining("and those of 'columns' to ");
  }

  @Example
  void bounds_that_are_too_tight_come_with_bounds_that_do() {
    Sample sample = new Sample(2);
    SurveyDesign design = scaledTo(sample);
    assertThatThrownBy(() -> design.calibrated(sample.auxiliaries(), Distance.logit(0.999, 1.001)))
        .hasMessageContaining("calibration (logit [0.999, 1.001])")
        .hasMessageContaining("the tightest feasible bounds found are [");
  }

  @Example
  void contradictions_of_a_design_are_named() {
    assertThatThrownBy(() -> SurveyDesign.of(1, -1)).hasMessageContaining("unit 1 is -1.0");
    assertThatThrownBy(() -> SurveyDesign.of(0, 0)).hasMessageContaining("all 2 weights are 0");
    assertThatThrownBy(() -> SurveyDesign.of(1, Double.NaN)).hasMessageContaining("unit 1 is NaN");
    assertThatThrownBy(() -> SurveyDesign.ofUnits(2).withStrata("a", "b").withClusters("k", "k"))
        .hasMessageContaining("cluster 'k' is in strata 'a' and 'b' (unit 1)");
    assertThatThrownBy(() -> SurveyDesign.ofUnits(3).withPopulationSizes(2))
        .hasMessageContaining("population of 2.0 clusters, fewer than the 3 sampled");
    assertThatThrownBy(() -> SurveyDesign.ofUnits(2).withPopulationSizes(5, 6))
        .hasMessageContaining("has population sizes 5.0 and 6.0 (unit 1)");
    assertThatThrownBy(() -> SurveyDesign.ofUnits(2).withStrata("a"))
        .hasMessageContaining("1 strata for 2 units");
    assertThatThrownBy(() -> SurveyDesign.ofUnits(2).mean(1, Double.NaN))
        .hasMessageContaining("unit 1 has NaN");
    assertThatThrownBy(
            () -> SurveyDesign.ofUnits(2).mean(1, 2).minus(SurveyDesign.ofUnits(2).mean(1, 2)))
        .hasMessageContaining("figures of different designs");
  }
}
