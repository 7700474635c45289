package fr.barometre.estimate;

/** Cuts weights to a range and shares what was cut among the others. */
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
      for (int i = 0; i < trimmed.length && inside > 0; i++) {
        trimmed[i] += outside[i] ? 0 : cut / inside;
      }
    }
    throw new IllegalArgumentException(
        "weights cannot be trimmed to [" + lower + ", " + upper + "]; expected a wider range");
  }
}
