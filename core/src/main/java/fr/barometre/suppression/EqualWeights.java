package fr.barometre.suppression;

/** Compares weights up to rounding errors: an attacker can take such weights for equal. */
final class EqualWeights {

  /** Weights that differ by less than one over this are equal. */
  private static final double PARTS = 1e9;

  private EqualWeights() {}

  /** A number that equal weights have in common. */
  static long number(double weight) {
    return Math.round(weight * PARTS);
  }

  /** A weight without what only rounding gave it. */
  static double rounded(double weight) {
    return number(weight) / PARTS;
  }
}
