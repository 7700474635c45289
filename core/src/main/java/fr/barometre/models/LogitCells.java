package fr.barometre.models;

/**
 * Cells of a logistic regression whose variables all are levels: a cell has some of them, and the
 * logit of its share is the sum of their effects.
 *
 * <p>Effects stand in one row of columns: first random effects, factor after factor, then fixed
 * ones; the <em>areas</em>, the random factor with the most levels, stand apart. For example a
 * commune of 600 inhabitants in the Gers has the columns "Occitanie", "intercept", "in an OPSN" and
 * "500 to 999 inhabitants", and the area "Gers".
 */
final class LogitCells {

  private final double[] trials;
  private final double[] events;
  private final int[][] columns;
  private final int[] areas;
  private final Layout layout;

  /**
   * Cells.
   *
   * @param trials answers in each cell, zero or more
   * @param events how many of them are counted
   * @param columns the columns of each cell
   * @param areas the area of each cell, -1 for none
   * @param layout what the columns are
   */
  LogitCells(double[] trials, double[] events, int[][] columns, int[] areas, Layout layout) {
    this.trials = trials;
    this.events = events;
    this.columns = columns;
    this.areas = areas;
    this.layout = layout;
  }

  double[] trials() {
    return trials;
  }

  double[] events() {
    return events;
  }

  int[][] columns() {
    return columns;
  }

  int[] areas() {
    return areas;
  }

  Layout layout() {
    return layout;
  }

  /** The meaning of each column. */
  static final class Layout {

    private final int[] factors;
    private final int fixed;
    private final int areas;
    private final double[] precisions;

    /**
     * A layout.
     *
     * @param factors number of levels of each random factor whose effects are columns
     * @param fixed number of fixed effects, of which the first is the intercept
     * @param areas number of areas, the levels of the last random factor
     * @param precisions precision of a normal prior on each fixed effect, 0 for none
     */
    Layout(int[] factors, int fixed, int areas, double[] precisions) {
      this.factors = factors;
      this.fixed = fixed;
      this.areas = areas;
      this.precisions = precisions;
    }

    int[] factors() {
      return factors;
    }

    int fixed() {
      return fixed;
    }

    int areas() {
      return areas;
    }

    double[] precisions() {
      return precisions;
    }

    /** Number of random effects that are columns. */
    int random() {
      int sum = 0;
      for (int size : factors) {
        sum += size;
      }
      return sum;
    }

    int columns() {
      return random() + fixed;
    }

    /** Number of random factors, the areas among them. */
    int spreads() {
      return factors.length + 1;
    }

    /** Number of levels of a random factor. */
    int levels(int factor) {
      return factor < factors.length ? factors[factor] : areas;
    }

    /** The precision of each column's prior, given the spread of each factor. */
    double[] precisions(double[] spreads) {
      double[] all = new double[columns()];
      int at = 0;
      for (int k = 0; k < factors.length; k++) {
        for (int j = 0; j < factors[k]; j++) {
          all[at++] = 1 / (spreads[k] * spreads[k]);
        }
      }
      System.arraycopy(precisions, 0, all, at, fixed);
      return all;
    }
  }
}
