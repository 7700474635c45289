package fr.barometre.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The leverage of one atom in the figures that are zero on some other atoms.
 *
 * <p>Let B be an orthonormal basis of figures over atoms, b<sub>j</sub> the column of atom j, and O
 * the atoms on which figures have to be zero. The projection on the rest of the figures has the row
 * v'b<sub>j</sub> for atom i, where v is b<sub>i</sub> less its projection on the span of the
 * columns of O. Columns are taken out one after the other, orthonormal to those before, first the
 * one that has most of v (orthogonal matching pursuit: Pati, Rezaiifar and Krishnaprasad, Asilomar
 * Conference, 1993, 40-44), until v is orthogonal to all of O. The leverage |v|² falls with each:
 * most atoms need few columns before it is too low for the search of {@link SmallSets}.
 *
 * <p>Example: figures (1, 1, 0) and (0, 1, 1) over three atoms. Of the figures that are zero on the
 * third only (1, 1, 0) is left, in which the first atom has a leverage of 1/2.
 */
final class RestrictedLeverage {

  /** Squares of lengths that are taken as zero: such a column repeats those taken out. */
  private static final double REPEATED = 1e-7;

  /** The square of what a column has of the rest, beside the leverage, that is taken as zero. */
  private static final double ORTHOGONAL = 1e-14;

  private final double[][] columns;

  /** The rest of the atom's column, after the projection. */
  private final double[] rest;

  private final List<double[]> taken = new ArrayList<>();
  private final boolean[] done;

  /**
   * The leverage in all figures.
   *
   * @param columns by atom, its values in an orthonormal basis of the figures
   * @param atom the atom
   */
  RestrictedLeverage(double[][] columns, int atom) {
    this.columns = columns;
    this.rest = columns[atom].clone();
    this.done = new boolean[columns.length];
  }

  /**
   * Leaves out the figures that are not zero on some more atoms, as long as the leverage is not too
   * low.
   *
   * @param kept by atom, whether figures may have any value there
   * @param least the lowest leverage that is looked for
   * @return whether the leverage is as high; if not, it may fall yet
   */
  boolean restrict(boolean[] kept, double least) {
    int[] correlated = correlated(others(kept));
    while (correlated.length > 0) {
      takeOut(correlated[0]);
      if (value() < least) {
        return false;
      }
      correlated = correlated(correlated);
      if (correlated.length == 0) {
        correlated = correlated(others(kept));
      }
    }
    return value() >= least;
  }

  private int[] others(boolean[] kept) {
    return IntStream.range(0, kept.length).filter(atom -> !kept[atom] && !done[atom]).toArray();
  }

  /** The leverage. */
  double value() {
    return product(rest, rest);
  }

  /** The atom's row of the projection. */
  double[] row() {
    double[] row = new double[columns.length];
    for (int atom = 0; atom < row.length; atom++) {
      row[atom] = product(rest, columns[atom]);
    }
    return row;
  }

  /** The atoms whose columns correlate with the rest, the most correlated one first. */
  private int[] correlated(int[] atoms) {
    int[] found = new int[atoms.length];
    int size = 0;
    double negligible = ORTHOGONAL * value();
    double most = 0;
    for (int atom : atoms) {
      double along = done[atom] ? 0 : product(rest, columns[atom]);
      double square = along * along;
      if (square > negligible) {
        found[size++] = atom;
        if (square > most) {
          most = square;
          found[size - 1] = found[0];
          found[0] = atom;
        }
      }
    }
    return Arrays.copyOf(found, size);
  }

  private void takeOut(int atom) {
    done[atom] = true;
    double[] direction = columns[atom].clone();
    for (int pass = 0; pass < 2; pass++) { // twice is enough (ShownFigures)
      taken.forEach(other -> reduce(direction, other));
    }
    double length = product(direction, direction);
    if (length <= REPEATED) {
      return;
    }
    double norm = Math.sqrt(length);
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= norm;
    }
    taken.add(direction);
    reduce(rest, direction);
  }

  private static void reduce(double[] vector, double[] by) {
    double along = product(vector, by);
    if (along != 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= along * by[i];
      }
    }
  }

  private static double product(double[] a, double[] b) {
    return ShownFigures.dot(a, b, a.length);
  }
}
