package fr.barometre.sample;

import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.CellSizes;
import fr.barometre.calibration.SharedWeights;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellLevels;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.Crossing;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.Trait;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.Population;
import fr.barometre.weighting.AutomaticWeighting;
import fr.barometre.weighting.Weighting;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The respondents to one question as a sample of collectivités from the frame, cell by cell, drawn
 * according to a {@link SamplingPlan}.
 */
public final class CubeSample {

  private final IndicatorTally tally;
  private final List<Dimension> dimensions;
  private final Population frame;
  private final List<CellKey> keys;
  private final List<CellTally> cells;
  private final int[] all;

  /** For each cell, collectivités of the frame that answered. */
  private final long[] framed;

  private final long clusters;
  private final long inFrame;

  private final SampleStrata strata;

  private final Map<Column, CellColumns> columns = new ConcurrentHashMap<>();
  private volatile @Nullable WeightedSample unweighted;

  private record Column(Optional<Trait> trait, int variable) {}

  private CubeSample(
      IndicatorTally tally, List<Dimension> dimensions, Population frame, SamplingPlan plan) {
    this.tally = tally;
    this.dimensions = dimensions;
    this.frame = frame;
    this.keys = tally.keys();
    this.cells = tally.column();
    this.all = IntStream.range(0, keys.size()).toArray();
    this.framed = new long[all.length];
    long everywhere = 0;
    for (int k : all) {
      long here = cells.get(k).clusters();
      everywhere += here;
      framed[k] = keys.get(k).inFrame() ? here : 0;
    }
    this.clusters = everywhere;
    this.inFrame = Arrays.stream(framed).sum();
    if (inFrame > frame.size()) {
      throw new IllegalArgumentException(
          inFrame
              + " collectivités answered indicator '"
              + tally.indicator().code()
              + "', more than the "
              + frame.size()
              + " "
              + about(tally.indicator().audience())
              + "of frame '"
              + frame.name()
              + "'; expected each of them once, and no more anonymous respondents than there are");
    }
    List<IndicatorTally> waves =
        tally.waves().size() > 1 ? tally.waves().stream().map(tally::in).toList() : List.of();
    this.strata = SampleStrata.of(plan, keys, cells, dimensions, frame, waves);
  }

  private static String about(List<CollectiviteType> audience) {
    return audience.isEmpty() ? "" : "of types " + audience + " ";
  }

  /**
   * A sample.
   *
   * @param tally the cube of an indicator
   * @param dimensions dimensions of its cells
   * @param frame the collectivités that the indicator is about
   * @return the sample
   * @throws IllegalArgumentException if more collectivités of the frame answered than it has
   */
  public static CubeSample of(IndicatorTally tally, List<Dimension> dimensions, Population frame) {
    return of(tally, dimensions, frame, SamplingPlan.DEFAULT);
  }

  /**
   * A sample that was drawn as a plan says.
   *
   * @param tally the cube of an indicator
   * @param dimensions dimensions of its cells
   * @param frame the collectivités that the indicator is about
   * @param plan how they were drawn
   * @return the sample
   * @throws IllegalArgumentException if more collectivités of the frame answered than it has, or
   *     the cells do not tell a dimension of the plan
   */
  public static CubeSample of(
      IndicatorTally tally, List<Dimension> dimensions, Population frame, SamplingPlan plan) {
    Set<Dimension> ofResponses =
        tally.traits().stream().flatMap(t -> t.dimensions().stream()).collect(Collectors.toSet());
    return new CubeSample(
        tally, dimensions.stream().filter(d -> !ofResponses.contains(d)).toList(), frame, plan);
  }

  /**
   * The sample with equal weights.
   *
   * @return the sample under {@link Weighting#NONE}
   */
  public WeightedSample unweighted() {
    WeightedSample known = unweighted;
    if (known == null) {
      known = under(Weighting.NONE);
      unweighted = known;
    }
    return known;
  }

  /**
   * The sample under a weighting.
   *
   * @param weighting how to weight
   * @return the weighted sample
   * @throws IllegalArgumentException if the weighting does not fit the sample, naming the cells
   */
  public WeightedSample under(Weighting weighting) {
    return under(SharedWeights.of(weighting));
  }

  /**
   * The sample under a weighting whose weights other samples may share.
   *
   * @param weights the weighting with the weights known so far
   * @return the weighted sample
   * @throws IllegalArgumentException if the weighting does not fit the sample, naming the cells
   */
  public WeightedSample under(SharedWeights weights) {
    boolean asFarAsKnown = weights.weighting() instanceof AutomaticWeighting;
    for (Dimension dimension : weights.weighting().dimensions()) {
      if (!asFarAsKnown && !dimensions.contains(dimension)) {
        throw new IllegalArgumentException(
            "weighting by " + dimension + " needs a tally by it; the tally is by " + dimensions);
      }
    }
    double[] sizes = cells.stream().mapToDouble(CellTally::size).toArray();
    long[] clustersOf = cells.stream().mapToLong(CellTally::clusters).toArray();
    return new WeightedSample(
        this, weights.weigh(new CellSizes(dimensions, keys, sizes, clustersOf), frame));
  }

  /**
   * The identity of who answered. Samples of the same respondents share what follows from it alone.
   *
   * @return equal where as many collectivités of the same cells and frame are in the base
   */
  public Object respondents() {
    CellColumns figures = columns(Optional.empty(), 0);
    return List.of(
        frame, dimensions, keys, Arrays.stream(all).mapToObj(figures::clusters).toList());
  }

  /** The strata that respondents were drawn from. */
  SampleStrata strata() {
    return strata;
  }

  /** The moments of a variable, cell by cell. */
  CellColumns columns(Optional<Trait> trait, int variable) {
    Column column = new Column(trait, variable);
    CellColumns known = columns.get(column);
    if (known != null) {
      return known;
    }
    List<CellTally> parts = parts(trait);
    CellBases bases = variable == 0 ? new CellBases(parts) : columns(trait, 0).bases();
    return columns.computeIfAbsent(
        column, c -> new CellColumns(bases, parts, variable, range(variable)));
  }

  /** The range of a variable, if it is a number. */
  Optional<NumberRange> range(int variable) {
    return variable == 0 ? tally.question().range() : Optional.empty();
  }

  /**
   * The unit of a variable's figures.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @return the unit of the numbers, if it is one, or of proportions
   */
  public FigureUnit unit(int variable) {
    return variable == 0 ? FigureUnit.of(tally.question()) : FigureUnit.PROPORTION;
  }

  /** The cells of a domain of the frame. */
  int[] cells(Domain domain) {
    int[] cells = all;
    for (int d = 0; d < domain.dimensions().size(); d++) {
      CellLevels levels = cellLevels(domain.dimensions().get(d));
      Set<String> some = domain.levels().get(d);
      cells = d == 0 ? levels.cells(some) : levels.among(cells, some);
    }
    return domain.isFramed()
        ? Arrays.stream(cells).filter(k -> keys.get(k).inFrame()).toArray()
        : cells;
  }

  /**
   * The levels that respondents have in a dimension.
   *
   * @param dimension a dimension of the cells
   * @return a level for each code, in the order of the cells, the unknown last
   */
  public List<Level> levels(Dimension dimension) {
    return cellLevels(dimension).levels().stream()
        .sorted(Comparator.comparing(level -> level.code().equals(Level.UNKNOWN)))
        .toList();
  }

  /**
   * The cells by level of a dimension.
   *
   * @param dimension a dimension of the cells
   * @return the levels, and which cell has which
   * @throws IllegalArgumentException for another dimension
   */
  public CellLevels cellLevels(Dimension dimension) {
    return tally.index().levels(position(dimension));
  }

  /**
   * The level of a cell.
   *
   * @param dimension a dimension of the cells
   * @param cell position of the cell
   * @return its level
   */
  public Level level(Dimension dimension, int cell) {
    return keys.get(cell).levels().get(position(dimension));
  }

  private int position(Dimension dimension) {
    int at = dimensions.indexOf(dimension);
    if (at < 0) {
      throw new IllegalArgumentException(
          "no breakdown by " + dimension + ": the tally is by " + dimensions);
    }
    return at;
  }

  /** The cells, or the same cells with the responses of a trait only. */
  List<CellTally> parts(Optional<Trait> trait) {
    return trait.map(tally::column).orElse(cells);
  }

  /**
   * How many cells the sample has.
   *
   * @return zero or more; cells have positions from 0
   */
  public int size() {
    return keys().size();
  }

  List<CellKey> keys() {
    return keys;
  }

  /**
   * Whether the collectivités of a cell are of the frame.
   *
   * @param cell position of the cell
   * @return false for those outside
   */
  public boolean isInFrame(int cell) {
    return keys.get(cell).inFrame();
  }

  /**
   * The variance of a sum Σ s (u - m v) over the collectivités that answered, with s and m the same
   * within a cell.
   *
   * @param factors s, by cell
   * @param means m, by cell
   * @return zero or more
   */
  public double variance(double[] factors, double[] means) {
    CellColumns figures = columns(Optional.empty(), 0);
    double[] sums = new double[strata.size()];
    double[] squares = new double[strata.size()];
    for (int k = 0; k < factors.length; k++) {
      sums[strata.of(k)] += figures.linear(k, factors[k], -factors[k] * means[k]);
      squares[strata.of(k)] += figures.squares(k, factors[k], -factors[k] * means[k]);
    }
    return strata.variance(sums, squares);
  }

  /**
   * The variance that a model expects of such a sum if m is what it predicts of single answers: of
   * each collectivité s² m (1 - m) v², which no answer enters.
   *
   * @param factors s, by cell
   * @param means m, by cell, in [0, 1]
   * @return zero or more
   */
  public double expectedVariance(double[] factors, double[] means) {
    CellColumns figures = columns(Optional.empty(), 0);
    double[] squares = new double[strata.size()];
    for (int k = 0; k < factors.length; k++) {
      double expected = means[k] * (1 - means[k]) * figures.squares(k, 0, 1);
      squares[strata.of(k)] += factors[k] * factors[k] * expected;
    }
    return strata.variance(new double[squares.length], squares);
  }

  /**
   * The dimensions of the cells.
   *
   * @return distinct dimensions of the frame
   */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * The cube.
   *
   * @return the tally of the indicator
   */
  public IndicatorTally tally() {
    return tally;
  }

  /**
   * The frame.
   *
   * @return the collectivités that the indicator is about
   */
  public Population frame() {
    return frame;
  }

  /**
   * Number of collectivités that answered the question, inside the frame or not.
   *
   * @return zero or more
   */
  public long clusters() {
    return clusters;
  }

  /**
   * Number of those that the frame has.
   *
   * @return zero to {@link #clusters()}
   */
  public long clustersInFrame() {
    return inFrame;
  }

  /**
   * Number of collectivités of the frame that answered, in a domain.
   *
   * @param domain a domain of the frame
   * @return zero or more
   */
  public long clustersInFrame(Domain domain) {
    long count = 0;
    for (int k : cells(domain)) {
      count += framed[k];
    }
    return count;
  }

  /**
   * Number of collectivités that answered, in a domain, inside the frame or not.
   *
   * @param domain a domain of the frame
   * @return zero or more
   */
  public long clusters(Domain domain) {
    long count = 0;
    for (int k : cells(domain)) {
      count += cells.get(k).clusters();
    }
    return count;
  }

  /**
   * Whether somebody in a domain was asked.
   *
   * @param domain a domain of the frame or of responses
   * @return false if no response of the domain is in the sample
   */
  public boolean hasAnyone(Domain domain) {
    List<CellTally> parts = parts(domain.trait());
    return Arrays.stream(cells(domain)).anyMatch(k -> parts.get(k).asked() > 0);
  }

  /**
   * Whether every collectivité of the frame in a domain is in the base, and nobody else: there is
   * no sampling error, and nobody is absent.
   *
   * @param domain what a figure is about
   * @return false where the plan does not count what was drawn of how many
   */
  public boolean isCensus(Domain domain) {
    if (domain.trait().isPresent()
        || Arrays.stream(cells(domain)).anyMatch(k -> !strata().isCounted(strata().of(k)))) {
      return false;
    }
    long everyone =
        domain.dimensions().isEmpty()
            ? frame.size()
            : frame.counts(domain.dimensions()).entrySet().stream()
                .filter(cell -> domain.contains(domain.dimensions(), cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    return everyone > 0
        && clusters(domain) == everyone
        && clustersInFrame(domain) == everyone
        && unweighted().hasBaseClusters(domain, everyone);
  }

  /**
   * The sums of each cell for the indicator.
   *
   * @param trait what the responses that alone count have in common; every response if empty
   * @return columns beside the cells
   */
  public CellColumns figures(Optional<Trait> trait) {
    return columns(trait, 0);
  }

  /**
   * Number of collectivités of the frame that answered, by crossed levels.
   *
   * @param crossed dimensions of the sample's cells
   * @return the counts, of the levels that have any
   */
  public Map<List<Level>, Long> clustersByLevels(List<Dimension> crossed) {
    Crossing crossing = crossing(crossed);
    long[] counts = new long[crossing.groups()];
    for (int k = 0; k < keys.size(); k++) {
      counts[crossing.of(k)] += framed[k];
    }
    Map<List<Level>, Long> found = new HashMap<>();
    for (int group = 0; group < counts.length; group++) {
      if (counts[group] > 0) {
        found.put(crossing.levels(group), counts[group]);
      }
    }
    return found;
  }

  /**
   * The combinations of levels that respondents have.
   *
   * @param crossed dimensions of the sample's cells
   * @return each once, in the order of the cells
   */
  public List<List<Level>> combinations(List<Dimension> crossed) {
    Crossing crossing = crossing(crossed);
    return IntStream.range(0, crossing.groups()).mapToObj(crossing::levels).toList();
  }

  /** The cells by levels of some of their dimensions. */
  Crossing crossing(List<Dimension> crossed) {
    return tally.index().crossing(crossed.stream().map(this::position).toList());
  }

  /**
   * The sums of collectivités of the frame in one combination of levels.
   *
   * @param base Σ v
   * @param count Σ u
   * @param squares Σ w y² over the units in the base
   * @param clusters collectivités with an answer in the base
   */
  public record Counts(double base, double count, double squares, long clusters) {

    /**
     * The sums over both.
     *
     * @param other what is said of another combination
     * @return the sums
     */
    public Counts plus(Counts other) {
      return new Counts(
          base + other.base,
          count + other.count,
          squares + other.squares,
          clusters + other.clusters);
    }
  }

  /**
   * The sums of collectivités of the frame for the indicator, by crossed levels.
   *
   * @param crossed dimensions of the sample's cells
   * @return what is said of each combination of levels that is met; numbers as places
   */
  public Map<List<Level>, Counts> countsByLevels(List<Dimension> crossed) {
    Crossing crossing = crossing(crossed);
    CellColumns figures = columns(Optional.empty(), 0);
    Map<List<Level>, Counts> counts = new HashMap<>();
    for (int k = 0; k < keys.size(); k++) {
      if (keys.get(k).inFrame()) {
        counts.merge(
            crossing.levels(crossing.of(k)),
            new Counts(
                figures.base(k), figures.count(k), figures.countSquares(k), figures.clusters(k)),
            Counts::plus);
      }
    }
    return counts;
  }
}
