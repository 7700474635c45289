package fr.barometre.estimate;

import fr.barometre.algebra.Symmetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Near collinearity of an auxiliary variable: the other variables nearly determine it.
 *
 * <p>The measure is the variable's residual on the others by least squares, as a share of its
 * length. An exactly collinear variable does no harm. If a variable differs from the others by a
 * millionth, however, calibration would adjust to that difference, which is rounding. Example: a
 * total beside its parts, each of them rounded. Reference: Belsley, Kuh and Welsch, <em>Regression
 * Diagnostics</em> (1980), ch. 3.
 *
 * @param name the variable
 * @param others those that say nearly the same
 * @param rest what they leave of it, as a share of its length
 */
record Collinearity(String name, List<String> others, double rest) {

  /** Less than this is rounding: the variable repeats the others. */
  private static final double EXACT = 1e-12;

  /** Cross products of variables as near as this have no digit for what tells them apart. */
  private static final double BY_ROUNDING = 1e-6;

  /** Nearer than this is worth a word where totals are not met. */
  private static final double NEAR = 1e-2;

  /** Others that make up less of the variable than this are not named. */
  private static final double NAMED = 0.01;

  private static final int REFINEMENTS = 3;

  /** Whether nothing but rounding tells the variable from the others. */
  boolean decidesByRounding() {
    return rest < BY_ROUNDING;
  }

  /** The variable that others come nearest to, though not all the way. */
  static Optional<Collinearity> nearest(Auxiliaries.Matrix matrix, double[] sizes) {
    Optional<Collinearity> nearest = Optional.empty();
    for (int j = 0; j < matrix.names().size(); j++) {
      if (matrix.numeric().get(j) && matrix.names().size() > 1) {
        Collinearity found = of(matrix, sizes, j);
        if (found.rest > EXACT
            && found.rest < NEAR
            && nearest.filter(n -> n.rest <= found.rest).isEmpty()) {
          nearest = Optional.of(found);
        }
      }
    }
    return nearest;
  }

  private static Collinearity of(Auxiliaries.Matrix matrix, double[] sizes, int column) {
    double[][] others = without(matrix.rows(), column);
    double[][] inverse = Symmetric.pseudoInverse(Symmetric.crossed(others, sizes));
    double[] left = new double[others.length];
    double length = 0;
    for (int k = 0; k < left.length; k++) {
      left[k] = matrix.rows()[k][column];
      length += sizes[k] * left[k] * left[k];
    }
    double[] slopes = new double[inverse.length];
    for (int round = 0; round < REFINEMENTS; round++) {
      double[] moments = new double[slopes.length];
      for (int k = 0; k < left.length; k++) {
        for (int j = 0; j < moments.length; j++) {
          moments[j] += sizes[k] * others[k][j] * left[k];
        }
      }
      double[] step = Symmetric.times(inverse, moments);
      for (int k = 0; k < left.length; k++) {
        left[k] -= Symmetric.product(others[k], step);
      }
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] += step[j];
      }
    }
    double rest = 0;
    for (int k = 0; k < left.length; k++) {
      rest += sizes[k] * left[k] * left[k];
    }
    return new Collinearity(
        matrix.names().get(column),
        named(matrix, sizes, column, slopes, length),
        length > 0 ? Math.sqrt(rest / length) : 0);
  }

  private static List<String> named(
      Auxiliaries.Matrix matrix, double[] sizes, int column, double[] slopes, double length) {
    List<String> named = new ArrayList<>();
    for (int j = 0; j < slopes.length; j++) {
      int at = j < column ? j : j + 1;
      double part = 0;
      for (int k = 0; k < sizes.length; k++) {
        part += sizes[k] * Math.pow(slopes[j] * matrix.rows()[k][at], 2);
      }
      if (Math.sqrt(part / length) > NAMED) {
        named.add(matrix.names().get(at));
      }
    }
    return named;
  }

  private static double[][] without(double[][] rows, int column) {
    double[][] others = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      others[k] = new double[rows[k].length - 1];
      System.arraycopy(rows[k], 0, others[k], 0, column);
      System.arraycopy(rows[k], column + 1, others[k], column, others[k].length - column);
    }
    return others;
  }

  @Override
  public String toString() {
    return "'"
        + name
        + "' is nearly the same as "
        + others.stream().map(other -> "'" + other + "'").collect(Collectors.joining(" and "))
        + ": but for a part of "
        + String.format(java.util.Locale.ROOT, "%.1e", rest)
        + " of it; leave one of them out, or calibrate to their difference";
  }
}
