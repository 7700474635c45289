package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Clusters;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.FinalWeights;
import fr.barometre.bias.OpsnAdjustments;
import fr.barometre.counting.Counting;
import fr.barometre.counting.IndicatorScope;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.ResponseUnit;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import fr.barometre.tally.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the weight of each response in an indicator's adjusted figure, from the weights of the
 * cells.
 */
final class WeightsComputation {

  private WeightsComputation() {}

  static FinalWeights of(Settings settings, IndicatorDefinition indicator) {
    Answers all = settings.given();
    Tally tally = settings.tally(List.of(indicator));
    settings.checkWeighting(tally);
    WaveCube cube = WaveCube.latest(tally, indicator, settings);
    Population frame = tally.population().restrictedTo(indicator.audience());
    CubeSample sample = CubeSample.of(cube.cube(), tally.dimensions(), frame, settings.sampling());
    if (settings.isAutomatic()
        && !new OpsnAdjustments(settings.policy(), settings.interval(), settings.confidence())
            .of(sample)
            .allowsWeights()) {
      throw new IllegalArgumentException(
          "indicator '"
              + indicator.code()
              + "' has bounds in place of an adjusted figure, and no weights: too few respondents"
              + " on one side of OPSN");
    }
    WeightedSample weighted = sample.under(settings.weights());
    Map<CellKey, Double> factors = new HashMap<>();
    List<CellKey> keys = cube.cube().keys();
    for (int k = 0; k < keys.size(); k++) {
      factors.put(keys.get(k), weighted.factor(k));
    }
    Question question = IndicatorScope.question(all.questionnaire(), indicator);
    Answers asked = ofWaves(all, question, cube.waves());
    CodedAnswers coded = asked.coded();
    Clusters clusters = coded.clusters(tally.population());
    List<FinalWeights.Row> rows =
        new Counting(asked, tally.population(), sample.dimensions(), List.of())
            .units(indicator, question).stream()
                .map(unit -> row(coded.respondent(unit.response()), clusters, unit, factors))
                .toList();
    return new FinalWeights(
        indicator.code(), cube.waves(), weighted.weighting(), rows, margins(weighted));
  }

  private static FinalWeights.Row row(
      Respondent who, Clusters clusters, ResponseUnit unit, Map<CellKey, Double> factors) {
    return new FinalWeights.Row(
        who.id(),
        who.wave(),
        clusters.name(unit.cluster()),
        unit.weight() * requireNonNull(factors.get(unit.cell())),
        unit.inBase());
  }

  private static List<FinalWeights.Margin> margins(WeightedSample weighted) {
    return weighted
        .diagnostics()
        .map(
            found ->
                found.margins().stream()
                    .map(m -> new FinalWeights.Margin(m.name(), m.wanted(), m.after()))
                    .toList())
        .orElse(List.of());
  }

  /** The answers of some waves, where a question has several. */
  static Answers ofWaves(Answers all, Question question, List<Wave> waves) {
    return all.questionnaire().wavesOf(question).size() > 1
        ? all.of(who -> waves.stream().anyMatch(wave -> isOf(who, wave)))
        : all;
  }

  /** Whether a response is of a wave; of one that is not known, if it names none. */
  private static boolean isOf(Respondent who, Wave wave) {
    return who.wave().equals(wave.code().equals(WaveCube.UNKNOWN) ? "" : wave.code());
  }
}
