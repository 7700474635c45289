package fr.barometre.suppression;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.recoding.LevelJoining;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The recoding of each dimension for one question: its levels are joined by the number of
 * collectivités that answered, or as the caller says. The recoding of a dimension does not depend
 * on the other dimensions asked for.
 */
final class Recodings {

  private final Disclosure rules;

  /** For each frame, the indicator that concerns the most collectivités; the widest frame first. */
  private final List<CubeSample> samples;

  private final Population frame;

  /** For each dimension that is joined by hand, what levels are joined into, by their codes. */
  private final Map<Dimension, Map<String, Level>> byHand;

  private final Map<Dimension, JoinedLevels> known = new ConcurrentHashMap<>();
  private final Suppressions.Patterns patterns;

  /**
   * The input of a joining rule, which is equal for questions that the same collectivités answered.
   */
  private record Joined(
      Population frame,
      Dimension dimension,
      Map<String, Long> counts,
      List<String> levels,
      Disclosure rules) {}

  private Recodings(
      Disclosure rules,
      List<CubeSample> samples,
      Map<Dimension, Map<String, Level>> byHand,
      Suppressions.Patterns patterns) {
    this.patterns = patterns;
    this.rules = rules;
    this.samples = samples;
    this.frame = samples.get(0).frame();
    this.byHand = byHand;
  }

  /** Joins by the largest count of any indicator at each level, if their counts differ. */
  static Recodings of(
      Disclosure rules,
      List<CubeSample> samples,
      Map<Dimension, Map<String, Level>> byHand,
      Suppressions.Patterns patterns) {
    IdentityHashMap<Population, CubeSample> byFrame = new IdentityHashMap<>();
    samples.forEach(
        s -> byFrame.merge(s.frame(), s, (a, b) -> a.clusters() >= b.clusters() ? a : b));
    List<CubeSample> widestFirst =
        samples.stream()
            .filter(s -> byFrame.get(s.frame()) == s)
            .sorted(Comparator.comparingLong(s -> -s.frame().size()))
            .toList();
    return new Recodings(rules, widestFirst, byHand, patterns);
  }

  JoinedLevels of(Dimension dimension) {
    return known.computeIfAbsent(dimension, this::joined);
  }

  private JoinedLevels joined(Dimension dimension) {
    Map<String, Level> levels = new LinkedHashMap<>();
    samples.stream()
        .flatMap(s -> Stream.of(s.frame().levels(dimension), s.levels(dimension)))
        .flatMap(List::stream)
        .forEach(level -> levels.putIfAbsent(level.code(), level));
    List<Level> all = List.copyOf(levels.values());
    Map<String, Level> given = byHand.get(dimension);
    if (given != null) {
      return LevelJoining.byHand(dimension, all, given);
    }
    if (!rules.isJoining()) {
      return JoinedLevels.unchanged(dimension, all);
    }
    Map<String, Long> counts = new HashMap<>();
    for (Level level : all) {
      Domain domain = Domain.all().at(dimension, level.code());
      counts.put(
          level.code(),
          samples.stream().mapToLong(sample -> sample.clusters(domain)).max().orElseThrow());
    }
    // Sides of OPSN are what the barometer is about: they are one only where they must be.
    long least = dimension.equals(Dimension.OPSN) ? rules.fewest() : rules.joinedBelow();
    return patterns.joined(
        new Joined(frame, dimension, counts, List.copyOf(levels.keySet()), rules),
        () ->
            LevelJoining.on(frame)
                .join(dimension, all, counts, least, Math.max(least, rules.bandsJoinedBelow())));
  }
}
