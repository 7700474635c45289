package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Clusters numbered anew in each stratum and sampling fractions, as R's survey 4.1 has them.
 *
 * <pre>{@code
 * f <- data.frame(s = c("a","a","a","b","b"), c = c(1,1,2,1,2), y = c(1,4,2,7,5),
 *                 f = c(.5,.5,.5,.2,.2))
 * }</pre>
 */
class ClustersAndFractionsTest {

  private static final String[] S = {"a", "a", "a", "b", "b"};
  private static final String[] C = {"1", "1", "2", "1", "2"};
  private static final double[] Y = {1, 4, 2, 7, 5};
  private static final double[] F = {0.5, 0.5, 0.5, 0.2, 0.2};

  private static void check(SurveyEstimate found, double value, double standardError) {
    assertThat(found.value()).isCloseTo(value, within(1e-12 * value));
    assertThat(found.standardError()).isCloseTo(standardError, within(1e-12 * standardError));
  }

  private static void refused(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  /** R: svydesign(ids = ~c, strata = ~s, weights = c(1, 2, 3, 1, 2), data = f, nest = TRUE). */
  @Test
  void clusters_may_be_numbered_anew_in_each_stratum() {
    SurveyDesign nested = SurveyDesign.of(1, 2, 3, 1, 2).withStrata(S).withClustersWithinStrata(C);
    check(nested.mean(Y), 3.55555555555556, 0.339000746117185);
    assertThat(nested.clusters()).isEqualTo(4);
    assertThat(nested.degreesOfFreedom()).isEqualTo(2);
    // The same with names of their own, and where there are no strata.
    check(
        SurveyDesign.of(1, 2, 3, 1, 2)
            .withStrata(S)
            .withClusters("a1", "a1", "a2", "b1", "b2")
            .mean(Y),
        3.55555555555556,
        0.339000746117185);
    assertThat(SurveyDesign.ofUnits(5).withClustersWithinStrata(C).clusters()).isEqualTo(2);
  }

  /** R refuses likewise: "Clusters not nested in strata at top level; you may want nest=TRUE." */
  @Test
  void clusters_that_strata_share_are_refused_with_what_to_do() {
    String expected =
        "cluster '1' is in strata 'a' and 'b' (unit 3); expected each cluster in one stratum; where"
            + " clusters are numbered anew in each stratum, expected withStrata(...) and then"
            + " withClustersWithinStrata(...)";
    refused(() -> SurveyDesign.ofUnits(5).withStrata(S).withClusters(C), expected);
    refused(() -> SurveyDesign.ofUnits(5).withClusters(C).withStrata(S), expected);
    refused(() -> SurveyDesign.ofUnits(5).withClustersWithinStrata(C).withStrata(S), expected);
    SurveyDesign nested = SurveyDesign.ofUnits(5).withStrata(S).withClustersWithinStrata(C);
    refused(
        () -> nested.withStrata("x", "y", "y", "y", "y"),
        "cluster 'a: 1' is in strata 'x' and 'y' (unit 1)");
  }

  /** R: svydesign(ids = ~1, strata = ~s, fpc = ~f), and with ids = ~c, nest = TRUE. */
  @Test
  void a_fraction_sampled_gives_the_size_of_the_population() {
    SurveyDesign units = SurveyDesign.ofUnits(5).withStrata(S).withSamplingFractions(F);
    assertThat(units.weights()).containsExactly(2, 2, 2, 5, 5);
    check(units.total(Y), 74, 9.69535971483266);
    check(units.mean(Y), 4.625, 0.605959982177041);
    SurveyDesign clusters =
        SurveyDesign.ofUnits(5)
            .withSamplingFractions(0.5)
            .withStrata(S)
            .withClustersWithinStrata(C)
            .withSamplingFractions(F);
    assertThat(clusters.weights()).containsExactly(2, 2, 2, 5, 5);
    check(clusters.total(Y), 74, 9.89949493661167);
    check(clusters.mean(Y), 4.625, 0.577174048976996);
  }

  /** R: svydesign(ids = ~1, fpc = rep(.2, 5)): 20 % of 25, whatever strata come later. */
  @Test
  void one_fraction_may_be_that_of_all_strata() {
    SurveyDesign fifth = SurveyDesign.ofUnits(5).withSamplingFractions(0.2);
    check(fifth.total(Y), 95, 23.8746727726266);
    check(fifth.mean(Y), 3.8, 0.954986910905066);
    assertThat(fifth.mean(Y).variance())
        .isEqualTo(SurveyDesign.ofUnits(5).withPopulationSizes(25).mean(Y).variance());
    SurveyDesign before = fifth.withStrata(S);
    SurveyDesign after = SurveyDesign.ofUnits(5).withStrata(S).withSamplingFractions(0.2);
    assertThat(before.total(Y).variance()).isEqualTo(after.total(Y).variance());
    SurveyDesign census = SurveyDesign.ofUnits(5).withSamplingFractions(1);
    assertThat(census.mean(Y).standardError()).isZero();
  }

  @Test
  void what_is_no_fraction_or_no_size_is_sent_to_the_method_that_takes_it() {
    SurveyDesign design = SurveyDesign.ofUnits(5).withStrata(S);
    refused(
        () -> design.withPopulationSizes(0.2),
        "stratum 'a' has a population of 0.2 clusters, fewer than the 3 sampled; for a fraction"
            + " sampled, as R's fpc may be, expected withSamplingFractions(...)");
    refused(
        () -> design.withPopulationSizes(Double.NaN),
        "stratum 'a' has the population size NaN (unit 0); expected a number of clusters above 0,"
            + " Double.POSITIVE_INFINITY where it is not known; for a fraction sampled"
            + " withSamplingFractions(...)");
    refused(() -> design.withPopulationSizes(9, 9, 0, 8, 8), "the population size 0.0 (unit 2)");
    refused(() -> design.withPopulationSizes(0, 9, 9, 8, 8), "the population size 0.0 (unit 0)");
    refused(
        () -> design.withSamplingFractions(25),
        "stratum 'a' has the sampling fraction 25.0 (unit 0); expected it above 0 and at most 1;"
            + " numbers of clusters are for withPopulationSizes(...)");
    refused(() -> design.withSamplingFractions(Double.NaN), "the sampling fraction NaN (unit 0)");
    refused(() -> design.withSamplingFractions(0), "the sampling fraction 0.0 (unit 0)");
    refused(
        () -> design.withSamplingFractions(0.5, 0.5, 0.4, 0.2, 0.2),
        "stratum 'a' has sampling fractions 0.5 and 0.4 (unit 2); expected one fraction a stratum");
    refused(() -> design.withSamplingFractions(0.5, 0.5), "2 sampling fractions for 5 units");
  }
}
