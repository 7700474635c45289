package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.tally.CellKey;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** No weighting: every factor is one. */
enum Unweighted implements Weighting {
  INSTANCE;

  @Override
  public List<Dimension> dimensions() {
    return List.of();
  }

  @Override
  public CellWeights weigh(
      List<Dimension> dimensions, SortedMap<CellKey, Double> sizes, Population frame) {
    double size = sizes.values().stream().mapToDouble(Double::doubleValue).sum();
    double[] factors = new double[sizes.size()];
    Arrays.fill(factors, 1);
    return CellWeights.fixed(factors, size > 0 ? frame.size() / size : 1);
  }

  @Override
  public Label label() {
    return Label.of("aucun", "none");
  }

  @Override
  public String toString() {
    return label().en();
  }
}
