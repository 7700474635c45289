package fr.barometre.suppression;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.CellKey;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OPSN lists under which one request shows the same figures, side by side.
 *
 * <p>Where lists differ by the territory of a few collectivités, the sides of one list less those
 * of the other are the answers of these few. So a cube is needed that tells them apart: its frame
 * has the first list, and one more dimension for the collectivités that another list places
 * elsewhere.
 *
 * <p>Example: under list A three respondents are inside, and outside under list B. All others have
 * the level "unknown" of the added dimension, these three the level {@code INSIDE OUTSIDE}.
 */
public final class OpsnLists {

  /** The side of a collectivité under each list; unknown if all lists agree with the first. */
  public static final Dimension ELSEWHERE = Dimension.of("OPSN@", "Selon la liste", "By list");

  /** Sine of an angle that rounded weights do not tell from none. */
  private static final double ON_LINE = 1e-6;

  private static final List<Dimension> BY_LIST = List.of(Dimension.OPSN, Dimension.OPSN_MEMBER);

  private OpsnLists() {}

  /**
   * The frame that tells apart what the lists do.
   *
   * @param frame the frame, whatever its list
   * @param lists the lists, one or more
   * @return the frame under the first list, with {@link #ELSEWHERE}
   */
  public static Population frame(Population frame, List<OpsnCoverage> lists) {
    List<Population> frames = lists.stream().map(frame::withOpsn).toList();
    return frames.get(0).withDimension(ELSEWHERE, c -> elsewhere(frames, c));
  }

  private static Level elsewhere(List<Population> frames, Collectivite collectivite) {
    List<String> codes = new ArrayList<>();
    boolean alike = true;
    for (Dimension dimension : BY_LIST) {
      List<String> some =
          frames.stream().map(f -> f.level(dimension, collectivite).code()).toList();
      alike &= some.stream().distinct().count() == 1;
      codes.addAll(some);
    }
    return new Level(alike ? Level.UNKNOWN : String.join(" ", codes), ELSEWHERE.label());
  }

  /** The name of a dimension under each list: OPSN@0, OPSN@1; none with one list. */
  static Map<Dimension, Dimension> names(int list, int lists) {
    Map<Dimension, Dimension> names = new HashMap<>();
    for (int d = 0; d < BY_LIST.size() && lists > 1; d++) {
      Dimension dimension = BY_LIST.get(d);
      names.put(
          dimension, new Dimension(dimension.code() + "@" + (d * lists + list), dimension.label()));
    }
    return names;
  }

  /** For each cell, the code of its level in a dimension of one of the lists. */
  static String[] codes(CubeSample sample, Dimension dimension) {
    int at = dimension.code().indexOf('@');
    int cells = sample.tally().keys().size();
    String[] codes = new String[cells];
    Dimension own =
        at < 0
            ? dimension
            : BY_LIST.stream()
                .filter(d -> d.code().equals(dimension.code().substring(0, at)))
                .findFirst()
                .orElseThrow();
    for (int k = 0; k < cells; k++) {
      codes[k] = sample.level(own, k).code();
      String elsewhere = at < 0 ? Level.UNKNOWN : sample.level(ELSEWHERE, k).code();
      if (!elsewhere.equals(Level.UNKNOWN)) {
        codes[k] = elsewhere.split(" ", -1)[Integer.parseInt(dimension.code().substring(at + 1))];
      }
    }
    return codes;
  }

  /** For each cell of the cube with the added dimension, the weight under one of the lists. */
  static double[] weights(
      ProtectedIndicator ofList, CubeSample sample, Map<Dimension, Dimension> names) {
    if (ofList.sample() == sample && ofList.weighted().isPresent()) {
      return ofList.weighted().get().factors();
    }
    List<Dimension> dimensions = ofList.sample().dimensions();
    if (!dimensions.contains(Dimension.OPSN) && ofList.weighted().isEmpty()) {
      return new double[sample.tally().keys().size()];
    }
    List<String[]> codes = new ArrayList<>();
    dimensions.forEach(d -> codes.add(codes(sample, names.getOrDefault(d, d))));
    Optional<double[]> factors = ofList.weighted().map(WeightedSample::factors);
    Map<List<Object>, Integer> cells = new HashMap<>();
    for (CellKey key : ofList.sample().tally().keys()) {
      List<Object> name = new ArrayList<>(List.of(key.standing()));
      key.levels().stream().limit(dimensions.size()).forEach(level -> name.add(level.code()));
      cells.put(name, cells.size());
    }
    double[] weights = new double[sample.tally().keys().size()];
    for (int k = 0; k < weights.length; k++) {
      List<Object> name = new ArrayList<>(List.of(sample.tally().keys().get(k).standing()));
      for (String[] code : codes) {
        name.add(code[k]);
      }
      int cell = requireNonNull(cells.get(name), "no such cell under the list");
      // Without weights the figure is a range by the sides: these alone matter.
      weights[k] =
          factors.isPresent()
              ? factors.get()[cell]
              : codes.get(dimensions.indexOf(Dimension.OPSN))[k].length();
    }
    return weights;
  }

  /**
   * Whether a figure under no weights, under these and under others tells the sum of a few: a
   * combination of the three is zero on a line in the plane of both weights. At most least − 1
   * collectivités are off a line that tells of them; so of least + 1 points two are on it.
   *
   * @param counts collectivités by cell; none in cells that the figure does not have
   */
  static boolean reveal(double[] first, double[] second, long[] counts, long least) {
    Map<List<Long>, Long> groups = new HashMap<>();
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        List<Long> point = List.of(EqualWeights.number(first[k]), EqualWeights.number(second[k]));
        groups.merge(point, counts[k], Long::sum);
      }
    }
    List<List<Long>> points = List.copyOf(groups.keySet());
    for (int a = 0; a < points.size() && a <= least; a++) {
      for (int b = 0; b < a; b++) {
        long off = 0;
        for (Map.Entry<List<Long>, Long> group : groups.entrySet()) {
          off += isOnLine(points.get(a), points.get(b), group.getKey()) ? 0 : group.getValue();
        }
        if (0 < off && off < least) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOnLine(List<Long> a, List<Long> b, List<Long> c) {
    double x = b.get(0) - a.get(0);
    double y = b.get(1) - a.get(1);
    double u = c.get(0) - a.get(0);
    double v = c.get(1) - a.get(1);
    return Math.abs(x * v - y * u) <= ON_LINE * Math.hypot(x, y) * Math.hypot(u, v);
  }
}
