package fr.barometre.estimate;

/** The distance of an influence to its mean in the post-stratum, under the weights before. */
final class PostStratumResiduals implements Residuals {

  private final Grouping groups;
  private final double[] before;
  private final double[] after;

  PostStratumResiduals(Grouping groups, double[] before, double[] after) {
    this.groups = groups;
    this.before = before;
    this.after = after;
  }

  @Override
  public double[] of(double[] influence) {
    double[] sums = new double[groups.size()];
    double[] sizes = new double[groups.size()];
    for (int i = 0; i < influence.length; i++) {
      sums[groups.of(i)] += influence[i] / after[i] * before[i];
      sizes[groups.of(i)] += before[i];
    }
    double[] residuals = new double[influence.length];
    for (int i = 0; i < influence.length; i++) {
      int g = groups.of(i);
      residuals[i] = influence[i] - sums[g] / sizes[g] * after[i];
    }
    return residuals;
  }
}
