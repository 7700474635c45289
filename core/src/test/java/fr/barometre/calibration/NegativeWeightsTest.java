package fr.barometre.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.IndicatorQuery;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import fr.barometre.weighting.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A linear calibration that gives a cell a negative weight, worked by hand.
 *
 * <p>In the sample 10, 1, 1 and 10 in the cells INSIDE × NORTH, INSIDE × SOUTH, OUTSIDE × NORTH and
 * OUTSIDE × SOUTH; in the frame 10, 1990, 10 and 10. Factors are 1 + α + β with the margins 2,000
 * and 20 each way: x, 2000 - 10x, 20 - 10x and x, so that 22 x = 2020.
 */
class NegativeWeightsTest {

  private static final double X = 2020 / 22.0;

  private static IndicatorResult result(String insideSouth, String outsideNorth) {
    return query(insideSouth, outsideNorth).compute();
  }

  private static IndicatorQuery query(String insideSouth, String outsideNorth) {
    Dimension region = Dimension.REGION;
    List<FrameCell> cells = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    String[] opsn = {"INSIDE", "INSIDE", "OUTSIDE", "OUTSIDE"};
    String[] regions = {"NORTH", "SOUTH", "NORTH", "SOUTH"};
    long[] frame = {10, 1990, 10, 10};
    int[] sample = {10, 1, 1, 10};
    String[] said = {"NON", insideSouth, outsideNorth, "NON"};
    for (int c = 0; c < opsn.length; c++) {
      Map<String, String> levels = Map.of("OPSN", opsn[c], region.code(), regions[c]);
      cells.add(new FrameCell(levels, frame[c]));
      for (int i = 0; i < sample[c]; i++) {
        Respondent.Builder who = Respondent.builder();
        answers.add(Answer.of(who.id(c + "-" + i).profile(levels).build(), "Q1", said[c]));
      }
    }
    Population population = Population.ofCells("by hand", List.of(Dimension.OPSN, region), cells);
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), population)
        .weighting(Calibration.on(Dimension.OPSN, region))
        .by(region);
  }

  @Test
  void a_part_of_negative_weights_has_no_proportion_and_says_why() {
    IndicatorResult result = result("OUI", "OUI");
    assertThat(result.adjusted().value().orElseThrow())
        .isCloseTo((2000 - 10 * X + 20 - 10 * X) / 2020, within(1e-9));
    Segment north = result.segments().get(0);
    assertThat(north.level().code()).isEqualTo("NORTH");
    assertThat(north.observed().value().orElseThrow()).isCloseTo(1 / 11.0, within(1e-12));
    // (20 - 10 x) over 10 x + (20 - 10 x): -45 or so.
    assertThat(north.adjusted().status()).isEqualTo(EstimateStatus.NOT_ESTIMABLE);
    assertThat(north.adjusted().effectiveBase().orElseThrow())
        .isCloseTo(400 / (10 * X * X + (20 - 10 * X) * (20 - 10 * X)), within(1e-9));
    assertThat(north.flags())
        .extracting(Flag::code)
        .contains(FlagCode.SMALL_BASE, FlagCode.WEIGHT_CONCENTRATION);
  }

  /** Two cells of one collectivité each: 2000 - 10 x is 1,082 and 20 - 10 x is -898. */
  @Test
  void negative_weights_are_flagged_and_weighting_by_the_frame_has_none() {
    Flag flag = result("OUI", "OUI").flag(FlagCode.NEGATIVE_WEIGHTS).orElseThrow();
    assertThat(flag.severity()).isEqualTo(Severity.WARNING);
    assertThat(flag.sentence().en())
        .isEqualTo(
            "The weighting gives a negative weight to 1 authority: their answers count the wrong"
                + " way round.");
    Remedy remedy =
        flag.remedies().stream()
            .filter(r -> r.kind() == Remedy.Kind.WEIGH_BY_FRAME)
            .findFirst()
            .orElseThrow();
    assertThat(query("OUI", "OUI").remedied(remedy).compute().flag(FlagCode.NEGATIVE_WEIGHTS))
        .isEmpty();
  }

  @Test
  void a_whole_of_negative_weights_has_no_proportion_either() {
    IndicatorResult result = result("NON", "OUI");
    assertThat(result.adjusted().status()).isEqualTo(EstimateStatus.NOT_ESTIMABLE);
    assertThat(result.observed().value().orElseThrow()).isCloseTo(1 / 22.0, within(1e-12));
  }
}
