package fr.barometre.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the atoms of a table stand in all that is shown of it at one time. Atoms in the same sums,
 * unequal factors apart, are one group: who looks at the table cannot tell them apart.
 *
 * <p>A place is a sum at a position, of the whole or of a breakdown.
 */
final class Places {

  /** Hiding the adjusted headline is a last resort, whatever the size of the parts. */
  private static final double HEADLINE = 1e9;

  /** What a group may hold: someone, who could say no, or yes. */
  static final byte SOMEBODY = 1;

  static final byte FALLS = 2;
  static final byte RISES = 4;

  /**
   * The groups for one measure.
   *
   * @param ways what each group holds
   * @param sizes for each position and level, collectivités of its figure if that is still shown
   */
  @SuppressWarnings("ArrayRecordComponent") // columns within the package, never compared
  record Held(byte[] ways, long[][] sizes) {}

  /** What a group holds inside a figure, and outside. */
  record Parted(byte inside, byte outside) {}

  private final Table table;
  private final int[][] at;
  private final int[] groupOf;
  private final Tuples groups;

  /** The first atom of each group; for each atom, the next of its group, or -1. */
  private final int[] first;

  private final int[] next;

  /** By position and group, its level there; negative at the whole, or without a level. */
  private final int[][] levelOf;

  private final Map<Measure, Held> held = new HashMap<>();

  /** Room for the places of a group that is looked for. */
  private final int[] moved;

  /** For each position that was asked for, the groups at each of its places. */
  private final @Nullable ByPlace[] byPlace;

  Places(Table table) {
    this.table = table;
    this.at = new int[table.positions()][];
    this.byPlace = new ByPlace[at.length];
    this.moved = new int[at.length];
    for (int d = 0; d < at.length; d++) {
      at[d] = table.shown(d).numbers();
    }
    this.groups = new Tuples(at.length, table.atoms());
    this.groupOf = new int[table.atoms()];
    this.next = new int[groupOf.length];
    int[] latest = new int[groupOf.length];
    int[] places = new int[at.length];
    int[] begins = new int[groupOf.length];
    for (int atom = 0; atom < groupOf.length; atom++) {
      for (int d = 0; d < places.length; d++) {
        places[d] = at[d][atom];
      }
      int before = groups.size();
      int group = groups.add(places);
      groupOf[atom] = group;
      next[atom] = -1;
      if (group == before) {
        begins[group] = atom;
      } else {
        next[latest[group]] = atom;
      }
      latest[group] = atom;
    }
    this.first = Arrays.copyOf(begins, groups.size());
    this.levelOf = new int[at.length][first.length];
    for (int group = 0; group < first.length; group++) {
      levelOf[Table.WHOLE][group] = Table.HIDDEN;
      for (int d = 1; d < at.length; d++) {
        levelOf[d][group] = table.levelOf(d, first[group]);
      }
    }
  }

  int positions() {
    return at.length;
  }

  int groups() {
    return first.length;
  }

  /** The groups with atoms of a figure, rising. */
  int[] groupsOf(Figure figure) {
    BitSet found = new BitSet(groups());
    for (int atom : figure.list()) {
      found.set(groupOf[atom]);
    }
    int[] rising = new int[found.cardinality()];
    int size = 0;
    for (int group = found.nextSetBit(0); group >= 0; group = found.nextSetBit(group + 1)) {
      rising[size++] = group;
    }
    return rising;
  }

  /** What a group holds of the atoms that are in a figure, and of those that are not. */
  Parted parted(int group, Figure figure, Measure measure) {
    long clusters = 0;
    double base = 0;
    double count = 0;
    long otherClusters = 0;
    double otherBase = 0;
    double otherCount = 0;
    for (int atom = first[group]; atom >= 0; atom = next[atom]) {
      if (figure.atoms().get(atom)) {
        clusters += measure.clusters()[atom];
        base += measure.base()[atom];
        count += measure.count()[atom];
      } else {
        otherClusters += measure.clusters()[atom];
        otherBase += measure.base()[atom];
        otherCount += measure.count()[atom];
      }
    }
    return new Parted(
        ways(clusters, base, count, measure.least()),
        ways(otherClusters, otherBase, otherCount, measure.least()));
  }

  private static byte ways(long clusters, double base, double count, double least) {
    int ways = clusters > 0 ? SOMEBODY : 0;
    ways |= count > least ? FALLS : 0;
    ways |= base - count > least ? RISES : 0;
    return (byte) ways;
  }

  /** Where a group stands at a position. */
  int place(int position, int group) {
    return groups.at(group, position);
  }

  boolean alike(int position, int one, int other) {
    return place(position, one) == place(position, other);
  }

  /** The positions at which two groups are told apart, a bit each. */
  long differing(int one, int other) {
    return groups.differing(one, other);
  }

  /**
   * What it costs that no position but one tells two groups apart, in addition to something; past a
   * limit no more is added.
   */
  double cost(int one, int other, int but, double first, double limit, Held held) {
    double cost = first;
    for (int d = 0; d < at.length && cost <= limit; d++) {
      cost += d == but ? 0 : cost(one, other, d, held);
    }
    return cost;
  }

  /** What it costs that a position does not tell two groups apart. */
  double cost(int one, int other, int position, Held held) {
    if (alike(position, one, other)) {
      return 0;
    }
    if (position == Table.WHOLE) {
      return HEADLINE;
    }
    double here = size(position, one, held);
    return together(position, one, other) ? here / 2 : here + size(position, other, held);
  }

  /** Collectivités of the figure of a breakdown that a group is in; none if that is hidden. */
  long size(int breakdown, int group, Held held) {
    int level = levelOf[breakdown][group];
    return level < 0 ? 0 : held.sizes()[breakdown][level];
  }

  /**
   * The places of a group, with those of another at some positions: the group there; -1 if none.
   */
  int moved(int group, int other, long positions) {
    for (int d = 0; d < moved.length; d++) {
      moved[d] = place(d, (positions >>> d & 1) == 1 ? other : group);
    }
    return groups.find(moved);
  }

  /**
   * The groups that stand where a group does, at that of some positions, one at least, where they
   * are fewest.
   */
  int[] with(long positions, int group) {
    ByPlace fewest = byPlace(Long.numberOfTrailingZeros(positions));
    int place = place(Long.numberOfTrailingZeros(positions), group);
    for (long left = positions & (positions - 1); left != 0; left &= left - 1) {
      int d = Long.numberOfTrailingZeros(left);
      ByPlace other = byPlace(d);
      if (other.size(place(d, group)) < fewest.size(place)) {
        fewest = other;
        place = place(d, group);
      }
    }
    return Arrays.copyOfRange(fewest.groups(), fewest.from(place), fewest.from(place + 1));
  }

  /** Whether a group that holds something stands where another one does, or is it. */
  boolean shared(int position, int group, byte[] ways, byte something) {
    ByPlace at = byPlace(position);
    int place = place(position, group);
    for (int i = at.from(place); i < at.from(place + 1); i++) {
      if ((ways[at.groups()[i]] & something) != 0) {
        return true;
      }
    }
    return false;
  }

  private ByPlace byPlace(int position) {
    ByPlace known = byPlace[position];
    if (known == null) {
      int[] starts = new int[table.pieces(position) - Table.HIDDEN + 1];
      for (int group = 0; group < groups(); group++) {
        starts[place(position, group) - Table.HIDDEN + 1]++;
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      int[] next = starts.clone();
      int[] ordered = new int[groups()];
      for (int group = 0; group < ordered.length; group++) {
        ordered[next[place(position, group) - Table.HIDDEN]++] = group;
      }
      known = new ByPlace(starts, ordered);
      byPlace[position] = known;
    }
    return known;
  }

  /**
   * The groups by where they stand at a position.
   *
   * @param starts where the groups of each place begin, from {@link Table#HIDDEN} on
   * @param groups one place after the other, rising at each
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record ByPlace(int[] starts, int[] groups) {
    int from(int place) {
      return starts[place - Table.HIDDEN];
    }

    int size(int place) {
      return from(place + 1) - from(place);
    }
  }

  /** Whether two groups are in the same figure of a breakdown. */
  boolean together(int position, int one, int other) {
    int level = levelOf[position][one];
    return level >= 0 && level == levelOf[position][other];
  }

  /** The figure of a breakdown that a group is in; null at the whole, or without a level. */
  @Nullable Figure figure(int position, int group) {
    return position == Table.WHOLE ? null : table.figureAt(position, first[group]);
  }

  /** What the groups hold for a measure. */
  Held held(Measure measure) {
    return held.computeIfAbsent(measure, this::hold);
  }

  private Held hold(Measure measure) {
    long[] clusters = new long[groups()];
    double[] base = new double[groups()];
    double[] count = new double[groups()];
    for (int atom = 0; atom < groupOf.length; atom++) {
      clusters[groupOf[atom]] += measure.clusters()[atom];
      base[groupOf[atom]] += measure.base()[atom];
      count[groupOf[atom]] += measure.count()[atom];
    }
    byte[] ways = new byte[groups()];
    for (int group = 0; group < ways.length; group++) {
      ways[group] = ways(clusters[group], base[group], count[group], measure.least());
    }
    long[][] sizes = new long[positions()][];
    for (int d = 0; d < sizes.length; d++) {
      sizes[d] = table.shownSizes(d, measure);
    }
    return new Held(ways, sizes);
  }
}
