package fr.barometre.calibration;

import static fr.barometre.api.territory.Dimension.OPSN;
import static fr.barometre.api.territory.Dimension.POPULATION_STRATUM;
import static fr.barometre.api.territory.Dimension.REGION;
import static fr.barometre.api.territory.Dimension.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.IndicatorQuery;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.SyntheticSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import fr.barometre.weighting.AutomaticWeighting;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels joined until each has enough respondents, on figures that are worked by hand. */
class JoinedWeightingTest {

  private static FrameCell cell(String type, String opsn, long count) {
    return new FrameCell(Map.of("TYPE", type, "OPSN", opsn), count);
  }

  /** 200 communes and 40 EPCI; 76 inside OPSN territories and 164 outside. */
  private static final Population FRAME =
      Population.ofCells(
          "small",
          List.of(TYPE, OPSN),
          List.of(
              cell("COMMUNE", "INSIDE", 60),
              cell("COMMUNE", "OUTSIDE", 140),
              cell("CC", "INSIDE", 10),
              cell("CC", "OUTSIDE", 20),
              cell("CA", "INSIDE", 6),
              cell("CA", "OUTSIDE", 4)));

  private static void add(List<Answer> answers, String type, String opsn, int yes, int no) {
    for (int i = 0; i < yes + no; i++) {
      answers.add(
          Answer.of(
              Respondent.builder()
                  .id(type + opsn + i)
                  .putProfile("TYPE", type)
                  .putProfile("OPSN", opsn)
                  .build(),
              "Q1",
              i < yes ? "OUI" : "NON"));
    }
  }

  /** Communes 20 and 10, CC 4 and 2, CA 3 and 1: six CC and four CA, ten EPCI. */
  private static IndicatorQuery query() {
    List<Answer> answers = new ArrayList<>();
    add(answers, "COMMUNE", "INSIDE", 12, 8);
    add(answers, "COMMUNE", "OUTSIDE", 3, 7);
    add(answers, "CC", "INSIDE", 3, 1);
    add(answers, "CC", "OUTSIDE", 1, 1);
    add(answers, "CA", "INSIDE", 2, 1);
    add(answers, "CA", "OUTSIDE", 0, 1);
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), FRAME);
  }

  private static double adjusted(Weighting weighting) {
    return query().weighting(weighting).compute().adjusted().value().orElseThrow();
  }

  /**
   * Raking keeps the odds ratio 20 · 3 / (10 · 7) = 6/7 of communes and EPCI, inside and outside.
   * With x communes inside, x (x - 36) = 6/7 (200 - x) (76 - x): x² + 1404 x - 91200 = 0.
   */
  @Test
  void raking_on_joined_margins() {
    double inside = (-1404 + Math.sqrt(1404 * 1404 + 4 * 91_200)) / 2;
    double yes =
        12 * inside / 20 + 3 * (200 - inside) / 10 + 5 * (76 - inside) / 7 + 1 * (inside - 36) / 3;
    assertThat(adjusted(Raking.on(TYPE, OPSN).joining())).isCloseTo(yes / 240, within(1e-12));
  }

  /** Inside and outside differ among communes (20 and 10), not among EPCI (7 and 3). */
  @Test
  void post_strata_are_joined_within_each_type() {
    double yes = 12 * 60 / 20.0 + 3 * 140 / 10.0 + 6 * 40 / 10.0;
    assertThat(adjusted(PostStratification.on(TYPE, OPSN).joining()))
        .isCloseTo(yes / 240, within(1e-12));
  }

  /** With 11 wanted, EPCI join the communes: one level is left, and the rest is OPSN alone. */
  @Test
  void a_dimension_that_keeps_one_level_is_left_out_and_this_is_told() {
    IndicatorResult result = query().weighting(Raking.on(TYPE, OPSN).joining(11)).compute();
    double yes = 17 * 76 / 27.0 + 4 * 164 / 13.0;
    assertThat(result.adjusted().value().orElseThrow()).isCloseTo(yes / 240, within(1e-12));
    assertThat(result.provenance().weighting().en())
        .isEqualTo(
            "raking on TYPE, OPSN, levels of fewer than 11 respondents joined: none; left out: Type"
                + " of authority (one level of it is left)");
    assertThat(result.provenance().weighting().fr())
        .isEqualTo(
            "calage sur marges (raking) par TYPE, OPSN, niveaux de moins de 11 répondants"
                + " regroupés : aucun ; laissé de côté : Type de collectivité (il n'en reste qu'un"
                + " niveau)");
  }

  private static IndicatorResult of(Weighting weighting, List<Answer> answers) {
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), FRAME)
        .weighting(weighting)
        .policy(FlagPolicy.builder().fewestClusters(1).build())
        .compute();
  }

  /** All communes inside, all EPCI outside: their totals of 200 and 76 contradict each other. */
  @Test
  void the_last_dimension_is_left_out_if_its_totals_cannot_be_met() {
    List<Answer> answers = new ArrayList<>();
    add(answers, "COMMUNE", "INSIDE", 12, 8);
    add(answers, "CC", "OUTSIDE", 3, 12);
    double yes = 12 * 200 / 20.0 + 3 * 40 / 15.0;
    for (Weighting weighting :
        List.of(
            Raking.on(TYPE, OPSN).joining(),
            Calibration.on(TYPE, OPSN).joining(),
            Weighting.automatic())) {
      IndicatorResult result = of(weighting, answers);
      assertThat(result.adjusted().value().orElseThrow()).isCloseTo(yes / 240, within(1e-12));
      assertThat(result.provenance().weighting().en())
          .contains(
              "left out: Territory served by an OPSN (its totals cannot be met beside the others)");
    }
  }

  /**
   * Communes stand for 200/110 each and EPCI for 2. Outside, ten communes and ten EPCI would have
   * to stand for 164: at five times their weights the communes stand for 91, and EPCI for 40 at
   * most.
   */
  @Test
  void a_dimension_that_asks_for_weights_out_of_bounds_is_left_out() {
    List<Answer> answers = new ArrayList<>();
    add(answers, "COMMUNE", "INSIDE", 60, 40);
    add(answers, "COMMUNE", "OUTSIDE", 1, 9);
    add(answers, "CC", "INSIDE", 5, 5);
    add(answers, "CC", "OUTSIDE", 2, 8);
    double yes = 61 * 200 / 110.0 + 7 * 40 / 20.0;
    IndicatorResult result = of(Weighting.automatic(), answers);
    assertThat(result.adjusted().value().orElseThrow()).isCloseTo(yes / 240, within(1e-12));
    assertThat(of(Raking.on(TYPE, OPSN).joining(), answers).provenance().weighting().en())
        .as("which has no bounds")
        .doesNotContain("left out");
  }

  @Test
  void what_was_joined_is_told() {
    IndicatorQuery asked = query().weighting(PostStratification.on(TYPE, OPSN).joining());
    assertThat(asked.compute().provenance().weighting().fr())
        .isEqualTo(
            "post-stratification par TYPE × OPSN, niveaux de moins de 10 répondants regroupés :"
                + " Intercommunalités");
  }

  /** What the caller collapsed stays together: CA with communes, so that CC go with them too. */
  @Test
  void collapsed_levels_stay_together() {
    double yes = 17 * 76 / 27.0 + 4 * 164 / 13.0;
    assertThat(adjusted(Raking.on(TYPE, OPSN).collapsing(TYPE, "COMMUNE", "CA").joining()))
        .isCloseTo(yes / 240, within(1e-12));
  }

  @Test
  void without_joining_the_error_names_it() {
    Population more =
        Population.ofCells(
            "more",
            List.of(TYPE, OPSN),
            List.of(
                cell("COMMUNE", "INSIDE", 60),
                cell("COMMUNE", "OUTSIDE", 140),
                cell("CC", "INSIDE", 30),
                cell("CA", "INSIDE", 10),
                cell("METROPOLE", "INSIDE", 2)));
    assertThatThrownBy(() -> query().population(more).weighting(Raking.on(TYPE, OPSN)).compute())
        .hasMessageContaining("frame cells without respondents: [METROPOLE] (2 collectivités)")
        .hasMessageContaining("join levels until each has respondents with joining()");
    assertThat(
            query()
                .population(more)
                .weighting(Raking.on(TYPE).excludingOutsideFrame().joining())
                .compute()
                .adjusted()
                .value())
        .isPresent();
  }

  @Test
  void no_level_has_fewer_than_no_respondents() {
    assertThatThrownBy(() -> Raking.on(TYPE).joining(0)).hasMessageContaining("1 or more, got 0");
    assertThatThrownBy(() -> Weighting.automatic().joining(-1)).hasMessageContaining("got -1");
  }

  @Test
  void weightings_are_values() {
    assertThat(Set.of(Raking.on(TYPE), Raking.on(TYPE).joining(), Raking.on(TYPE).joining(20)))
        .contains(Raking.on(TYPE).joining(10));
    assertThat(PostStratification.on(TYPE).joining()).isNotEqualTo(PostStratification.on(TYPE));
    assertThat(Calibration.on(TYPE).joining()).isEqualTo(Calibration.on(TYPE).joining(10));
    assertThat(Weighting.automatic()).isEqualTo(Weighting.automatic().joining(10));
    assertThat(Weighting.automatic()).hasSameHashCodeAs(Weighting.automatic().joining(10));
    assertThat(Weighting.automatic()).isNotEqualTo(Weighting.automatic().joining(20));
    assertThat(Weighting.automatic())
        .hasToString(
            "calibration on type and size, OPSN and region, levels of fewer than 10 respondents"
                + " joined");
    assertThat(Calibration.on(TYPE).joining(5))
        .hasToString("calibration (linear) on TYPE, levels of fewer than 5 respondents joined");
  }

  /** Of a frame without size or région the automatic weighting takes type and OPSN. */
  @Test
  void the_automatic_weighting_takes_what_there_is() {
    assertThat(AutomaticWeighting.margins(List.of(OPSN, TYPE)))
        .containsExactly(List.of(TYPE), List.of(OPSN));
    IndicatorResult result =
        query()
            .weighting(Weighting.automatic())
            .policy(FlagPolicy.builder().fewestClusters(1).build())
            .compute();
    assertThat(result.provenance().weighting().en())
        .endsWith(
            "left out: Fine population band, Region (the frame or most respondents do not have"
                + " it)");
  }

  /** README's example, which is not about one lucky sample. */
  @ParameterizedTest
  @ValueSource(ints = {388, 629, 2_100})
  void every_size_of_sample_can_be_weighted(int size) {
    SyntheticSurvey survey = SyntheticSurvey.draw(size, 0.34, 1);
    for (Weighting weighting :
        List.of(
            Raking.on(TYPE, POPULATION_STRATUM, REGION, OPSN).joining(),
            PostStratification.on(TYPE, POPULATION_STRATUM, REGION, OPSN).joining(),
            Calibration.on(TYPE, POPULATION_STRATUM, REGION, OPSN).joining(),
            Weighting.automatic())) {
      IndicatorResult result =
          Barometre.indicator("teletravail.charte")
              .answers(survey.answers())
              .weighting(weighting)
              .compute();
      assertThat(result.adjusted().value()).as("%s", weighting).isPresent();
    }
  }
}
