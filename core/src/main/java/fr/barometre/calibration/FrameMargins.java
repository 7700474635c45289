package fr.barometre.calibration;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.RakingSolver.Margin;
import fr.barometre.cube.CellKey;
import fr.barometre.population.Population;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The margins of a weighting: which category each cell of a sample belongs to, and how many
 * collectivités of the frame each category has.
 *
 * <p>Levels that the weighting takes as one, or joins ({@link Categories}), are one category; those
 * that it leaves out are none. A category of the frame without respondents, or a respondent without
 * a category, cannot be weighted: both are refused together, with their sizes and the remedies.
 *
 * <p>Example: a frame of 40 communes inside an OPSN and 20 outside; cells of a sample (commune,
 * INSIDE) and (commune, OUTSIDE) with 10 and 5 respondents. By OPSN the categories are INSIDE with
 * total 40 and OUTSIDE with total 20, and the cells belong to the first and the second.
 */
final class FrameMargins {

  private static final int NAMED_CELLS = 8;
  private static final int NOWHERE = -1;

  private final Weighting weighting;
  private final List<Dimension> dimensions;
  private final List<Map<String, String>> collapsed;
  private final List<Set<String>> excluded;

  /** Whether respondents without a category weigh nothing instead of being refused. */
  private final boolean lenient;

  FrameMargins(Weighting weighting) {
    this(weighting, weighting.dimensions(), false);
  }

  private FrameMargins(Weighting weighting, List<Dimension> dimensions, boolean lenient) {
    this.weighting = weighting;
    this.dimensions = dimensions;
    this.collapsed = dimensions.stream().map(weighting::collapsed).toList();
    this.excluded = dimensions.stream().map(weighting::excluded).toList();
    this.lenient = lenient;
  }

  /** The margins of a weighting in which respondents without a category weigh nothing. */
  static FrameMargins leavingOut(Weighting weighting, List<Dimension> dimensions) {
    return new FrameMargins(weighting, dimensions, true);
  }

  /** One margin: the cells that cross all dimensions. */
  List<FrameMargin> crossed(CellSizes sizes, Population frame) {
    return margins(List.of(dimensions), sizes, frame);
  }

  /** A margin a dimension. */
  List<FrameMargin> each(CellSizes sizes, Population frame) {
    return margins(dimensions.stream().map(List::of).toList(), sizes, frame);
  }

  /**
   * Margins that cross dimensions.
   *
   * @param crossed for each margin, some of the dimensions
   */
  List<FrameMargin> margins(List<List<Dimension>> crossed, CellSizes sizes, Population frame) {
    int[] positions = dimensions.stream().mapToInt(sizes.dimensions()::indexOf).toArray();
    List<List<Level>> wanted = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    List<Set<Level>> known = dimensions.stream().map(d -> Set.copyOf(frame.levels(d))).toList();
    if (!lenient && weighting.fewestRespondents().isEmpty()) {
      dimensions.forEach(dimension -> requireKnown(dimension, frame));
    }
    frame
        .counts(dimensions)
        .forEach(
            (levels, count) -> {
              if (!isExcluded(levels)) {
                wanted.add(levels);
                counts.add(count);
              }
            });
    List<Optional<List<Level>>> got = new ArrayList<>();
    for (int k = 0; k < sizes.count(); k++) {
      CellKey key = sizes.key(k);
      List<Level> levels = new ArrayList<>(positions.length);
      boolean weighs = key.inFrame() || !weighting.excludesOutsideFrame();
      for (int i = 0; i < positions.length; i++) {
        levels.add(key.levels().get(positions[i]));
        weighs &= !lenient || known.get(i).contains(levels.get(i));
      }
      got.add(weighs && !isExcluded(levels) ? Optional.of(levels) : Optional.empty());
    }
    Gaps gaps = new Gaps();
    List<FrameMargin> margins = new ArrayList<>();
    for (List<Dimension> part : crossed) {
      margins.add(margin(part, wanted, counts, got, sizes, frame, gaps));
    }
    gaps.refuse(weighting.toString());
    return margins;
  }

  /** Refuses a dimension of which the frame knows nothing: weights would not change by it. */
  private void requireKnown(Dimension dimension, Population frame) {
    List<Level> levels = frame.levels(dimension);
    if (levels.size() == 1
        && levels.get(0).code().equals(Level.UNKNOWN)
        && !weighting.excluded(dimension).contains(Level.UNKNOWN)) {
      boolean opsn = dimension.equals(Dimension.OPSN) || dimension.equals(Dimension.OPSN_MEMBER);
      throw new IllegalArgumentException(
          weighting
              + ": the frame '"
              + frame.name()
              + "' does not know the "
              + dimension.code()
              + " of any of its "
              + frame.size()
              + " collectivités; expected "
              + (opsn ? "a list of OPSN, Population.withOpsn(...)" : "a frame that does")
              + ", or a weighting without "
              + dimension.code());
    }
  }

  private FrameMargin margin(
      List<Dimension> crossed,
      List<List<Level>> wanted,
      List<Long> counts,
      List<Optional<List<Level>>> got,
      CellSizes sizes,
      Population frame,
      Gaps gaps) {
    int[] part = crossed.stream().mapToInt(dimensions::indexOf).toArray();
    Optional<Categories> categories =
        weighting.fewestRespondents().isPresent()
            ? Optional.of(categories(crossed, part, wanted, got, sizes, frame))
            : Optional.empty();
    Map<List<String>, String> joined = categories.map(Categories::names).orElse(Map.of());
    Map<String, Double> totals = new TreeMap<>();
    for (int k = 0; k < wanted.size(); k++) {
      totals.merge(name(wanted.get(k), part, joined), (double) counts.get(k), Double::sum);
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    totals.keySet().forEach(name -> numbers.put(name, numbers.size()));
    int[] groups = new int[got.size()];
    double[] found = new double[numbers.size()];
    for (int k = 0; k < groups.length; k++) {
      Optional<String> name = got.get(k).map(levels -> name(levels, part, joined));
      boolean inFrame = sizes.key(k).inFrame();
      groups[k] = name.map(n -> numbers.getOrDefault(n, NOWHERE)).orElse(NOWHERE);
      if (name.isPresent() && (groups[k] == NOWHERE || !inFrame)) {
        if (!lenient) {
          gaps.homeless.merge(
              name.get() + (inFrame ? "" : " outside the frame"), sizes.size(k), Double::sum);
        }
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
    Margin margin =
        new Margin(
            groups,
            totals.values().stream().mapToDouble(Double::doubleValue).toArray(),
            totals.keySet().stream()
                .map(name -> part.length == 1 ? dimensions.get(part[0]) + "=" + name : name)
                .toList());
    return new FrameMargin(crossed, margin, categories.map(Categories::joined).orElse(List.of()));
  }

  private Categories categories(
      List<Dimension> crossed,
      int[] part,
      List<List<Level>> wanted,
      List<Optional<List<Level>>> got,
      CellSizes sizes,
      Population frame) {
    Set<List<Level>> cells = new LinkedHashSet<>();
    wanted.forEach(levels -> cells.add(only(levels, part)));
    Map<List<Level>, Long> respondents = new HashMap<>();
    for (int k = 0; k < sizes.count(); k++) {
      long clusters = sizes.key(k).inFrame() ? sizes.clusters(k) : 0;
      got.get(k).ifPresent(levels -> respondents.merge(only(levels, part), clusters, Long::sum));
    }
    return new Categories(
        frame,
        crossed,
        Arrays.stream(part).mapToObj(collapsed::get).toList(),
        cells,
        respondents,
        weighting.fewestRespondents().orElseThrow());
  }

  private static List<Level> only(List<Level> levels, int[] part) {
    if (part.length == 1) {
      return List.of(levels.get(part[0]));
    }
    List<Level> some = new ArrayList<>(part.length);
    for (int i : part) {
      some.add(levels.get(i));
    }
    return some;
  }

  /**
   * The category of crossed levels: the joined one, else the levels' names, with collapsed ones.
   */
  private String name(List<Level> levels, int[] part, Map<List<String>, String> joined) {
    if (!joined.isEmpty()) {
      List<String> codes = new ArrayList<>(part.length);
      for (int i : part) {
        codes.add(levels.get(i).code());
      }
      String name = joined.get(codes);
      if (name != null) {
        return name;
      }
    }
    if (part.length == 1) {
      return name(levels, part[0]);
    }
    return Arrays.stream(part).mapToObj(i -> name(levels, i)).collect(Collectors.joining(" × "));
  }

  private String name(List<Level> levels, int dimension) {
    String code = levels.get(dimension).code();
    return collapsed.get(dimension).getOrDefault(code, code);
  }

  private boolean isExcluded(List<Level> levels) {
    for (int i = 0; i < levels.size(); i++) {
      if (excluded.get(i).contains(levels.get(i).code())) {
        return true;
      }
    }
    return false;
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
              + "; join levels until each has respondents with joining(), or some by name with"
              + " collapsing(...), or leave them out on purpose with excluding(...) or"
              + " excludingOutsideFrame()");
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
}
