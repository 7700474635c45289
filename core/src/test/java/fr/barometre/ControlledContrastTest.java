package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.StandardisedEffect;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OPSN at equal type and size: against R, by hand, and where it cannot be had. */
class ControlledContrastTest {

  private static void close(double value, JsonNode expected) {
    double wanted = expected.asDouble();
    assertThat(value).isCloseTo(wanted, within(1e-9 * Math.abs(wanted)));
  }

  @Test
  void margins_over_the_frame_are_those_of_r() {
    OpsnDiagnosis opsn = ModelsSurvey.query().compute().opsn();
    JsonNode expected = ModelsSurvey.EXPECTED.get("opsn");
    close(opsn.effect().orElseThrow().inside().value().orElseThrow(), expected.get("raw_inside"));
    close(opsn.effect().orElseThrow().outside().value().orElseThrow(), expected.get("raw_outside"));
    StandardisedEffect equal = opsn.standardised().orElseThrow();
    JsonNode frame = expected.get("standardised_to_frame");
    close(equal.inside(), frame.get("inside"));
    close(equal.outside(), frame.get("outside"));
    close(equal.difference(), frame.get("difference"));
    close(equal.standardError(), frame.get("difference_se"));
    assertThat(opsn.standardisation().orElseThrow().equal())
        .containsExactly(Dimension.TYPE, Dimension.POPULATION_BAND);
    assertThat(opsn.standardisation().orElseThrow().words().fr())
        .isEqualTo("Type de collectivité (2), Taille de population (6)");
  }

  /** Answers of small and large communes inside and outside; the frame has as many of each. */
  static final class Survey {
    private final List<Answer> answers = new ArrayList<>();

    Survey with(String opsn, String band, int yes, int no) {
      for (int i = 0; i < yes + no; i++) {
        Respondent who =
            Respondent.builder()
                .id("r" + answers.size())
                .putProfile(Dimension.OPSN.code(), opsn)
                .putProfile(Dimension.POPULATION_BAND.code(), band)
                .build();
        answers.add(Answer.of(who, "Q1", i < yes ? "OUI" : "NON"));
      }
      return this;
    }

    IndicatorQuery query() {
      List<FrameCell> cells = new ArrayList<>();
      for (String opsn : List.of("INSIDE", "OUTSIDE")) {
        for (String band : List.of("0-999", "1000+")) {
          cells.add(
              new FrameCell(
                  Map.of(Dimension.OPSN.code(), opsn, Dimension.POPULATION_BAND.code(), band),
                  10_000));
        }
      }
      Population frame =
          Population.ofCells("by hand", List.of(Dimension.OPSN, Dimension.POPULATION_BAND), cells);
      return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), frame)
          .disclosure(Disclosure.NONE);
    }

    IndicatorResult result() {
      return query().compute();
    }
  }

  /** 80 % of large and 20 % of small communes say yes, wherever they are. */
  static Survey confounded() {
    return new Survey()
        .with("INSIDE", "0-999", 8, 32)
        .with("INSIDE", "1000+", 128, 32)
        .with("OUTSIDE", "0-999", 32, 128)
        .with("OUTSIDE", "1000+", 32, 8);
  }

  @Test
  void what_size_does_is_not_put_down_to_opsn() {
    IndicatorResult result = confounded().result();
    assertThat(result.opsn().effect().orElseThrow().difference()).isCloseTo(0.36, within(1e-12));
    StandardisedEffect equal = result.opsn().standardised().orElseThrow();
    assertThat(equal.inside()).isCloseTo(0.5, within(1e-12));
    assertThat(equal.outside()).isCloseTo(0.5, within(1e-12));
    assertThat(equal.difference()).isCloseTo(0, within(1e-12));
    assertThat(result.flag(FlagCode.OPSN_SENSITIVE)).isEmpty();
    Flag flag = result.flag(FlagCode.OPSN_CONFOUNDED).orElseThrow();
    assertThat(flag.sentence().fr())
        .isEqualTo(
            "Les réponses diffèrent avec et sans OPSN, 68,0\u00A0% contre 32,0\u00A0%, mais à"
                + " taille égale rien ne le montre : 50,0\u00A0% contre 50,0\u00A0% (estimation par"
                + " modèle).");
    assertThat(flag.sentence().en())
        .isEqualTo(
            "The answers differ with and without an OPSN, 68.0% against 32.0%, but at equal size"
                + " nothing shows it: 50.0% against 50.0% (modelled).");
    assertThat(flag.evidence())
        .extracting(Evidence::name)
        .contains("difference", "pValue", "standardisedDifference", "standardisedPValue");
  }

  @Test
  void what_opsn_hides_behind_size_is_found() {
    // Outside has more of the large, who say yes; inside says yes more in both.
    IndicatorResult result =
        new Survey()
            .with("INSIDE", "0-999", 64, 96)
            .with("INSIDE", "1000+", 32, 8)
            .with("OUTSIDE", "0-999", 6, 34)
            .with("OUTSIDE", "1000+", 90, 70)
            .result();
    assertThat(result.opsn().effect().orElseThrow().difference()).isCloseTo(0, within(1e-12));
    assertThat(result.opsn().standardised().orElseThrow().difference()).isGreaterThan(0.2);
    Flag flag = result.flag(FlagCode.OPSN_SENSITIVE).orElseThrow();
    assertThat(flag.sentence().fr())
        .startsWith("À taille égale, les réponses diffèrent avec et sans OPSN : ")
        .endsWith(" ailleurs (estimation par modèle).");
    assertThat(result.flag(FlagCode.OPSN_CONFOUNDED)).isEmpty();
  }

  @Test
  void a_band_in_which_all_say_the_same_is_at_the_limit_of_the_fit() {
    // In the small all say no: they differ by nothing, the large by 60 - 40 %; half of the frame.
    IndicatorResult result =
        new Survey()
            .with("INSIDE", "0-999", 0, 50)
            .with("INSIDE", "1000+", 60, 40)
            .with("OUTSIDE", "0-999", 0, 50)
            .with("OUTSIDE", "1000+", 40, 60)
            .result();
    StandardisedEffect equal = result.opsn().standardised().orElseThrow();
    assertThat(equal.difference()).isCloseTo(0.1, within(1e-9));
    assertThat(equal.inside()).isCloseTo(0.3, within(1e-9));
    // One draw of 300 from 40,000; 1 / 2 of the error of a difference of two shares.
    double error = Math.sqrt((1 - 300 / 40_000.0) * 300 / 299 * (2 * 0.24 / 100)) / 2;
    assertThat(equal.standardError()).isCloseTo(error, within(1e-9));
  }

  /** The raw difference is never the verdict: nobody knows what size would have done. */
  private static void untold(IndicatorResult result, String why) {
    assertThat(result.opsn().standardised()).isEmpty();
    assertThat(result.opsn().standardisation().orElseThrow().equal())
        .containsExactly(Dimension.POPULATION_BAND);
    assertThat(result.opsn().standardisation().orElseThrow().words().fr()).isEqualTo(why);
    assertThat(result.flag(FlagCode.OPSN_SENSITIVE)).isEmpty();
    assertThat(result.flag(FlagCode.OPSN_CONFOUNDED).orElseThrow().sentence().fr())
        .startsWith("Les réponses diffèrent avec et sans OPSN, ")
        .endsWith(
            " mais rien ne dit si cela tient à l'OPSN, au type ou à la taille : " + why + ".");
  }

  @Test
  void where_no_model_can_be_fitted_nothing_is_put_down_to_opsn() {
    untold(
        new Survey()
            .with("INSIDE", "0-999", 50, 0)
            .with("INSIDE", "1000+", 50, 0)
            .with("OUTSIDE", "0-999", 20, 30)
            .with("OUTSIDE", "1000+", 20, 30)
            .result(),
        "d'un côté tous répondent de même, ou personne");
    untold(
        new Survey().with("INSIDE", "0-999", 40, 10).with("OUTSIDE", "1000+", 10, 40).result(),
        "l'OPSN ne se distingue pas du type et de la taille");
  }

  @Test
  void of_one_size_the_raw_difference_decides_and_says_so() {
    IndicatorResult result =
        new Survey()
            .with("INSIDE", "0-999", 40, 10)
            .with("OUTSIDE", "0-999", 10, 40)
            .with("OUTSIDE", "1000+", 4, 5)
            .result();
    String why = "un seul niveau de type et de taille, ou trop peu de répondants";
    assertThat(result.opsn().standardisation().orElseThrow().equal()).isEmpty();
    assertThat(result.flag(FlagCode.OPSN_SENSITIVE).orElseThrow().sentence().fr())
        .startsWith("Les réponses diffèrent")
        .endsWith("ailleurs. Écart brut : " + why + ".");
    assertThat(result.flag(FlagCode.OPSN_CONFOUNDED)).isEmpty();
  }

  @Test
  void a_hidden_side_hides_the_modelled_figures_too() {
    Survey few = new Survey().with("INSIDE", "0-999", 60, 20).with("INSIDE", "1000+", 10, 70);
    few.with("OUTSIDE", "0-999", 1, 1).with("OUTSIDE", "1000+", 2, 0);
    IndicatorResult shown = few.query().compute();
    assertThat(shown.opsn().standardisation()).isPresent();
    OpsnDiagnosis hidden = few.query().disclosure(Disclosure.DEFAULT).compute().opsn();
    assertThat(hidden.effect()).isEmpty();
    assertThat(hidden.standardised()).isEmpty();
    assertThat(hidden.standardisation()).isEmpty();
  }
}
