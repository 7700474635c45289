package fr.barometre.suppression;

import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellLevels;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.dictionary.RowDictionary;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The dimensions that tell atoms apart: those of the breakdowns, and OPSN. */
  private final List<Dimension> dimensions;

  /** The roles that are told apart; one empty value if roles are not. */
  private final List<Optional<Role>> roles;

  /** By dimension, the number of each level's code. */
  private final List<Dictionary<String>> levelNumbers = new ArrayList<>();

  private final boolean weighted;
  private final Dictionary<CellKey> cubeCellNumbers = new Dictionary<>();

  /** For each atom: role, level of each dimension, and cell of the cube under a weighting. */
  private final RowDictionary atoms;

  /** For each indicator, by role and cell of the cube, the number of the atom. */
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
    this.roles =
        by.contains(Dimension.ROLE)
            ? Arrays.stream(Role.values()).map(Optional::of).toList()
            : List.of(Optional.empty());
    this.weighted = indicators.stream().anyMatch(i -> i.weighted().isPresent());
    this.atoms = new RowDictionary(dimensions.size() + 2, first.tally().keys().size());
    dimensions.forEach(dimension -> levelNumbers.add(new Dictionary<>()));
    indicators.forEach(indicator -> atomOf.add(atoms(indicator.sample(), domain)));
  }

  /** By role and cell of an indicator's cube, the number of its atom. */
  private int[][] atoms(CubeSample sample, Domain domain) {
    List<CellKey> keys = sample.tally().keys();
    int[][] levels = levels(sample);
    int[][] found = new int[roles.size()][];
    int[] row = new int[dimensions.size() + 2];
    for (int role = 0; role < found.length; role++) {
      CellColumns figures = sample.figures(roles.get(role));
      found[role] = new int[figures.length()];
      row[0] = role;
      for (int k = 0; k < figures.length(); k++) {
        found[role][k] = NO_ATOM;
        if (figures.clusters(k) > 0 && domain.contains(sample.dimensions(), keys.get(k).levels())) {
          for (int d = 0; d < levels.length; d++) {
            row[d + 1] = levels[d][k];
          }
          row[row.length - 1] = weighted ? cubeCellNumbers.number(keys.get(k)) : 0;
          found[role][k] = atoms.add(row);
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
    int at = dimensions.indexOf(dimension);
    return dimension.equals(Dimension.ROLE) ? 0 : at < 0 ? at : at + 1;
  }

  private List<String> codes(Dimension dimension) {
    return dimension.equals(Dimension.ROLE)
        ? roles.stream().map(r -> r.map(Role::name).orElse(Level.UNKNOWN)).toList()
        : List.copyOf(levelNumbers.get(dimensions.indexOf(dimension)).values());
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
    for (int role = 0; role < atomOfCell.length; role++) {
      CellColumns figures = indicator.sample().figures(roles.get(role));
      for (int k = 0; k < figures.length(); k++) {
        int atom = atomOfCell[role][k];
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
