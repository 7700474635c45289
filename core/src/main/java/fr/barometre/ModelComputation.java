package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.model.Spread;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.checks.ModelStrained;
import fr.barometre.models.AreaFigures;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Computes the modelled figures of every level of a dimension. */
final class ModelComputation {

  /** The method that intervals of modelled figures name. */
  static final String METHOD = "MODEL";

  private ModelComputation() {}

  /** The modelled figures of indicators, whose answers are tallied together. */
  static List<ModelledResult> of(
      Settings settings, List<IndicatorDefinition> indicators, Dimension dimension) {
    Settings known = settings.resolved();
    Tally tally = tally(known, indicators, dimension);
    Settings whole = known.withBreakdown(List.of());
    return Computation.of(tally, whole, indicators).stream()
        .map(
            direct ->
                of(
                    AreaFigures.of(
                        WaveCube.latest(tally, direct.indicator(), whole).cube(),
                        tally.cube().cellDimensions(),
                        tally.population().restrictedTo(direct.indicator().audience()),
                        List.of(dimension),
                        whole.disclosure()),
                    tally,
                    whole,
                    direct,
                    dimension))
        .toList();
  }

  /** The same of those indicators that have a model. */
  static List<ModelledResult> ofAll(
      Settings settings, List<IndicatorDefinition> indicators, Dimension dimension) {
    Settings known = settings.resolved();
    Tally tally = tally(known, indicators, dimension);
    Settings whole = known.withBreakdown(List.of());
    List<ModelledResult> modelled = new ArrayList<>();
    List<IndicatorDefinition> shares =
        indicators.stream()
            .filter(i -> !i.isMean() && i.countingUnit() != CountingUnit.RESPONSE)
            .filter(i -> !tally.cube().indicator(i).cells().isEmpty())
            .toList();
    for (IndicatorResult direct : Computation.of(tally, whole, shares)) {
      AreaFigures.ifTold(
              WaveCube.latest(tally, direct.indicator(), whole).cube(),
              tally.cube().cellDimensions(),
              tally.population().restrictedTo(direct.indicator().audience()),
              List.of(dimension),
              whole.disclosure())
          .ifPresent(figures -> modelled.add(of(figures, tally, whole, direct, dimension)));
    }
    return modelled;
  }

  /** The cube by all that a model needs. */
  private static Tally tally(
      Settings known, List<IndicatorDefinition> indicators, Dimension dimension) {
    Population frame = known.tally().map(Tally::population).orElseGet(known::frame);
    frame.levels(
        requireNonNull(dimension, "dimension")); // refuses what the frame does not describe
    Set<Dimension> tallied = new LinkedHashSet<>(List.of(dimension));
    if (known.tally().isEmpty()) {
      AreaFigures.EXPLAINING.stream().filter(frame.dimensions()::contains).forEach(tallied::add);
    }
    return known.withBreakdown(List.copyOf(tallied)).tally(indicators);
  }

  /** Refuses an indicator that no model is of. */
  static void check(IndicatorDefinition indicator) {
    if (indicator.isMean()) {
      throw new IllegalArgumentException(
          "no model of indicator '"
              + indicator.code()
              + "', which is a mean: models are of shares. Nearest: its figures by(dimension)");
    }
    if (indicator.countingUnit() == CountingUnit.RESPONSE) {
      throw new IllegalArgumentException(
          "no model of indicator '"
              + indicator.code()
              + "', which counts responses: the frame knows collectivités. Ask for"
              + " unit(CountingUnit.COLLECTIVITY)");
    }
  }

  private static ModelledResult of(
      AreaFigures figures,
      Tally tally,
      Settings settings,
      IndicatorResult direct,
      Dimension dimension) {
    IndicatorDefinition indicator = direct.indicator();
    WaveCube cube = WaveCube.latest(tally, indicator, settings);
    long fewest = settings.disclosure().fewest();
    ModelledResult.Builder result = ModelledResult.builder();
    Estimate national = direct.adjusted();
    if (national.status() == EstimateStatus.ESTIMATED) {
      figures
          .bringTo(national.value().orElseThrow())
          .ifPresent(factor -> result.oddsFactor(Math.max(0.001, rounded(factor, 3))));
    }
    for (int a = 0; a < figures.areas().size(); a++) {
      result.addAreas(
          area(figures, a, figures.areas().get(a).get(0), settings.confidence(), fewest));
    }
    double[] spreads = figures.spreads();
    for (int k = 0; k < spreads.length; k++) {
      result.addSpreads(new Spread(figures.factors().get(k), rounded(spreads[k], 3)));
    }
    Optional<Flag> strained = ModelStrained.of(figures.predictiveCheck(), settings.policy());
    return result
        .indicator(indicator)
        .waves(cube.waves())
        .dimension(dimension)
        .national(national)
        .flags(settings.remedies().with(strained.stream().toList(), List.of(dimension)))
        .provenance(direct.provenance())
        .build();
  }

  /** The figure of an area, rounded as it is shown: last digits tell answers. */
  static ModelledArea area(
      AreaFigures figures, int area, Level level, double confidence, long fewest) {
    double tail = (1 - confidence) / 2;
    ModelledArea.Builder builder =
        ModelledArea.builder()
            .level(level)
            .share(rounded(figures.share(area), 3))
            .interval(
                new Interval(
                    rounded(figures.quantile(area, tail), 3),
                    rounded(figures.quantile(area, 1 - tail), 3),
                    confidence,
                    METHOD))
            .collectivites(figures.members(area))
            .own(rounded(figures.own(area), 2));
    long respondents = figures.respondents(area);
    if (respondents == 0 || respondents >= fewest) {
      builder.respondents(respondents);
    }
    return builder.build();
  }

  private static double rounded(double number, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.rint(number * scale) / scale;
  }
}
