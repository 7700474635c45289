package fr.barometre.calibration;

import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The cells of a sample with the weight of each before weighting. Immutable. */
public final class CellSizes {

  private final List<Dimension> dimensions;
  private final List<CellKey> keys;
  private final double[] sizes;
  private final long[] clusters;

  /**
   * The sizes of cells.
   *
   * @param dimensions the dimensions of the cells
   * @param keys the cells, sorted
   * @param sizes the weight of each cell's clusters, above zero
   * @param clusters how many collectivités answered, by cell
   */
  public CellSizes(
      List<Dimension> dimensions, List<CellKey> keys, double[] sizes, long[] clusters) {
    this.dimensions = List.copyOf(dimensions);
    this.keys = List.copyOf(keys);
    this.sizes = sizes.clone();
    this.clusters = clusters.clone();
    if (sizes.length != keys.size() || clusters.length != keys.size()) {
      throw new IllegalArgumentException(
          sizes.length + " sizes and " + clusters.length + " counts for " + keys.size() + " cells");
    }
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  CellKey key(int cell) {
    return keys.get(cell);
  }

  double size(int cell) {
    return sizes[cell];
  }

  long clusters(int cell) {
    return clusters[cell];
  }

  int count() {
    return sizes.length;
  }

  double[] all() {
    return sizes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellSizes that
        && Arrays.equals(sizes, that.sizes)
        && Arrays.equals(clusters, that.clusters)
        && dimensions.equals(that.dimensions)
        && keys.equals(that.keys);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sizes.length, Arrays.hashCode(sizes));
  }

  @Override
  public String toString() {
    return sizes.length + " cells by " + dimensions;
  }
}
