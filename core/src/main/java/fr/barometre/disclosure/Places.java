package fr.barometre.disclosure;

import fr.barometre.disclosure.Measure.Sum;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the atoms of a table stand in all that is shown of it at one time. Atoms in the same sums,
 * unequal factors apart, are one group: who looks at the table cannot tell them apart.
 *
 * <p>A position is the whole (0) or a breakdown (from 1); a place is a sum at a position.
 */
final class Places {

  /** Position of the whole. */
  static final int WHOLE = 0;

  /**
   * The groups for one measure.
   *
   * @param sums what each holds
   * @param costs for each position and group, collectivités of its figure if that is still shown
   */
  @SuppressWarnings("ArrayRecordComponent") // columns within the package, never compared
  record Held(Sum[] sums, double[][] costs) {}

  private final Table table;
  private final int[][] at;
  private final int[] groupOf;
  private final int[][] placeOf;
  private final List<List<Integer>> members = new ArrayList<>();
  private final Map<IntBuffer, Integer> known = new HashMap<>();
  private final Map<Measure, Held> held = new HashMap<>();
  private final int[][] @Nullable [] groupsAt;

  Places(Table table) {
    this.table = table;
    this.at = new int[table.breakdowns().size() + 1][];
    this.groupsAt = new int[at.length][][];
    at[WHOLE] = table.shownByWhole();
    for (int d = 1; d < at.length; d++) {
      at[d] = table.shownBy(table.breakdowns().get(d - 1));
    }
    this.groupOf = new int[table.atoms()];
    for (int atom = 0; atom < groupOf.length; atom++) {
      Integer found = known.putIfAbsent(IntBuffer.wrap(ofAtom(atom)), members.size());
      groupOf[atom] = found == null ? members.size() : found;
      if (found == null) {
        members.add(new ArrayList<>());
      }
      members.get(groupOf[atom]).add(atom);
    }
    this.placeOf = new int[at.length][members.size()];
    for (int d = 0; d < at.length; d++) {
      for (int group = 0; group < placeOf[d].length; group++) {
        placeOf[d][group] = at[d][first(group)];
      }
    }
  }

  private int[] ofAtom(int atom) {
    int[] places = new int[at.length];
    for (int d = 0; d < places.length; d++) {
      places[d] = at[d][atom];
    }
    return places;
  }

  private int first(int group) {
    return members.get(group).get(0);
  }

  int positions() {
    return at.length;
  }

  int groups() {
    return members.size();
  }

  int groupOf(int atom) {
    return groupOf[atom];
  }

  List<Integer> members(int group) {
    return members.get(group);
  }

  /** Where a group stands at a position. */
  int place(int position, int group) {
    return placeOf[position][group];
  }

  boolean alike(int position, int one, int other) {
    return place(position, one) == place(position, other);
  }

  /**
   * The places of a group, with those of another at some positions: the group there; -1 if none.
   */
  int moved(int group, int other, boolean[] positions) {
    int[] places = ofAtom(first(group));
    for (int d = 0; d < places.length; d++) {
      places[d] = positions[d] ? place(d, other) : places[d];
    }
    return known.getOrDefault(IntBuffer.wrap(places), -1);
  }

  /** The groups that stand where a group does at a position. */
  int[] with(int position, int group) {
    int[][] groups = groupsAt[position];
    if (groups == null) {
      groups = byPlace(placeOf[position]);
      groupsAt[position] = groups;
    }
    return groups[place(position, group) - Table.HIDDEN];
  }

  /** For each place, from the hidden one, the groups that stand there. */
  private static int[][] byPlace(int[] places) {
    int most = Arrays.stream(places).max().orElse(Table.HIDDEN);
    int[] sizes = new int[most - Table.HIDDEN + 1];
    for (int place : places) {
      sizes[place - Table.HIDDEN]++;
    }
    int[][] groups = new int[sizes.length][];
    for (int group = places.length - 1; group >= 0; group--) {
      int at = places[group] - Table.HIDDEN;
      groups[at] = groups[at] == null ? new int[sizes[at]] : groups[at];
      groups[at][--sizes[at]] = group;
    }
    return groups;
  }

  /** The figure of a breakdown that a group is in; null at the whole, or without a level. */
  @Nullable Figure figure(int position, int group) {
    return position == WHOLE ? null : table.figureAt(position - 1, first(group));
  }

  /** What the groups hold for a measure. */
  Held held(Measure measure) {
    return held.computeIfAbsent(measure, this::hold);
  }

  private Held hold(Measure measure) {
    Sum[] sums = new Sum[groups()];
    Arrays.fill(sums, Measure.NOTHING);
    for (int atom = 0; atom < groupOf.length; atom++) {
      sums[groupOf[atom]] = sums[groupOf[atom]].plus(measure.at(atom));
    }
    double[][] costs = new double[positions()][groups()];
    for (int d = 1; d < costs.length; d++) {
      for (int group = 0; group < sums.length; group++) {
        Figure figure = figure(d, group);
        costs[d][group] = figure != null && figure.shown() ? table.size(figure, measure) : 0;
      }
    }
    return new Held(sums, costs);
  }
}
