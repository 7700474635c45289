package fr.barometre.weighting;

import java.util.Arrays;

/**
 * The factors of a sample's cells, and what their dependence on the sample takes from a variance.
 *
 * <p>Cells are counted in the order of the sample. A post-stratified estimate varies only by what
 * its linearised variable differs from the mean of its post-stratum: {@link #fitted} gives those
 * means.
 */
public final class CellWeights {

  private static final int NO_GROUP = -1;

  private final double[] factors;
  private final int[] groups;
  private final double scale;

  private CellWeights(double[] factors, int[] groups, double scale) {
    this.factors = factors;
    this.groups = groups;
    this.scale = scale;
  }

  /** Factors that do not depend on the sample, and what brings the sizes to the population. */
  static CellWeights fixed(double[] factors, double scale) {
    int[] groups = new int[factors.length];
    Arrays.fill(groups, NO_GROUP);
    return new CellWeights(factors, groups, scale);
  }

  /** Factors equal within post-strata; the excluded cells have factor 0 and group -1. */
  static CellWeights postStratified(double[] factors, int[] groups) {
    return new CellWeights(factors, groups, 1);
  }

  /**
   * The factor of a cell: its weights after weighting over those before.
   *
   * @param cell position of the cell
   * @return zero for an excluded cell, else above zero
   */
  public double factor(int cell) {
    return factors[cell];
  }

  /**
   * How many collectivités of the frame a weight of one stands for.
   *
   * @return above zero; one when the weights add up to the frame
   */
  public double scale() {
    return scale;
  }

  /**
   * What the weighting variables explain of a linearised variable, for each unit of size.
   *
   * @param totals sum of the variable over each cell, under the weights before weighting
   * @param sizes size of each cell under the same weights
   * @return the mean of the variable in the post-stratum of each cell; zero without post-stratum
   */
  public double[] fitted(double[] totals, double[] sizes) {
    int count = Arrays.stream(groups).max().orElse(NO_GROUP) + 1;
    double[] total = new double[count];
    double[] size = new double[count];
    for (int k = 0; k < groups.length; k++) {
      if (groups[k] >= 0) {
        total[groups[k]] += totals[k];
        size[groups[k]] += sizes[k];
      }
    }
    double[] fitted = new double[groups.length];
    for (int k = 0; k < groups.length; k++) {
      fitted[k] = groups[k] < 0 ? 0 : total[groups[k]] / size[groups[k]];
    }
    return fitted;
  }
}
