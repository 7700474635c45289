package fr.barometre.weighting;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import fr.barometre.spelling.Suggestion;
import fr.barometre.tally.CellKey;
import fr.barometre.weighting.RakingSolver.Margin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The dimensions that a weighting matches between sample and frame, with the levels that are taken
 * as one or left out on purpose.
 */
final class FrameCells {

  private static final int NAMED_CELLS = 8;
  private static final int NOWHERE = -1;

  private final List<Dimension> dimensions;
  private final Map<Dimension, Map<String, String>> joined;
  private final Map<Dimension, Set<String>> excluded;
  private final boolean outsideExcluded;

  private FrameCells(
      List<Dimension> dimensions,
      Map<Dimension, Map<String, String>> joined,
      Map<Dimension, Set<String>> excluded,
      boolean outsideExcluded) {
    this.dimensions = dimensions;
    this.joined = joined;
    this.excluded = excluded;
    this.outsideExcluded = outsideExcluded;
  }

  static FrameCells on(String weighting, Dimension... dimensions) {
    List<Dimension> list = List.of(dimensions);
    if (list.isEmpty() || Set.copyOf(list).size() < list.size()) {
      throw new IllegalArgumentException(weighting + " needs distinct dimensions, got " + list);
    }
    if (list.contains(Dimension.ROLE)) {
      throw new IllegalArgumentException(
          "ROLE describes responses, not the frame: there is nothing to weight to");
    }
    return new FrameCells(list, Map.of(), Map.of(), false);
  }

  FrameCells collapsing(Dimension dimension, String... levels) {
    require(dimension);
    List<String> codes = List.of(levels);
    if (codes.size() < 2) {
      throw new IllegalArgumentException("collapsing needs two levels or more, got " + codes);
    }
    Map<Dimension, Map<String, String>> all = new HashMap<>(joined);
    Map<String, String> ofDimension = new TreeMap<>(all.getOrDefault(dimension, Map.of()));
    codes.forEach(code -> ofDimension.put(code, String.join("+", codes)));
    all.put(dimension, ofDimension);
    return new FrameCells(dimensions, all, excluded, outsideExcluded);
  }

  FrameCells excluding(Dimension dimension, String... levels) {
    require(dimension);
    Map<Dimension, Set<String>> all = new HashMap<>(excluded);
    Set<String> ofDimension = new TreeSet<>(all.getOrDefault(dimension, Set.of()));
    ofDimension.addAll(List.of(levels));
    all.put(dimension, ofDimension);
    return new FrameCells(dimensions, joined, all, outsideExcluded);
  }

  FrameCells excludingOutsideFrame() {
    return new FrameCells(dimensions, joined, excluded, true);
  }

  private void require(Dimension dimension) {
    if (!dimensions.contains(requireNonNull(dimension, "dimension"))) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not one of the weighting's " + dimensions);
    }
  }

  /** Refuses levels that are not known; the unknown level may be there or not. */
  void check(String weighting, Function<Dimension, Set<String>> known) {
    for (Dimension dimension : dimensions) {
      Set<String> named = new TreeSet<>(joined.getOrDefault(dimension, Map.of()).keySet());
      named.addAll(excluded.getOrDefault(dimension, Set.of()));
      named.remove(Level.UNKNOWN);
      if (!named.isEmpty()) {
        Set<String> codes = new TreeSet<>(known.apply(dimension));
        named.removeAll(codes);
        named.stream()
            .findFirst()
            .ifPresent(
                code -> {
                  throw new IllegalArgumentException(
                      weighting
                          + ": level '"
                          + code
                          + "' of "
                          + dimension
                          + " is neither in the frame nor in the answers"
                          + Suggestion.of(code, codes));
                });
      }
    }
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  /** One margin: the cells that cross all dimensions. */
  List<Margin> crossed(String weighting, CellSizes sizes, Population frame) {
    int[] all = IntStream.range(0, dimensions.size()).toArray();
    return margins(weighting, List.of(all), sizes, frame);
  }

  /** A margin a dimension. */
  List<Margin> each(String weighting, CellSizes sizes, Population frame) {
    List<int[]> one = IntStream.range(0, dimensions.size()).mapToObj(i -> new int[] {i}).toList();
    return margins(weighting, one, sizes, frame);
  }

  private List<Margin> margins(
      String weighting, List<int[]> parts, CellSizes sizes, Population frame) {
    int[] positions = dimensions.stream().mapToInt(sizes.dimensions()::indexOf).toArray();
    List<List<String>> wanted = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    frame
        .counts(dimensions)
        .forEach(
            (levels, count) ->
                names(levels)
                    .ifPresent(
                        names -> {
                          wanted.add(names);
                          counts.add(count);
                        }));
    List<Optional<List<String>>> got = new ArrayList<>();
    for (int k = 0; k < sizes.count(); k++) {
      CellKey key = sizes.key(k);
      List<Level> levels = new ArrayList<>(positions.length);
      for (int position : positions) {
        levels.add(key.levels().get(position));
      }
      got.add(!key.inFrame() && outsideExcluded ? Optional.empty() : names(levels));
    }
    Gaps gaps = new Gaps();
    List<Margin> margins = new ArrayList<>();
    for (int[] part : parts) {
      margins.add(margin(part, wanted, counts, got, sizes, gaps));
    }
    gaps.refuse(weighting);
    return margins;
  }

  private Margin margin(
      int[] part,
      List<List<String>> wanted,
      List<Long> counts,
      List<Optional<List<String>>> got,
      CellSizes sizes,
      Gaps gaps) {
    Map<String, Double> totals = new TreeMap<>();
    for (int k = 0; k < wanted.size(); k++) {
      totals.merge(name(wanted.get(k), part), (double) counts.get(k), Double::sum);
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    totals.keySet().forEach(name -> numbers.put(name, numbers.size()));
    int[] groups = new int[got.size()];
    double[] found = new double[numbers.size()];
    for (int k = 0; k < groups.length; k++) {
      Optional<String> name = got.get(k).map(names -> name(names, part));
      boolean inFrame = sizes.key(k).inFrame();
      groups[k] = name.map(n -> numbers.getOrDefault(n, NOWHERE)).orElse(NOWHERE);
      if (name.isPresent() && (groups[k] == NOWHERE || !inFrame)) {
        gaps.homeless.merge(
            name.get() + (inFrame ? "" : " outside the frame"), sizes.size(k), Double::sum);
      } else if (groups[k] != NOWHERE) {
        found[groups[k]] += sizes.size(k);
      }
    }
    totals.forEach(
        (name, total) -> {
          if (found[numbers.getOrDefault(name, 0)] == 0) {
            gaps.empty.put(name, total);
          }
        });
    return new Margin(
        groups,
        totals.values().stream().mapToDouble(Double::doubleValue).toArray(),
        totals.keySet().stream()
            .map(name -> part.length == 1 ? dimensions.get(part[0]) + "=" + name : name)
            .toList());
  }

  private static String name(List<String> names, int[] part) {
    if (part.length == 1) {
      return names.get(part[0]);
    }
    return Arrays.stream(part).mapToObj(names::get).collect(Collectors.joining(" × "));
  }

  /** The names that crossed levels go by; empty when one of them is left out. */
  private Optional<List<String>> names(List<Level> levels) {
    List<String> names = new ArrayList<>(levels.size());
    for (int i = 0; i < levels.size(); i++) {
      Dimension dimension = dimensions.get(i);
      String code = levels.get(i).code();
      if (excluded.getOrDefault(dimension, Set.of()).contains(code)) {
        return Optional.empty();
      }
      names.add(joined.getOrDefault(dimension, Map.of()).getOrDefault(code, code));
    }
    return Optional.of(names);
  }

  /** Cells that sample and frame do not share. */
  private static final class Gaps {

    private final Map<String, Double> empty = new TreeMap<>();
    private final Map<String, Double> homeless = new TreeMap<>();

    void refuse(String weighting) {
      if (empty.isEmpty() && homeless.isEmpty()) {
        return;
      }
      List<String> parts = new ArrayList<>();
      if (!empty.isEmpty()) {
        parts.add("frame cells without respondents: " + named(empty, "collectivités"));
      }
      if (!homeless.isEmpty()) {
        parts.add("respondents without a frame cell: " + named(homeless, "by weight"));
      }
      throw new IllegalArgumentException(
          weighting
              + ": "
              + String.join("; ", parts)
              + "; join levels with collapsing(...), or leave them out on purpose with"
              + " excluding(...) or excludingOutsideFrame()");
    }

    private static String named(Map<String, Double> cells, String unit) {
      String first =
          cells.entrySet().stream()
              .limit(NAMED_CELLS)
              .map(e -> "[" + e.getKey() + "] (" + plain(e.getValue()) + " " + unit + ")")
              .collect(Collectors.joining(", "));
      return cells.size() <= NAMED_CELLS
          ? first
          : first + " and " + (cells.size() - NAMED_CELLS) + " more";
    }

    private static String plain(double number) {
      return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
  }

  /** The dimensions and remedies in words: French or English by the patterns given. */
  String describe(String on, String between, String collapsed, String without, String outside) {
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
    return text.append(outsideExcluded ? outside : "").toString();
  }

  String french(String on, String between) {
    return describe(
        on,
        between,
        ", %s regroupés (%s)",
        ", sans %s %s",
        ", sans les répondants hors population");
  }

  String english(String on, String between) {
    return describe(
        on,
        between,
        ", %s collapsed (%s)",
        ", without %s %s",
        ", without respondents outside the frame");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameCells that
        && dimensions.equals(that.dimensions)
        && joined.equals(that.joined)
        && excluded.equals(that.excluded)
        && outsideExcluded == that.outsideExcluded;
  }

  @Override
  public int hashCode() {
    return Objects.hash(dimensions, joined, excluded, outsideExcluded);
  }
}
