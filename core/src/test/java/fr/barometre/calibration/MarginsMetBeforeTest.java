package fr.barometre.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.Communes;
import fr.barometre.IndicatorQuery;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weights that add up to the frame before they are weighted: 10 communes of the 40 inside OPSN
 * territories and 5 of the 20 outside, of weight 4. Who is left out is left out nevertheless.
 */
class MarginsMetBeforeTest {

  /** The yes are the 10 inside, and three strangers who say no. */
  private static IndicatorQuery query() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      int commune = i < 15 ? i : 60 + i;
      Answer answer =
          Answer.of(
              SmallSurvey.respondent("r" + i, String.format("%05d", commune + 1)).weight(4).build(),
              "Q1",
              commune < 60 && commune % 3 != 2 ? "OUI" : "NON");
      answers.add(answer);
    }
    return Barometre.indicator(SmallSurvey.CHARTE_OUI)
        .answers(Answers.of(SmallSurvey.ONE_WAVE, answers))
        .population(Communes.FRAME)
        .disclosure(Disclosure.NONE);
  }

  static List<Weighting> weightings() {
    return List.of(
        PostStratification.on(Dimension.OPSN).excludingOutsideFrame(),
        Raking.on(Dimension.OPSN).excludingOutsideFrame(),
        Calibration.on(Dimension.OPSN).excludingOutsideFrame());
  }

  @ParameterizedTest
  @MethodSource("weightings")
  void strangers_are_left_out(Weighting weighting) {
    Estimate adjusted = query().weighting(weighting).compute().adjusted();
    assertThat(adjusted.base().orElseThrow()).isEqualTo(15);
    assertThat(adjusted.value().orElseThrow()).isCloseTo(40 / 60.0, within(1e-15));
  }

  @Test
  void so_they_are_from_what_is_brought_to_the_frames_opsn_share() {
    Estimate sides =
        query().policy(FlagPolicy.builder().fewestClusters(1).build()).compute().adjusted();
    assertThat(sides.base().orElseThrow()).isEqualTo(15);
    assertThat(sides.value().orElseThrow()).isCloseTo(40 / 60.0, within(1e-15));
    assertThat(query().compute().observed().value().orElseThrow())
        .isCloseTo(10 / 18.0, within(1e-15));
  }
}
