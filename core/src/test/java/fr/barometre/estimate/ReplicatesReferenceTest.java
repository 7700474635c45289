package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.ReplicateScales;
import fr.barometre.api.result.Interval;
import fr.barometre.csv.CsvTable;
import fr.barometre.weighting.Distance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replicate weights against R 4.2.2, survey 4.1-1: {@code replicates.json}, made by {@code
 * replicates.R}, and the jackknives of {@code models-synthetic.json}. To 1e-9 relative, but where R
 * stops its own iterations earlier.
 */
class ReplicatesReferenceTest {

  private static final JsonNode EXPECTED = JsonMapper.shared().readTree(bytes("replicates.json"));
  private static final JsonNode MODELS =
      JsonMapper.shared().readTree(bytes("models-synthetic.json")).get("jackknife");

  private static final Columns PEOPLE = new Columns("models-synthetic.csv");
  private static final double[] Y = PEOPLE.numbers("y");
  private static final double[] W = PEOPLE.numbers("w");
  private static final double[] SIZE =
      IntStream.rangeClosed(1, Y.length).mapToDouble(i -> 1 + i % 7).toArray();
  private static final SurveyDesign PLAIN =
      SurveyDesign.of(W).withClusters(PEOPLE.texts("departement"));
  private static final SurveyDesign JK1 = PLAIN.replicated(ReplicateMethod.jk1());
  private static final SurveyDesign STRATIFIED =
      SurveyDesign.of(W)
          .withStrata(PEOPLE.texts("region"))
          .withClustersWithinStrata(PEOPLE.texts("departement"));

  /** A fixture's columns. */
  private record Columns(CsvTable table) {

    Columns(String name) {
      this(CsvTable.of(name, bytes(name)));
    }

    String[] texts(String column) {
      int at = table.column(List.of(column));
      List<String> texts = new ArrayList<>();
      table.forEach(row -> texts.add(row.field(at)));
      return texts.toArray(String[]::new);
    }

    double[] numbers(String column) {
      return Arrays.stream(texts(column)).mapToDouble(Double::parseDouble).toArray();
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ReplicatesReferenceTest.class.getResourceAsStream("/fixtures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(double value, JsonNode expected) {
    close(value, expected, 1e-9);
  }

  private static void close(double value, JsonNode expected, double tolerance) {
    double wanted = expected.asDouble();
    assertThat(value).isCloseTo(wanted, within(tolerance * Math.abs(wanted)));
  }

  /** The coefficient of variation of w. */
  private static double cv(double... weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      total += weights[i] * W[i];
    }
    double mean = total / sum;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      squares += weights[i] * (W[i] - mean) * (W[i] - mean);
    }
    return Math.sqrt(squares / sum) / mean;
  }

  private static boolean[] some() {
    boolean[] some = new boolean[Y.length];
    String[] opsn = PEOPLE.texts("opsn");
    for (int i = 0; i < some.length; i++) {
      some[i] = opsn[i].equals("INSIDE") && SIZE[i] < 4;
    }
    return some;
  }

  private static void estimate(SurveyEstimate estimate, JsonNode of, String name, double near) {
    close(estimate.value(), of.get(name), near);
    double error = of.get(name + "_se").asDouble();
    // Of a total that was calibrated to, R leaves an error of rounding.
    double rounding = 1e-12 * Math.abs(estimate.value());
    assertThat(estimate.standardError()).isCloseTo(error, within(near * error + rounding));
  }

  private static void interval(Interval interval, JsonNode expected, double near) {
    close(interval.lower(), expected.get(0), near);
    close(interval.upper(), expected.get(1), near);
  }

  private static void figures(SurveyDesign design, String name, double near) {
    JsonNode of = EXPECTED.get(name);
    assertThat(design.degreesOfFreedom()).isEqualTo(of.get("degrees").asLong());
    boolean[] yes = new boolean[Y.length];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = Y[i] == 1;
    }
    estimate(design.mean(Y), of, "mean", near);
    estimate(design.total(SIZE), of, "total", near);
    estimate(design.ratio(Y, W), of, "ratio", near);
    estimate(design.statistic(ReplicatesReferenceTest::cv), of, "cv", near);
    QuantileEstimate median = design.quantile(W, 0.5, 0.95);
    close(median.value(), of.get("median"));
    close(median.interval().orElseThrow().lower(), of.get("median_lower"));
    close(median.interval().orElseThrow().upper(), of.get("median_upper"));
    SurveyEstimate share = design.proportion(yes);
    interval(share.interval(IntervalMethod.KORN_GRAUBARD, 0.95), of.get("beta"), near);
    interval(share.interval(IntervalMethod.LOGIT, 0.95), of.get("logit"), near);
    SurveyDesign domain = design.domain(some());
    estimate(domain.mean(Y), of, "domain", near);
    assertThat(domain.degreesOfFreedom()).isEqualTo(of.get("domain_degrees").asLong());
  }

  private static void figures(SurveyDesign design, String name) {
    figures(design, name, 1e-9);
  }

  @Test
  void the_jackknives_of_the_models_fixture() {
    JsonNode one = MODELS.get("jk1_clusters");
    estimate(JK1.mean(Y), (one), "mean");
    close(JK1.ratio(Y, W).value(), one.get("ratio_of_y_to_w"));
    close(JK1.ratio(Y, W).standardError(), one.get("ratio_se"));
    SurveyEstimate cv = JK1.statistic(ReplicatesReferenceTest::cv);
    close(cv.value(), one.get("cv_of_w"));
    close(cv.standardError(), one.get("cv_se"));
    // One région has a single respondent; it is joined to the largest.
    String[] regions = PEOPLE.texts("region");
    Map<String, Long> sizes =
        Arrays.stream(regions)
            .collect(
                java.util.stream.Collectors.groupingBy(
                    Function.identity(), java.util.stream.Collectors.counting()));
    String largest =
        sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    String[] strata =
        Arrays.stream(regions)
            .map(region -> sizes.get(region) == 1 ? largest : region)
            .toArray(String[]::new);
    estimate(
        SurveyDesign.of(W).withStrata(strata).replicated(ReplicateMethod.jkn()).mean(Y),
        MODELS.get("jkn_strata_region"),
        "mean");
  }

  private static void estimate(SurveyEstimate estimate, JsonNode of, String name) {
    close(estimate.value(), of.get(name));
    close(estimate.standardError(), of.get("se"));
  }

  @Test
  void jackknives_of_one_stratum() {
    figures(JK1, "jk1");
    figures(
        PLAIN.replicated(ReplicateMethod.jk1().withVarianceAroundEstimate()),
        "jk1_around_estimate");
    figures(PLAIN.withPopulationSizes(150).replicated(ReplicateMethod.jk1()), "jk1_finite");
    figures(PLAIN.replicated(ReplicateMethod.jkn()), "jk1");
  }

  @Test
  void jackknives_of_strata_lonely_ones_among_them() {
    figures(
        STRATIFIED.withLonelyStrata(LonelyStratum.CENTERED).replicated(ReplicateMethod.jkn()),
        "jkn_adjust");
    SurveyDesign certain = STRATIFIED.withLonelyStrata(LonelyStratum.CERTAINTY);
    figures(certain.replicated(ReplicateMethod.jkn()), "jkn_certainty");
    double[] sizes =
        Arrays.stream(PEOPLE.texts("region")).mapToDouble(r -> r.equals("84") ? 21 : 20).toArray();
    figures(certain.withPopulationSizes(sizes).replicated(ReplicateMethod.jkn()), "jkn_finite");
  }

  /** Nothing of a stratum that was drawn completely is left out: it gives no degree of freedom. */
  @Test
  void a_stratum_that_was_drawn_completely() {
    String[] region = PEOPLE.texts("region");
    String[] departement = PEOPLE.texts("departement");
    double all =
        IntStream.range(0, Y.length)
            .filter(i -> region[i].equals("84"))
            .mapToObj(i -> departement[i])
            .distinct()
            .count();
    double[] sizes = Arrays.stream(region).mapToDouble(r -> r.equals("84") ? all : 20).toArray();
    figures(
        STRATIFIED
            .withLonelyStrata(LonelyStratum.CERTAINTY)
            .withPopulationSizes(sizes)
            .replicated(ReplicateMethod.jkn()),
        "jkn_complete");
  }

  @Test
  void each_replicate_is_weighted_by_itself() {
    Map<String, Double> opsn = Map.of("INSIDE", 18000.0, "OUTSIDE", 18130.0);
    Map<String, Double> kind = Map.of("COMMUNE", 33130.0, "EPCI", 3000.0);
    figures(JK1.postStratified(PEOPLE.texts("opsn"), opsn), "post");
    figures(calibrated(), "linear");
    Auxiliaries both =
        Auxiliaries.ofUnits(Y.length)
            .withCategories("opsn", PEOPLE.texts("opsn"), opsn)
            .withCategories("kind", PEOPLE.texts("kind"), kind);
    figures(JK1.calibrated(both, Distance.raking()), "raked");
    // R's rake stops when a margin moves by less than 1e-9.
    SurveyDesign raked =
        JK1.raked(
            new PopulationMargin("opsn", PEOPLE.texts("opsn"), opsn),
            new PopulationMargin("kind", PEOPLE.texts("kind"), kind));
    figures(raked, "rake");
    figures(JK1.calibrated(both.withNumbers("w", W, 55_000), Distance.raking()), "bent");
  }

  private static SurveyDesign calibrated() {
    return JK1.calibrated(
        Auxiliaries.ofUnits(Y.length)
            .withCategories(
                "opsn", PEOPLE.texts("opsn"), Map.of("INSIDE", 18000.0, "OUTSIDE", 18130.0))
            .withCategories(
                "kind", PEOPLE.texts("kind"), Map.of("COMMUNE", 33130.0, "EPCI", 3000.0))
            .withNumbers("size", SIZE, 150000),
        Distance.linear());
  }

  private static void regression(RegressionResult result, String name) {
    JsonNode expected = EXPECTED.get(name);
    assertThat(result.coefficients().stream().map(Coefficient::name))
        .containsExactlyElementsOf(expected.get("estimate").propertyNames());
    for (Coefficient coefficient : result.coefficients()) {
      close(coefficient.estimate(), expected.get("estimate").get(coefficient.name()), 1e-8);
      close(coefficient.standardError(), expected.get("se").get(coefficient.name()), 1e-8);
    }
    assertThat(result.fit().degreesOfFreedom()).isEqualTo(expected.get("degrees").asLong());
    close(result.term("band").f(), expected.get("f"), 1e-8);
  }

  @Test
  void regressions_are_fitted_anew_in_each_replicate() {
    Predictor[] x = {
      Predictor.factor("opsn", PEOPLE.texts("opsn")).withBaseline("OUTSIDE"),
      Predictor.factor("band", PEOPLE.texts("band")),
      Predictor.factor("kind", PEOPLE.texts("kind")),
      Predictor.number("size", SIZE)
    };
    regression(JK1.logistic(Y, x), "logistic");
    regression(JK1.linear(Y, x), "gaussian");
    regression(calibrated().logistic(Y, x), "logistic_calibrated");
    regression(
        STRATIFIED
            .withLonelyStrata(LonelyStratum.CERTAINTY)
            .replicated(ReplicateMethod.jkn())
            .logistic(Y, x),
        "logistic_jkn");
  }

  @Test
  void a_test_of_independence() {
    JsonNode expected = EXPECTED.get("independence");
    RaoScott test = RaoScott.test(JK1, PEOPLE.texts("opsn"), PEOPLE.texts("kind"));
    close(test.f(), expected.get("F"));
    close(test.numeratorDegrees(), expected.get("ndf"));
    close(test.denominatorDegrees(), expected.get("ddf"));
    close(test.pValue(), expected.get("p"));
  }

  /** Schools of the first so many districts. */
  private record Schools(int districts) {

    private static final Columns ALL = new Columns("apiclus1.csv");

    List<String> names() {
      return Arrays.stream(ALL.texts("dnum")).distinct().limit(districts).toList();
    }

    private int[] units() {
      List<String> names = names();
      String[] of = ALL.texts("dnum");
      return IntStream.range(0, of.length).filter(i -> names.contains(of[i])).toArray();
    }

    double[] numbers(String column) {
      double[] all = ALL.numbers(column);
      return Arrays.stream(units()).mapToDouble(i -> all[i]).toArray();
    }

    String[] texts(String column) {
      String[] all = ALL.texts(column);
      return Arrays.stream(units()).mapToObj(i -> all[i]).toArray(String[]::new);
    }

    /** The factors of the districts in the fixture, by replicate and school. */
    double[][] replicates(JsonNode expected) {
      double[] weights = numbers("pw");
      String[] district = texts("dnum");
      List<String> names = names();
      double[][] columns = new double[expected.get("factors").size()][weights.length];
      for (int r = 0; r < columns.length; r++) {
        for (int i = 0; i < weights.length; i++) {
          JsonNode factors = expected.get("factors").get(r);
          columns[r][i] = weights[i] * factors.get(names.indexOf(district[i])).asDouble();
        }
      }
      return columns;
    }
  }

  private static void own(String name, int districts, Function<Integer, ReplicateScales> scales) {
    JsonNode expected = EXPECTED.get(name);
    Schools schools = new Schools(districts);
    double[][] columns = schools.replicates(expected);
    ReplicateScales made = scales.apply(columns.length);
    close(made.scale(), expected.get("scale"));
    own(expected, schools, SurveyDesign.ofReplicates(schools.numbers("pw"), columns, made));
  }

  private static void own(JsonNode expected, Schools schools, SurveyDesign design) {
    double[] api = schools.numbers("api00");
    double[] enroll = schools.numbers("enroll");
    estimate(design.mean(api), expected, "mean", 1e-9);
    estimate(design.ratio(api, enroll), expected, "ratio", 1e-9);
    estimate(design.total(enroll), expected, "total", 1e-9);
    close(design.mean(api).covariance(design.mean(enroll)), expected.get("covariance"));
    assertThat(design.degreesOfFreedom()).isEqualTo(expected.get("degrees").asLong());
    RegressionResult fit =
        design.linear(
            api,
            Predictor.number("ell", schools.numbers("ell")),
            Predictor.factor("awards", schools.texts("awards")));
    for (Coefficient c : fit.coefficients()) {
      close(c.estimate(), expected.get("linear").get(c.name()));
      close(c.standardError(), expected.get("linear_se").get(c.name()));
    }
  }

  @Test
  void columns_of_ones_own() {
    own("brr", 14, ReplicateScales::brr);
    own("fay", 14, n -> ReplicateScales.fay(n, 0.3));
    own("bootstrap", 15, ReplicateScales::bootstrap);
  }

  @Test
  void balanced_half_samples() {
    Schools schools = new Schools(14);
    List<String> names = schools.names();
    SurveyDesign pairs =
        SurveyDesign.of(schools.numbers("pw"))
            .withStrata(
                Arrays.stream(schools.texts("dnum"))
                    .map(name -> "pair " + names.indexOf(name) / 2)
                    .toArray(String[]::new))
            .withClusters(schools.texts("dnum"));
    for (ReplicateMethod method : List.of(ReplicateMethod.brr(), ReplicateMethod.fay(0.3))) {
      SurveyDesign design = pairs.replicated(method);
      JsonNode expected = EXPECTED.get(method.fay() == 0 ? "brr" : "fay");
      own(expected, schools, design);
      close(design.replicateScales().orElseThrow().scale(), expected.get("scale"));
    }
  }

  /** What is no total depends on which half-samples are taken: of these numbers of strata R's. */
  @Test
  void half_samples_of_many_strata() {
    for (JsonNode expected : EXPECTED.get("halves")) {
      int strata = expected.get("strata").asInt();
      String[] stratum = new String[2 * strata];
      double[] y = new double[stratum.length];
      double[] x = new double[stratum.length];
      for (int i = 1; i <= y.length; i++) {
        stratum[i - 1] = "p" + (i + 1) / 2;
        y[i - 1] = 7 * i % 11 + 1;
        x[i - 1] = 5 * i % 13 + 1;
      }
      SurveyDesign design =
          SurveyDesign.ofUnits(y.length).withStrata(stratum).replicated(ReplicateMethod.brr());
      assertThat(design.replicateWeights().length).isEqualTo(expected.get("replicates").asInt());
      assertThat(design.degreesOfFreedom()).isEqualTo(expected.get("degrees").asLong());
      estimate(design.ratio(y, x), expected, "ratio", 1e-9);
    }
  }
}
