package fr.barometre.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.weighting.Distance;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The worked example of Kalton and Flores-Cervantes, "Weighting Methods", Journal of Official
 * Statistics 19 (2003), 81-97: factors of the cells a = 1, b = 1 to 3, to the two decimals printed
 * (METHODS §3).
 */
class KaltonFloresTest {

  private static final double[][] SAMPLE = {
    {20, 40, 40}, {50, 140, 310}, {100, 50, 50}, {30, 100, 70}
  };
  private static final double[][] POPULATION = {
    {80, 40, 55}, {60, 150, 340}, {170, 60, 200}, {55, 165, 125}
  };

  private final String[] a = new String[12];
  private final String[] b = new String[12];
  private final String[] ab = new String[12];
  private final double[] counts = new double[12];
  private final Map<String, Double> totalsA = new HashMap<>();
  private final Map<String, Double> totalsB = new HashMap<>();
  private final Map<String, Double> totalsAb = new HashMap<>();
  private final SurveyDesign design;

  KaltonFloresTest() {
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        int k = 3 * i + j;
        a[k] = "a" + i;
        b[k] = "b" + j;
        ab[k] = a[k] + b[k];
        counts[k] = SAMPLE[i][j];
        totalsA.merge(a[k], POPULATION[i][j], Double::sum);
        totalsB.merge(b[k], POPULATION[i][j], Double::sum);
        totalsAb.put(ab[k], POPULATION[i][j]);
      }
    }
    design = SurveyDesign.of(counts);
  }

  private void factors(SurveyDesign weighted, double first, double second, double third) {
    double[] weights = weighted.weights();
    assertThat(weights[0] / counts[0]).isCloseTo(first, within(.005));
    assertThat(weights[1] / counts[1]).isCloseTo(second, within(.005));
    assertThat(weights[2] / counts[2]).isCloseTo(third, within(.005));
  }

  private SurveyDesign calibrated(Distance distance) {
    return design.calibrated(
        Auxiliaries.ofUnits(12).withCategories("a", a, totalsA).withCategories("b", b, totalsB),
        distance);
  }

  @Test
  void post_stratified() {
    factors(design.postStratified(ab, totalsAb), 4.00, 1.00, 1.375);
  }

  @Test
  void raked() {
    factors(
        design.raked(new PopulationMargin("a", a, totalsA), new PopulationMargin("b", b, totalsB)),
        1.81,
        1.45,
        2.02);
    factors(calibrated(Distance.raking()), 1.81, 1.45, 2.02);
  }

  @Test
  void linear() {
    factors(calibrated(Distance.linear()), 1.82, 1.50, 1.97);
  }

  @Test
  void logit() {
    factors(calibrated(Distance.logit(0.5, 2.2)), 1.87, 1.46, 1.98);
  }

  @Test
  void truncated_linear() {
    factors(calibrated(Distance.truncatedLinear(0.5, 2.2)), 1.81, 1.48, 1.99);
  }
}
