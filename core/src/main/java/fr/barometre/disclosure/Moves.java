package fr.barometre.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Whether a hidden sum could be another without changing any sum that is shown.
 *
 * <p>Columns are groups of atoms that the same sums contain. Answers that could be more or less
 * (some say yes and some do not) may move both ways, and with them one group that may move one way
 * only: if such a move leaves all that is shown as it is and changes the hidden sum, the latter
 * does not follow from the former. The opposite does not hold: the test may miss moves, and hide
 * more than it takes.
 */
final class Moves {

  private static final double ROUNDING = 1e-9;

  private Moves() {}

  /** A group of atoms: the sums that contain it, the hidden one, and where its answers may go. */
  @SuppressWarnings("ArrayRecordComponent") // a column within the package, never compared
  record Column(double[] shown, double hidden, boolean canRise, boolean canFall) {
    boolean free() {
      return canRise && canFall;
    }

    boolean fixed() {
      return !canRise && !canFall;
    }
  }

  /** Whether a move changes the hidden sum alone. */
  static boolean exist(List<Column> columns) {
    List<Column> ordered = new ArrayList<>(columns.stream().filter(Column::free).toList());
    int free = ordered.size();
    columns.stream().filter(c -> !c.free() && !c.fixed()).forEach(ordered::add);
    if (free == 0) {
      return false;
    }
    int rows = ordered.get(0).shown().length;
    DMatrixRMaj shown = new DMatrixRMaj(rows, ordered.size());
    double[] hidden = new double[ordered.size()];
    for (int j = 0; j < ordered.size(); j++) {
      hidden[j] = ordered.get(j).hidden();
      for (int i = 0; i < rows; i++) {
        shown.set(i, j, ordered.get(j).shown()[i]);
      }
    }
    DMatrixRMaj reduced = CommonOps_DDRM.rref(shown, Math.min(free, ordered.size()), null);
    List<Integer> without = reduce(hidden, reduced, free);
    for (int j = 0; j < free; j++) {
      if (Math.abs(hidden[j]) > ROUNDING) {
        return true;
      }
    }
    for (int j = free; j < hidden.length; j++) {
      if (Math.abs(hidden[j]) > ROUNDING && compensated(reduced, without, j)) {
        return true;
      }
    }
    return false;
  }

  /** Takes the shown sums out of the hidden one; returns the rows without a free group. */
  private static List<Integer> reduce(double[] hidden, DMatrixRMaj reduced, int free) {
    List<Integer> without = new ArrayList<>();
    for (int i = 0; i < reduced.numRows; i++) {
      int pivot = 0;
      while (pivot < free && Math.abs(reduced.get(i, pivot)) <= ROUNDING) {
        pivot++;
      }
      if (pivot == free) {
        without.add(i);
        continue;
      }
      double factor = hidden[pivot] / reduced.get(i, pivot);
      for (int j = 0; factor != 0 && j < hidden.length; j++) {
        hidden[j] -= factor * reduced.get(i, j);
      }
    }
    return without;
  }

  /** Whether the free groups can make up for a move of one that is not free. */
  private static boolean compensated(DMatrixRMaj reduced, List<Integer> without, int column) {
    return without.stream().allMatch(i -> Math.abs(reduced.get(i, column)) <= ROUNDING);
  }
}
