package fr.barometre.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.Communes;
import fr.barometre.Communes.Row;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One light answer against several heavy ones, worked by hand: the share that counts is within a
 * millionth of 1, and its variance is fifteen digits below the squares of the weights.
 */
class NearlyAllCountTest {

  private static final double HEAVY = 1000;
  private static final double LIGHT = 0.001;

  /** Communes 0 and 1 are in département 01, where the frame has 40 of 60; 2 and 5 in 02. */
  private static final List<Row> ROWS =
      List.of(row(0, "OUI", HEAVY), row(1, "NON", LIGHT), row(3, "OUI", HEAVY));

  private static Row row(int commune, String modality, double weight) {
    return new Row(commune, Role.AGENT, modality, 1, weight);
  }

  private static IndicatorResult compute(List<Row> rows, String counted) {
    return Barometre.indicator(
            IndicatorDefinition.builder()
                .from(SmallSurvey.CHARTE_OUI)
                .counted(List.of(counted))
                .countingUnit(CountingUnit.RESPONSE)
                .build())
        .answers(Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows)))
        .population(Communes.FRAME)
        .policy(FlagPolicy.builder().fewestClusters(1).build())
        .disclosure(Disclosure.NONE)
        .compute();
  }

  /**
   * \(\hat p = 2H/(2H + L)\); influences \(H(1-\hat p)/W = HL/W^2\) twice and \(-L\hat p/W =
   * -2HL/W^2\), which sum to zero: \(v = (1 - 3/60)\,\frac32\,6\,(HL/W^2)^2\).
   */
  @Test
  void the_standard_error_is_that_worked_by_hand() {
    double weight = 2 * HEAVY + LIGHT;
    double unit = HEAVY * LIGHT / (weight * weight);
    double expected = Math.sqrt((1 - 3 / 60.0) * 1.5 * 6) * unit;
    for (String counted : List.of("OUI", "NON")) {
      Estimate observed = compute(ROWS, counted).observed();
      assertThat(observed.standardError().orElseThrow())
          .isCloseTo(expected, within(1e-9 * expected));
    }
  }

  /**
   * Two communes of which a heavy response says yes, and light ones, of weight L and 2 L, no:
   * \(\hat p = 2H/W\) with \(W = 2H + 3L\); the influences are \(((1-\hat p)H - \hat pL)/W =
   * HL/W^2\) and its opposite: \(v = (1 - 2/60)\,2\cdot2\,(HL/W^2)^2\).
   */
  @Test
  void so_is_that_of_light_answers_in_the_communes_of_heavy_ones() {
    List<Row> rows =
        List.of(ROWS.get(0), row(0, "NON", LIGHT), row(1, "OUI", HEAVY), row(1, "NON", 2 * LIGHT));
    double weight = 2 * HEAVY + 3 * LIGHT;
    double expected = Math.sqrt((1 - 2 / 60.0) * 4) * HEAVY * LIGHT / (weight * weight);
    for (String counted : List.of("OUI", "NON")) {
      Estimate observed = compute(rows, counted).observed();
      assertThat(observed.standardError().orElseThrow())
          .isCloseTo(expected, within(1e-9 * expected));
    }
  }

  /**
   * With communes outside that all say no, weights by département leave the influences inside as
   * they were, times the part that the département has of the frame: outside, nothing varies.
   */
  @Test
  void so_is_that_of_the_figure_adjusted_for_another_part_that_says_no() {
    List<Row> rows =
        List.of(ROWS.get(0), ROWS.get(1), ROWS.get(2), row(2, "NON", 1), row(5, "NON", 1));
    double weight = 2 * HEAVY + LIGHT;
    double unit = 40 / 60.0 * HEAVY * LIGHT / (weight * weight);
    double expected = Math.sqrt((1 - 5 / 60.0) * 5 / 4 * 6) * unit;
    for (String counted : List.of("OUI", "NON")) {
      Estimate adjusted = compute(rows, counted).opsn().adjusted();
      assertThat(adjusted.standardError().orElseThrow())
          .isCloseTo(expected, within(1e-9 * expected));
    }
  }
}
