package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Means of numbers from a file to an estimate against R 4.2.2, survey 4.1.1 ({@code numbers.R}), to
 * 1e-10 relative: several answers a collectivité, real weights, don't knows, post-strata, raking,
 * domains; counts, years close to each other, and numbers on both sides of zero.
 */
class NumberReferenceTest {

  private static final ReferenceFigures EXPECTED = ReferenceFigures.of("numbers.json");
  private static final Answers ANSWERS =
      AnswersReader.of(SmallNumbers.QUESTIONNAIRE)
          .read(Path.of("src/test/resources/fixtures/numbers-synthetic.csv"));

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
    EXPECTED.under(code).match(result.observed(), "response");
    Segment agents = result.segments().get(0);
    assertThat(agents.level().code()).isEqualTo("AGENT");
    EXPECTED.under(code).match(agents.observed(), "response_agents");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents", "annee", "evolution"})
  void by_collectivite(String code) {
    IndicatorResult result = query(code).compute();
    EXPECTED.under(code).match(result.observed(), "collectivity");
    EXPECTED
        .under(code)
        .under("collectivity_deff")
        .matches("deff", result.observed().designEffect().orElseThrow());
    EXPECTED.under(code).match(result.opsn().adjusted(), "collectivity_by_opsn");
    OpsnEffect effect = result.opsn().effect().orElseThrow();
    ReferenceFigures expected = EXPECTED.under(code).under("opsn_difference");
    expected.matches("estimate", effect.difference());
    expected.matches("se", effect.standardError());
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents", "annee", "evolution"})
  void weighted(String code) {
    IndicatorResult result =
        query(code)
            .weighting(PostStratification.on(Dimension.OPSN, Dimension.POPULATION_BAND))
            .by(Dimension.POPULATION_BAND)
            .compute();
    EXPECTED.under(code).match(result.adjusted(), "collectivity_by_opsn_and_band");
    Segment small = result.segments().get(0);
    assertThat(small.level().code()).isEqualTo("0-999");
    EXPECTED.under(code).match(small.adjusted(), "collectivity_small_by_opsn_and_band");
    EXPECTED
        .under(code)
        .match(
            query(code)
                .weighting(Raking.on(Dimension.OPSN, Dimension.POPULATION_BAND))
                .compute()
                .adjusted(),
            "collectivity_raked");
  }
}
