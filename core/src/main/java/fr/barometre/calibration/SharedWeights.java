package fr.barometre.calibration;

import static java.util.Objects.requireNonNull;

import fr.barometre.population.Population;
import fr.barometre.weighting.Weighting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache of the weights of one weighting by sample. Most questions of a wave are answered by the
 * same collectivités, and samples with the same cells and sizes have the same weights.
 */
public final class SharedWeights {

  private final Weighting weighting;
  private final Map<Sample, CellWeights> known = new ConcurrentHashMap<>();

  /** A sample and its frame. */
  private record Sample(CellSizes sizes, Population frame) {}

  private SharedWeights(Weighting weighting) {
    this.weighting = weighting;
  }

  /**
   * No weights yet.
   *
   * @param weighting how to weight
   * @return an empty store
   */
  public static SharedWeights of(Weighting weighting) {
    return new SharedWeights(requireNonNull(weighting, "weighting"));
  }

  /**
   * The weighting.
   *
   * @return how samples are weighted
   */
  public Weighting weighting() {
    return weighting;
  }

  /**
   * The weights of a sample.
   *
   * @param sizes the cells of the sample
   * @param frame the frame to resemble
   * @return one factor a cell
   * @throws IllegalArgumentException if the sample cannot be brought to the frame, naming the cells
   */
  public CellWeights weigh(CellSizes sizes, Population frame) {
    return known.computeIfAbsent(
        new Sample(sizes, frame), sample -> WeightingSolver.solve(weighting, sizes, frame));
  }

  @Override
  public String toString() {
    return weighting + ", " + known.size() + " samples";
  }
}
