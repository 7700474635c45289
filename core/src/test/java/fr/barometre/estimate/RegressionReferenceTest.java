package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.MarginContrast;
import fr.barometre.api.model.PredictedMargin;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Regressions of {@code models-synthetic.csv} against {@code models-synthetic.json}: R 4.2.2,
 * survey 4.1-1. To 1e-9 relative.
 */
class RegressionReferenceTest {

  private static final CsvTable TABLE =
      CsvTable.of("models-synthetic.csv", bytes("models-synthetic.csv"));
  private static final JsonNode EXPECTED =
      JsonMapper.shared().readTree(bytes("models-synthetic.json"));

  private static final double[] Y = numbers("y");
  private static final SurveyDesign WEIGHTED = SurveyDesign.of(numbers("w"));
  private static final SurveyDesign CLUSTERED = WEIGHTED.withClusters(texts("departement"));
  private static final SurveyDesign UNIT = SurveyDesign.of(ones());
  private static final Predictor[] PREDICTORS = {
    Predictor.factor("opsn", texts("opsn")).withBaseline("OUTSIDE"),
    Predictor.factor("band", texts("band")),
    Predictor.factor("kind", texts("kind"))
  };

  private static byte[] bytes(String name) {
    try (InputStream in = RegressionReferenceTest.class.getResourceAsStream("/fixtures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] texts(String column) {
    int at = TABLE.column(List.of(column));
    List<String> texts = new ArrayList<>();
    TABLE.forEach(row -> texts.add(row.field(at)));
    return texts.toArray(String[]::new);
  }

  private static double[] numbers(String column) {
    return Arrays.stream(texts(column)).mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] ones() {
    double[] ones = new double[Y.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void close(double value, JsonNode expected) {
    double wanted = expected.asDouble();
    assertThat(value).isCloseTo(wanted, within(1e-9 * Math.abs(wanted)));
  }

  private static void coefficients(RegressionResult result, String name) {
    JsonNode expected = EXPECTED.get(name);
    assertThat(result.coefficients().stream().map(Coefficient::name))
        .containsExactlyElementsOf(expected.get("estimate").propertyNames());
    for (Coefficient coefficient : result.coefficients()) {
      close(coefficient.estimate(), expected.get("estimate").get(coefficient.name()));
      close(coefficient.standardError(), expected.get("se").get(coefficient.name()));
    }
  }

  @Test
  void logistic_regressions_of_weighted_clustered_and_equal_units() {
    coefficients(WEIGHTED.logistic(Y, PREDICTORS), "logistic_weighted");
    coefficients(CLUSTERED.logistic(Y, PREDICTORS), "logistic_clustered");
    coefficients(UNIT.logistic(Y, PREDICTORS), "logistic_unit");
  }

  @Test
  void degrees_of_freedom_are_those_of_svyglm() {
    assertThat(CLUSTERED.logistic(Y, PREDICTORS).fit().degreesOfFreedom())
        .isEqualTo(EXPECTED.get("logistic_clustered").get("degrees").asLong());
  }

  @Test
  void a_linear_regression() {
    coefficients(WEIGHTED.linear(Y, PREDICTORS), "linear_weighted");
  }

  @Test
  void margins_over_the_respondents() {
    JsonNode expected = EXPECTED.get("opsn").get("standardised_to_respondents");
    RegressionResult result = UNIT.logistic(Y, PREDICTORS);
    PredictedMargin inside = result.margin("opsn", "INSIDE");
    close(inside.value(), expected.get("inside"));
    close(inside.standardError(), expected.get("inside_se"));
    PredictedMargin outside = result.margin("opsn", "OUTSIDE");
    close(outside.value(), expected.get("outside"));
    close(outside.standardError(), expected.get("outside_se"));
    MarginContrast contrast = result.contrast("opsn", "INSIDE");
    close(contrast.difference(), expected.get("difference"));
    close(contrast.standardError(), expected.get("difference_se"));
  }
}
