package fr.barometre.sample;

import static java.util.Objects.requireNonNull;

import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellMoments;
import fr.barometre.cube.ResponseUnit;
import fr.barometre.estimate.RaoScott;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.estimate.SurveyDesign;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tests whether what an indicator counts is independent of groups of responses (Rao and Scott's
 * test, {@link fr.barometre.estimate.RaoScott}).
 *
 * <p>A response is a unit and a collectivité a cluster, drawn from the same stratum as in the
 * indicator's figures. Responses outside the base stay in the sample, outside the domain that is
 * tested. If a collectivité counts once, its responses in the base share its weight.
 */
public final class Independence {

  /** A share as near to 0 or 1 is all or nothing. */
  private static final double ROUNDING = 1e-12;

  private Independence() {}

  /**
   * The test of Rao and Scott of the observed answers, from the sums of the cells. A collectivité
   * has one level, so that in each stratum the products of two levels are products with the base
   * alone: with x the count of a cell of the table within a level, p its proportion and V the base,
   * a collectivité's influence is (x − p v) / V, and x is 0 on all other levels.
   *
   * @param sample the respondents, unweighted
   * @param all what all levels are of
   * @param levels the domains of the levels, which have no collectivité in common
   * @return the test; empty if there is nothing to test, or no variance to test by
   */
  public static Optional<RaoScott> ofLevels(
      WeightedSample sample, Domain all, List<Domain> levels) {
    List<Domain> met = levels.stream().filter(level -> sample.clusters(level) > 0).toList();
    if (met.size() < 2 || sample.degreesOfFreedom(all) < 1) {
      return Optional.empty();
    }
    SampleStrata strata = sample.sample().strata();
    int cells = 2 * met.size();
    // By cell of the table and stratum: sums of x, of x v, of x² and, of a level, of x times the
    // other x.
    double[][] sums = new double[cells][strata.size()];
    double[][] withBase = new double[cells][strata.size()];
    double[][] squares = new double[cells][strata.size()];
    double[][] crossed = new double[met.size()][strata.size()];
    double[] base = new double[strata.size()];
    double[] baseSquares = new double[strata.size()];
    long units = 0;
    for (int l = 0; l < met.size(); l++) {
      units += sample.units(met.get(l));
      CellMoments moments = sample.sample().columns(met.get(l).trait(), 0).moments();
      for (int k : sample.sample().cells(met.get(l))) {
        int h = strata.of(k);
        double factor = sample.weights().factor(k);
        double yes = factor * moments.linear(k, 1, 0, 0);
        double all2 = factor * factor * moments.squares(k, 0, 1, 0);
        double yes2 = factor * factor * moments.squares(k, 1, 0, 0);
        double no2 = factor * factor * moments.squares(k, -1, 1, 0);
        double of = factor * moments.linear(k, 0, 1, 0);
        double yesNo = (all2 - yes2 - no2) / 2;
        sums[2 * l][h] += yes;
        sums[2 * l + 1][h] += factor * moments.linear(k, -1, 1, 0);
        squares[2 * l][h] += yes2;
        squares[2 * l + 1][h] += no2;
        crossed[l][h] += yesNo;
        withBase[2 * l][h] += yes2 + yesNo;
        withBase[2 * l + 1][h] += no2 + yesNo;
        base[h] += of;
        baseSquares[h] += all2;
      }
    }
    double total = Arrays.stream(base).sum();
    double[] p = Arrays.stream(sums).mapToDouble(s -> Arrays.stream(s).sum() / total).toArray();
    double counted = 0;
    for (int l = 0; l < met.size(); l++) {
      counted += p[2 * l];
    }
    if (!(counted > ROUNDING && counted < 1 - ROUNDING)) {
      return Optional.empty();
    }
    double[][] covariance = new double[cells][cells];
    for (int a = 0; a < cells; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int h = 0; h < base.length; h++) {
          double product =
              (a == b ? squares[a][h] : a / 2 == b / 2 ? crossed[a / 2][h] : 0)
                  - p[b] * withBase[a][h]
                  - p[a] * withBase[b][h]
                  + p[a] * p[b] * baseSquares[h];
          sum +=
              strata.covariance(
                  h, sums[a][h] - p[a] * base[h], sums[b][h] - p[b] * base[h], product);
        }
        covariance[a][b] = sum / (total * total);
        covariance[b][a] = covariance[a][b];
      }
    }
    try {
      return Optional.of(
          RaoScott.ofPairs(p, covariance, (int) units, sample.degreesOfFreedom(all)));
    } catch (IllegalArgumentException nothingToTest) {
      return Optional.empty();
    }
  }

  /**
   * The test of Rao and Scott.
   *
   * @param sample the respondents to the indicator's question
   * @param plan how they were drawn
   * @param units their responses
   * @return the test
   * @throws IllegalArgumentException if there is nothing to test, or no variance to test by
   */
  public static RaoScott test(CubeSample sample, SamplingPlan plan, List<ResponseUnit> units) {
    Map<CellKey, Integer> cells = new HashMap<>();
    sample.keys().forEach(key -> cells.put(key, cells.size()));
    SampleStrata strata = sample.strata();
    int size = units.size();
    double[] weights = new double[size];
    String[] clusters = new String[size];
    String[] stratum = new String[size];
    double[] population = new double[size];
    boolean[] inBase = new boolean[size];
    String[] counted = new String[size];
    String[] groups = new String[size];
    for (int i = 0; i < size; i++) {
      ResponseUnit unit = units.get(i);
      int of = strata.of(requireNonNull(cells.get(unit.cell())));
      weights[i] = unit.weight();
      clusters[i] = Integer.toString(unit.cluster());
      stratum[i] = Integer.toString(of);
      population[i] = strata.population(of);
      inBase[i] = unit.inBase();
      counted[i] = unit.counted() ? "yes" : "no";
      groups[i] = unit.group();
    }
    SurveyDesign design =
        SurveyDesign.of(weights)
            .withStrata(stratum)
            .withClusters(clusters)
            .withPopulationSizes(population)
            .withLonelyStrata(plan.lonelyStrata())
            .domain(inBase);
    return RaoScott.test(design, counted, groups);
  }
}
