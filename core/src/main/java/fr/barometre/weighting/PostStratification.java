package fr.barometre.weighting;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import fr.barometre.tally.CellKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Post-stratification: in each cell of the crossed dimensions, the weights add up to the frame's
 * count, g = N_k / N̂_k.
 *
 * <p>A frame cell without respondents, or a respondent without a frame cell, is an error that names
 * the cells. Two remedies, both explicit: {@link #collapsing} joins levels; {@link #excluding} and
 * {@link #excludingOutsideFrame} give weight zero, and the part of the frame so left out is
 * reported. Reference: Särndal, Swensson and Wretman, <em>Model Assisted Survey Sampling</em>
 * (1992), §7.6. Immutable.
 */
public final class PostStratification implements Weighting {

  private static final int NAMED_CELLS = 8;

  private final List<Dimension> dimensions;
  private final Map<Dimension, Map<String, String>> joined;
  private final Map<Dimension, Set<String>> excluded;
  private final boolean outsideExcluded;

  private PostStratification(
      List<Dimension> dimensions,
      Map<Dimension, Map<String, String>> joined,
      Map<Dimension, Set<String>> excluded,
      boolean outsideExcluded) {
    this.dimensions = dimensions;
    this.joined = joined;
    this.excluded = excluded;
    this.outsideExcluded = outsideExcluded;
  }

  /**
   * Post-stratification on the cells that cross some dimensions.
   *
   * @param dimensions distinct dimensions of the frame, at least one
   * @return the weighting
   */
  public static PostStratification on(Dimension... dimensions) {
    List<Dimension> list = List.of(dimensions);
    if (list.isEmpty() || Set.copyOf(list).size() < list.size()) {
      throw new IllegalArgumentException(
          "post-stratification needs distinct dimensions, got " + list);
    }
    if (list.contains(Dimension.ROLE)) {
      throw new IllegalArgumentException(
          "ROLE describes responses, not the frame: there is nothing to post-stratify to");
    }
    return new PostStratification(list, Map.of(), Map.of(), false);
  }

  /**
   * The same with some levels of a dimension taken as one.
   *
   * @param dimension one of the dimensions
   * @param levels codes of at least two levels
   * @return the copy
   */
  public PostStratification collapsing(Dimension dimension, String... levels) {
    require(dimension);
    List<String> codes = List.of(levels);
    if (codes.size() < 2) {
      throw new IllegalArgumentException("collapsing needs two levels or more, got " + codes);
    }
    Map<Dimension, Map<String, String>> all = new HashMap<>(joined);
    Map<String, String> ofDimension = new TreeMap<>(all.getOrDefault(dimension, Map.of()));
    codes.forEach(code -> ofDimension.put(code, String.join("+", codes)));
    all.put(dimension, ofDimension);
    return new PostStratification(dimensions, all, excluded, outsideExcluded);
  }

  /**
   * The same with some levels left out: their respondents weigh nothing, and the frame's
   * collectivités of these levels are represented by nobody, which a flag will say.
   *
   * @param dimension one of the dimensions
   * @param levels codes of the levels
   * @return the copy
   */
  public PostStratification excluding(Dimension dimension, String... levels) {
    require(dimension);
    Map<Dimension, Set<String>> all = new HashMap<>(excluded);
    Set<String> ofDimension = new TreeSet<>(all.getOrDefault(dimension, Set.of()));
    ofDimension.addAll(List.of(levels));
    all.put(dimension, ofDimension);
    return new PostStratification(dimensions, joined, all, outsideExcluded);
  }

  /**
   * The same with respondents outside the frame left out: they weigh nothing.
   *
   * @return the copy
   */
  public PostStratification excludingOutsideFrame() {
    return new PostStratification(dimensions, joined, excluded, true);
  }

  private void require(Dimension dimension) {
    if (!dimensions.contains(requireNonNull(dimension, "dimension"))) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not one of the post-stratification's " + dimensions);
    }
  }

  @Override
  public List<Dimension> dimensions() {
    return dimensions;
  }

  @Override
  public CellWeights weigh(
      List<Dimension> sampled, SortedMap<CellKey, Double> sizes, Population frame) {
    int[] positions = dimensions.stream().mapToInt(sampled::indexOf).toArray();
    Map<String, Double> wanted = new TreeMap<>();
    for (Map.Entry<List<Level>, Long> cell : frame.counts(dimensions).entrySet()) {
      Optional<String> stratum = stratum(cell.getKey());
      stratum.ifPresent(s -> wanted.merge(s, (double) cell.getValue(), Double::sum));
    }
    Map<String, Integer> groups = new LinkedHashMap<>();
    wanted.keySet().forEach(stratum -> groups.put(stratum, groups.size()));
    int[] group = new int[sizes.size()];
    double[] got = new double[groups.size()];
    Map<String, Double> homeless = new TreeMap<>();
    int k = 0;
    for (Map.Entry<CellKey, Double> cell : sizes.entrySet()) {
      Optional<String> stratum = stratum(cell.getKey(), positions);
      group[k] = stratum.map(s -> groups.getOrDefault(s, -1)).orElse(-1);
      if (stratum.isPresent() && (group[k] < 0 || !cell.getKey().inFrame())) {
        homeless.merge(
            stratum.get() + (cell.getKey().inFrame() ? "" : " outside the frame"),
            cell.getValue(),
            Double::sum);
      } else if (group[k] >= 0) {
        got[group[k]] += cell.getValue();
      }
      k++;
    }
    refuseGaps(wanted, got, homeless);
    List<Double> counts = List.copyOf(wanted.values());
    double[] factors = new double[group.length];
    for (int i = 0; i < group.length; i++) {
      factors[i] = group[i] < 0 ? 0 : counts.get(group[i]) / got[group[i]];
    }
    return CellWeights.postStratified(factors, group);
  }

  /** The post-stratum of crossed levels; empty when one of them is excluded. */
  private Optional<String> stratum(List<Level> levels) {
    List<String> names = new ArrayList<>(levels.size());
    for (int i = 0; i < levels.size(); i++) {
      Dimension dimension = dimensions.get(i);
      String code = levels.get(i).code();
      if (excluded.getOrDefault(dimension, Set.of()).contains(code)) {
        return Optional.empty();
      }
      names.add(joined.getOrDefault(dimension, Map.of()).getOrDefault(code, code));
    }
    return Optional.of(String.join(" × ", names));
  }

  private Optional<String> stratum(CellKey key, int[] positions) {
    if (!key.inFrame() && outsideExcluded) {
      return Optional.empty();
    }
    List<Level> levels = new ArrayList<>(positions.length);
    for (int position : positions) {
      levels.add(key.levels().get(position));
    }
    return stratum(levels);
  }

  private void refuseGaps(Map<String, Double> wanted, double[] got, Map<String, Double> homeless) {
    Map<String, Double> empty = new LinkedHashMap<>();
    int i = 0;
    for (Map.Entry<String, Double> cell : wanted.entrySet()) {
      if (got[i++] == 0) {
        empty.put(cell.getKey(), cell.getValue());
      }
    }
    if (empty.isEmpty() && homeless.isEmpty()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    if (!empty.isEmpty()) {
      parts.add("frame cells without respondents: " + named(empty, "collectivités"));
    }
    if (!homeless.isEmpty()) {
      parts.add("respondents without a frame cell: " + named(homeless, "by weight"));
    }
    throw new IllegalArgumentException(
        this
            + ": "
            + String.join("; ", parts)
            + "; join levels with collapsing(...), or leave them out on purpose with"
            + " excluding(...) or excludingOutsideFrame()");
  }

  private static String named(Map<String, Double> cells, String unit) {
    String first =
        cells.entrySet().stream()
            .limit(NAMED_CELLS)
            .map(e -> "[" + e.getKey() + "] (" + plain(e.getValue()) + " " + unit + ")")
            .collect(Collectors.joining(", "));
    return cells.size() <= NAMED_CELLS
        ? first
        : first + " and " + (cells.size() - NAMED_CELLS) + " more";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PostStratification that
        && dimensions.equals(that.dimensions)
        && joined.equals(that.joined)
        && excluded.equals(that.excluded)
        && outsideExcluded == that.outsideExcluded;
  }

  @Override
  public int hashCode() {
    return Objects.hash(dimensions, joined, excluded, outsideExcluded);
  }

  @Override
  public Label label() {
    return Label.of(
        describe(
            "post-stratification par ",
            ", %s regroupés (%s)",
            ", sans %s %s",
            ", sans les" + " répondants hors population"),
        describe(
            "post-stratification on ",
            ", %s collapsed (%s)",
            ", without %s %s",
            ", without" + " respondents outside the frame"));
  }

  private String describe(String on, String collapsed, String without, String outside) {
    StringBuilder text = new StringBuilder(on);
    text.append(dimensions.stream().map(Dimension::code).collect(Collectors.joining(" × ")));
    for (Dimension dimension : dimensions) {
      Set<String> names = new TreeSet<>(joined.getOrDefault(dimension, Map.of()).values());
      Set<String> left = excluded.getOrDefault(dimension, Set.of());
      if (!names.isEmpty()) {
        text.append(String.format(Locale.ROOT, collapsed, dimension, String.join("; ", names)));
      }
      if (!left.isEmpty()) {
        text.append(String.format(Locale.ROOT, without, dimension, left));
      }
    }
    return text.append(outsideExcluded ? outside : "").toString();
  }

  @Override
  public String toString() {
    return label().en();
  }
}
