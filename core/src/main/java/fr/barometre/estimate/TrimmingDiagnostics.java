package fr.barometre.estimate;

/**
 * Measures of how trimming changed the weights of a design.
 *
 * @param units number of units whose weight was outside the range
 * @param unitShare their share of all units, in [0, 1]
 * @param movedShare the share of the weight that went from some units to others: Σ |w' − w| / (2 Σ
 *     w), since the sum stays, in [0, 1]
 */
public record TrimmingDiagnostics(int units, double unitShare, double movedShare) {

  static TrimmingDiagnostics of(double[] before, double[] after, double lower, double upper) {
    int outside = 0;
    double sum = 0;
    double moved = 0;
    for (int i = 0; i < before.length; i++) {
      outside += before[i] < lower || before[i] > upper ? 1 : 0;
      sum += before[i];
      moved += Math.abs(after[i] - before[i]);
    }
    return new TrimmingDiagnostics(outside, (double) outside / before.length, moved / 2 / sum);
  }
}
