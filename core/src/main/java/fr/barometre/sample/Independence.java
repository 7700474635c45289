package fr.barometre.sample;

import static java.util.Objects.requireNonNull;

import fr.barometre.cube.CellKey;
import fr.barometre.cube.ResponseUnit;
import fr.barometre.estimate.RaoScott;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.estimate.SurveyDesign;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The test that what an indicator counts is independent of groups of responses.
 *
 * <p>A response is a unit and a collectivité a cluster, drawn from the stratum that the figures of
 * the indicator have; responses that are not in the base stay in the sample, outside the domain
 * that is tested. Where a collectivité counts once, its responses in the base share its weight.
 */
public final class Independence {

  private Independence() {}

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
