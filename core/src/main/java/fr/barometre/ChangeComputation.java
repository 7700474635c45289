package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.ChangeFlags;
import fr.barometre.diagnosis.OpsnAdjustments;
import fr.barometre.estimate.CubeSample;
import fr.barometre.estimate.Domain;
import fr.barometre.estimate.Linearized;
import fr.barometre.estimate.WaveDifference;
import fr.barometre.estimate.WeightedSample;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One indicator in two waves, from the answers to its change. */
final class ChangeComputation {

  private final Settings settings;
  private final IndicatorDefinition indicator;
  private final Population whole;
  private final Population frame;
  private final Set<Dimension> dimensions;

  private ChangeComputation(Settings settings, IndicatorDefinition indicator) {
    this.settings = settings;
    this.indicator = indicator;
    this.whole = settings.frame();
    this.frame = whole.restrictedTo(indicator.audience());
    this.dimensions = settings.needed(whole);
  }

  static Change of(Settings settings, IndicatorDefinition indicator, Wave from, Wave to) {
    return new ChangeComputation(settings, indicator).change(from, to);
  }

  private Change change(Wave from, Wave to) {
    Answers earlier = settings.given().in(from);
    Answers later = settings.given().in(to);
    CubeSample before = sample(earlier);
    CubeSample after = sample(later);
    WaveDifference waves =
        new WaveDifference(
            Tally.rows(earlier, whole, dimensions, indicator),
            Tally.rows(later, whole, dimensions, indicator),
            frame,
            before.unit(0),
            settings.confidence());
    Linearized observedBefore = observed(before, from);
    Linearized observedAfter = observed(after, to);
    Difference observed = waves.of(observedBefore, observedAfter);
    Change.Builder builder = Change.builder();
    builder
        .indicator(indicator)
        .fromWave(from.code())
        .toWave(to.code())
        .before(estimate(before, from))
        .after(estimate(after, to))
        .commonClusters(waves.commonClusters())
        .observed(observed);
    Optional<Linearized> adjustedBefore = adjusted(before);
    Optional<Linearized> adjustedAfter = adjusted(after);
    Optional<Difference> composition = Optional.empty();
    if (adjustedBefore.isPresent() && adjustedAfter.isPresent()) {
      Difference equal = waves.of(adjustedBefore.get(), adjustedAfter.get());
      composition =
          Optional.of(
              waves.of(observedBefore, observedAfter, adjustedBefore.get(), adjustedAfter.get()));
      builder.parts(equal, composition.get());
    }
    return builder
        .addAllFlags(
            ChangeFlags.of(observed, before.unit(0).label(), composition, settings.policy()))
        .build();
  }

  private CubeSample sample(Answers answers) {
    Tally tally = Tally.of(answers, whole, dimensions, List.of(indicator));
    return CubeSample.of(tally.indicator(indicator), tally.dimensions(), frame);
  }

  private static Linearized observed(CubeSample sample, Wave wave) {
    return sample
        .unweighted()
        .proportion(0, Domain.all())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "wave '"
                        + wave.code()
                        + "' has no answer in the base of indicator '"
                        + sample.tally().indicator().code()
                        + "'"));
  }

  private Estimate estimate(CubeSample sample, Wave wave) {
    Estimate estimate =
        sample.unweighted().estimate(0, Domain.all(), settings.interval(), settings.confidence());
    if (!settings.disclosure().allows(estimate)) {
      throw new IllegalArgumentException(
          "wave '"
              + wave.code()
              + "' has answers of too few collectivités for indicator '"
              + indicator.code()
              + "' to be shown; expected "
              + settings.disclosure());
    }
    return estimate;
  }

  /** Under the weighting asked for; without one, brought to the frame's OPSN share if possible. */
  private Optional<Linearized> adjusted(CubeSample sample) {
    Optional<WeightedSample> weighted =
        settings.weighting().isPresent()
            ? settings.weighting().map(weighting -> sample.under(weighting))
            : new OpsnAdjustments(settings.policy(), settings.interval(), settings.confidence())
                .of(sample)
                .defensible();
    return weighted.flatMap(w -> w.proportion(0, Domain.all()));
  }
}
