package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Regressions by hand, what they leave out, and what they refuse. */
class RegressionTest {

  /** Ten of 40 say yes where x is "a", six of 60 where it is "b". */
  private static final String[] X =
      IntStream.range(0, 100).mapToObj(i -> i < 40 ? "a" : "b").toArray(String[]::new);

  private static final double[] Y =
      IntStream.range(0, 100).mapToDouble(i -> i < 10 || i >= 94 ? 1 : 0).toArray();

  private static final double[] SIZE =
      IntStream.range(0, 100).mapToDouble(i -> 2000 + i * 7 % 13).toArray();

  private static final SurveyDesign DESIGN = SurveyDesign.ofUnits(100);
  private static final Predictor FACTOR = Predictor.factor("x", X);

  private static void refused(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void two_levels_by_hand() {
    RegressionResult result = DESIGN.logistic(Y, FACTOR);
    Coefficient b = result.coefficient("xb");
    assertThat(b.estimate()).isCloseTo(Math.log(6 / 54.0) - Math.log(10 / 30.0), within(1e-12));
    // Woolf's variance of a log odds ratio, times n / (n - 1) of the design.
    double woolf = 1 / 6.0 + 1 / 54.0 + 1 / 10.0 + 1 / 30.0;
    assertThat(b.standardError()).isCloseTo(Math.sqrt(woolf * 100 / 99), within(1e-12));
    assertThat(result.fit().degreesOfFreedom()).isEqualTo(98);
    assertThat(result.margin("x", "a").value()).isCloseTo(0.25, within(1e-12));
    assertThat(result.contrast("x", "b").difference()).isCloseTo(-0.15, within(1e-12));
    double simple = Math.sqrt((0.25 * 0.75 / 40 + 0.1 * 0.9 / 60) * 100 / 99);
    assertThat(result.contrast("x", "b").standardError()).isCloseTo(simple, within(1e-12));
    assertThat(result.term("x").f()).isCloseTo(b.statistic() * b.statistic(), within(1e-9));
    assertThat(result.term("x").pValue()).isCloseTo(b.pValue(), within(1e-9));
  }

  @Test
  void a_census_of_clusters_leaves_no_error() {
    RegressionResult result = DESIGN.withPopulationSizes(100).linear(Y, FACTOR);
    assertThat(result.coefficient("xb").standardError()).isZero();
    assertThat(result.coefficient("xb").pValue()).isZero();
    assertThat(result.term("x").pValue()).isZero();
  }

  @Test
  void post_strata_that_are_the_factor_leave_its_errors_as_they_are() {
    SurveyDesign post = DESIGN.postStratified(X, java.util.Map.of("a", 40.0, "b", 60.0));
    assertThat(post.logistic(Y, FACTOR).coefficient("xb").standardError())
        .isCloseTo(DESIGN.logistic(Y, FACTOR).coefficient("xb").standardError(), within(1e-12));
  }

  @Test
  void where_a_number_starts_and_its_unit_change_nothing() {
    double[] moved = Arrays.stream(SIZE).map(s -> (s - 2000) / 100).toArray();
    RegressionResult far = DESIGN.logistic(Y, FACTOR, Predictor.number("size", SIZE));
    RegressionResult near = DESIGN.logistic(Y, FACTOR, Predictor.number("size", moved));
    Coefficient slope = near.coefficient("size");
    assertThat(far.coefficient("size").estimate()).isCloseTo(slope.estimate() / 100, within(1e-12));
    assertThat(far.coefficient("(Intercept)").estimate())
        .isCloseTo(
            near.coefficient("(Intercept)").estimate() - 20 * slope.estimate(), within(1e-9));
    double[][] v =
        near.fit().covariance().stream()
            .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    assertThat(far.coefficient("(Intercept)").standardError())
        .isCloseTo(Math.sqrt(v[0][0] - 40 * v[0][2] + 400 * v[2][2]), within(1e-9));
    assertThat(far.margin("x", "b").value())
        .isCloseTo(near.margin("x", "b").value(), within(1e-12));
  }

  @Test
  void levels_stand_in_order_of_their_numbers_unless_a_baseline_is_named() {
    String[] bands = new String[100];
    Arrays.setAll(bands, i -> List.of("10-19", "2-9", "100-199").get(i % 3));
    Predictor band = Predictor.factor("band", bands);
    assertThat(DESIGN.logistic(Y, band).coefficients())
        .extracting(Coefficient::name)
        .containsExactly("(Intercept)", "band10-19", "band100-199");
    assertThat(DESIGN.logistic(Y, band.withBaseline("10-19")).coefficients())
        .extracting(Coefficient::name)
        .containsExactly("(Intercept)", "band2-9", "band100-199");
  }

  @Test
  void missing_values_are_left_out_and_told() {
    String[] some = X.clone();
    some[0] = "";
    some[99] = "NA";
    double[] sizes = SIZE.clone();
    sizes[50] = Double.NaN;
    boolean[] known = new boolean[100];
    Arrays.fill(known, true);
    known[51] = false;
    boolean[] yes = new boolean[100];
    for (int i = 0; i < 100; i++) {
      yes[i] = Y[i] == 1;
    }
    RegressionResult result =
        DESIGN.logistic(
            YesNo.of(yes, known), Predictor.factor("x", some), Predictor.number("size", sizes));
    assertThat(result.fit().missing()).isEqualTo(4);
    assertThat(result.fit().units()).isEqualTo(96);
    boolean[] domain = new boolean[100];
    Arrays.fill(domain, true);
    for (int i : new int[] {0, 99, 50, 51}) {
      domain[i] = false;
    }
    RegressionResult among =
        DESIGN.domain(domain).logistic(Y, FACTOR, Predictor.number("size", SIZE));
    assertThat(result.coefficients()).isEqualTo(among.coefficients());
    assertThat(among.fit().missing()).isZero();
  }

  @Test
  void separation_is_named() {
    double[] none = Y.clone();
    Arrays.fill(none, 40, 100, 0);
    refused(
        () -> DESIGN.logistic(none, FACTOR),
        "separation: all 60 units with x = 'b' have 0, so that the coefficients have no end");
    double[] above = Arrays.stream(SIZE).map(s -> s > 2006 ? 1 : 0).toArray();
    refused(
        () -> DESIGN.logistic(above, Predictor.number("size", SIZE)),
        "separation: [size] together tell 1 from 0");
    // Quasi-complete: only at 2006 are there both.
    double[] partly = above.clone();
    for (int i = 0, met = 0; i < 100; i++) {
      partly[i] = SIZE[i] == 2006 ? met++ % 2 : above[i];
    }
    refused(
        () -> DESIGN.logistic(partly, FACTOR, Predictor.number("size", SIZE)),
        "separation: [size] together");
  }

  @Test
  void an_effect_that_is_large_but_ends_is_no_separation() {
    double[] steep = Arrays.stream(SIZE).map(s -> s > 2006 ? 1 : 0).toArray();
    for (int i = 0, met = 0; i < 100; i++) {
      steep[i] = SIZE[i] == 2006 || SIZE[i] == 2007 ? met++ % 3 == 0 ? 1 : 0 : steep[i];
    }
    double[] wide = Arrays.stream(SIZE).map(s -> s < 2001 ? -60 + s : s).toArray();
    assertThat(DESIGN.logistic(steep, Predictor.number("size", wide)).coefficient("size"))
        .satisfies(c -> assertThat(c.estimate()).isBetween(0.1, 20.0));
  }

  @Test
  void what_says_nothing_of_its_own_is_named() {
    String[] letters = Arrays.stream(X).map(x -> x + x).toArray(String[]::new);
    refused(
        () -> DESIGN.linear(Y, FACTOR, Predictor.factor("again", letters)),
        "predictor 'again' (againbb) says nothing that [(Intercept), xb] do not say together");
    double[] twice = Arrays.stream(SIZE).map(s -> 3 - 2 * s).toArray();
    refused(
        () -> DESIGN.logistic(Y, Predictor.number("size", SIZE), Predictor.number("twice", twice)),
        "predictor 'twice' (twice) says nothing that [(Intercept), size] do not say");
    refused(
        () -> DESIGN.linear(Y, Predictor.number("one", new double[100])),
        "predictor 'one' is 0.0 for all 100 units; expected two values at least");
    String[] same = new String[100];
    Arrays.fill(same, "s");
    refused(
        () -> DESIGN.linear(Y, Predictor.factor("f", same)),
        "predictor 'f' is [s] for all 100 units; expected two levels at least");
  }

  @Test
  void what_cannot_be_explained_is_refused() {
    refused(() -> DESIGN.logistic(new double[100], FACTOR), "all 100 units have 0.0");
    refused(() -> DESIGN.linear(SIZE), "a regression needs one predictor at least");
    refused(() -> DESIGN.logistic(SIZE, FACTOR), "unit 0 has 2000.0; expected 0 to 1");
    refused(() -> DESIGN.linear(Y, FACTOR, FACTOR), "two predictors are called 'x'");
    refused(
        () -> DESIGN.linear(Y, Predictor.number("n", 1, 2)),
        "2 values of predictor 'n' for 100 units; expected one a unit");
    double[] endless = SIZE.clone();
    endless[3] = Double.POSITIVE_INFINITY;
    refused(() -> DESIGN.linear(endless, FACTOR), "unit 3 has Infinity; expected a finite number");
    refused(
        () -> DESIGN.linear(Y, Predictor.number("n", endless)),
        "predictor 'n': unit 3 has Infinity");
    endless[3] = 1e101;
    refused(() -> DESIGN.linear(endless, FACTOR), "unit 3 has 1.0E101; expected a finite number");
    refused(
        () -> DESIGN.linear(Y, Predictor.number("n", endless)),
        "predictor 'n': unit 3 has 1.0E101; expected a finite number no larger than 1e100");
    refused(() -> FACTOR.withBaseline("c"), "no unit has its baseline 'c'");
    boolean[] second = new boolean[100];
    Arrays.fill(second, 40, 100, true);
    refused(
        () -> DESIGN.domain(second).linear(Y, FACTOR.withBaseline("a")),
        "none of the 60 units has its baseline 'a'; expected one of [b]");
    refused(() -> DESIGN.domain(new boolean[100]).linear(Y, FACTOR), "none of the 0 units");
  }

  @Test
  void designs_without_enough_clusters_are_refused() {
    String[] two = Arrays.stream(X).map(x -> x.equals("a") ? "1" : "2").toArray(String[]::new);
    refused(
        () -> DESIGN.withClusters(two).linear(Y, FACTOR),
        "a regression of 2 coefficients on a design of 1 degrees of freedom leaves 0");
    String[] strata = X.clone();
    strata[7] = "alone";
    refused(
        () -> DESIGN.withStrata(strata).linear(Y, FACTOR), "stratum 'alone' has a single cluster");
    assertThat(
            DESIGN
                .withStrata(strata)
                .withLonelyStrata(LonelyStratum.CENTERED)
                .linear(Y, FACTOR)
                .coefficient("xb")
                .standardError())
        .isPositive();
  }

  @Test
  void a_result_prints_as_a_table() {
    assertThat(DESIGN.logistic(Y, FACTOR).toString().split("\n"))
        .startsWith(
            "logistic regression                 estimate        s.e.         t         p",
            "(Intercept)                           -1.099      0.3670     -2.99    0.0035")
        .contains(
            "Wald test                                  F          df                   p",
            "predicted margin                       value        s.e.  contrast         p",
            "x a                                   0.2500     0.06881",
            "100 units, 0 left out for a missing value, 98 degrees of freedom");
  }
}
