package fr.barometre.cube;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cube of one indicator: its cells, and the same cells by traits of the respondents, such as
 * the role; for each wave that has answers, and for all of them as one.
 *
 * <p>The cells of this object are those of all its waves together: a collectivité that answered in
 * several of them counts once. {@link #in} gives those of one wave, and {@link #common} what ties
 * two waves: the collectivités that answered in both.
 */
public final class IndicatorTally {

  private final IndicatorDefinition indicator;
  private final Question question;
  private final Cells all;
  private final SortedMap<String, Cells> byWave;
  private final Map<Pair, SortedMap<CellKey, CommonTally>> common;
  private final ClusterNames clusters;

  /**
   * The cells of a wave, or of all.
   *
   * @param cells the cells
   * @param byTrait the same cells when only responses with a trait enter the base
   * @param nobody the same when none does; no cells if there are no traits
   */
  public record Cells(CellMap cells, Map<Trait, CellMap> byTrait, CellMap nobody) {

    /** Copies what could change. */
    public Cells {
      byTrait = Collections.unmodifiableMap(new LinkedHashMap<>(byTrait));
    }

    /** Cells that are not told apart by traits. */
    public static Cells of(CellMap cells) {
      return new Cells(cells, Map.of(), CellMap.NONE);
    }

    /** No cells, of the same traits. */
    Cells none() {
      Map<Trait, CellMap> traits = new LinkedHashMap<>();
      byTrait.keySet().forEach(trait -> traits.put(trait, CellMap.NONE));
      return new Cells(CellMap.NONE, traits, CellMap.NONE);
    }

    /** The cells of a trait, which nobody has if it is not among those there are. */
    CellMap of(Trait trait) {
      return byTrait.getOrDefault(trait, nobody);
    }

    public Cells merge(Cells other) {
      Set<Trait> all = new LinkedHashSet<>(byTrait.keySet());
      all.addAll(other.byTrait.keySet());
      Map<Trait, CellMap> traits = new LinkedHashMap<>();
      all.forEach(trait -> traits.put(trait, of(trait).merge(other.of(trait))));
      return new Cells(cells.merge(other.cells), traits, nobody.merge(other.nobody));
    }
  }

  /** Two waves, the first of them first by code. */
  public record Pair(String first, String second) {}

  /**
   * A cube.
   *
   * @param all the cells of all waves together
   * @param byWave the cells of each wave that has answers; if there is one alone, the same as all
   * @param common for each two waves, what clusters say that answered in both
   * @param clusters whose answers these are
   */
  public IndicatorTally(
      IndicatorDefinition indicator,
      Question question,
      Cells all,
      SortedMap<String, Cells> byWave,
      Map<Pair, SortedMap<CellKey, CommonTally>> common,
      ClusterNames clusters) {
    this.indicator = indicator;
    this.question = question;
    this.all = all;
    this.byWave = byWave;
    this.common = common;
    this.clusters = clusters;
  }

  /** A cube of answers of one wave. */
  public static IndicatorTally of(
      IndicatorDefinition indicator,
      Question question,
      String wave,
      Cells cells,
      ClusterNames clusters) {
    SortedMap<String, Cells> byWave = new TreeMap<>();
    if (!cells.cells().isEmpty()) {
      byWave.put(wave, cells);
    }
    return new IndicatorTally(indicator, question, cells, byWave, Map.of(), clusters);
  }

  public IndicatorTally merge(IndicatorTally other) {
    ClusterNames names = clusters.with(other.clusters, this::shared);
    SortedMap<String, Cells> waves = new TreeMap<>(byWave);
    other.byWave.forEach((wave, part) -> waves.merge(wave, part, Cells::merge));
    Map<Pair, SortedMap<CellKey, CommonTally>> pairs = new HashMap<>(common);
    other.common.forEach(
        (pair, cells) ->
            pairs.merge(
                pair,
                cells,
                (mine, theirs) -> {
                  SortedMap<CellKey, CommonTally> both = new TreeMap<>(mine);
                  theirs.forEach((key, cell) -> both.merge(key, cell, CommonTally::merge));
                  return both;
                }));
    Cells merged = waves.size() == 1 ? waves.values().iterator().next() : all.merge(other.all);
    return new IndicatorTally(indicator, question, merged, waves, pairs, names);
  }

  /**
   * The waves that have answers.
   *
   * @return their codes, sorted; blank for answers of which the wave is not known
   */
  public List<String> waves() {
    return List.copyOf(byWave.keySet());
  }

  /**
   * The cube of one wave.
   *
   * @param wave one of {@link #waves()}; another has no cells
   * @return its cube, as if there were no other wave
   */
  public IndicatorTally in(String wave) {
    return byWave.size() == 1 && byWave.containsKey(wave)
        ? this
        : of(indicator, question, wave, byWave.getOrDefault(wave, all.none()), ClusterNames.NONE);
  }

  /**
   * The common sums, by cell, of collectivités that answered in both of two waves.
   *
   * @param first code of a wave
   * @param second code of another
   * @return an unmodifiable map, in the order of the keys; empty if nobody answered in both
   */
  public SortedMap<CellKey, CommonTally> common(String first, String second) {
    if (first.compareTo(second) > 0) {
      SortedMap<CellKey, CommonTally> swapped = new TreeMap<>();
      common(second, first).forEach((key, cell) -> swapped.put(key, cell.swapped()));
      return swapped;
    }
    return Collections.unmodifiableSortedMap(
        common.getOrDefault(new Pair(first, second), new TreeMap<>()));
  }

  /**
   * Whether the collectivités that answered in several waves are known: all respondents name
   * theirs. Of anonymous ones nobody knows who answered again.
   *
   * @return true if {@link #common} holds all of them
   */
  public boolean followsCollectivites() {
    return clusters.areNamed()
        && clusters.size() == all.cells().values().stream().mapToLong(CellTally::clusters).sum();
  }

  public Map<Pair, SortedMap<CellKey, CommonTally>> common() {
    return common;
  }

  public SortedMap<String, Cells> byWave() {
    return byWave;
  }

  public Cells all() {
    return all;
  }

  private IllegalArgumentException shared(String cluster) {
    return new IllegalArgumentException(
        "both tallies have answers of "
            + cluster
            + " to question "
            + question.code()
            + "; a collectivité's answers to a question belong in one part: divide the answers"
            + " by collectivité, or join them with Answers.and before tallying");
  }

  /** Names of the clusters in the cells, sorted; none for those that were counted without. */
  public List<String> clusters() {
    return clusters.sorted();
  }

  /**
   * The indicator that was tallied.
   *
   * @return the indicator
   */
  public IndicatorDefinition indicator() {
    return indicator;
  }

  /**
   * Its question, whose modalities are variables 1, 2, … of the cells.
   *
   * @return the question
   */
  public Question question() {
    return question;
  }

  /**
   * The cells with at least one cluster, sorted.
   *
   * @return an unmodifiable map, in the order of the keys
   */
  public Map<CellKey, CellTally> cells() {
    return all.cells();
  }

  /**
   * The keys of the cells, as a column.
   *
   * @return the keys of {@link #cells()}
   */
  public List<CellKey> keys() {
    return index().keys();
  }

  /**
   * The keys of the cells, and where their levels are.
   *
   * @return the index of {@link #keys()}
   */
  public CellIndex index() {
    return all.cells().index();
  }

  /**
   * The cells as a column, beside {@link #keys()}.
   *
   * @return the values of {@link #cells()}
   */
  public List<CellTally> column() {
    return all.cells().tallies();
  }

  /**
   * The cells as a column when only responses with a trait enter the base, beside {@link #keys()}.
   *
   * @param trait the trait
   * @return a cell for each key; of a trait that no response has, cells with nobody in the base
   */
  public List<CellTally> column(Trait trait) {
    return all.of(trait).tallies();
  }

  /** The traits by which responses are told apart. */
  public Set<Trait> traits() {
    return all.byTrait().keySet();
  }

  @Override
  public String toString() {
    return indicator.code()
        + ": "
        + clusters.size()
        + " clusters in "
        + all.cells().size()
        + " cells";
  }
}
