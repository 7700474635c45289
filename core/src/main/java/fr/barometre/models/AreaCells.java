package fr.barometre.models;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.CellMoments;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.Crossing;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The cells of a survey and of its frame, with the effects that the survey can tell of without
 * telling of a respondent.
 *
 * <p>Fixed effects: OPSN, type, band of population. Random effects: région, département, stratum
 * within type, and what figures are asked by; as far as the tally and the frame have them.
 *
 * <p><b>Disclosure.</b> A figure of an area with few respondents must not give their answers. So a
 * level with 1 to k - 1 respondents has no effect of its own. Its respondents inform the effects
 * that they share with others: those of OPSN, type and size. They inform the effect of their région
 * only if the small départements of the région have k respondents together; otherwise the région's
 * effect, less those of its other départements, would be theirs alone. A figure does not count
 * their answers either: they are predicted, like those who did not answer. A fixed effect needs ten
 * respondents.
 *
 * <p>Example with k = 5: the Lozère has 3 respondents, the Gers 4, the Hérault 20, in one région.
 * The Hérault has an effect; the 7 others inform that of Occitanie. Without the Gers, the 3 would
 * inform only the effects of OPSN, type and size.
 */
final class AreaCells {

  /** Fewest respondents of a fixed effect, as of a level of a weighting. */
  private static final long FEWEST_FIXED = 10;

  /** Fewest levels that tell of a spread. */
  private static final int FEWEST_LEVELS = 3;

  /** Standard deviation of a weak prior on fixed effects, in logits: no effect has no end. */
  private static final double WEAK = 2.5;

  private static final double WEAK_INTERCEPT = 10;

  private static final List<Dimension> FIXED =
      List.of(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND);

  /** The finest strata first: half of the communes are in one of the law's. */
  private static final List<Dimension> STRATA =
      List.of(Dimension.POPULATION_FINE, Dimension.POPULATION_STRATUM);

  private final List<Dimension> dimensions;
  private final List<Map<String, Integer>> codes = new ArrayList<>();
  private final Disclosure rules;
  private final long fewest;
  private final List<Dimension> asked;
  private final Map<String, Integer> areaNumbers = new HashMap<>();
  private final List<List<Level>> areaLevels = new ArrayList<>();
  private final List<Factor> random = new ArrayList<>();

  /** The column of each level of each fixed effect, -1 for none, and its dimension's position. */
  private final List<int[]> fixedColumns = new ArrayList<>();

  private final List<Integer> fixedAt = new ArrayList<>();

  /** The frame's cells. */
  private int[][] groups = {};

  private double[] sizes = {};

  /** The survey's cells. */
  private int[][] rows = {};

  private double[] trials = {};
  private double[] events = {};
  private long[] clusters = {};
  private double[] bases = {};
  private double[] largest = {};

  /** A random factor: its name, and the level of a cell, -1 where that is not known. */
  private static final class Factor {
    final List<Dimension> of;
    final ToIntFunction<int[]> level;
    final int levels;
    long[] respondents = {};

    Factor(List<Dimension> of, ToIntFunction<int[]> level, int levels) {
      this.of = of;
      this.level = level;
      this.levels = levels;
    }
  }

  private AreaCells(
      IndicatorTally tally,
      List<Dimension> tallied,
      Population frame,
      List<Dimension> asked,
      Disclosure rules) {
    this.rules = rules;
    this.fewest = rules.fewest();
    this.asked = asked;
    List<Dimension> used =
        new ArrayList<>(
            AreaFigures.EXPLAINING.stream()
                .filter(d -> tallied.contains(d) && frame.dimensions().contains(d))
                .toList());
    if (used.containsAll(STRATA)) {
      used.remove(Dimension.POPULATION_STRATUM);
    }
    asked.stream().filter(d -> !used.contains(d)).forEach(used::add);
    this.dimensions = used;
    for (Dimension dimension : used) {
      Map<String, Integer> numbers = new HashMap<>();
      frame.levels(dimension).forEach(level -> numbers.put(level.code(), numbers.size()));
      codes.add(numbers);
    }
    readFrame(frame);
    readSurvey(tally, tallied);
  }

  /**
   * The cells of an indicator.
   *
   * @param tally its cube
   * @param tallied the dimensions of the cube's cells
   * @param frame the frame
   * @param asked the dimensions whose combinations are the areas
   * @param rules how many respondents may tell of an effect, k, and how much one may weigh
   * @throws IllegalArgumentException if the areas cannot be told apart
   */
  static AreaCells of(
      IndicatorTally tally,
      List<Dimension> tallied,
      Population frame,
      List<Dimension> asked,
      Disclosure rules) {
    return new AreaCells(tally, tallied, frame, asked, rules);
  }

  private void readFrame(Population frame) {
    Map<List<Level>, Long> counts = frame.counts(dimensions);
    groups = new int[counts.size()][];
    sizes = new double[groups.length];
    int g = 0;
    for (Map.Entry<List<Level>, Long> cell : counts.entrySet()) {
      groups[g] = numbers(cell.getKey());
      sizes[g++] = cell.getValue();
    }
    List<List<Level>> ofAreas = new ArrayList<>(frame.counts(asked).keySet());
    ofAreas.sort((a, b) -> Arrays.compare(askedNumbers(a), askedNumbers(b)));
    for (List<Level> combination : ofAreas) {
      areaNumbers.put(Arrays.toString(askedNumbers(combination)), areaLevels.size());
      areaLevels.add(combination);
    }
  }

  private int[] askedNumbers(List<Level> levels) {
    int[] numbers = new int[asked.size()];
    for (int d = 0; d < numbers.length; d++) {
      numbers[d] = requireNonNull(codes.get(at(asked.get(d))).get(levels.get(d).code()));
    }
    return numbers;
  }

  private int at(Dimension dimension) {
    return dimensions.indexOf(dimension);
  }

  private int[] numbers(List<Level> levels) {
    int[] numbers = new int[dimensions.size()];
    for (int d = 0; d < numbers.length; d++) {
      numbers[d] = codes.get(d).getOrDefault(levels.get(d).code(), -1);
    }
    return numbers;
  }

  /** The cells of respondents of the frame, those with the same levels as one. */
  private void readSurvey(IndicatorTally tally, List<Dimension> tallied) {
    List<CellTally> cells = tally.column();
    CellMoments moments = CellMoments.of(cells, 0);
    Crossing crossing = tally.index().crossing(dimensions.stream().map(tallied::indexOf).toList());
    int[] rowOf = new int[crossing.groups()];
    Arrays.fill(rowOf, -1);
    rows = new int[rowOf.length][];
    trials = new double[rowOf.length];
    events = new double[rowOf.length];
    clusters = new long[rowOf.length];
    bases = new double[rowOf.length];
    largest = new double[rowOf.length];
    int size = 0;
    for (int k = 0; k < cells.size(); k++) {
      if (tally.keys().get(k).inFrame() && cells.get(k).base() > 0) {
        int group = crossing.of(k);
        if (rowOf[group] < 0) {
          rows[size] = numbers(crossing.levels(group));
          rowOf[group] = size++;
        }
        int row = rowOf[group];
        long count = cells.get(k).baseClusters(); // each once: weights are within a cell
        trials[row] += count;
        events[row] += count * moments.count(k) / cells.get(k).base();
        clusters[row] += count;
        bases[row] += cells.get(k).base();
        largest[row] = Math.max(largest[row], cells.get(k).largest());
      }
    }
    rows = Arrays.copyOf(rows, size);
    trials = Arrays.copyOf(trials, size);
    events = Arrays.copyOf(events, size);
    clusters = Arrays.copyOf(clusters, size);
  }

  private int area(int[] row) {
    int[] numbers = new int[asked.size()];
    for (int d = 0; d < numbers.length; d++) {
      numbers[d] = row[at(asked.get(d))];
    }
    return areaNumbers.getOrDefault(Arrays.toString(numbers), -1);
  }

  /** The respondents of each level; too few to be told where one of them outweighs the others. */
  private long[] respondents(ToIntFunction<int[]> level, int levels) {
    long[] counts = new long[levels];
    double[] base = new double[levels];
    double[] most = new double[levels];
    for (int c = 0; c < rows.length; c++) {
      int of = level.applyAsInt(rows[c]);
      if (of >= 0) {
        counts[of] += clusters[c];
        base[of] += bases[c];
        most[of] = Math.max(most[of], largest[c]);
      }
    }
    for (int of = 0; of < levels; of++) {
      if (most[of] > rules.largestShare() * base[of]) {
        counts[of] = Math.min(counts[of], fewest - 1);
      }
    }
    return counts;
  }

  private Optional<Factor> factor(Dimension dimension) {
    int at = at(dimension);
    return at < 0
        ? Optional.empty()
        : Optional.of(new Factor(List.of(dimension), row -> row[at], codes.get(at).size()));
  }

  private Optional<Factor> strata() {
    Optional<Dimension> finest = STRATA.stream().filter(d -> at(d) >= 0).findFirst();
    if (finest.isEmpty()) {
      return Optional.empty();
    }
    int type = at(Dimension.TYPE);
    int stratum = at(finest.get());
    if (type < 0) {
      return factor(finest.get());
    }
    int width = codes.get(stratum).size();
    Map<Integer, Integer> found = new HashMap<>();
    for (int[] group : groups) {
      found.putIfAbsent(group[type] * width + group[stratum], found.size());
    }
    return Optional.of(
        new Factor(
            List.of(Dimension.TYPE, finest.get()),
            row ->
                row[type] < 0 || row[stratum] < 0
                    ? -1
                    : found.getOrDefault(row[type] * width + row[stratum], -1),
            found.size()));
  }

  /**
   * The rows whose respondents are too few in a level of a factor, and in those levels together.
   */
  private boolean[] silentIn(Factor child, int parent) {
    long[] rest = new long[codes.get(parent).size()];
    for (int c = 0; c < rows.length; c++) {
      if (isSmall(child, rows[c]) && rows[c][parent] >= 0) {
        rest[rows[c][parent]] += clusters[c];
      }
    }
    boolean[] silent = new boolean[rows.length];
    for (int c = 0; c < rows.length; c++) {
      int of = rows[c][parent];
      silent[c] = of >= 0 && isSmall(child, rows[c]) && rest[of] < fewest;
    }
    return silent;
  }

  private boolean isSmall(Factor factor, int[] row) {
    int level = factor.level.applyAsInt(row);
    return level < 0 || factor.respondents[level] < fewest;
  }

  /** Whether the answers tell how much levels differ, so that there is a model. */
  boolean isTold() {
    Dimension first = asked.get(0);
    boolean byItself = asked.size() == 1 && !FIXED.contains(first);
    return (byItself
            ? factor(first).stream()
            : Stream.of(
                    factor(Dimension.REGION),
                    factor(Dimension.DEPARTEMENT),
                    strata(),
                    asked.size() == 1 ? factor(first) : Optional.<Factor>empty())
                .flatMap(Optional::stream))
        .anyMatch(this::isTold);
  }

  private boolean isTold(Factor factor) {
    factor.respondents = respondents(factor.level, factor.levels);
    return told(factor) >= FEWEST_LEVELS;
  }

  /** How many of its levels may have an effect. */
  private int told(Factor factor) {
    int told = 0;
    for (long respondents : factor.respondents) {
      told += respondents >= fewest ? 1 : 0;
    }
    return told;
  }

  /** The data of a model: the cells of the survey and of the frame, in the same columns. */
  AreaModel model() {
    List<Dimension> fixed = new ArrayList<>(FIXED);
    factor(Dimension.REGION).ifPresent(this::addIfTold);
    factor(Dimension.DEPARTEMENT).ifPresent(this::addIfTold);
    strata().ifPresent(this::addIfTold);
    Dimension first = asked.get(0);
    boolean isFactor = fixed.contains(first) || random.stream().anyMatch(f -> f.of.contains(first));
    if (asked.size() == 1 && (!isFactor || random.isEmpty())) {
      Factor own = factor(first).orElseThrow();
      addIfTold(own);
      fixed.remove(first);
      if (!random.contains(own)) {
        throw new IllegalArgumentException(
            "no model by "
                + first
                + ": "
                + told(own)
                + " of its levels have "
                + fewest
                + " respondents or more, and "
                + FEWEST_LEVELS
                + " at least must; ask by a dimension with fewer levels");
      }
    }
    random.sort((a, b) -> Integer.compare(a.levels, b.levels));
    Optional<Factor> departements = named(Dimension.DEPARTEMENT);
    Optional<Factor> types =
        random.stream().filter(f -> f.of.stream().anyMatch(STRATA::contains)).findFirst();
    boolean[] known = known(departements);
    boolean[] noRegion = new boolean[rows.length];
    boolean[] noType = new boolean[rows.length];
    if (departements.isPresent() && at(Dimension.REGION) >= 0) {
      noRegion = silentIn(departements.get(), at(Dimension.REGION));
    }
    if (types.isPresent() && at(Dimension.TYPE) >= 0) {
      noType = silentIn(types.get(), at(Dimension.TYPE));
    }
    int width = 0;
    for (int k = 0; k < random.size() - 1; k++) {
      width += random.get(k).levels;
    }
    int next = width + 1;
    for (Dimension dimension : fixed) {
      int at = at(dimension);
      if (at >= 0) {
        long[] counts = respondents(row -> row[at], codes.get(at).size());
        for (int a = 0; dimension.equals(first) && a < known.length; a++) {
          if (!known[a] && asked.size() == 1) {
            counts[askedNumbers(areaLevels.get(a))[0]] = 0;
          }
        }
        int most = 0;
        for (int level = 1; level < counts.length; level++) {
          most = counts[level] > counts[most] ? level : most;
        }
        int[] columns = new int[counts.length];
        for (int level = 0; level < counts.length; level++) {
          boolean told = level != most && counts[level] >= Math.max(fewest, FEWEST_FIXED);
          columns[level] = told ? next++ : -1;
        }
        fixedColumns.add(columns);
        fixedAt.add(at);
      }
    }
    int[][] columns = new int[rows.length][];
    int[] areas = new int[rows.length];
    for (int c = 0; c < rows.length; c++) {
      columns[c] = columns(rows[c], true, noRegion[c], noType[c]);
      areas[c] = level(last(), rows[c], true);
    }
    double[] precisions = new double[next - width];
    Arrays.fill(precisions, 1 / (WEAK * WEAK));
    precisions[0] = 1 / (WEAK_INTERCEPT * WEAK_INTERCEPT);
    int[] factors = new int[random.size() - 1];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = random.get(k).levels;
    }
    LogitCells survey =
        new LogitCells(
            trials,
            events,
            columns,
            areas,
            new LogitCells.Layout(factors, precisions.length, last().levels, precisions));
    int[][] groupColumns = new int[groups.length][];
    int[] groupAreas = new int[groups.length];
    int[] askedOf = new int[groups.length];
    for (int g = 0; g < groups.length; g++) {
      groupColumns[g] = columns(groups[g], false, false, false);
      groupAreas[g] = level(last(), groups[g], false);
      askedOf[g] = area(groups[g]);
    }
    return withAnswers(survey, groupColumns, groupAreas, askedOf, known, departements);
  }

  /** The answers that count as such in the figures: of areas, and départements, with k or more. */
  private AreaModel withAnswers(
      LogitCells survey,
      int[][] groupColumns,
      int[] groupAreas,
      int[] askedOf,
      boolean[] known,
      Optional<Factor> departements) {
    long[] respondents = respondents(this::area, areaLevels.size());
    Map<String, Integer> groupOf = new HashMap<>();
    for (int g = 0; g < groups.length; g++) {
      groupOf.put(Arrays.toString(groups[g]), g);
    }
    double[] answered = new double[groups.length];
    double[] counted = new double[groups.length];
    int[] askedOfRows = new int[rows.length];
    List<int[]> crossed = new ArrayList<>();
    for (Dimension place : List.of(Dimension.REGION, Dimension.DEPARTEMENT)) {
      if (at(place) >= 0 && at(Dimension.POPULATION_BAND) >= 0) {
        crossed.add(crossed(at(place), at(Dimension.POPULATION_BAND)));
      }
    }
    for (int c = 0; c < rows.length; c++) {
      int area = area(rows[c]);
      boolean told = area >= 0 && respondents[area] >= fewest;
      askedOfRows[c] = told ? area : -1;
      Integer group = groupOf.get(Arrays.toString(rows[c]));
      if (group != null && isKnown(rows[c], known, departements)) {
        answered[group] += trials[c];
        counted[group] += events[c];
      }
    }
    AreaModel model =
        new AreaModel(
            survey,
            askedOfRows,
            crossed,
            areaLevels,
            respondents,
            random.stream().map(f -> f.of).toList());
    model.columns = groupColumns;
    model.effects = groupAreas;
    model.areaOf = askedOf;
    model.sizes = sizes;
    model.answered = answered;
    model.counted = counted;
    return model;
  }

  /**
   * The areas whose answers count as such: those with k respondents or more.
   *
   * <p>Where nearly everybody answered, they are known, and the national figure less theirs is that
   * of who is left. So these are k at least, or none: the smallest areas are treated like them.
   * Peers see figures of many groups, from which areas could be subtracted: there everybody is
   * predicted.
   */
  private boolean[] known(Optional<Factor> departements) {
    long[] respondents = respondents(this::area, areaLevels.size());
    boolean[] known = new boolean[respondents.length];
    boolean isFew = false;
    for (int a = 0; a < known.length; a++) {
      known[a] = asked.size() == 1 && respondents[a] >= fewest;
      isFew |= asked.size() == 1 && respondents[a] > 0 && respondents[a] < fewest;
    }
    while (isFew) {
      isFew = respondents(row -> isKnown(row, known, departements) ? -1 : 0, 1)[0] < fewest;
      int smallest = -1;
      for (int a = 0; isFew && a < known.length; a++) {
        boolean smaller = smallest < 0 || respondents[a] < respondents[smallest];
        smallest = known[a] && smaller ? a : smallest;
      }
      isFew = smallest >= 0;
      if (isFew) {
        known[smallest] = false;
        int level = askedNumbers(areaLevels.get(smallest))[0];
        for (Factor factor : random) {
          if (factor.of.equals(asked)) {
            factor.respondents[level] = 0;
          }
        }
      }
    }
    return known;
  }

  private boolean isKnown(int[] row, boolean[] known, Optional<Factor> departements) {
    int area = area(row);
    return area >= 0 && known[area] && departements.map(d -> !isSmall(d, row)).orElse(true);
  }

  /** The combination of two dimensions that each row has. */
  private int[] crossed(int first, int second) {
    int[] numbers = new int[rows.length];
    for (int c = 0; c < numbers.length; c++) {
      int[] row = rows[c];
      numbers[c] =
          row[first] < 0 || row[second] < 0
              ? -1
              : row[first] * codes.get(second).size() + row[second];
    }
    return numbers;
  }

  private Optional<Factor> named(Dimension dimension) {
    return random.stream().filter(f -> f.of.contains(dimension)).findFirst();
  }

  private void addIfTold(Factor factor) {
    if (isTold(factor)) {
      random.add(factor);
    }
  }

  /** The columns of a cell: one a level of each random factor but the last, then fixed effects. */
  private int[] columns(int[] row, boolean answered, boolean noRegion, boolean noType) {
    int[] columns = new int[random.size() + fixedColumns.size() + 1];
    int size = 0;
    int from = 0;
    for (int k = 0; k < random.size() - 1; k++) {
      Factor factor = random.get(k);
      int level = level(factor, row, answered);
      if (level >= 0 && !(noRegion && factor.of.contains(Dimension.REGION))) {
        columns[size++] = from + level;
      }
      from += factor.levels;
    }
    columns[size++] = from;
    for (int f = 0; f < fixedColumns.size(); f++) {
      int at = fixedAt.get(f);
      boolean silent = noType && dimensions.get(at).equals(Dimension.TYPE);
      int column = row[at] < 0 || silent ? -1 : fixedColumns.get(f)[row[at]];
      if (column >= 0) {
        columns[size++] = column;
      }
    }
    return Arrays.copyOf(columns, size);
  }

  /** The level of a factor whose effect a row has: a respondent only if it may tell of it. */
  private int level(Factor factor, int[] row, boolean answered) {
    return answered && isSmall(factor, row) ? -1 : factor.level.applyAsInt(row);
  }

  private Factor last() {
    return random.get(random.size() - 1);
  }
}
