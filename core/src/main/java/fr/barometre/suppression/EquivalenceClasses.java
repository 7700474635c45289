package fr.barometre.suppression;

import fr.barometre.dictionary.RowDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups the atoms by the set of published sums that they belong to.
 *
 * <p>Atoms of one group belong to the same sums, sums under a weighting apart: no equation of the
 * attacker tells them apart. Disclosure control calls such groups equivalence classes. They are
 * found by giving equal numbers to equal rows of block numbers, one block for each breakdown.
 *
 * <p>Example with types A and B and régions 1 and 2, hence four atoms. As long as every cell is
 * shown, their rows are (total, A, 1), (total, A, 2), (total, B, 1) and (total, B, 2): four groups.
 * Once both types are hidden, the rows are (total, none, 1), (total, none, 2), (total, none, 1) and
 * (total, none, 2): two groups.
 */
final class EquivalenceClasses {

  /** Bit of a group in which there is somebody. */
  static final byte OCCUPIED = 1;

  /** Bit of a group whose count can be lower by an answer: somebody says yes. */
  static final byte CAN_FALL = 2;

  /** Bit of a group whose count can be higher by an answer: somebody does not say yes. */
  static final byte CAN_RISE = 4;

  /** Cost of hiding the total's adjusted form: more than all cells of all breakdowns together. */
  private static final double COST_OF_HEADLINE = 1e9;

  /**
   * To protect a cell of a crossing, a collectivité in another breakdown costs as much as these.
   */
  private static final double COST_OF_MARGIN = 10;

  /**
   * The groups for one indicator.
   *
   * @param bits for each group, whether it is {@link #OCCUPIED}, {@link #CAN_FALL}, {@link
   *     #CAN_RISE}
   * @param costs for each breakdown and level, the collectivités that hiding the cell would cost
   */
  @SuppressWarnings("ArrayRecordComponent") // columns within the package, never compared
  record ForIndicator(byte[] bits, long[][] costs) {}

  /** The bits of a group's atoms inside a cell, and of its other atoms. */
  record Split(byte inside, byte outside) {}

  private final LinkedTables tables;

  /** The rows of block numbers: the number of a row is that of the group. */
  private final RowDictionary groups;

  /** For each atom, its group. */
  private final int[] groupOf;

  /** For each group, its first atom; for each atom, the next one of its group, or -1. */
  private final int[] firstAtom;

  private final int[] nextAtom;

  /** By breakdown and group, the level of its cell, shown or not; negative if it has none. */
  private final int[][] levelOf;

  private final Map<Contributions, ForIndicator> forIndicators = new HashMap<>();

  /** Scratch: a row of block numbers to look for. */
  private final int[] wanted;

  /** By breakdown, the groups in order of their block; null until they are asked for. */
  private final @Nullable GroupsByBlock[] byBlock;

  /** By breakdown, the groups by their blocks in the others; null until they are asked for. */
  private final @Nullable Rest[] rests;

  EquivalenceClasses(LinkedTables tables) {
    this.tables = tables;
    int breakdowns = tables.size();
    int[][] blockOf = new int[breakdowns][];
    for (int d = 0; d < breakdowns; d++) {
      blockOf[d] = tables.shown(d).blockOf();
    }
    this.byBlock = new GroupsByBlock[breakdowns];
    this.rests = new Rest[breakdowns];
    this.wanted = new int[breakdowns];
    this.groups = new RowDictionary(breakdowns, tables.atoms());
    this.groupOf = new int[tables.atoms()];
    this.nextAtom = new int[groupOf.length];
    int[] first = new int[groupOf.length];
    int[] last = new int[groupOf.length];
    int[] row = new int[breakdowns];
    for (int atom = 0; atom < groupOf.length; atom++) {
      for (int d = 0; d < breakdowns; d++) {
        row[d] = blockOf[d][atom];
      }
      int before = groups.size();
      int group = groups.add(row);
      groupOf[atom] = group;
      nextAtom[atom] = -1;
      if (group == before) {
        first[group] = atom;
      } else {
        nextAtom[last[group]] = atom;
      }
      last[group] = atom;
    }
    this.firstAtom = Arrays.copyOf(first, groups.size());
    this.levelOf = new int[breakdowns][firstAtom.length];
    Arrays.fill(levelOf[LinkedTables.TOTAL], Partition.NO_BLOCK);
    for (int d = 1; d < breakdowns; d++) {
      for (int group = 0; group < firstAtom.length; group++) {
        levelOf[d][group] = tables.levelOf(d, firstAtom[group]);
      }
    }
  }

  /** Number of breakdowns, the total included. */
  int breakdowns() {
    return levelOf.length;
  }

  /** Number of groups. */
  int size() {
    return firstAtom.length;
  }

  /** The groups with atoms of a cell, in ascending order. */
  int[] groupsOf(TableCell cell) {
    BitSet found = new BitSet(size());
    for (int atom : cell.atoms()) {
      found.set(groupOf[atom]);
    }
    return found.stream().toArray();
  }

  /** The groups for an indicator. */
  ForIndicator of(Contributions indicator) {
    return forIndicators.computeIfAbsent(indicator, this::forIndicator);
  }

  private ForIndicator forIndicator(Contributions indicator) {
    long[] clusters = new long[size()];
    double[] base = new double[size()];
    double[] count = new double[size()];
    for (int atom = 0; atom < groupOf.length; atom++) {
      clusters[groupOf[atom]] += indicator.clusters()[atom];
      base[groupOf[atom]] += indicator.base()[atom];
      count[groupOf[atom]] += indicator.count()[atom];
    }
    byte[] bits = new byte[size()];
    for (int group = 0; group < bits.length; group++) {
      bits[group] = bits(indicator, clusters[group], base[group], count[group]);
    }
    long[][] costs = new long[breakdowns()][];
    for (int d = 0; d < costs.length; d++) {
      costs[d] = tables.shownClusters(d, indicator);
    }
    return new ForIndicator(bits, costs);
  }

  /** Splits a group into its atoms inside a cell and the others. */
  Split split(int group, TableCell cell, Contributions indicator) {
    long clusters = 0;
    double base = 0;
    double count = 0;
    long otherClusters = 0;
    double otherBase = 0;
    double otherCount = 0;
    for (int atom = firstAtom[group]; atom >= 0; atom = nextAtom[atom]) {
      if (cell.contains(atom)) {
        clusters += indicator.clusters()[atom];
        base += indicator.base()[atom];
        count += indicator.count()[atom];
      } else {
        otherClusters += indicator.clusters()[atom];
        otherBase += indicator.base()[atom];
        otherCount += indicator.count()[atom];
      }
    }
    return new Split(
        bits(indicator, clusters, base, count),
        bits(indicator, otherClusters, otherBase, otherCount));
  }

  private static byte bits(Contributions indicator, long clusters, double base, double count) {
    int bits = clusters > 0 ? OCCUPIED : 0;
    bits |= indicator.canFall(count) ? CAN_FALL : 0;
    bits |= indicator.canRise(base, count) ? CAN_RISE : 0;
    return (byte) bits;
  }

  private int block(int breakdown, int group) {
    return groups.at(group, breakdown);
  }

  /** Whether a breakdown shows two groups in the same sum, or shows neither. */
  boolean inSameBlock(int breakdown, int one, int other) {
    return block(breakdown, one) == block(breakdown, other);
  }

  /** A bit mask of the breakdowns that tell two groups apart; those from 64 on are left out. */
  long differing(int one, int other) {
    return groups.differing(one, other);
  }

  /** Whether two groups are in the same cell of a breakdown. */
  boolean inSameCell(int breakdown, int one, int other) {
    int level = levelOf[breakdown][one];
    return level >= 0 && level == levelOf[breakdown][other];
  }

  /** The cell of a breakdown that a group is in; null for the total, or without a level. */
  @Nullable TableCell cell(int breakdown, int group) {
    return breakdown == LinkedTables.TOTAL ? null : tables.cellAt(breakdown, firstAtom[group]);
  }

  /** Collectivités that hiding a group's cell costs; zero if it is hidden, or if there is none. */
  long cost(int breakdown, int group, ForIndicator indicator) {
    int level = levelOf[breakdown][group];
    return level < 0 ? 0 : indicator.costs()[breakdown][level];
  }

  /** What it costs that a breakdown no longer tells two groups apart. */
  double costToMerge(int one, int other, int breakdown, ForIndicator indicator) {
    if (inSameBlock(breakdown, one, other)) {
      return 0;
    }
    if (breakdown == LinkedTables.TOTAL) {
      return COST_OF_HEADLINE;
    }
    double here = cost(breakdown, one, indicator);
    return inSameCell(breakdown, one, other) ? here / 2 : here + cost(breakdown, other, indicator);
  }

  /**
   * What it costs that no breakdown tells two groups apart. For a crossing, hiding cells of a
   * margin costs more than hiding its own.
   *
   * @param own a breakdown whose cost is known
   * @param ownCost its cost
   * @param limit the sum may stop as soon as it is above
   */
  double costToMerge(
      int one, int other, int own, double ownCost, double limit, ForIndicator indicator) {
    double cost = ownCost;
    for (int d = 0; d < levelOf.length && cost <= limit; d++) {
      double dear = tables.isCrossed(own) && !tables.isCrossed(d) ? COST_OF_MARGIN : 1;
      cost += d == own ? 0 : dear * costToMerge(one, other, d, indicator);
    }
    return cost;
  }

  /**
   * The group in the same blocks as one group, but for some breakdowns in those of another.
   *
   * @param breakdowns bit mask of the breakdowns where the blocks are those of the other group
   * @return the group; -1 if there is none
   */
  int combined(int group, int other, long breakdowns) {
    for (int d = 0; d < wanted.length; d++) {
      wanted[d] = block(d, (breakdowns >>> d & 1) == 1 ? other : group);
    }
    return groups.find(wanted);
  }

  /**
   * The groups in the same blocks as one group, but for some breakdowns in those of another, and in
   * any block of one breakdown.
   *
   * @param breakdowns bit mask of the breakdowns where the blocks are those of the other group
   * @param any the breakdown whose blocks do not matter
   * @return the groups in ascending order
   */
  List<Integer> combinedInAny(int group, int other, long breakdowns, int any) {
    Rest rest = rests[any];
    if (rest == null) {
      rest = rest(any);
      rests[any] = rest;
    }
    for (int d = 0; d < wanted.length; d++) {
      wanted[d] = d == any ? 0 : block(d, (breakdowns >>> d & 1) == 1 ? other : group);
    }
    int found = rest.rows().find(wanted);
    return found < 0 ? List.of() : rest.groups().get(found);
  }

  private Rest rest(int any) {
    RowDictionary rows = new RowDictionary(wanted.length, size());
    List<List<Integer>> byRow = new ArrayList<>();
    int[] row = new int[wanted.length];
    for (int group = 0; group < size(); group++) {
      for (int d = 0; d < row.length; d++) {
        row[d] = d == any ? 0 : block(d, group);
      }
      int number = rows.add(row);
      if (number == byRow.size()) {
        byRow.add(new ArrayList<>());
      }
      byRow.get(number).add(group);
    }
    return new Rest(rows, byRow);
  }

  /**
   * The groups by their blocks in all breakdowns but one.
   *
   * @param rows the blocks, with zero for the breakdown that is left out
   * @param groups for each row, its groups in ascending order
   */
  private record Rest(RowDictionary rows, List<List<Integer>> groups) {}

  /**
   * The groups in the same block as a group, in the breakdown where they are fewest.
   *
   * @param breakdowns bit mask of the breakdowns to choose from; one at least
   */
  int[] fewestInSameBlock(long breakdowns, int group) {
    int best = Long.numberOfTrailingZeros(breakdowns);
    for (long left = breakdowns & (breakdowns - 1); left != 0; left &= left - 1) {
      int d = Long.numberOfTrailingZeros(left);
      if (byBlock(d).size(block(d, group)) < byBlock(best).size(block(best, group))) {
        best = d;
      }
    }
    return byBlock(best).groups(block(best, group));
  }

  /** Whether a breakdown has a group with a bit in the same block as a group, or itself. */
  boolean anyInSameBlock(int breakdown, int group, byte[] bits, byte bit) {
    GroupsByBlock all = byBlock(breakdown);
    int block = block(breakdown, group);
    for (int i = all.from(block); i < all.from(block + 1); i++) {
      if ((bits[all.groups()[i]] & bit) != 0) {
        return true;
      }
    }
    return false;
  }

  private GroupsByBlock byBlock(int breakdown) {
    GroupsByBlock known = byBlock[breakdown];
    if (known == null) {
      known = groupsByBlock(breakdown);
      byBlock[breakdown] = known;
    }
    return known;
  }

  /** Sorts the groups by block with a counting sort. */
  private GroupsByBlock groupsByBlock(int breakdown) {
    int[] starts = new int[tables.blocks(breakdown) - Partition.NO_BLOCK + 1];
    for (int group = 0; group < size(); group++) {
      starts[block(breakdown, group) - Partition.NO_BLOCK + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] next = starts.clone();
    int[] ordered = new int[size()];
    for (int group = 0; group < ordered.length; group++) {
      ordered[next[block(breakdown, group) - Partition.NO_BLOCK]++] = group;
    }
    return new GroupsByBlock(starts, ordered);
  }

  /**
   * The groups in order of their block in one breakdown.
   *
   * @param starts where each block starts among the groups; the first is {@link Partition#NO_BLOCK}
   * @param groups the groups, in ascending order within a block
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record GroupsByBlock(int[] starts, int[] groups) {

    int from(int block) {
      return starts[block - Partition.NO_BLOCK];
    }

    int size(int block) {
      return from(block + 1) - from(block);
    }

    int[] groups(int block) {
      return Arrays.copyOfRange(groups, from(block), from(block + 1));
    }
  }
}
