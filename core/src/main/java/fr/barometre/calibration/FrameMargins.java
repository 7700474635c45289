package fr.barometre.calibration;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.RakingSolver.Margin;
import fr.barometre.cube.CellKey;
import fr.barometre.population.Population;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The margins of a weighting: which category each cell of a sample belongs to, and how many
 * collectivités of the frame each category has.
 *
 * <p>Levels that the weighting takes as one are one category; those that it leaves out are none. A
 * category of the frame without respondents, or a respondent without a category, cannot be
 * weighted: both are refused together, with their sizes and the remedies.
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

  FrameMargins(Weighting weighting) {
    this.weighting = weighting;
    this.dimensions = weighting.dimensions();
    this.collapsed = dimensions.stream().map(weighting::collapsed).toList();
    this.excluded = dimensions.stream().map(weighting::excluded).toList();
  }

  /** One margin: the cells that cross all dimensions. */
  List<Margin> crossed(CellSizes sizes, Population frame) {
    int[] all = IntStream.range(0, dimensions.size()).toArray();
    return margins(List.of(all), sizes, frame);
  }

  /** A margin a dimension. */
  List<Margin> each(CellSizes sizes, Population frame) {
    List<int[]> one = IntStream.range(0, dimensions.size()).mapToObj(i -> new int[] {i}).toList();
    return margins(one, sizes, frame);
  }

  private List<Margin> margins(List<int[]> parts, CellSizes sizes, Population frame) {
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
      got.add(
          !key.inFrame() && weighting.excludesOutsideFrame() ? Optional.empty() : names(levels));
    }
    Gaps gaps = new Gaps();
    List<Margin> margins = new ArrayList<>();
    for (int[] part : parts) {
      margins.add(margin(part, wanted, counts, got, sizes, gaps));
    }
    gaps.refuse(weighting.toString());
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
      String code = levels.get(i).code();
      if (excluded.get(i).contains(code)) {
        return Optional.empty();
      }
      names.add(collapsed.get(i).getOrDefault(code, code));
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
}
