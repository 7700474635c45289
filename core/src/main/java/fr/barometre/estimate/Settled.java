package fr.barometre.estimate;

/**
 * Differences of figures, each a ratio of sums that was rounded: what rounding alone can leave of
 * equal figures is no difference, and no test has to call it one.
 */
final class Settled {

  /** Several hundred roundings add up to less. */
  private static final double ROUNDING = 32 * Math.ulp(1.0);

  private Settled() {}

  /** One figure less another. */
  static double difference(double figure, double other) {
    return settled(figure - other, Math.max(Math.abs(figure), Math.abs(other)));
  }

  /**
   * A change less another change: (after - before) - (otherAfter - otherBefore).
   *
   * <p>Zero where it is as small as the rounding of the largest of the four.
   */
  static double change(double before, double after, double otherBefore, double otherAfter) {
    double largest =
        Math.max(
            Math.max(Math.abs(before), Math.abs(after)),
            Math.max(Math.abs(otherBefore), Math.abs(otherAfter)));
    return settled((after - before) - (otherAfter - otherBefore), largest);
  }

  private static double settled(double difference, double largest) {
    return Math.abs(difference) > ROUNDING * largest ? difference : 0;
  }
}
