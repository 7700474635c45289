package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Weightings whose levels are joined, and the automatic one, against R 4.2.2, survey 4.1.1 ({@code
 * fixtures/joined.R}, which joins levels by its own code), to 1e-10 relative.
 */
class JoinedReferenceTest {

  private static final ReferenceFigures EXPECTED = ReferenceFigures.of("joined.json");
  private static final Answers ANSWERS =
      AnswersReader.of(SmallSurvey.ONE_WAVE)
          .read(Path.of("src/test/resources/fixtures/joined-synthetic.csv"));
  private static final IndicatorQuery QUERY =
      Samples.charte(
          ANSWERS, Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE)));

  private static void match(Estimate estimate, String name) {
    EXPECTED.under(name).matches("estimate", estimate.value().orElseThrow());
    EXPECTED.under(name).matches("se", estimate.standardError().orElseThrow());
  }

  @Test
  void no_row_is_refused() {
    assertThat(ANSWERS.rejections()).isEmpty();
  }

  @Test
  void strata_joined_to_ten_respondents() {
    match(
        QUERY
            .weighting(PostStratification.on(Dimension.POPULATION_STRATUM).joining())
            .compute()
            .adjusted(),
        "stratified");
  }

  @Test
  void raking_on_joined_strata_and_regions() {
    match(
        QUERY
            .weighting(
                Raking.on(
                        Dimension.TYPE,
                        Dimension.POPULATION_STRATUM,
                        Dimension.REGION,
                        Dimension.OPSN)
                    .joining())
            .compute()
            .adjusted(),
        "raked");
  }

  @Test
  void the_weighting_by_what_the_frame_knows_is_the_default() {
    match(QUERY.compute().adjusted(), "bounded");
    match(QUERY.weighting(Weighting.automatic()).compute().adjusted(), "bounded");
  }
}
