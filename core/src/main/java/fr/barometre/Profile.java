package fr.barometre;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ProfileShare;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import fr.barometre.population.StrataScheme;
import fr.barometre.sample.CubeSample;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A profile of the respondents of an edition beside its frame: by OPSN, type and size in three
 * bands.
 *
 * <p>The respondents of a wave are those of its indicator with the most answers. Waves are added
 * up.
 */
final class Profile {

  /**
   * Shares leave rounded to a hundredth: more digits would count the respondents of small levels.
   */
  private static final double ROUNDED = 100;

  private static final int MOST_DIGITS = 9;

  private final Tally tally;
  private final List<CubeSample> samples = new ArrayList<>();

  private Profile(Tally tally, Settings settings, List<IndicatorResult> results) {
    this.tally = tally;
    Map<List<Wave>, IndicatorDefinition> widest = new LinkedHashMap<>();
    Map<List<Wave>, Long> bases = new HashMap<>();
    for (IndicatorResult result : results) {
      long base = result.observed().base().orElse(0);
      if (base > bases.getOrDefault(result.waves(), 0L)) {
        bases.put(result.waves(), base);
        widest.put(result.waves(), result.indicator());
      }
    }
    for (IndicatorDefinition indicator : widest.values()) {
      samples.add(
          CubeSample.of(
              WaveCube.latest(tally, indicator, settings).cube(),
              tally.dimensions(),
              tally.population(),
              settings.sampling()));
    }
  }

  static List<ProfileShare> of(Tally tally, Settings settings, List<IndicatorResult> results) {
    Profile profile = new Profile(tally, settings, results);
    List<ProfileShare> shares = new ArrayList<>();
    for (Dimension dimension : List.of(Dimension.OPSN, Dimension.TYPE)) {
      if (tally.dimensions().contains(dimension)) {
        shares.addAll(profile.shares(dimension, dimension));
      }
    }
    List.of(Dimension.POPULATION_BAND, Dimension.POPULATION_FINE, Dimension.POPULATION_STRATUM)
        .stream()
        .filter(tally.dimensions()::contains)
        .findFirst()
        .ifPresent(size -> shares.addAll(profile.shares(size, Dimension.POPULATION_BAND)));
    return shares;
  }

  private List<ProfileShare> shares(Dimension counted, Dimension shown) {
    Population frame = tally.population();
    Map<String, Level> levels = new LinkedHashMap<>();
    Map<String, Long> ofFrame = new TreeMap<>();
    Map<String, Long> answered = new HashMap<>();
    frame
        .counts(counted)
        .forEach((level, n) -> add(ofFrame, level(levels, counted, shown, level), n));
    for (CubeSample sample : samples) {
      sample
          .clustersByLevels(List.of(counted))
          .forEach((level, n) -> add(answered, level(levels, counted, shown, level.get(0)), n));
    }
    double respondents = answered.values().stream().mapToLong(n -> n).sum();
    double members = ofFrame.values().stream().mapToLong(n -> n).sum();
    return respondents == 0 || levels.size() < 2
        ? List.of()
        : levels.entrySet().stream()
            .map(
                level ->
                    new ProfileShare(
                        shown,
                        level.getValue(),
                        rounded(answered.getOrDefault(level.getKey(), 0L) / respondents),
                        rounded(ofFrame.getOrDefault(level.getKey(), 0L) / members)))
            .toList();
  }

  private static double rounded(double share) {
    return Math.round(share * ROUNDED) / ROUNDED;
  }

  private static void add(Map<String, Long> counts, String level, long n) {
    counts.merge(level, n, Long::sum);
  }

  /** The level itself, or the band that a narrower one is part of. */
  private static String level(
      Map<String, Level> levels, Dimension counted, Dimension shown, Level level) {
    String digits = level.code().replaceFirst("\\D.*", "");
    if (counted.equals(shown) || digits.isEmpty() || digits.length() > MOST_DIGITS) {
      levels.putIfAbsent(level.code(), level);
      return level.code();
    }
    Level band = StrataScheme.THREE_BANDS.bandOf(Integer.parseInt(digits)).level();
    levels.putIfAbsent(band.code(), band);
    return band.code();
  }
}
