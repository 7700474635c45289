package fr.barometre.disclosure;

import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.tally.CellKey;
import fr.barometre.tally.CellLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cells of samples as the atoms of a table: those that no figure tells apart are one, and those
 * without an answer in the base are none.
 */
final class Tabulation {

  private static final int NONE = -1;

  /** Of a number that stands for one answer: as much as factors leave open, see {@link Moves}. */
  private static final double HALF = 0.5;

  private final List<Measured> indicators;
  private final List<Dimension> told;
  private final List<Optional<Role>> roles;
  private final List<Map<String, Integer>> codes = new ArrayList<>();
  private final Map<CellKey, Integer> cells = new HashMap<>();
  private final boolean weighted;

  /** Role, level of each dimension told, and cell where each has a weight of its own. */
  private final Tuples atoms;

  /** For each indicator, by role and cell, the number of the atom. */
  private final List<int[][]> atomsOf = new ArrayList<>();

  /**
   * A tabulation.
   *
   * @param indicators what is shown, in cells of the same dimensions
   * @param by the breakdowns
   * @param domain the cells to take
   */
  Tabulation(List<Measured> indicators, List<Dimension> by, Domain domain) {
    List<Dimension> dimensions = indicators.get(0).sample().dimensions();
    this.indicators = indicators;
    this.told =
        Stream.concat(by.stream(), Stream.of(Dimension.OPSN))
            .distinct()
            .filter(dimensions::contains)
            .toList();
    this.roles =
        by.contains(Dimension.ROLE)
            ? Arrays.stream(Role.values()).map(Optional::of).toList()
            : List.of(Optional.empty());
    this.weighted = indicators.stream().anyMatch(i -> i.weighted().isPresent());
    told.forEach(dimension -> codes.add(new LinkedHashMap<>()));
    int expected = indicators.get(0).sample().tally().keys().size();
    this.atoms = new Tuples(told.size() + 2, expected);
    for (Measured indicator : indicators) {
      CubeSample sample = indicator.sample();
      List<CellKey> keys = sample.tally().keys();
      int[][] levels = levels(sample);
      int[][] found = new int[roles.size()][];
      int[] row = new int[told.size() + 2];
      for (int role = 0; role < found.length; role++) {
        CellColumns figures = sample.figures(roles.get(role));
        found[role] = new int[figures.length()];
        row[0] = role;
        for (int k = 0; k < figures.length(); k++) {
          found[role][k] = NONE;
          if (figures.clusters(k) > 0 && domain.contains(dimensions, keys.get(k).levels())) {
            for (int d = 0; d < levels.length; d++) {
              row[d + 1] = levels[d][k];
            }
            row[row.length - 1] = weighted ? number(cells, keys.get(k)) : 0;
            found[role][k] = atoms.add(row);
          }
        }
      }
      atomsOf.add(found);
    }
  }

  /** By dimension told and cell, the number of its level for all indicators. */
  private int[][] levels(CubeSample sample) {
    int[][] levels = new int[told.size()][sample.tally().keys().size()];
    for (int d = 0; d < levels.length; d++) {
      Map<String, Integer> known = codes.get(d);
      CellLevels cellLevels = sample.cellLevels(told.get(d));
      int[] numbers =
          cellLevels.levels().stream().mapToInt(level -> number(known, level.code())).toArray();
      for (int k = 0; k < levels[d].length; k++) {
        levels[d][k] = numbers[cellLevels.of(k)];
      }
    }
    return levels;
  }

  private static <K> int number(Map<K, Integer> known, K key) {
    Integer found = known.putIfAbsent(key, known.size());
    return found == null ? known.size() - 1 : found;
  }

  /** The atoms by level of a breakdown; none if the cells do not know it. */
  Map<String, BitSet> levels(Dimension dimension) {
    if (dimension.equals(Dimension.ROLE)) {
      return levels(0, roles.stream().map(r -> r.map(Role::name).orElse(Level.UNKNOWN)).toList());
    }
    int position = told.indexOf(dimension);
    return position < 0
        ? Map.of()
        : levels(position + 1, List.copyOf(codes.get(position).keySet()));
  }

  private Map<String, BitSet> levels(int position, List<String> names) {
    Map<String, BitSet> found = new LinkedHashMap<>();
    @Nullable BitSet[] byNumber = new BitSet[names.size()];
    for (int atom = 0; atom < atoms.size(); atom++) {
      int number = atoms.at(atom, position);
      BitSet level = byNumber[number];
      if (level == null) {
        level = new BitSet();
        byNumber[number] = level;
        found.put(names.get(number), level);
      }
      level.set(atom);
    }
    return found;
  }

  /** The table with breakdowns. */
  Table table(List<List<Figure>> breakdowns) {
    BitSet all = new BitSet();
    all.set(0, atoms.size());
    Map<String, BitSet> byStatus = levels(Dimension.OPSN);
    List<BitSet> sides =
        Stream.of(OpsnStatus.INSIDE, OpsnStatus.OUTSIDE, OpsnStatus.UNKNOWN)
            .map(status -> byStatus.getOrDefault(status.name(), new BitSet()))
            .toList();
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      measures.add(measure(indicators.get(i), atomsOf.get(i)));
    }
    return new Table(measures, sides, new Figure(all), breakdowns);
  }

  private Measure measure(Measured indicator, int[][] found) {
    int size = atoms.size();
    long[] clusters = new long[size];
    double[] base = new double[size];
    double[] count = new double[size];
    double[] largest = new double[size];
    double[] largestCount = new double[size];
    Optional<double[]> weights = indicator.weighted().map(w -> w.factors());
    double[] byWeight = new double[size];
    for (int role = 0; role < found.length; role++) {
      CellColumns figures = indicator.sample().figures(roles.get(role));
      for (int k = 0; k < figures.length(); k++) {
        int at = found[role][k];
        if (at != NONE) {
          clusters[at] += figures.clusters(k);
          base[at] += figures.base(k);
          count[at] += figures.count(k);
          largest[at] = Math.max(largest[at], figures.largest(k));
          largestCount[at] = Math.max(largestCount[at], figures.largestCount(k));
          byWeight[at] = weights.isPresent() ? weights.get()[k] : 0;
        }
      }
    }
    boolean mean = indicator.sample().unit(0).isMean();
    if (mean) {
      double answer = typical(base, count);
      for (double[] column : List.of(base, count, largest, largestCount)) {
        for (int atom = 0; atom < size; atom++) {
          column[atom] /= answer;
        }
      }
    }
    double least = mean ? HALF : Measure.ANY;
    return new Measure(
        clusters, base, count, largest, largestCount, least, weights.map(f -> byWeight));
  }

  /**
   * What stands for one answer where answers are numbers: as far as the mean is from the nearer end
   * of their range, in which they are places.
   */
  private static double typical(double[] base, double[] count) {
    double mean = Arrays.stream(count).sum() / Arrays.stream(base).sum();
    double distance = Math.min(mean, 1 - mean);
    return distance > 0 ? distance : 1;
  }
}
