package fr.barometre.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.Representativity.Category;
import fr.barometre.diagnosis.Representativity.Partial;
import fr.barometre.estimate.SurveyTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Indicators against the RISQ project's manual 2.1, and the toy example by hand (METHODS §4). */
class RepresentativityReferenceTest {

  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.of("gender", "sexe", "gender"),
          Dimension.of("age", "âge", "age"),
          Dimension.of("urb", "urbanisation", "urbanisation"));

  private static Level level(String code) {
    return new Level(code, Label.same(code));
  }

  private static List<FrameResponse> risq() {
    SurveyTable table = SurveyTable.read(Path.of("src/test/resources/fixtures/risq.csv"));
    String[] r = table.texts("r");
    double[] freq = table.numbers("Freq");
    List<String[]> columns = DIMENSIONS.stream().map(d -> table.texts(d.code())).toList();
    Map<List<Level>, long[]> cells = new LinkedHashMap<>();
    for (int i = 0; i < r.length; i++) {
      int row = i;
      long[] counts =
          cells.computeIfAbsent(
              columns.stream().map(c -> level(c[row])).toList(), k -> new long[2]);
      counts[0] += (long) freq[i];
      counts[1] += r[i].equals("1") ? (long) freq[i] : 0;
    }
    List<FrameResponse> responses = new ArrayList<>();
    cells.forEach(
        (levels, counts) -> {
          if (counts[0] > 0) {
            responses.add(new FrameResponse(levels, counts[0], counts[1]));
          }
        });
    return responses;
  }

  @Test
  void risq_main_effects() {
    Representativity indicators =
        Representativity.of(DIMENSIONS, risq(), PropensityModel.MAIN_EFFECTS);
    assertThat(indicators.r()).isCloseTo(.8789221, within(5e-8));
    assertThat(indicators.adjustedR()).isCloseTo(.8810997, within(5e-8));
    assertThat(indicators.meanPropensity()).isCloseTo(.5465802, within(5e-8));
    assertThat(indicators.cv()).isCloseTo(.1107595, within(5e-8));
    assertThat(indicators.adjustedCv()).isCloseTo(.1087675, within(5e-8));
    assertThat(indicators.standardErrorOfCv()).isCloseTo(.004806925, within(1e-9));
  }

  @Test
  void risq_partial_indicators() {
    List<Partial> partials =
        Representativity.of(DIMENSIONS, risq(), PropensityModel.MAIN_EFFECTS).partials();
    double[] unconditional = {.00967045, .02785369, .05382786};
    double[] conditional = {.009256866, .025869904, .052964532};
    for (int d = 0; d < 3; d++) {
      assertThat(partials.get(d).unconditional()).isCloseTo(unconditional[d], within(5e-9));
      assertThat(partials.get(d).conditional()).isCloseTo(conditional[d], within(5e-10));
      Partial partial = partials.get(d);
      double squares =
          partial.categories().stream().mapToDouble(c -> Math.pow(c.unconditional(), 2)).sum();
      assertThat(Math.sqrt(squares)).isCloseTo(partial.unconditional(), within(1e-12));
    }
    Category strong =
        partials.get(2).categories().stream()
            .filter(c -> c.level().code().equals("Very strong"))
            .findFirst()
            .orElseThrow();
    assertThat(strong.unconditional()).isCloseTo(-.046690533, within(5e-10));
    assertThat(strong.conditional()).isCloseTo(.045877355, within(5e-10));
  }

  @Test
  void the_toy_example() {
    List<FrameResponse> cells =
        List.of(
            new FrameResponse(List.of(level("INSIDE")), 400, 72),
            new FrameResponse(List.of(level("OUTSIDE")), 600, 48));
    for (PropensityModel model : PropensityModel.values()) {
      Representativity toy = Representativity.of(List.of(Dimension.OPSN), cells, model);
      assertThat(toy.r()).isCloseTo(.901971, within(5e-7));
      assertThat(toy.cv()).isCloseTo(.408453, within(5e-7));
      List<Category> categories = toy.partials().get(0).categories();
      assertThat(categories.get(0).unconditional()).isCloseTo(.037947, within(5e-7));
      assertThat(categories.get(1).unconditional()).isCloseTo(-.030984, within(5e-7));
    }
  }

  @Test
  void both_models_agree_on_one_dimension_with_their_errors() {
    List<FrameResponse> cells =
        List.of(
            new FrameResponse(List.of(level("a")), 400, 72),
            new FrameResponse(List.of(level("b")), 300, 24),
            new FrameResponse(List.of(level("c")), 300, 0));
    Representativity saturated =
        Representativity.of(
            List.of(Dimension.OPSN), cells.subList(0, 2), PropensityModel.SATURATED);
    Representativity logistic =
        Representativity.of(
            List.of(Dimension.OPSN), cells.subList(0, 2), PropensityModel.MAIN_EFFECTS);
    assertThat(logistic.adjustedCv()).isCloseTo(saturated.adjustedCv(), within(1e-9));
    assertThat(logistic.standardErrorOfCv()).isCloseTo(saturated.standardErrorOfCv(), within(1e-9));
    assertThat(Representativity.of(List.of(Dimension.OPSN), cells, PropensityModel.SATURATED).cv())
        .isGreaterThan(saturated.cv());
  }
}
