package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The whole way from a file to an estimate against R 4.2.2, survey 4.1.1 ({@code cube.R}), to 1e-10
 * relative: several answers a collectivité, real weights, don't knows, post-strata, domains.
 */
class CubeReferenceTest {

  private static final ReferenceFigures EXPECTED = ReferenceFigures.of("cube.json");
  private static final Answers ANSWERS =
      AnswersReader.of(SmallSurvey.ONE_WAVE)
          .read(Path.of("src/test/resources/fixtures/cube-synthetic.csv"));
  private static final IndicatorQuery QUERY =
      Samples.charte(
          ANSWERS, Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE)));

  @Test
  void no_row_is_refused() {
    assertThat(ANSWERS.rejections()).isEmpty();
  }

  @Test
  void by_response() {
    IndicatorQuery query = QUERY.unit(CountingUnit.RESPONSE);
    EXPECTED.match(query.compute().observed(), "response_all");
    EXPECTED.match(query.base(BasePolicy.EXPRESSED).compute().observed(), "response_expressed");
  }

  @Test
  void by_collectivite() {
    EXPECTED.match(QUERY.compute().observed(), "collectivity_all");
    EXPECTED.match(QUERY.base(BasePolicy.EXPRESSED).compute().observed(), "collectivity_expressed");
  }

  @Test
  void post_stratified() {
    EXPECTED.match(QUERY.compute().opsn().adjusted(), "collectivity_all_by_opsn");
    EXPECTED.match(
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
    EXPECTED.match(result.adjusted(), "collectivity_expressed_by_opsn_and_band");
    Segment small = result.segments().get(0);
    assertThat(small.level().code()).isEqualTo("0-999");
    EXPECTED.match(small.adjusted(), "collectivity_expressed_small_by_opsn_and_band");
  }

  @Test
  void difference_between_inside_and_outside() {
    OpsnEffect effect = QUERY.compute().opsn().effect().orElseThrow();
    ReferenceFigures expected = EXPECTED.under("opsn_difference");
    expected.matches("estimate", effect.difference());
    expected.matches("se", effect.standardError());
  }
}
