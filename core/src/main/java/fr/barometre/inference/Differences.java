package fr.barometre.inference;

/**
 * Subtracts figures, and takes for zero what is left of equal ones by rounding.
 *
 * <p>A figure is a ratio of sums of floating-point numbers. Two figures that are equal on paper may
 * be computed from sums in another order, and then differ in the last bits: 0.1 + 0.2 less 0.3 is
 * 5.6e-17. Divided by a standard error of zero such a remainder would be an infinitely significant
 * change. A difference below 32 units in the last place of the larger figure is therefore zero.
 */
public final class Differences {

  /** Several hundred roundings add up to less. */
  private static final double ROUNDING = 32 * Math.ulp(1.0);

  private Differences() {}

  /**
   * One figure less another.
   *
   * @param figure a figure
   * @param other another
   * @return the difference; zero where rounding alone can have made it
   */
  public static double of(double figure, double other) {
    return unlessRounding(figure - other, Math.max(Math.abs(figure), Math.abs(other)));
  }

  /**
   * A change less another change: (after - before) - (otherAfter - otherBefore).
   *
   * @param before a figure
   * @param after the same figure later
   * @param otherBefore another figure
   * @param otherAfter the other figure later
   * @return the difference of the two changes; zero where rounding of the largest of the four alone
   *     can have made it
   */
  public static double ofChanges(
      double before, double after, double otherBefore, double otherAfter) {
    double largest =
        Math.max(
            Math.max(Math.abs(before), Math.abs(after)),
            Math.max(Math.abs(otherBefore), Math.abs(otherAfter)));
    return unlessRounding((after - before) - (otherAfter - otherBefore), largest);
  }

  private static double unlessRounding(double difference, double largest) {
    return Math.abs(difference) > ROUNDING * largest ? difference : 0;
  }
}
