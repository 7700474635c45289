package fr.barometre.weighting;

/** Means by post-stratum; rows of group -1 have none. */
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
    double[] sizes = new double[count];
    for (int k = 0; k < groups.length; k++) {
      if (groups[k] >= 0) {
        sizes[groups[k]] += rowSizes[k];
      }
    }
    return new GroupMeans(groups.clone(), sizes);
  }

  @Override
  public double[] fitted(double[] totals) {
    double[] sums = new double[sizes.length];
    for (int k = 0; k < groups.length; k++) {
      if (groups[k] >= 0) {
        sums[groups[k]] += totals[k];
      }
    }
    double[] fitted = new double[groups.length];
    for (int k = 0; k < groups.length; k++) {
      fitted[k] = groups[k] < 0 ? 0 : sums[groups[k]] / sizes[groups[k]];
    }
    return fitted;
  }
}
