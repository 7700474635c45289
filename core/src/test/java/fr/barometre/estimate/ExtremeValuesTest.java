package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.ReplicateMethod;
import fr.barometre.api.model.ReplicateScales;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values whose squares a number cannot hold, and replicates that show nothing. */
class ExtremeValuesTest {

  private static final double[] WEIGHTS = {1, 2, 3, 4, 2, 1};
  private static final double[] Y = {1, 2, 3, 1.5, 0.4, 1.1};
  private static final double[] X = {1, 2, 3, 4, 5, 6};
  private static final SurveyDesign DESIGN = SurveyDesign.of(WEIGHTS);
  private static final SurveyDesign REPLICATED = DESIGN.replicated(ReplicateMethod.jk1());

  private static double[] times(int power) {
    return Arrays.stream(Y).map(y -> Math.scalb(y, power)).toArray();
  }

  /** A multiple by a power of 2 changes no digit: of a mean, a total, a ratio and their errors. */
  @Test
  void errors_follow_values_of_any_size() {
    for (int power : new int[] {-1000, -560, -500, 500, 560, 1000}) {
      double[] y = times(power);
      for (SurveyDesign design : List.of(DESIGN, REPLICATED)) {
        multiple(design.mean(y), design.mean(Y), power);
        multiple(design.total(y), design.total(Y), power);
        multiple(design.ratio(y, X), design.ratio(Y, X), power);
        multiple(design.ratio(X, y), design.ratio(X, Y), -power);
        multiple(
            design.mean(y).minus(design.ratio(y, X)),
            design.mean(Y).minus(design.ratio(Y, X)),
            power);
      }
    }
  }

  private static void multiple(SurveyEstimate of, SurveyEstimate one, int power) {
    assertThat(of.value()).isEqualTo(Math.scalb(one.value(), power));
    assertThat(of.standardError()).isEqualTo(Math.scalb(one.standardError(), power));
    assertThat(of.interval(0.95).upper()).isEqualTo(Math.scalb(one.interval(0.95).upper(), power));
    assertThat(of.pValue()).isEqualTo(one.pValue());
  }

  @Test
  void a_variance_that_no_number_holds_is_refused() {
    SurveyEstimate large = DESIGN.mean(times(600));
    for (SurveyEstimate figure : List.of(large, DESIGN.mean(times(-600)))) {
      assertThatThrownBy(figure::variance)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("whose standard error is " + figure.standardError())
          .hasMessageContaining("expected values in another unit");
      assertThat(figure.designEffect()).isEmpty();
    }
    assertThatThrownBy(() -> large.covariance(DESIGN.total(times(600))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected values in another unit");
  }

  @Test
  void a_total_that_no_number_holds_is_refused() {
    SurveyDesign heavy = SurveyDesign.of(1e100, 1e100, 1e100, 1e100, 1e100, 1e100);
    String expected = "a weighted total is beyond what a number can hold";
    assertThatThrownBy(() -> heavy.total(times(800))).hasMessageContaining(expected);
    assertThatThrownBy(() -> heavy.mean(times(800))).hasMessageContaining(expected);
    assertThatThrownBy(() -> heavy.ratio(X, times(800))).hasMessageContaining(expected);
  }

  @Test
  void replicates_that_are_alike_show_nothing() {
    double[][] columns = {WEIGHTS, WEIGHTS, Arrays.stream(WEIGHTS).map(w -> 2 * w).toArray()};
    SurveyDesign design = SurveyDesign.ofReplicates(WEIGHTS, columns, ReplicateScales.jk1(3));
    String expected = "the 3 replicates have the same weights here, or multiples of them";
    assertThatThrownBy(() -> design.mean(Y).interval(0.95)).hasMessageContaining(expected);
    assertThatThrownBy(() -> design.total(Y).pValue()).hasMessageContaining(expected);
    boolean[] holds = {true, false, true, true, false, true};
    assertThatThrownBy(() -> design.proportion(holds).interval(IntervalMethod.LOGIT, 0.95))
        .hasMessageContaining(expected);
    assertThatThrownBy(() -> design.linear(Y, Predictor.number("x", 1, 2, 1, 2, 3, 1)))
        .hasMessageContaining("or more replicates that differ");
  }
}
