package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.Interval;
import fr.barometre.weighting.Distance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six units of two strata, as R's survey 4.1 (svymean, svytotal, confint with degf) has them. */
class SurveyFiguresReferenceTest {

  private static final double[] Y = {1, 2, 3, 4, 7, 9};
  private static final SurveyDesign DESIGN =
      SurveyDesign.of(1, 2, 3, 1, 2, 1).withStrata("a", "a", "a", "b", "b", "b");
  private static final SurveyDesign DOMAIN = DESIGN.domain(true, true, false, true, true, false);

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
  }

  private static void check(Interval found, double lower, double upper, double level) {
    close(found.lower(), lower);
    close(found.upper(), upper);
    assertThat(found.level()).isEqualTo(level);
    assertThat(found.method()).isEqualTo("STUDENT");
  }

  @Test
  void a_mean_has_students_interval_and_test() {
    SurveyEstimate mean = DESIGN.mean(Y);
    close(mean.value(), 4.1);
    close(mean.standardError(), 0.559821400091136);
    check(mean.interval(0.95), 2.54568661393199, 5.65431338606801, 0.95);
    close(mean.pValue(), 0.00184958614410184);
  }

  @Test
  void a_total_has_them_and_a_design_effect() {
    SurveyEstimate total = DESIGN.total(Y);
    close(total.value(), 41);
    close(total.standardError(), 11.13552872566);
    check(total.interval(0.9), 17.2607588721535, 64.7392411278464, 0.9);
    close(total.designEffect().orElseThrow(), 2.46422893481717);
  }

  /** R's confint(…, df = degf(subset)): the domain has two degrees, the whole design four. */
  @Test
  void a_domain_is_judged_by_its_own_degrees() {
    SurveyEstimate mean = DOMAIN.mean(Y);
    close(mean.value(), 23 / 6.0);
    close(mean.standardError(), 1.18047385338199);
    check(mean.interval(0.95), -1.24583571431854, 8.91250238098521, 0.95);
    assertThat(mean.degreesOfFreedom()).isEqualTo(2);
    close(mean.pValue(), 0.0831728440440341);
  }

  /** (Σw)² / Σw², worked by hand: 100 / 20 of all, 36 / 10 of the domain. */
  @Test
  void unequal_weights_make_fewer_units() {
    close(DESIGN.effectiveSize(), 5);
    close(DESIGN.kishDesignEffect(), 1.2);
    close(DOMAIN.effectiveSize(), 3.6);
    close(DOMAIN.kishDesignEffect(), 4 / 3.6);
    SurveyDesign nobody = DESIGN.domain(new boolean[6]);
    assertThat(nobody.effectiveSize()).isZero();
    assertThat(nobody.kishDesignEffect()).isEqualTo(1);
  }

  @Test
  void columns_have_a_value_for_each_unit() {
    refused(() -> DESIGN.withPopulationSizes(9, 9), "2 population sizes for 6 units");
    refused(() -> DESIGN.domain(true), "1 domain members for 6 units");
    refused(() -> DESIGN.by("x", "y"), "2 categories for 6 units");
    refused(() -> DESIGN.proportion(true, false), "2 truths for 6 units");
    refused(() -> DESIGN.total(1, 2), "2 values for 6 units");
    refused(() -> DESIGN.ratio(new double[] {1}, Y), "1 numerators for 6 units");
    refused(() -> DESIGN.ratio(Y, new double[] {1}), "1 denominators for 6 units");
  }

  @Test
  void values_are_finite() {
    double[] hole = {1, 2, 3, 4, 7, Double.NaN};
    refused(() -> DESIGN.total(hole), "values: unit 5 has NaN");
    refused(() -> DESIGN.ratio(hole, Y), "numerators: unit 5 has NaN");
    refused(() -> DESIGN.ratio(Y, hole), "denominators: unit 5 has NaN");
    refused(() -> DESIGN.quantile(hole, 0.5, 0.95), "values: unit 5 has NaN");
    // Unit 5 is not in the domain.
    close(DOMAIN.mean(hole).value(), 23 / 6.0);
  }

  @Test
  void a_level_is_between_zero_and_one() {
    String expected = "confidence level 95.0 is not in (0, 1); 95 % is 0.95";
    refused(() -> DESIGN.mean(Y).interval(95), expected);
    refused(() -> DESIGN.quantile(Y, 0.5, 95), expected);
    refused(() -> DESIGN.quantile(Y, 50, 0.95), "probability 50.0 is not in (0, 1)");
  }

  @Test
  void figures_of_different_designs_have_no_covariance() {
    SurveyEstimate other = DESIGN.withLonelyStrata(LonelyStratum.CENTERED).mean(Y);
    refused(() -> DESIGN.mean(Y).covariance(other), "figures of different designs");
    close(DESIGN.mean(Y).covariance(DESIGN.mean(Y)), DESIGN.mean(Y).variance());
  }

  private static void refused(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void weights_are_scaled_to_the_size_of_the_population() {
    SurveyDesign scaled = DESIGN.calibrated(Auxiliaries.ofUnits(6).withSize(40), Distance.linear());
    assertThat(scaled.weights()).containsExactly(new double[] {4, 8, 12, 4, 8, 4}, within(1e-12));
    close(scaled.mean(Y).value(), 4.1);
    assertThat(scaled.diagnostics().orElseThrow().margins())
        .singleElement()
        .satisfies(fit -> assertThat(fit.name()).isEqualTo("size"));
  }

  /**
   * 1, 3, 3 and 9 of 16 are cut to 2 and 6: 9 gives 3, of which 1 gets its 1; 2 are shared by two.
   */
  @Test
  void what_trimming_moved_is_told() {
    SurveyDesign trimmed = SurveyDesign.of(1, 3, 3, 9).trimmed(2, 6);
    assertThat(trimmed.weights()).containsExactly(2, 4, 4, 6);
    TrimmingDiagnostics told = trimmed.trimming().orElseThrow();
    assertThat(told.units()).isEqualTo(2);
    close(told.unitShare(), 0.5);
    close(told.movedShare(), 3.0 / 16);
    close(trimmed.kishDesignEffect(), 4 * 72.0 / 256);
    assertThat(trimmed.domain(true, true, false, false).trimming()).hasValue(told);
    assertThat(SurveyDesign.of(1, 3).trimming()).isEmpty();
    TrimmingDiagnostics none = SurveyDesign.of(3, 5).trimmed(0, 5).trimming().orElseThrow();
    assertThat(none).isEqualTo(new TrimmingDiagnostics(0, 0, 0));
  }

  /** Where nobody is left inside, what is cut goes to those who are not at the bound. */
  @Test
  void trimming_keeps_the_sum_or_says_that_it_cannot() {
    assertThat(SurveyDesign.of(1, 1, 13).trimmed(2, 7).weights())
        .containsExactly(new double[] {4, 4, 7}, within(1e-12));
    assertThat(SurveyDesign.of(1, 9).trimmed(4, 6).weights())
        .containsExactly(new double[] {4, 6}, within(1e-12));
    refused(
        () -> DESIGN.trimmed(2, 3),
        "weights cannot be trimmed to [2.0, 3.0]: their mean is 1.6666666666666667;");
    refused(() -> DESIGN.trimmed(0, 1), "expected a range that has it inside");
  }

  @Test
  void a_table_gives_its_columns(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "y;type\n1.5;a\n2;b\n-;a\n");
    SurveyTable table = SurveyTable.read(file);
    assertThat(table.columns()).containsExactly("y", "type");
    assertThat(table.texts("type")).containsExactly("a", "b", "a");
    assertThat(table.is("type", "a")).isEqualTo(YesNo.of(true, false, true));
    refused(() -> table.numbers("y"), ":4: column 'y': '-' is not a finite number");
    refused(() -> table.numbers("x"), "no column 'x'; the header has ['y', 'type']");
  }

  @Test
  void a_table_tells_what_is_missing(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "y,z\n1.5,\nNA,2\n,-\n-3e2,NA\n");
    SurveyTable table = SurveyTable.read(file);
    assertThat(table.known("y")).containsExactly(true, false, false, true);
    assertThat(table.numbersIfKnown("y")).containsExactly(1.5, Double.NaN, Double.NaN, -300);
    refused(() -> table.numbers("y"), ":3: column 'y': 'NA' is not a finite number");
    refused(() -> table.numbersIfKnown("z"), ":4: column 'z': '-' is not a finite number");
  }

  @Test
  void numbers_may_have_a_comma_where_it_does_not_part_fields(@TempDir Path folder)
      throws IOException {
    Path french = Files.writeString(folder.resolve("f.csv"), "y;z\n1,5;1,234.5\n-0,25;1\n");
    assertThat(SurveyTable.read(french).numbers("y")).containsExactly(1.5, -0.25);
    refused(
        () -> SurveyTable.read(french).numbers("z"),
        ":2: column 'z': '1,234.5' is not a finite number");
    Path english = Files.writeString(folder.resolve("e.csv"), "y,z\n\"1,234\",1\n");
    refused(
        () -> SurveyTable.read(english).numbers("y"),
        ":2: column 'y': '1,234' is not a finite number");
  }
}
