package fr.barometre;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.NotCompared;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.bias.OpsnAdjustment;
import fr.barometre.bias.OpsnAdjustments;
import fr.barometre.calibration.SharedWeights;
import fr.barometre.checks.ChangeFlags;
import fr.barometre.checks.SeriesBreak;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.parallel.Tasks;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.Linearized;
import fr.barometre.sample.WaveDifference;
import fr.barometre.sample.WeightedSample;
import fr.barometre.suppression.ProtectedIndicator;
import fr.barometre.suppression.Suppressions;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Computes the change of one indicator between two waves from the cells of the cube. */
final class ChangeComputation {

  private final Tally tally;
  private final Settings settings;
  private final IndicatorDefinition indicator;
  private final IndicatorTally cube;
  private final SharedWeights weights;

  /** The indicators of its question of which changes are shown, which are protected together. */
  private final List<IndicatorDefinition> together;

  /** The files that the answers of both waves come from. */
  private final List<String> sources;

  private ChangeComputation(
      Tally tally,
      Settings settings,
      SharedWeights weights,
      IndicatorDefinition indicator,
      List<IndicatorDefinition> together,
      List<String> sources) {
    this.together = together;
    this.sources = sources;
    this.weights = weights;
    this.tally = tally;
    this.settings = settings;
    this.indicator = indicator;
    this.cube = tally.cube().indicator(indicator);
  }

  /**
   * The change of an indicator.
   *
   * @throws IllegalArgumentException if the questionnaire does not have a wave, or a wave has no
   *     answer in the base, or its figure may not be shown
   */
  static Change of(
      Tally tally, Settings settings, IndicatorDefinition indicator, Wave from, Wave to) {
    requireWaves(tally.questionnaire(), from, to);
    return new ChangeComputation(
            tally,
            settings,
            settings.weights(),
            indicator,
            List.of(indicator),
            sources(tally, settings, from, to))
        .change(from, to);
  }

  /**
   * The changes of an edition, each indicator by a task.
   *
   * @throws IllegalArgumentException if the questionnaire does not have a wave
   */
  static EditionChange of(Tally tally, Settings settings, Wave from, Wave to) {
    requireWaves(tally.questionnaire(), from, to);
    SharedWeights weights = settings.weights();
    List<String> sources = sources(tally, settings, from, to);
    Map<IndicatorDefinition, Supplier<Outcome>> pieces = new LinkedHashMap<>();
    for (IndicatorDefinition indicator : tally.indicators()) {
      pieces.put(
          indicator,
          () ->
              new ChangeComputation(
                      tally,
                      settings,
                      weights,
                      indicator,
                      tally.indicators().stream()
                          .filter(other -> other.question().equals(indicator.question()))
                          .toList(),
                      sources)
                  .outcome(from, to));
    }
    List<Change> changes = new ArrayList<>();
    List<NotCompared> notCompared = new ArrayList<>();
    Tasks.run(pieces, settings.executor())
        .forEach(
            (indicator, outcome) -> {
              outcome.change().ifPresent(changes::add);
              outcome
                  .reason()
                  .ifPresent(reason -> notCompared.add(new NotCompared(indicator.code(), reason)));
            });
    return new EditionChange(tally.questionnaire(), from.code(), to.code(), changes, notCompared);
  }

  /** The files of both waves; all files of a tally, which does not tell them apart. */
  private static List<String> sources(Tally tally, Settings settings, Wave from, Wave to) {
    return tally.sources().size() < 2
        ? tally.sources()
        : settings
            .answers()
            .map(
                answers ->
                    Stream.of(from, to)
                        .flatMap(wave -> answers.in(wave).sources().stream())
                        .distinct()
                        .toList())
            .orElse(tally.sources());
  }

  /** A change, or why there is none. */
  private record Outcome(Optional<Change> change, Optional<Label> reason) {}

  /** The advice for waves that offered other answers. */
  static final Label APART =
      Label.of(
          "Ne pas comparer ces vagues\u00a0; citer chacune avec les réponses qu\u2019elle"
              + " proposait.",
          "Do not compare these waves; quote each with the answers that it offered.");

  private Optional<Flag> seriesBreak(Wave from, Wave to) {
    return SeriesBreak.between(
        cube.question(), indicator, List.of(from, to), Severity.SEVERE, APART);
  }

  private Outcome outcome(Wave from, Wave to) {
    Optional<Flag> seriesBreak = seriesBreak(from, to);
    if (seriesBreak.isPresent()) {
      return new Outcome(Optional.empty(), seriesBreak.map(Flag::sentence));
    }
    for (Wave wave : List.of(from, to)) {
      Optional<Label> reason = withoutFigure(wave);
      if (reason.isPresent()) {
        return new Outcome(Optional.empty(), reason);
      }
    }
    return new Outcome(Optional.of(change(from, to)), Optional.empty());
  }

  /** Why a wave has no figure that can be compared; empty if it has one. */
  private Optional<Label> withoutFigure(Wave wave) {
    if (!tally.questionnaire().wavesOf(cube.question()).contains(wave)) {
      return Optional.of(
          Label.of(
              "la question n’a pas été posée (" + wave.label().fr() + ")",
              "the question was not asked (" + wave.label().en() + ")"));
    }
    Side side = side(wave);
    if (side.sample().unweighted().proportion(0, Domain.all()).isEmpty()) {
      return Optional.of(
          Label.of(
              "aucune réponse (" + wave.label().fr() + ")",
              "no answer (" + wave.label().en() + ")"));
    }
    if (side.hidden().observed(side.found()).isSuppressed()) {
      return Optional.of(
          Label.of(
              "chiffre secret (" + wave.label().fr() + ")",
              "figure hidden (" + wave.label().en() + ")"));
    }
    return Optional.empty();
  }

  private static void requireWaves(Questionnaire questionnaire, Wave from, Wave to) {
    requireWave(questionnaire, from);
    requireWave(questionnaire, to);
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "a change from wave '" + from.code() + "' to itself; expected two waves");
    }
    boolean begun = !from.from().isEmpty() && !to.from().isEmpty();
    boolean ended = !from.to().isEmpty() && !to.to().isEmpty();
    int order = begun ? from.from().compareTo(to.from()) : 0;
    if (order > 0 || (order == 0 && ended && from.to().compareTo(to.to()) > 0)) {
      throw new IllegalArgumentException(
          "a change from wave "
              + days(from)
              + " to wave "
              + days(to)
              + ", which is earlier; expected the earlier wave first");
    }
  }

  private static String days(Wave wave) {
    return "'" + wave.code() + "' (" + (wave.from() + " to " + wave.to()).strip() + ")";
  }

  /** Refuses a wave that is not one of the questionnaire, as it is defined there. */
  static void requireWave(Questionnaire questionnaire, Wave wave) {
    if (!questionnaire.waves().contains(wave)) {
      throw new IllegalArgumentException(
          "questionnaire '"
              + questionnaire.code()
              + "' has no wave '"
              + wave.code()
              + "'; expected one of "
              + questionnaire.waves().stream().map(Wave::code).toList()
              + (questionnaire.waves().stream().anyMatch(w -> w.code().equals(wave.code()))
                  ? ", each as the questionnaire defines it"
                  : ""));
    }
  }

  /**
   * A wave.
   *
   * @param wave the wave
   * @param sample who answered
   * @param found the observed figure, shown or not
   * @param weighted the same under the weighting; empty where OPSN cannot be adjusted for
   * @param hidden what of its figures may not be shown
   */
  private record Side(
      Wave wave,
      CubeSample sample,
      Estimate found,
      Optional<WeightedSample> weighted,
      Suppressions hidden) {}

  private Change change(Wave from, Wave to) {
    Side before = side(from);
    Side after = side(to);
    WaveDifference waves =
        new WaveDifference(
            before.sample(),
            after.sample(),
            cube.common(from.code(), to.code()),
            cube.followsCollectivites(),
            settings.confidence());
    Linearized observedBefore = observed(before);
    Linearized observedAfter = observed(after);
    Estimate earlier = shown(before);
    Estimate later = shown(after);
    Change.Builder builder = Change.builder();
    builder
        .indicator(indicator)
        .fromWave(from.code())
        .toWave(to.code())
        .waves(List.of(from, to))
        .before(earlier)
        .after(later)
        .provenance(
            Provenance.builder()
                .from(
                    Computation.provenance(
                        tally,
                        settings.sampling(),
                        after
                            .weighted()
                            .map(WeightedSample::weighting)
                            .orElse(Weighting.NONE.label())))
                .answers(sources)
                .build())
        .commonClusters(waves.commonClusters())
        .commonClustersKnown(cube.followsCollectivites());
    Optional<Flag> seriesBreak = seriesBreak(from, to);
    if (seriesBreak.isPresent()) {
      return builder.addFlags(seriesBreak.get()).build();
    }
    Difference observed = waves.of(observedBefore, observedAfter);
    builder.observed(observed);
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
            settings
                .remedies()
                .with(
                    ChangeFlags.of(earlier, later, observed, composition, settings.policy()),
                    List.of()))
        .build();
  }

  private Side side(Wave wave) {
    List<ProtectedIndicator> shown = new ArrayList<>();
    int own = 0;
    for (IndicatorDefinition other : together) {
      CubeSample sample =
          CubeSample.of(
              tally.cube().indicator(other).in(wave.code()),
              tally.dimensions(),
              tally.population().restrictedTo(other.audience()),
              settings.sampling());
      if (other.equals(indicator)) {
        own = shown.size();
      } else if (sample.unweighted().proportion(0, Domain.all()).isEmpty()) {
        continue;
      }
      shown.add(new ProtectedIndicator(sample, weighted(sample, wave)));
    }
    Suppressions hidden =
        Suppressions.of(
                settings.disclosure(), shown, List.of(), Map.of(), new Suppressions.Patterns())
            .of(own);
    CubeSample sample = shown.get(own).sample();
    Estimate found =
        sample.unweighted().estimate(0, Domain.all(), settings.interval(), settings.confidence());
    return new Side(wave, sample, found, shown.get(own).weighted(), hidden);
  }

  private Optional<WeightedSample> weighted(CubeSample sample, Wave wave) {
    OpsnAdjustment adjustment =
        new OpsnAdjustments(settings.policy(), settings.interval(), settings.confidence())
            .of(sample);
    return settings.isAutomatic() && !adjustment.allowsWeights()
        ? Optional.empty()
        : Optional.of(WaveCube.weighted(() -> sample.under(weights), wave));
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

  /** The adjusted figure, if it may be shown together with the observed one. */
  private Optional<Linearized> adjusted(Side side) {
    return side.hidden().adjusted(side.found()).isSuppressed()
        ? Optional.empty()
        : side.weighted().flatMap(w -> w.proportion(0, Domain.all()));
  }
}
