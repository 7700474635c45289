package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Flags a level with more respondents than collectivités in the frame. This happens with anonymous
 * respondents, whose level is what they say. The dimension then has no response rates, and analyses
 * of selection leave it out.
 */
final class BeyondFrame implements Check {

  private final List<Dimension> dimensions;

  /** Looks at the levels of dimensions of the sample, and of OPSN. */
  BeyondFrame(List<Dimension> dimensions) {
    this.dimensions =
        Stream.concat(dimensions.stream(), Stream.of(Dimension.OPSN)).distinct().toList();
  }

  /** A level with more respondents than the frame has there. */
  private record Overfull(Level level, long respondents, long frame) {
    long excess() {
      return respondents - frame;
    }
  }

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    CubeSample sample = findings.weighted().sample();
    List<Overfull> found = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      if (sample.dimensions().contains(dimension)) {
        addOverfull(found, sample, dimension);
      }
    }
    return found.stream()
        .max(Comparator.comparingLong(Overfull::excess))
        .map(most -> flag(most, found.size()));
  }

  private static void addOverfull(List<Overfull> found, CubeSample sample, Dimension dimension) {
    Map<Level, Long> frame = sample.frame().counts(dimension);
    for (Level level : sample.levels(dimension)) {
      long respondents = sample.clustersInFrame(Domain.all().at(dimension, level.code()));
      long there = frame.getOrDefault(level, 0L);
      if (respondents > there && !level.code().equals(Level.UNKNOWN)) {
        found.add(new Overfull(level, respondents, there));
      }
    }
  }

  private static Flag flag(Overfull most, int levels) {
    return new Flag(
        FlagCode.BEYOND_FRAME,
        Severity.WARNING,
        List.of(
            Evidence.of("respondents", (double) most.respondents(), (double) most.frame()),
            Evidence.of("levels", levels)),
        Label.of(
            Wording.fr(
                "Plus de collectivités ont répondu que la population n'en a : {}, {} pour {}. Aucun"
                    + " taux de réponse n'y est compté au-delà de 100\u00A0%, et ce que cette"
                    + " caractéristique dit de la sélection n'est pas donné.",
                most.level().label().fr(), most.respondents(), most.frame()),
            Wording.en(
                "More authorities responded than the population has: {}, {} for {}. No response"
                    + " rate is counted above 100% there, and what this characteristic tells of"
                    + " selection is not given.",
                most.level().label().en(), most.respondents(), most.frame())),
        Label.of(
            "Vérifier ce que les répondants anonymes disent d'eux, ou choisir une autre"
                + " population.",
            "Check what anonymous respondents say of themselves, or choose another population."));
  }
}
