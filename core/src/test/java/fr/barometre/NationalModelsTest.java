package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.FigureModel;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModelledFigure;
import fr.barometre.api.result.Selection;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The national figure by models: against R, on the toy example, and where models disagree. */
class NationalModelsTest {

  private static void close(double value, JsonNode expected) {
    double wanted = expected.asDouble();
    assertThat(value).isCloseTo(wanted, within(1e-9 * Math.abs(wanted)));
  }

  private static ModelledFigure figure(IndicatorResult result, FigureModel model) {
    return result.selection().orElseThrow().model(model).orElseThrow();
  }

  @Test
  void figures_and_errors_are_those_of_r() {
    IndicatorResult result = ModelsSurvey.query().compute();
    JsonNode expected = ModelsSurvey.EXPECTED.get("doubly_robust");
    ModelledFigure both = figure(result, FigureModel.DOUBLY_ROBUST);
    close(both.value(), expected.get("doubly_robust_hajek"));
    close(both.standardError(), expected.get("doubly_robust_hajek_se"));
    ModelledFigure weighted = figure(result, FigureModel.INVERSE_PROPENSITY);
    close(weighted.value(), expected.get("inverse_propensity_hajek"));
    close(weighted.standardError(), expected.get("inverse_propensity_hajek_se"));
    close(figure(result, FigureModel.OUTCOME).value(), expected.get("regression"));
    // What the invented answers of the whole frame are.
    double truth = ModelsSurvey.EXPECTED.get("truth").get("national").asDouble();
    assertThat(truth).isBetween(both.lower(), both.upper());
  }

  /** 400 inside, 600 outside; 43 of 72 and 14 of 48 said yes (METHODS §4): .4 × 43/72 + … */
  @Test
  void by_opsn_alone_all_three_are_the_post_stratified_figure() {
    IndicatorResult result = Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute();
    for (FigureModel model : FigureModel.values()) {
      ModelledFigure figure = figure(result, model);
      assertThat(figure.value()).isCloseTo(0.4 * 43 / 72 + 0.6 * 14 / 48, within(1e-12));
      double inside = 0.16 * (1 - 0.18) * (43 * 29 / 72.0) / (72 * 72);
      double outside = 0.36 * (1 - 0.08) * (14 * 34 / 48.0) / (48 * 48);
      assertThat(figure.standardError()).isCloseTo(Math.sqrt(inside + outside), within(1e-12));
    }
    assertThat(result.flag(FlagCode.MODELS_DISAGREE)).isEmpty();
  }

  /** All 60 of a frame answered, with weights of their own: no error, and nobody to model. */
  @Test
  void models_of_a_census_do_not_disagree() {
    List<Collectivite> all = SyntheticSurvey.draw(60, 0.5, 3).who();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Respondent who =
          Respondent.builder().id("r" + i).collectivite(all.get(i).ref()).weight(1 + i % 3).build();
      answers.add(Answer.of(who, "Q1", i % 3 == 2 || i % 4 == 0 ? "OUI" : "NON"));
    }
    IndicatorResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Population.of("sixty", all))
            .compute();
    assertThat(result.selection().map(Selection::models).orElse(List.of())).isEmpty();
    assertThat(result.flag(FlagCode.MODELS_DISAGREE)).isEmpty();
  }

  /**
   * All large inside say yes, all small outside no: size and OPSN together separate the answers,
   * size alone does not. What is said is then modelled by size, who responds by both. Expected
   * values: R's glm of each, and METHODS §6.
   */
  @Test
  void answers_that_all_controls_separate_are_modelled_by_the_first_of_them() {
    IndicatorResult result =
        new ControlledContrastTest.Survey()
            .with("INSIDE", "0-999", 30, 10)
            .with("INSIDE", "1000+", 80, 0)
            .with("OUTSIDE", "0-999", 0, 60)
            .with("OUTSIDE", "1000+", 25, 25)
            .result();
    ModelledFigure both = figure(result, FigureModel.DOUBLY_ROBUST);
    assertThat(both.value()).isCloseTo(0.540862816854497, within(1e-12));
    assertThat(both.standardError()).isCloseTo(0.0208060684005998, within(1e-12));
    assertThat(figure(result, FigureModel.INVERSE_PROPENSITY).value())
        .isCloseTo(0.53848325800072, within(1e-12));
    assertThat(result.selection().orElseThrow().model(FigureModel.OUTCOME)).isEmpty();
    assertThat(result.flag(FlagCode.MODELS_DISAGREE)).isEmpty();
  }

  @Test
  void figures_into_which_a_hidden_side_goes_are_hidden() {
    ControlledContrastTest.Survey few =
        new ControlledContrastTest.Survey()
            .with("INSIDE", "0-999", 30, 20)
            .with("INSIDE", "1000+", 10, 30)
            .with("OUTSIDE", "0-999", 2, 2);
    Selection hidden =
        few.query().disclosure(Disclosure.DEFAULT).compute().selection().orElseThrow();
    Selection shown =
        few.with("OUTSIDE", "1000+", 4, 4)
            .query()
            .disclosure(Disclosure.DEFAULT)
            .compute()
            .selection()
            .orElseThrow();
    assertThat(shown.models()).hasSize(3);
    assertThat(hidden.models()).isEmpty();
  }

  /**
   * Response and answer both depend on size and OPSN together, which main effects do not say: the
   * large outside answer more often, and say yes, all others say no.
   */
  @Test
  void models_that_miss_how_two_things_go_together_disagree() {
    IndicatorResult result =
        new ControlledContrastTest.Survey()
            .with("INSIDE", "0-999", 60, 240)
            .with("INSIDE", "1000+", 10, 40)
            .with("OUTSIDE", "0-999", 10, 40)
            .with("OUTSIDE", "1000+", 1800, 200)
            .result();
    Flag flag = result.flag(FlagCode.MODELS_DISAGREE).orElseThrow();
    assertThat(flag.sentence().fr()).startsWith("Les modèles ne s'accordent pas sur le chiffre");
    assertThat(flag.evidence())
        .extracting(Evidence::name)
        .contains("doublyRobust", "inversePropensity", "outcome", "difference", "pValue");
    // As many say yes of each cell, none of the models is wrong about what is answered.
    IndicatorResult alike =
        new ControlledContrastTest.Survey()
            .with("INSIDE", "0-999", 150, 150)
            .with("INSIDE", "1000+", 25, 25)
            .with("OUTSIDE", "0-999", 25, 25)
            .with("OUTSIDE", "1000+", 1000, 1000)
            .result();
    assertThat(alike.flag(FlagCode.MODELS_DISAGREE)).isEmpty();
  }
}
