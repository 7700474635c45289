package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole way from a file to an estimate against R 4.2.2, survey 4.1.1 ({@code cube.R}), to 1e-9
 * relative: several answers a collectivité, real weights, don't knows, post-strata, domains.
 */
class CubeReferenceTest {

  private static final JsonNode EXPECTED = expected();
  private static final Answers ANSWERS =
      AnswersReader.of(SmallSurvey.ONE_WAVE)
          .read(Path.of("src/test/resources/fixtures/cube-synthetic.csv"));
  private static final IndicatorQuery QUERY =
      Samples.charte(
          ANSWERS, Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE)));

  private static JsonNode expected() {
    try (InputStream in = CubeReferenceTest.class.getResourceAsStream("/fixtures/cube.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void no_row_is_refused() {
    assertThat(ANSWERS.rejections()).isEmpty();
  }

  @Test
  void by_response() {
    IndicatorQuery query = QUERY.unit(CountingUnit.RESPONSE);
    matches(query.compute().observed(), "response_all");
    matches(query.base(BasePolicy.EXPRESSED).compute().observed(), "response_expressed");
  }

  @Test
  void by_collectivite() {
    matches(QUERY.compute().observed(), "collectivity_all");
    matches(QUERY.base(BasePolicy.EXPRESSED).compute().observed(), "collectivity_expressed");
  }

  @Test
  void post_stratified() {
    matches(QUERY.compute().adjusted(), "collectivity_all_by_opsn");
    matches(
        QUERY.weighting(PostStratification.on(Dimension.OPSN)).compute().adjusted(),
        "collectivity_all_by_opsn");
  }

  @Test
  void post_stratified_on_two_dimensions_overall_and_in_a_domain() {
    var result =
        QUERY
            .base(BasePolicy.EXPRESSED)
            .weighting(PostStratification.on(Dimension.OPSN, Dimension.POPULATION_BAND))
            .by(Dimension.POPULATION_BAND)
            .compute();
    matches(result.adjusted(), "collectivity_expressed_by_opsn_and_band");
    Segment small = result.segments().get(0);
    assertThat(small.level().code()).isEqualTo("0-999");
    matches(small.adjusted(), "collectivity_expressed_small_by_opsn_and_band");
  }

  @Test
  void difference_between_inside_and_outside() {
    OpsnEffect effect = QUERY.compute().opsn().effect().orElseThrow();
    JsonNode expected = EXPECTED.get("opsn_difference");
    close(effect.difference(), expected.get("estimate").asDouble());
    close(effect.standardError(), expected.get("se").asDouble());
  }

  private static void matches(Estimate estimate, String name) {
    JsonNode expected = EXPECTED.get(name);
    close(estimate.value(), expected.get("estimate").asDouble());
    close(estimate.standardError().orElseThrow(), expected.get("se").asDouble());
    close(estimate.interval().orElseThrow().lower(), expected.get("low").asDouble());
    close(estimate.interval().orElseThrow().upper(), expected.get("high").asDouble());
    assertThat(estimate.degreesOfFreedom()).isEqualTo(expected.get("df").asLong());
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
  }
}
