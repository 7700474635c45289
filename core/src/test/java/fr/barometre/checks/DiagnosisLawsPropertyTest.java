package fr.barometre.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FrameResponse;
import fr.barometre.diagnosis.PropensityModel;
import fr.barometre.diagnosis.Representativity;
import fr.barometre.diagnosis.Representativity.Partial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What theory says of flags and indicators, whatever the data. */
class DiagnosisLawsPropertyTest {

  private static final List<Dimension> TWO =
      List.of(Dimension.of("A", "a", "a"), Dimension.of("B", "b", "b"));

  /** 120 respondents, of whom some are inside; one in four says yes, on both sides. */
  private static int severity(int inside) {
    List<Answer> answers = new ArrayList<>();
    answers.addAll(Samples.group("INSIDE", "OUI", inside / 4));
    answers.addAll(Samples.group("INSIDE", "NON", inside - inside / 4));
    answers.addAll(Samples.group("OUTSIDE", "OUI", (120 - inside) / 4));
    answers.addAll(Samples.group("OUTSIDE", "NON", 120 - inside - (120 - inside) / 4));
    IndicatorResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Samples.TOY_FRAME).compute();
    return result
        .flag(FlagCode.OPSN_OVERREPRESENTED)
        .map(Flag::severity)
        .map(s -> 1 + s.ordinal())
        .orElse(0);
  }

  /** Four in ten of the frame are inside: 48 of 120 would be even. */
  @Property
  void a_larger_imbalance_never_lowers_the_severity(
      @ForAll @IntRange(min = 48, max = 119) int inside, @ForAll @IntRange(max = 71) int more) {
    assertThat(severity(Math.min(119, inside + more))).isGreaterThanOrEqualTo(severity(inside));
  }

  private static Level level(String code) {
    return new Level(code, Label.same(code));
  }

  /** Two variables that cross in every cell. */
  private static List<FrameResponse> cells(int a, int b, long seed) {
    Random random = new Random(seed);
    List<FrameResponse> cells = new ArrayList<>();
    for (int i = 0; i < a; i++) {
      for (int j = 0; j < b; j++) {
        int frame = 10 + random.nextInt(500);
        cells.add(
            new FrameResponse(
                List.of(level("a" + i), level("b" + j)), frame, 1 + random.nextInt(frame)));
      }
    }
    return cells;
  }

  /** The variance of propensities is that between the levels of one variable and within them. */
  @Property
  void unconditional_and_conditional_parts_add_up_to_the_variance(
      @ForAll @IntRange(min = 2, max = 5) int a,
      @ForAll @IntRange(min = 2, max = 5) int b,
      @ForAll long seed) {
    List<FrameResponse> cells = cells(a, b, seed);
    Representativity found = Representativity.of(TWO, cells, PropensityModel.SATURATED);
    double population = cells.stream().mapToLong(FrameResponse::frame).sum();
    double mean = cells.stream().mapToLong(FrameResponse::respondents).sum() / population;
    double variance =
        cells.stream()
            .mapToDouble(
                c ->
                    c.frame()
                        / population
                        * Math.pow((double) c.respondents() / c.frame() - mean, 2))
            .sum();
    List<Partial> partials = found.partials();
    assertThat(square(partials.get(0).unconditional()) + square(partials.get(1).conditional()))
        .isCloseTo(variance, within(1e-12));
    assertThat(square(partials.get(1).unconditional()) + square(partials.get(0).conditional()))
        .isCloseTo(variance, within(1e-12));
    for (Partial partial : partials) {
      assertThat(partial.categories().stream().mapToDouble(c -> square(c.unconditional())).sum())
          .isCloseTo(square(partial.unconditional()), within(1e-12));
      assertThat(partial.categories().stream().mapToDouble(c -> square(c.conditional())).sum())
          .isCloseTo(square(partial.conditional()), within(1e-12));
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
