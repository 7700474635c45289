package fr.barometre.inference;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests at once: Benjamini and Hochberg's adjusted p-values, which keep the share of false
 * discoveries below a level.
 *
 * <p>With p(1) ≤ … ≤ p(m), the adjusted p(i) is the smallest of m p(j) / j over j ≥ i. Example:
 * 0.01, 0.02, 0.04 become 0.03, 0.03, 0.04. Reference: Benjamini and Hochberg, "Controlling the
 * False Discovery Rate", Journal of the Royal Statistical Society B 57 (1995), 289-300.
 */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * Adjusts p-values; R's {@code p.adjust(p, "BH")}.
   *
   * @param p p-values of a family, in [0, 1]
   * @return one a test, in the same order
   */
  public static double[] adjusted(double... p) {
    int[] descending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> p[k]).reversed())
            .mapToInt(k -> k)
            .toArray();
    double[] adjusted = new double[p.length];
    double least = 1;
    for (int i = 0; i < p.length; i++) {
      least = Math.min(least, p[descending[i]] * p.length / (p.length - i));
      adjusted[descending[i]] = least;
    }
    return adjusted;
  }
}
