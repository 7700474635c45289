package fr.barometre.sample;

import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Interval;
import fr.barometre.inference.Differences;
import fr.barometre.inference.Student;
import fr.barometre.population.Population;
import fr.barometre.tally.CellKey;
import fr.barometre.tally.ClusterRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Differences of figures between two waves.
 *
 * <p>The influences of each cluster on both figures are subtracted before the variance is taken,
 * over all clusters of either wave: those present in both contribute their covariance. Reference:
 * Kish, <em>Survey Sampling</em> (1965), §12.4.
 */
public final class WaveDifference {

  private final List<ClusterRow> before;
  private final List<ClusterRow> after;
  private final Population frame;
  private final FigureUnit unit;
  private final double level;

  /**
   * The clusters of two waves.
   *
   * @param before rows of the earlier wave
   * @param after rows of the later wave
   * @param frame the collectivités that the indicator is about
   * @param unit what the figures stand for
   * @param level confidence level, in (0, 1)
   */
  public WaveDifference(
      List<ClusterRow> before,
      List<ClusterRow> after,
      Population frame,
      FigureUnit unit,
      double level) {
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
    this.frame = frame;
    this.unit = unit;
    this.level = level;
  }

  /** Influences by cluster, and how their difference is formed. */
  private static final class Influences {
    private final Map<String, Double> byCluster = new TreeMap<>();

    void add(List<ClusterRow> rows, Linearized figure, double sign) {
      Map<CellKey, Integer> positions = new HashMap<>();
      List<CellKey> keys = figure.sample().keys();
      for (int k = 0; k < keys.size(); k++) {
        positions.put(keys.get(k), k);
      }
      double[] a = new double[keys.size()];
      double[] b = new double[keys.size()];
      double[] c = new double[keys.size()];
      figure.dense(a, b, c);
      for (ClusterRow row : rows) {
        int k = positions.getOrDefault(row.cell(), -1);
        double z = a[k] * row.count() + b[k] * row.base() + c[k] * row.size();
        byCluster.merge(row.cluster(), sign * z, Double::sum);
      }
    }
  }

  /**
   * The later figure minus the earlier one; zero where it is no more than rounding leaves of equal
   * ones.
   *
   * @param earlier a figure of the earlier wave, about what the indicator counts
   * @param later the same of the later wave
   * @return the difference, tested
   */
  public Difference of(Linearized earlier, Linearized later) {
    Influences influences = new Influences();
    influences.add(before, earlier, -1);
    influences.add(after, later, 1);
    return difference(Differences.of(later.value(), earlier.value()), influences);
  }

  /**
   * The difference of two such differences: what remains of one once the other is taken away.
   *
   * @param earlier a figure of the earlier wave
   * @param later the same of the later wave
   * @param earlierRest what to take away from the former
   * @param laterRest what to take away from the latter
   * @return (later - laterRest) - (earlier - earlierRest), tested
   */
  public Difference of(
      Linearized earlier, Linearized later, Linearized earlierRest, Linearized laterRest) {
    Influences influences = new Influences();
    influences.add(before, earlier, -1);
    influences.add(after, later, 1);
    influences.add(before, earlierRest, 1);
    influences.add(after, laterRest, -1);
    return difference(
        Differences.ofChanges(
            earlier.value(), later.value(), earlierRest.value(), laterRest.value()),
        influences);
  }

  private Difference difference(double value, Influences influences) {
    int n = influences.byCluster.size();
    double sum = 0;
    for (double z : influences.byCluster.values()) {
      sum += z;
    }
    double squares = 0;
    for (double z : influences.byCluster.values()) {
      squares += (z - sum / n) * (z - sum / n);
    }
    double sampled = (double) clustersInFrame() / frame.size();
    double error = n < 2 ? 0 : Math.sqrt(Math.max(0, 1 - sampled) * n / (n - 1.0) * squares);
    long degrees = Math.max(1, n - 1);
    double reach = unit.difference(Student.quantile(degrees, 1 - level) * error);
    double told = unit.difference(value);
    return new Difference(
        told,
        unit.difference(error),
        new Interval(told - reach, told + reach, level, "STUDENT"),
        degrees,
        Student.pValue(value, error, degrees));
  }

  private long clustersInFrame() {
    Set<String> inFrame = new HashSet<>();
    for (List<ClusterRow> rows : List.of(before, after)) {
      for (ClusterRow row : rows) {
        if (row.cell().inFrame()) {
          inFrame.add(row.cluster());
        }
      }
    }
    return inFrame.size();
  }

  /**
   * The number of clusters in both waves.
   *
   * @return zero or more
   */
  public long commonClusters() {
    Set<String> names = new HashSet<>();
    before.forEach(row -> names.add(row.cluster()));
    return after.stream().filter(row -> names.contains(row.cluster())).count();
  }
}
