package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.FinalWeights;
import fr.barometre.api.territory.Dimension;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Weights that leave the library give the adjusted figure back, by the formula of a share. */
class FinalWeightsTest {

  /** The toy: 400 collectivités inside and 600 outside, of which 72 and 48 answered. */
  @Test
  void each_respondent_stands_for_those_of_its_side() {
    FinalWeights weights =
        Samples.charte(Samples.toy(), Samples.TOY_FRAME)
            .weighting(PostStratification.on(Dimension.OPSN))
            .weights();
    assertThat(weights.rows()).hasSize(120);
    Map<Double, Long> counts =
        weights.rows().stream()
            .collect(
                Collectors.groupingBy(
                    r -> Math.rint(r.weight() * 1e9) / 1e9, Collectors.counting()));
    assertThat(counts)
        .containsOnly(Map.entry(Math.rint(400e9 / 72) / 1e9, 72L), Map.entry(12.5, 48L));
  }

  @Test
  void those_by_default_add_up_to_the_frame() {
    IndicatorQuery query = Samples.charte(Samples.toy(), Samples.TOY_FRAME);
    FinalWeights weights = query.weights();
    assertThat(weights.rows().stream().mapToDouble(FinalWeights.Row::weight).sum())
        .isCloseTo(1000, within(1e-9));
    assertThat(weights.weighting()).isEqualTo(query.compute().provenance().weighting());
  }

  /** Communes with one to three answers each, by agents and élus, some of no use or no opinion. */
  private static Answers several() {
    Random random = new Random(7);
    List<Communes.Row> rows = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      int commune = random.nextInt(60);
      String said = List.of("OUI", "NON", "NSP").get(random.nextInt(3));
      rows.add(
          new Communes.Row(
              commune, i % 3 == 0 ? Role.ELU : Role.AGENT, said, 1 + random.nextInt(3), 1));
    }
    return Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows));
  }

  private static double share(FinalWeights weights, Answers answers) {
    Map<String, Answer> said =
        answers.stream()
            .filter(a -> a.question().equals("Q1"))
            .collect(Collectors.toMap(a -> a.respondent().id(), a -> a));
    double yes = 0;
    double all = 0;
    for (FinalWeights.Row row : weights.rows()) {
      if (row.inBase()) {
        all += row.weight();
        yes += said.get(row.respondent()).modalities().contains("OUI") ? row.weight() : 0;
      }
    }
    return yes / all;
  }

  @Test
  void they_give_the_adjusted_figure_back() {
    Answers answers = several();
    for (Weighting weighting :
        List.of(Weighting.NONE, Raking.on(Dimension.OPSN, Dimension.TYPE).joining())) {
      for (CountingUnit unit : CountingUnit.values()) {
        for (BasePolicy base : BasePolicy.values()) {
          IndicatorQuery query =
              Samples.charte(answers, Communes.FRAME).weighting(weighting).unit(unit).base(base);
          FinalWeights weights = query.weights();
          assertThat(share(weights, answers))
              .as("%s by %s, %s", weighting, unit, base)
              .isCloseTo(query.compute().adjusted().value().orElseThrow(), within(1e-12));
          assertThat(weights.csv().lines()).hasSize(weights.rows().size() + 1);
          weights
              .margins()
              .forEach(
                  m -> assertThat(m.weighted()).isCloseTo(m.frame(), within(1e-6 * m.frame())));
        }
      }
    }
  }

  @Test
  void a_tally_has_no_respondents_to_weight() {
    Tally tally = Tally.of(several(), Communes.FRAME, Dimension.OPSN, Dimension.TYPE);
    assertThatThrownBy(() -> Barometre.indicator(SmallSurvey.CHARTE_OUI).answers(tally).weights())
        .hasMessageContaining("give the answers themselves");
  }
}
