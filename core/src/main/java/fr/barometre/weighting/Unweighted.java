package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** No weighting: every factor is one. */
enum Unweighted implements Weighting {
  INSTANCE;

  @Override
  public List<Dimension> dimensions() {
    return List.of();
  }

  @Override
  public CellWeights weigh(CellSizes sizes, Population frame) {
    double size = Arrays.stream(sizes.all()).sum();
    double[] factors = new double[sizes.count()];
    Arrays.fill(factors, 1);
    return CellWeights.fixed(factors, size > 0 ? frame.size() / size : 1);
  }

  /** It names none. */
  @Override
  public void check(Function<Dimension, Set<String>> known) {}

  @Override
  public Label label() {
    return Label.of("aucun", "none");
  }

  @Override
  public String toString() {
    return label().en();
  }
}
