package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.Population;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.Distance;
import fr.barometre.weighting.PostStratification;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Calibrated figures and changes between waves against R 4.2.2, survey 4.1.1 ({@code waves.R}), to
 * 1e-10 relative: several answers a collectivité, some in both waves, with real weights.
 */
class WavesReferenceTest {

  private static final Wave FIRST = new Wave("1", Label.same("1"), List.of("A", "B"));
  private static final Wave SECOND = new Wave("2", Label.same("2"), List.of("A", "B"));
  private static final ReferenceFigures EXPECTED = ReferenceFigures.of("waves.json");
  private static final Answers ANSWERS =
      AnswersReader.of(
              Questionnaire.builder()
                  .from(SmallSurvey.ONE_WAVE)
                  .waves(List.of(FIRST, SECOND))
                  .build())
          .read(Path.of("src/test/resources/fixtures/waves-synthetic.csv"));

  /** A distance of calibration, by the name of its figures. */
  private enum Calibrated {
    LINEAR(Distance.linear()),
    EXPONENTIAL(Distance.raking()),
    LOGIT(Distance.logit(.2, 4)),
    TRUNCATED(Distance.truncatedLinear(.15, 2));

    private final Distance distance;

    Calibrated(Distance distance) {
      this.distance = distance;
    }

    void match(String name, Estimate estimate) {
      ReferenceFigures expected = EXPECTED.under(name().toLowerCase(Locale.ROOT));
      expected.under(name).matches("estimate", estimate.value().orElseThrow());
      expected.under(name).matches("se", estimate.standardError().orElseThrow());
      expected.under(name).matches("deff", estimate.designEffect().orElseThrow());
    }
  }

  /** Communes that answered in either wave, of all: the fraction that R's figures have. */
  private static final double SAMPLED =
      (double) ANSWERS.respondents().map(r -> r.collectivite().orElseThrow()).distinct().count()
          / 34_875;

  private static IndicatorQuery query(Answers answers) {
    return Samples.charte(
        answers, Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE)));
  }

  @Test
  void no_row_is_refused() {
    assertThat(ANSWERS.rejections()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void calibrated(Calibrated by) {
    IndicatorQuery query =
        query(ANSWERS.in(FIRST))
            .weighting(Calibration.on(Dimension.OPSN, Dimension.POPULATION_BAND).by(by.distance))
            .by(Dimension.POPULATION_BAND, Dimension.ROLE);
    by.match("responses", query.unit(CountingUnit.RESPONSE).compute().adjusted());
    IndicatorResult expressed = query.base(BasePolicy.EXPRESSED).compute();
    by.match("collectivites", expressed.adjusted());
    by.match("small", part(expressed.segments(), "0-999"));
    by.match("elus", part(query.compute().segments(), "ELU"));
  }

  private static Estimate part(List<Segment> segments, String level) {
    return segments.stream()
        .filter(segment -> segment.level().code().equals(level))
        .findFirst()
        .orElseThrow()
        .adjusted();
  }

  @Test
  void changes_by_response() {
    match("responses", stacked().unit(CountingUnit.RESPONSE).change(FIRST, SECOND));
  }

  @Test
  void changes_by_collectivite() {
    match("collectivites", stacked().change(FIRST, SECOND));
  }

  /** Both waves as one sample of clusters with replacement, as R has them. */
  private static IndicatorQuery stacked() {
    return query(ANSWERS)
        .weighting(PostStratification.on(Dimension.OPSN))
        .sampling(SamplingPlan.simpleRandom().withReplacement());
  }

  private static void match(String name, Change change) {
    ReferenceFigures expected = EXPECTED.under("change").under(name);
    match(expected.under("observed"), change.observed());
    match(expected.under("equal"), change.equalComposition().orElseThrow());
    match(expected.under("composition"), change.composition().orElseThrow());
  }

  private static void match(ReferenceFigures expected, Difference difference) {
    expected.matches("estimate", difference.value());
    // R's design has one fraction for both waves, which is a factor of its variance.
    expected.matches("se", difference.standardError() * Math.sqrt(1 - SAMPLED));
  }
}
