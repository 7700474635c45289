package fr.barometre.calibration;

import java.util.function.IntToDoubleFunction;

/**
 * The fit of a post-stratification: the fitted value of a row is the weighted mean of its
 * post-stratum. Rows of group -1 are in no post-stratum, and their fitted value is zero.
 *
 * <p>Example: rows of weight 1 and 3 in one post-stratum with the values 0 and 1 have the fitted
 * value 0.75.
 */
public final class GroupMeans implements Explained {

  private final int[] groups;
  private final double[] sizes;

  private GroupMeans(int[] groups, double[] sizes) {
    this.groups = groups;
    this.sizes = sizes;
  }

  /**
   * Means weighted by the size of each row.
   *
   * @param groups group of each row from 0, or -1
   * @param rowSizes size of each row
   * @return the means
   */
  public static GroupMeans of(int[] groups, double[] rowSizes) {
    int count = 0;
    for (int group : groups) {
      count = Math.max(count, group + 1);
    }
    return new GroupMeans(groups.clone(), byGroup(groups, rowSizes, count));
  }

  private static double[] byGroup(int[] groups, double[] values, int count) {
    double[] sums = new double[count];
    for (int k = 0; k < groups.length; k++) {
      if (groups[k] >= 0) {
        sums[groups[k]] += values[k];
      }
    }
    return sums;
  }

  @Override
  public double[] coefficients(int[] rows, IntToDoubleFunction total) {
    double[] means = new double[sizes.length];
    for (int row : rows) {
      if (groups[row] >= 0) {
        means[groups[row]] += total.applyAsDouble(row);
      }
    }
    for (int g = 0; g < means.length; g++) {
      means[g] /= sizes[g];
    }
    return means;
  }

  @Override
  public double fitted(double[] coefficients, int row) {
    return groups[row] < 0 ? 0 : coefficients[groups[row]];
  }

  @Override
  public Form form(double[] squares, double[] rowSizes) {
    double[] s = byGroup(groups, squares, sizes.length);
    double[] l = byGroup(groups, rowSizes, sizes.length);
    return new Form() {
      @Override
      public double quadratic(double[] coefficients) {
        double sum = 0;
        for (int g = 0; g < s.length; g++) {
          sum += s[g] * coefficients[g] * coefficients[g];
        }
        return sum;
      }

      @Override
      public double linear(double[] coefficients) {
        double sum = 0;
        for (int g = 0; g < l.length; g++) {
          sum += l[g] * coefficients[g];
        }
        return sum;
      }
    };
  }
}
