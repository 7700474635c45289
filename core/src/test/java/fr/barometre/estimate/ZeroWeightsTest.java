package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.ReplicateMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Eight units in two strata, two of weight 0; expected values of R survey 4.1.1. */
class ZeroWeightsTest {

  private static final double[] Y = {1, 5, 2, 7, 3, 9, 4, 6};
  private static final String[] STRATA = {"a", "a", "a", "a", "b", "b", "b", "b"};
  private static final SurveyDesign DESIGN =
      SurveyDesign.of(2, 0, 3, 1, 4, 0, 2, 5).withStrata(STRATA);

  private static void is(SurveyEstimate figure, double value, double error, long degrees) {
    assertThat(figure.value()).isCloseTo(value, within(1e-13 * value));
    assertThat(figure.standardError()).isCloseTo(error, within(1e-12 * error));
    assertThat(figure.degreesOfFreedom()).isEqualTo(degrees);
  }

  /** Their clusters were drawn: strata have four, of which three weigh something. */
  @Test
  void units_of_weight_0_are_drawn_and_outside_every_domain() {
    assertThat(DESIGN.units()).isEqualTo(6);
    is(DESIGN.mean(Y), 3.8235294117647061, 0.88503335775108716, 4);
    is(DESIGN.total(Y), 65, 26.223399220289245, 4);
    is(
        DESIGN.replicated(ReplicateMethod.jkn()).mean(Y),
        3.8235294117647061,
        0.99341274735826746,
        5);
    // R's error, 0.764, depends on the unit of the weights; of weights 1e11 times as large it is
    // this.
    is(
        DESIGN.postStratified(STRATA, Map.of("a", 10.0, "b", 20.0)).mean(Y),
        3.8636363636363633,
        0.7626617820168794,
        4);
    assertThat(DESIGN.domain(true, true, false, false, false, true, false, false).units())
        .isEqualTo(1);
  }

  /** R's {@code svyttest}, on a degree less than the design's. */
  @Test
  void a_difference_of_groups_is_a_regression_on_them() {
    Predictor groups = Predictor.factor("g", "x", "x", "y", "x", "y", "y", "x", "y");
    Coefficient difference = DESIGN.linear(Y, groups).coefficients().get(1);
    assertThat(difference.statistic()).isCloseTo(0.32736869734367341, within(1e-12));
    assertThat(difference.pValue()).isCloseTo(0.76490260135969701, within(1e-12));
  }

  /** R's {@code svydesign}: missing values in `strata'. */
  @Test
  void who_was_drawn_from_where_is_known_of_everybody() {
    SurveyDesign three = SurveyDesign.ofUnits(3);
    assertThatThrownBy(() -> three.withStrata("a", "NA", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("strata: unit 1 has 'NA', which stands for no value; expected one");
    assertThatThrownBy(() -> three.withClusters("a", "b", ""))
        .hasMessageStartingWith("clusters: unit 2 has '', which stands for no value");
    assertThatThrownBy(() -> three.withStrata("a", "a", "a").withClustersWithinStrata("1", "", "2"))
        .hasMessageStartingWith("clusters: unit 1 has ''");
  }

  /** 7 is the mean of all units whatever they weigh; rounding leaves a part in 1e16 of it. */
  @Test
  void values_that_are_the_same_have_no_design_effect() {
    double[] same = {7, 7, 7};
    SurveyDesign design = SurveyDesign.of(0.1, 0.2, 0.7);
    assertThat(design.mean(same).designEffect()).isEmpty();
    assertThat(design.total(same).designEffect()).isEmpty();
  }
}
