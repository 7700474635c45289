package fr.barometre.suppression;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellLevels;
import fr.barometre.cube.Trait;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.dictionary.RowDictionary;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds linked tables from the cube.
 *
 * <p>The cube may have more dimensions than the breakdowns asked for. Its cells that have the same
 * levels in these breakdowns, and the same OPSN status, become one atom; cells without an answer in
 * the base become none. Under a weighting each cell of the cube has a factor of its own, and so
 * stays an atom of its own.
 *
 * <p>Example: a cube by type, région and OPSN, broken down by région, has the atoms (Bretagne,
 * inside), (Bretagne, outside), and so on; communes and EPCI of Bretagne are not told apart.
 * Crossed by type and région, they are.
 */
final class Tabulation {

  private static final int NO_ATOM = -1;

  /** Protection level of numbers, in answers: what {@link FeasibilityAudit} asks for too. */
  private static final double HALF_AN_ANSWER = 0.5;

  private final List<ProtectedIndicator> indicators;

  /** The dimensions of the cells that tell atoms apart: those of the breakdowns, and OPSN. */
  private final List<Dimension> dimensions;

  /** The dimensions of responses that do. */
  private final List<Dimension> ofResponses;

  /** The responses that are told apart; one empty value if they are not. */
  private final List<Optional<Trait>> traits;

  /** By dimension, those of responses last, the number of each level's code. */
  private final List<Dictionary<String>> levelNumbers = new ArrayList<>();

  private final boolean weighted;
  private final Dictionary<CellKey> cubeCellNumbers = new Dictionary<>();

  /** For each atom: level of each dimension, and cell of the cube under a weighting. */
  private final RowDictionary atoms;

  /** For each indicator, by trait and cell of the cube, the number of the atom. */
  private final List<int[][]> atomOf = new ArrayList<>();

  /**
   * A tabulation.
   *
   * @param indicators the indicators, from cubes of the same dimensions
   * @param by the dimensions of the breakdowns
   * @param domain the respondents to tabulate
   */
  Tabulation(List<ProtectedIndicator> indicators, List<Dimension> by, Domain domain) {
    CubeSample first = indicators.get(0).sample();
    this.indicators = indicators;
    this.dimensions =
        Stream.concat(by.stream(), Stream.of(Dimension.OPSN))
            .distinct()
            .filter(first.dimensions()::contains)
            .toList();
    Set<Trait> known = first.tally().traits();
    this.ofResponses =
        by.stream()
            .filter(d -> known.stream().anyMatch(trait -> trait.dimensions().contains(d)))
            .toList();
    this.traits = traits(indicators, ofResponses);
    this.weighted = indicators.stream().anyMatch(i -> i.weighted().isPresent());
    int width = dimensions.size() + ofResponses.size() + 1;
    this.atoms = new RowDictionary(width, first.tally().keys().size());
    for (int d = 1; d < width; d++) {
      levelNumbers.add(new Dictionary<>());
    }
    indicators.forEach(indicator -> atomOf.add(atoms(indicator.sample(), domain)));
  }

  /**
   * The responses to tell apart: by the levels of one dimension, or by the combinations that they
   * have of several.
   */
  private static List<Optional<Trait>> traits(
      List<ProtectedIndicator> indicators, List<Dimension> of) {
    if (of.isEmpty()) {
      return List.of(Optional.empty());
    }
    Set<Trait> all = new LinkedHashSet<>();
    indicators.forEach(indicator -> all.addAll(indicator.sample().tally().traits()));
    int most = all.stream().mapToInt(trait -> trait.dimensions().size()).max().orElse(1);
    return all.stream()
        .filter(
            trait ->
                of.size() == 1 ? trait.dimensions().equals(of) : trait.dimensions().size() == most)
        .map(Optional::of)
        .toList();
  }

  /** By trait and cell of an indicator's cube, the number of its atom. */
  private int[][] atoms(CubeSample sample, Domain domain) {
    List<CellKey> keys = sample.tally().keys();
    int[][] levels = levels(sample);
    int[][] found = new int[traits.size()][];
    int[] row = new int[dimensions.size() + ofResponses.size() + 1];
    for (int t = 0; t < found.length; t++) {
      CellColumns figures = sample.figures(traits.get(t));
      found[t] = new int[figures.length()];
      for (int d = 0; d < ofResponses.size(); d++) {
        Trait trait = traits.get(t).orElseThrow();
        String level = trait.levels().get(trait.dimensions().indexOf(ofResponses.get(d)));
        row[levels.length + d] = levelNumbers.get(levels.length + d).number(level);
      }
      for (int k = 0; k < figures.length(); k++) {
        found[t][k] = NO_ATOM;
        if (figures.clusters(k) > 0 && domain.contains(sample.dimensions(), keys.get(k).levels())) {
          for (int d = 0; d < levels.length; d++) {
            row[d] = levels[d][k];
          }
          row[row.length - 1] = weighted ? cubeCellNumbers.number(keys.get(k)) : 0;
          found[t][k] = atoms.add(row);
        }
      }
    }
    return found;
  }

  /** By dimension and cell of an indicator's cube, the number of its level. */
  private int[][] levels(CubeSample sample) {
    int[][] levels = new int[dimensions.size()][sample.tally().keys().size()];
    for (int d = 0; d < levels.length; d++) {
      Dictionary<String> known = levelNumbers.get(d);
      CellLevels cellLevels = sample.cellLevels(dimensions.get(d));
      int[] numbers =
          cellLevels.levels().stream().mapToInt(level -> known.number(level.code())).toArray();
      for (int k = 0; k < levels[d].length; k++) {
        levels[d][k] = numbers[cellLevels.of(k)];
      }
    }
    return levels;
  }

  /**
   * The atoms at each level of a breakdown, or at each combination of levels of a crossing; none if
   * the cube does not have a dimension.
   *
   * @param breakdown the dimension of the breakdown, or those of a crossing
   * @return by the codes of the levels, one for each dimension
   */
  Map<List<String>, BitSet> levels(List<Dimension> breakdown) {
    int[] positions = breakdown.stream().mapToInt(this::position).toArray();
    if (Arrays.stream(positions).anyMatch(position -> position < 0)) {
      return Map.of();
    }
    RowDictionary combinations = new RowDictionary(positions.length, atoms.size());
    List<BitSet> found = new ArrayList<>();
    int[] row = new int[positions.length];
    for (int atom = 0; atom < atoms.size(); atom++) {
      for (int d = 0; d < row.length; d++) {
        row[d] = atoms.at(atom, positions[d]);
      }
      int combination = combinations.add(row);
      if (combination == found.size()) {
        found.add(new BitSet());
      }
      found.get(combination).set(atom);
    }
    List<List<String>> codes = breakdown.stream().map(this::codes).toList();
    Map<List<String>, BitSet> levels = new LinkedHashMap<>();
    for (int c = 0; c < found.size(); c++) {
      String[] names = new String[row.length];
      for (int d = 0; d < names.length; d++) {
        names[d] = codes.get(d).get(combinations.at(c, d));
      }
      levels.put(List.of(names), found.get(c));
    }
    return levels;
  }

  /** The position of a dimension in the rows of {@link #atoms}; negative if there is none. */
  private int position(Dimension dimension) {
    int at = ofResponses.indexOf(dimension);
    return at < 0 ? dimensions.indexOf(dimension) : dimensions.size() + at;
  }

  private List<String> codes(Dimension dimension) {
    return List.copyOf(levelNumbers.get(position(dimension)).values());
  }

  /**
   * The linked tables of some breakdowns.
   *
   * @param breakdowns for each breakdown, the atoms of each level
   * @param plain how many of them are by one dimension; they come before the crossings
   */
  LinkedTables tables(List<List<BitSet>> breakdowns, int plain) {
    BitSet all = new BitSet();
    all.set(0, atoms.size());
    Map<List<String>, BitSet> byStatus = levels(List.of(Dimension.OPSN));
    List<BitSet> sides =
        Stream.of(OpsnStatus.INSIDE, OpsnStatus.OUTSIDE, OpsnStatus.UNKNOWN)
            .map(status -> byStatus.getOrDefault(List.of(status.name()), new BitSet()))
            .toList();
    List<Contributions> contributions = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      contributions.add(contributions(indicators.get(i), atomOf.get(i)));
    }
    return new LinkedTables(contributions, sides, all, breakdowns, plain);
  }

  private Contributions contributions(ProtectedIndicator indicator, int[][] atomOfCell) {
    int size = atoms.size();
    long[] clusters = new long[size];
    double[] base = new double[size];
    double[] count = new double[size];
    double[] largest = new double[size];
    double[] largestCount = new double[size];
    Optional<double[]> factors = indicator.weighted().map(w -> w.factors());
    double[] weights = new double[size];
    for (int trait = 0; trait < atomOfCell.length; trait++) {
      CellColumns figures = indicator.sample().figures(traits.get(trait));
      for (int k = 0; k < figures.length(); k++) {
        int atom = atomOfCell[trait][k];
        if (atom != NO_ATOM) {
          clusters[atom] += figures.clusters(k);
          base[atom] += figures.base(k);
          count[atom] += figures.count(k);
          largest[atom] = Math.max(largest[atom], figures.largest(k));
          largestCount[atom] = Math.max(largestCount[atom], figures.largestCount(k));
          weights[atom] = factors.isPresent() ? factors.get()[k] : 0;
        }
      }
    }
    boolean mean = indicator.sample().unit(0).isMean();
    if (mean) {
      double answer = oneAnswer(base, count);
      for (double[] column : List.of(base, count, largest, largestCount)) {
        Arrays.setAll(column, atom -> column[atom] / answer);
      }
    }
    double protection = mean ? HALF_AN_ANSWER : Contributions.ANY_MOVE;
    return new Contributions(
        clusters, base, count, largest, largestCount, protection, factors.map(f -> weights));
  }

  /**
   * What counts as one answer where answers are numbers: the distance from their mean to the nearer
   * end of the range. Numbers are places in their range, from 0 to 1. Example: with a mean of 0.2
   * an answer is 0.2, so that a hidden sum must be uncertain by 0.1 at least.
   */
  private static double oneAnswer(double[] base, double[] count) {
    double mean = Arrays.stream(count).sum() / Arrays.stream(base).sum();
    double distance = Math.min(mean, 1 - mean);
    return distance > 0 ? distance : 1;
  }
}
