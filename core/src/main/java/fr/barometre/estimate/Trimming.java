package fr.barometre.estimate;

/**
 * Trims weights to a range and redistributes the excess equally among the others, round by round,
 * as R's {@code trimWeights(strict = TRUE)} does. If a round trims every weight, R loses the
 * excess; here the weights that can still move share it.
 *
 * <p>Example: weights 1, 1 and 10 with the upper bound 6: the excess of 4 is shared by the two
 * others, which become 3 and 3.
 */
final class Trimming {

  private static final int MOST_ROUNDS = 10_000;

  private Trimming() {}

  static double[] of(double[] weights, double lower, double upper) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double mean = sum / weights.length;
    if (!(0 <= lower && lower <= mean && mean <= upper)) {
      throw new IllegalArgumentException(
          "weights cannot be trimmed to ["
              + lower
              + ", "
              + upper
              + "]: their mean is "
              + mean
              + "; expected a range that has it inside");
    }
    double[] trimmed = weights.clone();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double cut = 0;
      int inside = 0;
      boolean[] outside = new boolean[trimmed.length];
      for (int i = 0; i < trimmed.length; i++) {
        double kept = Math.min(upper, Math.max(lower, trimmed[i]));
        outside[i] = kept != trimmed[i];
        cut += trimmed[i] - kept;
        trimmed[i] = kept;
        inside += outside[i] ? 0 : 1;
      }
      if (inside == trimmed.length) {
        return trimmed;
      }
      share(trimmed, cut, inside > 0 ? outside : stuck(trimmed, cut > 0 ? upper : lower));
    }
    throw new IllegalArgumentException(
        "weights cannot be trimmed to [" + lower + ", " + upper + "]; expected a wider range");
  }

  private static boolean[] stuck(double[] weights, double bound) {
    boolean[] stuck = new boolean[weights.length];
    for (int i = 0; i < weights.length; i++) {
      stuck[i] = weights[i] == bound;
    }
    return stuck;
  }

  private static void share(double[] weights, double cut, boolean[] left) {
    int others = 0;
    for (boolean out : left) {
      others += out ? 0 : 1;
    }
    for (int i = 0; i < weights.length && others > 0; i++) {
      weights[i] += left[i] ? 0 : cut / others;
    }
  }
}
