package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Means of numbers from a file to an estimate against R 4.2.2, survey 4.1.1 ({@code numbers.R}), to
 * 1e-10 relative: several answers a collectivité, real weights, don't knows, post-strata, raking,
 * domains; counts, years close to each other, and numbers on both sides of zero.
 */
class NumberReferenceTest {

  private static final JsonNode EXPECTED = expected();
  private static final Answers ANSWERS =
      AnswersReader.of(SmallNumbers.QUESTIONNAIRE)
          .read(Path.of("src/test/resources/fixtures/numbers-synthetic.csv"));

  private static JsonNode expected() {
    try (InputStream in = NumberReferenceTest.class.getResourceAsStream("/fixtures/numbers.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static IndicatorQuery query(String code) {
    return Barometre.indicator(SmallNumbers.QUESTIONNAIRE.indicator(code).orElseThrow())
        .answers(ANSWERS)
        .population(Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE)))
        .disclosure(Disclosure.NONE);
  }

  @Test
  void no_row_is_refused() {
    assertThat(ANSWERS.rejections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents", "annee", "evolution"})
  void by_response(String code) {
    IndicatorResult result = query(code).unit(CountingUnit.RESPONSE).by(Dimension.ROLE).compute();
    matches(result.observed(), code, "response");
    Segment agents = result.segments().get(0);
    assertThat(agents.level().code()).isEqualTo("AGENT");
    matches(agents.observed(), code, "response_agents");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents", "annee", "evolution"})
  void by_collectivite(String code) {
    IndicatorResult result = query(code).compute();
    matches(result.observed(), code, "collectivity");
    close(
        result.observed().designEffect().orElseThrow(),
        EXPECTED.get(code).get("collectivity_deff").get("deff").asDouble());
    matches(result.adjusted(), code, "collectivity_by_opsn");
    OpsnEffect effect = result.opsn().effect().orElseThrow();
    JsonNode expected = EXPECTED.get(code).get("opsn_difference");
    close(effect.difference(), expected.get("estimate").asDouble());
    close(effect.standardError(), expected.get("se").asDouble());
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents", "annee", "evolution"})
  void weighted(String code) {
    IndicatorResult result =
        query(code)
            .weighting(PostStratification.on(Dimension.OPSN, Dimension.POPULATION_BAND))
            .by(Dimension.POPULATION_BAND)
            .compute();
    matches(result.adjusted(), code, "collectivity_by_opsn_and_band");
    Segment small = result.segments().get(0);
    assertThat(small.level().code()).isEqualTo("0-999");
    matches(small.adjusted(), code, "collectivity_small_by_opsn_and_band");
    matches(
        query(code)
            .weighting(Raking.on(Dimension.OPSN, Dimension.POPULATION_BAND))
            .compute()
            .adjusted(),
        code,
        "collectivity_raked");
  }

  private static void matches(Estimate estimate, String code, String name) {
    JsonNode expected = EXPECTED.get(code).get(name);
    close(estimate.value(), expected.get("estimate").asDouble());
    close(estimate.standardError().orElseThrow(), expected.get("se").asDouble());
    close(estimate.interval().orElseThrow().lower(), expected.get("low").asDouble());
    close(estimate.interval().orElseThrow().upper(), expected.get("high").asDouble());
    assertThat(estimate.degreesOfFreedom()).isEqualTo(expected.get("df").asLong());
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-10 * Math.abs(expected)));
  }
}
