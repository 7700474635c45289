package fr.barometre.disclosure;

import fr.barometre.algebra.RowReduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a hidden sum could be another without changing any sum that is shown, of unequal factors
 * among others.
 *
 * <p>Columns are groups of atoms that the same sums contain. Row reduction on those whose answers
 * may move both ways gives, for every other group, the one way in which they can make up for a move
 * of it. If such a move, as far as all counts stay between none and all, changes the hidden sum by
 * half an answer, the latter does not follow from what is shown. The opposite does not hold: there
 * may be other moves, and the test then hides more than it takes.
 */
final class Moves {

  private static final double ROUNDING = 1e-9;
  private static final double ENOUGH = 0.5;

  private Moves() {}

  /**
   * A group of atoms.
   *
   * @param shown what it counts for in each sum shown
   * @param hidden what it counts for in the hidden sum
   * @param up by how much its count may rise
   * @param down by how much its count may fall
   */
  @SuppressWarnings("ArrayRecordComponent") // a column within the package, never compared
  record Column(double[] shown, double hidden, double up, double down) {
    boolean free() {
      return up > ROUNDING && down > ROUNDING;
    }

    boolean fixed() {
      return !(up > ROUNDING) && !(down > ROUNDING);
    }

    /** How far a move may go that changes the count at a rate. */
    double room(double rate) {
      double way = rate > 0 ? up : down;
      return Math.abs(rate) <= ROUNDING ? Double.POSITIVE_INFINITY : way / Math.abs(rate);
    }
  }

  /** Whether a move changes the hidden sum alone, by enough. */
  static boolean exist(List<Column> columns) {
    List<Column> ordered = new ArrayList<>(columns.stream().filter(Column::free).toList());
    int free = ordered.size();
    columns.stream().filter(c -> !c.free() && !c.fixed()).forEach(ordered::add);
    if (free == 0) {
      return false;
    }
    double[][] reduced = new double[ordered.get(0).shown().length][ordered.size()];
    for (int j = 0; j < ordered.size(); j++) {
      for (int i = 0; i < reduced.length; i++) {
        reduced[i][j] = ordered.get(j).shown()[i];
      }
    }
    // Rows that follow from others end as zeros but for rounding, which must not be taken for a row
    // of its own: coefficients are one at most.
    RowReduction.reduce(reduced, free, ROUNDING);
    int[] pivots = pivots(reduced, free);
    for (int j = 0; j < ordered.size(); j++) {
      if (change(ordered, reduced, pivots, j) >= ENOUGH) {
        return true;
      }
    }
    return false;
  }

  /** For each row, the free group that it is solved for; -1 if it has none. */
  private static int[] pivots(double[][] reduced, int free) {
    int[] pivots = new int[reduced.length];
    for (int i = 0; i < pivots.length; i++) {
      pivots[i] = -1;
      for (int j = 0; j < free && pivots[i] < 0; j++) {
        pivots[i] = Math.abs(reduced[i][j]) > ROUNDING ? j : -1;
      }
    }
    return pivots;
  }

  /** By how much the hidden sum changes when a group moves as far as it can; zero if it cannot. */
  private static double change(List<Column> columns, double[][] reduced, int[] pivots, int moved) {
    double[] rates = new double[columns.size()];
    rates[moved] = 1;
    for (int i = 0; i < pivots.length; i++) {
      double rate = reduced[i][moved];
      if (pivots[i] == moved || (pivots[i] < 0 && Math.abs(rate) > ROUNDING)) {
        return 0;
      }
      if (pivots[i] >= 0) {
        rates[pivots[i]] = -rate / reduced[i][pivots[i]];
      }
    }
    double hidden = 0;
    double forth = Double.POSITIVE_INFINITY;
    double back = Double.POSITIVE_INFINITY;
    for (int j = 0; j < rates.length; j++) {
      hidden += rates[j] * columns.get(j).hidden();
      forth = Math.min(forth, columns.get(j).room(rates[j]));
      back = Math.min(back, columns.get(j).room(-rates[j]));
    }
    return Math.abs(hidden) <= ROUNDING || !changesNothingShown(columns, rates)
        ? 0
        : Math.abs(hidden) * Math.max(forth, back);
  }

  /** Whether the sums shown stay, but for rounding, when groups move at some rates. */
  private static boolean changesNothingShown(List<Column> columns, double[] rates) {
    double fastest = Arrays.stream(rates).map(Math::abs).max().orElse(0);
    for (int i = 0; i < columns.get(0).shown().length; i++) {
      double change = 0;
      for (int j = 0; j < rates.length; j++) {
        change += rates[j] * columns.get(j).shown()[i];
      }
      if (Math.abs(change) > ROUNDING * fastest) {
        return false;
      }
    }
    return true;
  }
}
