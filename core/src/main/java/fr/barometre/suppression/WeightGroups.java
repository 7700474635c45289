package fr.barometre.suppression;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellLevels;
import fr.barometre.cube.Trait;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.dictionary.RowDictionary;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Which adjusted figures are hidden because, together with their observed form, they tell the
 * answers of a few collectivités.
 *
 * <p>The observed figure adds answers; the adjusted figure adds the same answers, each times its
 * weight. An attacker multiplies the observed figure by the most common weight and subtracts it
 * from the adjusted one: what is left is a sum over the collectivités that have another weight.
 * There must be as many of these as the threshold, or none. The adjusted figures that are hidden in
 * a breakdown can be computed together, as the total less those shown, and so can the observed
 * ones: so the rule holds for their sums too. If the sum of all that is hidden breaks it, the
 * adjusted total is hidden. What several breakdowns tell together is for {@link AdjustedFigures}.
 *
 * <p>Example with a threshold of five: of 20 communes, 17 inside OPSN territories with a weight of
 * 0.8 and 3 outside with 2.1, both figures together give the sum of those 3. The adjusted figure is
 * hidden. So is the adjusted figure of the level with the next fewest such collectivités.
 *
 * <p>Example: weights are by three levels, of which one is shown, and those of 6 and of 4 are
 * hidden. The observed and the adjusted total less the level shown are two equations for the two
 * hidden ones: the adjusted figure of another level is hidden.
 */
final class WeightGroups {

  /** The parts of a breakdown whose observed figures are hidden, as one. */
  private static final List<String> HIDDEN = List.of();

  private final Map<Pattern.Part, SuppressionReason> hidden = new HashMap<>();

  private WeightGroups() {}

  static WeightGroups of(
      Disclosure rules,
      List<ProtectedIndicator> indicators,
      Recodings recodings,
      List<List<Dimension>> breakdowns,
      BiFunction<List<Dimension>, List<String>, Optional<SuppressionReason>> observed) {
    WeightGroups groups = new WeightGroups();
    List<Grouped> grouped = indicators.stream().map(Grouped::new).toList();
    for (List<Dimension> breakdown : breakdowns) {
      groups.hide(
          rules,
          breakdown,
          others(
              grouped,
              recodings,
              breakdown,
              levels -> observed.apply(breakdown, levels).isPresent()));
    }
    return groups;
  }

  private void hide(Disclosure rules, List<Dimension> breakdown, Map<List<String>, Long> others) {
    long sum = others.getOrDefault(HIDDEN, 0L);
    List<Map.Entry<List<String>, Long>> left = new ArrayList<>();
    others.remove(HIDDEN);
    for (Map.Entry<List<String>, Long> part : others.entrySet()) {
      long count = part.getValue();
      if (0 < count && count < rules.fewest()) {
        hidden.put(new Pattern.Part(breakdown, part.getKey()), SuppressionReason.REVEALING);
        sum += count;
      } else if (count > 0) {
        left.add(part);
      }
    }
    left.sort(Map.Entry.comparingByValue());
    for (Map.Entry<List<String>, Long> next : left) {
      if (sum == 0 || sum >= rules.fewest()) {
        return;
      }
      hidden.put(new Pattern.Part(breakdown, next.getKey()), SuppressionReason.REVEALING);
      sum += next.getValue();
    }
  }

  Optional<SuppressionReason> of(List<Dimension> breakdown, List<String> levels) {
    return Optional.ofNullable(hidden.get(new Pattern.Part(breakdown, levels)));
  }

  /** An indicator's cells, each with the number of its group of equal weights. */
  private static final class Grouped {
    private final CubeSample sample;
    private final int[] group;

    Grouped(ProtectedIndicator indicator) {
      this.sample = indicator.sample();
      Map<Object, Integer> numbers = new HashMap<>();
      List<CellKey> keys = sample.tally().keys();
      this.group = new int[keys.size()];
      Optional<double[]> factors = indicator.weighted().map(WeightedSample::factors);
      Optional<CellLevels> statuses =
          sample.dimensions().contains(Dimension.OPSN)
              ? Optional.of(sample.cellLevels(Dimension.OPSN))
              : Optional.empty();
      for (int k = 0; k < group.length; k++) {
        int cell = k;
        Object weight =
            factors
                .<Object>map(f -> EqualWeights.number(f[cell]))
                .or(() -> statuses.map(s -> s.levels().get(s.of(cell)).code()))
                .orElse(OpsnStatus.UNKNOWN);
        group[k] = numbers.computeIfAbsent(weight, w -> numbers.size());
      }
    }

    /** How many groups there are. */
    int size() {
      return Arrays.stream(group).max().orElse(-1) + 1;
    }
  }

  /** The cells of an indicator by their joined levels in some dimensions. */
  private static final class Places {
    private final List<List<String>> names = new ArrayList<>();

    /** For each cell, the number of its place. */
    private final int[] placeOf;

    Places(CubeSample sample, List<Dimension> dimensions, Recodings recodings) {
      this.placeOf = new int[sample.tally().keys().size()];
      RowDictionary rows = new RowDictionary(Math.max(1, dimensions.size()), placeOf.length);
      List<CellLevels> levels = dimensions.stream().map(sample::cellLevels).toList();
      List<Dictionary<String>> codes = new ArrayList<>();
      int[][] joined = new int[dimensions.size()][];
      for (int d = 0; d < joined.length; d++) {
        JoinedLevels of = recodings.of(dimensions.get(d));
        Dictionary<String> code = new Dictionary<>();
        joined[d] =
            levels.get(d).levels().stream()
                .mapToInt(level -> code.number(of.of(level.code()).code()))
                .toArray();
        codes.add(code);
      }
      int[] row = new int[Math.max(1, joined.length)];
      for (int k = 0; k < placeOf.length; k++) {
        for (int d = 0; d < joined.length; d++) {
          row[d] = joined[d][levels.get(d).of(k)];
        }
        placeOf[k] = rows.add(row);
      }
      for (int place = 0; place < rows.size(); place++) {
        List<String> name = new ArrayList<>();
        for (int d = 0; d < joined.length; d++) {
          name.add(codes.get(d).value(rows.at(place, d)));
        }
        names.add(name);
      }
    }

    /** The cells of each place that count, places in the order of their first such cell. */
    Map<Integer, int[]> cells(CellColumns figures) {
      int[] sizes = new int[names.size()];
      Map<Integer, int[]> cells = new LinkedHashMap<>();
      for (int k = 0; k < placeOf.length; k++) {
        if (figures.clusters(k) > 0 && sizes[placeOf[k]]++ == 0) {
          cells.put(placeOf[k], new int[0]);
        }
      }
      cells.replaceAll((place, none) -> new int[sizes[place]]);
      Arrays.fill(sizes, 0);
      for (int k = 0; k < placeOf.length; k++) {
        if (figures.clusters(k) > 0) {
          requireNonNull(cells.get(placeOf[k]))[sizes[placeOf[k]]++] = k;
        }
      }
      return cells;
    }
  }

  /** The smaller of two numbers above zero: an indicator without others hides none of the rest. */
  private static long fewer(long a, long b) {
    return a == 0 || b == 0 ? Math.max(a, b) : Math.min(a, b);
  }

  private static long withoutLargest(long[] sizes) {
    long all = 0;
    long largest = 0;
    for (long size : sizes) {
      all += size;
      largest = Math.max(largest, size);
    }
    return all - largest;
  }

  /** How many of some cells do not have their most common weight. */
  private static long withoutLargest(Grouped one, CellColumns figures, int[] cells, long[] sizes) {
    long all = 0;
    long largest = 0;
    for (int k : cells) {
      all += figures.clusters(k);
      sizes[one.group[k]] += figures.clusters(k);
      largest = Math.max(largest, sizes[one.group[k]]);
    }
    for (int k : cells) {
      sizes[one.group[k]] = 0;
    }
    return all - largest;
  }

  /**
   * How many in each part of a breakdown do not have the most common weight of the part. The parts
   * whose observed figures are hidden are one: their sum is known, as the total less the others.
   */
  private static Map<List<String>, Long> others(
      List<Grouped> grouped,
      Recodings recodings,
      List<Dimension> breakdown,
      Predicate<List<String>> isHidden) {
    Set<Trait> known = new LinkedHashSet<>();
    grouped.forEach(one -> known.addAll(one.sample.tally().traits()));
    List<Dimension> ofFrame =
        breakdown.stream().filter(grouped.get(0).sample.dimensions()::contains).toList();
    List<Dimension> ofResponses = breakdown.stream().filter(d -> !ofFrame.contains(d)).toList();
    List<Optional<Trait>> traits =
        ofResponses.isEmpty()
            ? List.of(Optional.empty())
            : known.stream().filter(trait -> trait.isBy(ofResponses)).map(Optional::of).toList();
    Map<List<String>, Long> fewest = new LinkedHashMap<>();
    for (Grouped one : grouped) {
      Places places = new Places(one.sample, ofFrame, recodings);
      long[] sizes = new long[one.size()];
      long[] hidden = new long[one.group.length]; // who is in two hidden levels of responses is one
      for (Optional<Trait> trait : traits) {
        CellColumns figures = one.sample.figures(trait);
        places
            .cells(figures)
            .forEach(
                (place, cells) -> {
                  List<String> part = named(breakdown, ofFrame, places.names.get(place), trait);
                  if (isHidden.test(part)) {
                    for (int k : cells) {
                      hidden[k] = Math.max(hidden[k], figures.clusters(k));
                    }
                  } else {
                    long others = withoutLargest(one, figures, cells, sizes);
                    fewest.merge(part, others, WeightGroups::fewer);
                  }
                });
      }
      long[] ofHidden = new long[sizes.length];
      for (int k = 0; k < hidden.length; k++) {
        ofHidden[one.group[k]] += hidden[k];
      }
      fewest.merge(HIDDEN, withoutLargest(ofHidden), WeightGroups::fewer);
    }
    return fewest;
  }

  /** The levels in the order of the breakdown. */
  private static List<String> named(
      List<Dimension> breakdown,
      List<Dimension> ofFrame,
      List<String> names,
      Optional<Trait> trait) {
    return breakdown.stream()
        .map(
            dimension -> {
              int at = ofFrame.indexOf(dimension);
              return at < 0 ? trait.orElseThrow().level(dimension) : names.get(at);
            })
        .toList();
  }
}
