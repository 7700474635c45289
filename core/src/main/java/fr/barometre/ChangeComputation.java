package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.ChangeFlags;
import fr.barometre.diagnosis.OpsnAdjustments;
import fr.barometre.estimate.CubeSample;
import fr.barometre.estimate.Domain;
import fr.barometre.estimate.FigureUnit;
import fr.barometre.estimate.Linearized;
import fr.barometre.estimate.WaveDifference;
import fr.barometre.estimate.WeightedSample;
import fr.barometre.population.Population;
import fr.barometre.suppression.ProtectedIndicator;
import fr.barometre.suppression.Suppressions;
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

  /**
   * A wave.
   *
   * @param wave the wave
   * @param sample who answered
   * @param found the observed figure, shown or not
   * @param weighted the same under the weighting asked for; without one, brought to the frame's
   *     OPSN share if possible
   * @param hidden what of its figures may not be shown
   */
  private record Side(
      Wave wave,
      CubeSample sample,
      Estimate found,
      Optional<WeightedSample> weighted,
      Suppressions hidden) {}

  private Change change(Wave from, Wave to) {
    Answers earlier = settings.given().in(from);
    Answers later = settings.given().in(to);
    Tally first = tally(earlier);
    Tally second = tally(later);
    settings.checkWeighting(first, second);
    Side before = side(from, first);
    Side after = side(to, second);
    FigureUnit unit = before.sample().unit(0);
    WaveDifference waves =
        new WaveDifference(
            Tally.rows(earlier, whole, dimensions, indicator),
            Tally.rows(later, whole, dimensions, indicator),
            frame,
            unit,
            settings.confidence());
    Linearized observedBefore = observed(before);
    Linearized observedAfter = observed(after);
    Difference observed = waves.of(observedBefore, observedAfter);
    Change.Builder builder = Change.builder();
    builder
        .indicator(indicator)
        .fromWave(from.code())
        .toWave(to.code())
        .before(shown(before))
        .after(shown(after))
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
        .addAllFlags(ChangeFlags.of(observed, unit.label(), composition, settings.policy()))
        .build();
  }

  private Tally tally(Answers answers) {
    return Tally.of(answers, whole, dimensions, List.of(indicator));
  }

  private Side side(Wave wave, Tally tally) {
    CubeSample sample = CubeSample.of(tally.indicator(indicator), tally.dimensions(), frame);
    Optional<WeightedSample> asked = settings.weighting().map(sample::under);
    Suppressions hidden =
        Suppressions.of(
            settings.disclosure(), List.of(new ProtectedIndicator(sample, asked)), List.of());
    Optional<WeightedSample> weighted =
        asked.isPresent()
            ? asked
            : new OpsnAdjustments(settings.policy(), settings.interval(), settings.confidence())
                .of(sample)
                .defensible();
    Estimate found =
        sample.unweighted().estimate(0, Domain.all(), settings.interval(), settings.confidence());
    return new Side(wave, sample, found, weighted, hidden);
  }

  private Linearized observed(Side side) {
    return side.sample()
        .unweighted()
        .proportion(0, Domain.all())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "wave '"
                        + side.wave().code()
                        + "' has no answer in the base of indicator '"
                        + indicator.code()
                        + "'"));
  }

  private Estimate shown(Side side) {
    Estimate shown = side.hidden().observed(side.found());
    if (shown.isSuppressed()) {
      boolean few = shown.suppression().equals(Optional.of(SuppressionReason.TOO_FEW));
      throw new IllegalArgumentException(
          "wave '"
              + side.wave().code()
              + "' has answers "
              + (few ? "of too few collectivités" : "that mostly are one collectivité's")
              + " for indicator '"
              + indicator.code()
              + "' to be shown; expected "
              + settings.disclosure());
    }
    return shown;
  }

  /** What may be shown of it only: with the observed figure it tells of parts. */
  private Optional<Linearized> adjusted(Side side) {
    return side.hidden().adjusted(side.found()).isSuppressed()
        ? Optional.empty()
        : side.weighted().flatMap(w -> w.proportion(0, Domain.all()));
  }
}
