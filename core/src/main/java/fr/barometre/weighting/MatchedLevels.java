package fr.barometre.weighting;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The dimensions that a weighting matches between sample and frame, with the levels that the caller
 * merges or leaves out.
 */
final class MatchedLevels {

  private final List<Dimension> dimensions;
  private final Map<Dimension, Map<String, String>> joined;
  private final Map<Dimension, Set<String>> excluded;
  private final boolean outsideExcluded;
  private final OptionalInt fewest;

  private MatchedLevels(
      List<Dimension> dimensions,
      Map<Dimension, Map<String, String>> joined,
      Map<Dimension, Set<String>> excluded,
      boolean outsideExcluded,
      OptionalInt fewest) {
    this.dimensions = dimensions;
    this.joined = joined;
    this.excluded = excluded;
    this.outsideExcluded = outsideExcluded;
    this.fewest = fewest;
  }

  static MatchedLevels on(String weighting, Dimension... dimensions) {
    for (Dimension dimension : requireNonNull(dimensions, "dimensions")) {
      requireNonNull(dimension, "dimensions");
    }
    List<Dimension> list = List.of(dimensions);
    if (list.isEmpty() || Set.copyOf(list).size() < list.size()) {
      throw new IllegalArgumentException(weighting + " needs distinct dimensions, got " + list);
    }
    if (list.contains(Dimension.ROLE)) {
      throw new IllegalArgumentException(
          "ROLE describes responses, not the frame: there is nothing to weight to");
    }
    return new MatchedLevels(list, Map.of(), Map.of(), false, OptionalInt.empty());
  }

  MatchedLevels collapsing(Dimension dimension, String... levels) {
    require(dimension);
    List<String> codes = List.of(levels);
    if (codes.size() < 2) {
      throw new IllegalArgumentException("collapsing needs two levels or more, got " + codes);
    }
    Map<Dimension, Map<String, String>> all = new HashMap<>(joined);
    Map<String, String> ofDimension = new TreeMap<>(all.getOrDefault(dimension, Map.of()));
    codes.forEach(code -> ofDimension.put(code, String.join("+", codes)));
    all.put(dimension, ofDimension);
    return new MatchedLevels(dimensions, all, excluded, outsideExcluded, fewest);
  }

  MatchedLevels excluding(Dimension dimension, String... levels) {
    require(dimension);
    Map<Dimension, Set<String>> all = new HashMap<>(excluded);
    Set<String> ofDimension = new TreeSet<>(all.getOrDefault(dimension, Set.of()));
    ofDimension.addAll(List.of(levels));
    all.put(dimension, ofDimension);
    return new MatchedLevels(dimensions, joined, all, outsideExcluded, fewest);
  }

  MatchedLevels excludingOutsideFrame() {
    return new MatchedLevels(dimensions, joined, excluded, true, fewest);
  }

  MatchedLevels joining(int fewestRespondents) {
    return new MatchedLevels(
        dimensions,
        joined,
        excluded,
        outsideExcluded,
        OptionalInt.of(requireSome(fewestRespondents)));
  }

  /** Refuses to join levels that have fewer respondents than none. */
  static int requireSome(int fewestRespondents) {
    if (fewestRespondents < 1) {
      throw new IllegalArgumentException(
          "levels are joined until each has some respondents; expected 1 or more, got "
              + fewestRespondents);
    }
    return fewestRespondents;
  }

  private void require(Dimension dimension) {
    if (!dimensions.contains(requireNonNull(dimension, "dimension"))) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not one of the weighting's " + dimensions);
    }
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  /** For each level that is merged with others, by code, the name of the merged level. */
  Map<String, String> collapsed(Dimension dimension) {
    return Map.copyOf(joined.getOrDefault(dimension, Map.of()));
  }

  Set<String> excluded(Dimension dimension) {
    return Set.copyOf(excluded.getOrDefault(dimension, Set.of()));
  }

  boolean excludesOutsideFrame() {
    return outsideExcluded;
  }

  OptionalInt fewestRespondents() {
    return fewest;
  }

  /** The dimensions and remedies in words: French or English by the patterns given. */
  private String describe(
      String on, String between, String collapsed, String without, String outside, String few) {
    StringBuilder text = new StringBuilder(on);
    text.append(dimensions.stream().map(Dimension::code).collect(Collectors.joining(between)));
    for (Dimension dimension : dimensions) {
      Set<String> names = new TreeSet<>(joined.getOrDefault(dimension, Map.of()).values());
      Set<String> left = excluded.getOrDefault(dimension, Set.of());
      if (!names.isEmpty()) {
        text.append(String.format(Locale.ROOT, collapsed, dimension, String.join("; ", names)));
      }
      if (!left.isEmpty()) {
        text.append(String.format(Locale.ROOT, without, dimension, left));
      }
    }
    text.append(outsideExcluded ? outside : "");
    fewest.ifPresent(least -> text.append(String.format(Locale.ROOT, few, least)));
    return text.toString();
  }

  String french(String on, String between) {
    return describe(
        on,
        between,
        ", %s regroupés (%s)",
        ", sans %s %s",
        ", sans les répondants hors population",
        ", niveaux de moins de %d répondants regroupés");
  }

  String english(String on, String between) {
    return describe(
        on,
        between,
        ", %s collapsed (%s)",
        ", without %s %s",
        ", without respondents outside the frame",
        ", levels of fewer than %d respondents joined");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MatchedLevels that
        && dimensions.equals(that.dimensions)
        && joined.equals(that.joined)
        && excluded.equals(that.excluded)
        && outsideExcluded == that.outsideExcluded
        && fewest.equals(that.fewest);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dimensions, joined, excluded, outsideExcluded, fewest);
  }
}
