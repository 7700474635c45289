package fr.barometre.suppression;

import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.Trait;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Decides in which parts of the frame the figures of agents and of élus, or of other levels of
 * responses, may be shown beside the figure of all.
 *
 * <p>A collectivité that answers in two roles counts once in each of them and once in the total, by
 * the mean of both answers. So the sum of both roles less the total is about those who answered in
 * both roles, and twice the total less both roles is about those who answered in one only. No such
 * combination may stand for few: see {@link TwoLevels} and, if responses have more than two levels,
 * {@link SumsOfLevels}.
 *
 * <p>Example with a threshold of five: of 23 communes 20 answer by an agent and an élu, 3 by an
 * agent only. Twice the total less both roles is the sum over these 3: roles are hidden.
 */
final class ResponseBreakdowns {

  /** Beyond as many levels, only all of them are combined with the total. */
  private static final int MOST_LEVELS = 8;

  /** Stands for the number of a weighting in observed figures, which have none. */
  private static final int OBSERVED = -1;

  private final List<Dimension> dimensions;
  private final int[] groupOf;
  private final List<Sums> sums = new ArrayList<>();

  private ResponseBreakdowns(List<Dimension> dimensions, int[] groupOf) {
    this.dimensions = dimensions;
    this.groupOf = groupOf;
  }

  /**
   * Parts broken down by dimensions of responses.
   *
   * @param dimensions those dimensions
   * @param weights by OPSN list and indicator, the weights of its cells
   */
  static ResponseBreakdowns of(
      Atoms atoms,
      List<CubeSample> samples,
      List<Dimension> dimensions,
      List<List<double[]>> weights,
      long threshold) {
    ResponseBreakdowns several = new ResponseBreakdowns(dimensions, atoms.groupOf());
    List<Integer> byCollectivite =
        IntStream.range(0, samples.size())
            .filter(i -> unit(samples.get(i)) == CountingUnit.COLLECTIVITY)
            .boxed()
            .toList();
    if (atoms.hasAudiences()) {
      several.add(Places.of(atoms, samples, byCollectivite, weights), threshold);
    } else {
      byCollectivite.forEach(
          i -> several.add(Places.of(atoms, samples, List.of(i), weights), threshold));
    }
    return several;
  }

  private static CountingUnit unit(CubeSample sample) {
    return sample.tally().indicator().countingUnit();
  }

  private void add(Places places, long threshold) {
    List<long[]> levels = new ArrayList<>();
    List<List<String>> codes = new ArrayList<>();
    for (Trait trait : places.traits()) {
      long[] counts = places.counts(Optional.of(trait));
      if (trait.isBy(dimensions) && Arrays.stream(counts).sum() > 0) {
        levels.add(counts);
        codes.add(dimensions.stream().map(trait::level).toList());
      }
    }
    long[] whole = places.counts(Optional.empty());
    boolean nobodyTwice = Arrays.equals(sum(levels, whole.length), whole);
    if (levels.size() == 2 && !nobodyTwice) {
      sums.add(TwoLevels.of(places, codes, levels, whole, threshold));
    } else if (levels.size() > 2 && !nobodyTwice) {
      addChoices(places, levels, whole, threshold);
    }
  }

  /** Adds the sums of each choice of two levels or more. */
  private void addChoices(Places places, List<long[]> levels, long[] whole, long threshold) {
    int all = (1 << Math.min(levels.size(), MOST_LEVELS)) - 1;
    for (int some = levels.size() > MOST_LEVELS ? all : 1; some <= all; some++) {
      List<long[]> in = new ArrayList<>();
      List<long[]> out = new ArrayList<>();
      for (int level = 0; level < levels.size(); level++) {
        boolean taken = levels.size() > MOST_LEVELS || (some >> level & 1) == 1;
        (taken ? in : out).add(levels.get(level));
      }
      if (in.size() > 1) {
        sums.add(SumsOfLevels.of(places, in, minus(whole, sum(out, whole.length)), threshold));
      }
    }
  }

  private static long[] sum(List<long[]> counts, int length) {
    long[] sum = new long[length];
    counts.forEach(some -> Arrays.setAll(sum, at -> sum[at] + some[at]));
    return sum;
  }

  private static long[] minus(long[] counts, long[] others) {
    long[] rest = new long[counts.length];
    Arrays.setAll(rest, at -> counts[at] - others[at]);
    return rest;
  }

  /**
   * Adds parts of the frame, observed: as many as are safe. The others are hidden in the breakdown
   * itself. Taken as shown, they would already tell of few, and what tells of the same few would
   * pass as nothing new.
   */
  void takeMost(List<BitSet> parts) {
    takeMost(parts, OBSERVED);
  }

  /** Adds their adjusted figures, as many as are safe. */
  void takeMostAdjusted(List<BitSet> parts) {
    takeMostAdjusted(parts, false);
    takeMostAdjusted(parts, true);
  }

  /**
   * Adds their adjusted figures under the weights of the first indicator, or of all others that are
   * about different types.
   */
  void takeMostAdjusted(List<BitSet> parts, boolean ofOthers) {
    int all = sums.stream().mapToInt(one -> one.places.weightings()).max().orElse(0);
    for (int weights = 0; weights < all; weights++) {
      if (ofOthers != sums.get(0).places.isOfFirst(weights)) {
        takeMost(parts, weights);
      }
    }
  }

  private void takeMost(List<BitSet> parts, int weights) {
    List<BitSet> places = parts.stream().map(this::groups).toList();
    for (Sums one : sums) {
      ShownFigures.admitMost(
          places, some -> one.admit(some.stream().map(part -> one.total(part, weights)).toList()));
    }
  }

  private BitSet groups(BitSet part) {
    BitSet groups = new BitSet();
    part.stream().forEach(atom -> groups.set(groupOf[atom]));
    return groups;
  }

  /**
   * Adds the observed figures of levels in a part, if nothing can be said of few with them.
   *
   * @param part its atoms
   * @param levels those that are shown
   * @return false if they were not added
   */
  boolean admit(BitSet part, Set<List<String>> levels) {
    BitSet groups = groups(part);
    boolean safe = admit(sums, one -> one.levels(groups, levels));
    if (safe) {
      sums.forEach(one -> one.levelsShown = true);
    }
    return safe;
  }

  /**
   * Adds adjusted figures of a breakdown if they are safe beside all that is shown.
   *
   * @param list the number of the OPSN list
   * @param breakdown its dimensions
   * @param parts by levels, the atoms
   * @return false if they were not added
   */
  boolean admitAdjusted(int list, List<Dimension> breakdown, Map<List<String>, BitSet> parts) {
    if (breakdown.containsAll(dimensions)) {
      return admit(beside(), one -> ofLevels(one, list, breakdown, parts));
    }
    return admit(beside(), one -> one.totals(groups(parts.values()), one.places.first(list)));
  }

  /**
   * Adds figures of parts of the frame, of an indicator about other types than the first, if they
   * are safe beside all that is shown.
   *
   * @param indicator its number, or none for observed figures
   * @return false if they were not added
   */
  boolean admitOfAudience(Optional<Integer> indicator, Collection<BitSet> parts) {
    return admit(
        beside(), one -> one.totals(groups(parts), indicator.map(one.places::of).orElse(OBSERVED)));
  }

  /**
   * Adds figures beside levels of responses, by all dimensions of these, and elsewhere.
   *
   * @param beside where levels of responses are shown
   * @param added adds the figures there, if they are safe
   * @param elsewhere adds them, if they are safe beside what else is shown
   * @return false if they were not added
   */
  static boolean admit(
      Collection<ResponseBreakdowns> beside,
      Predicate<ResponseBreakdowns> added,
      BooleanSupplier elsewhere) {
    List<ResponseBreakdowns> admitted = new ArrayList<>();
    for (ResponseBreakdowns levels : beside) {
      if (!added.test(levels)) {
        admitted.forEach(ResponseBreakdowns::withdraw);
        return false;
      }
      admitted.add(levels);
    }
    if (!elsewhere.getAsBoolean()) {
      admitted.forEach(ResponseBreakdowns::withdraw);
      return false;
    }
    return true;
  }

  /** Takes back the adjusted figures, or those of another audience, that were added last. */
  private void withdraw() {
    beside().forEach(one -> one.figures.withdraw());
  }

  private List<double[]> ofLevels(
      Sums one, int list, List<Dimension> breakdown, Map<List<String>, BitSet> parts) {
    List<double[]> figures = new ArrayList<>();
    parts.forEach(
        (levels, part) -> {
          List<String> own =
              dimensions.stream().map(d -> levels.get(breakdown.indexOf(d))).toList();
          figures.addAll(one.level(groups(part), one.places.first(list), own));
        });
    return figures;
  }

  private List<BitSet> groups(Collection<BitSet> parts) {
    return parts.stream().map(this::groups).toList();
  }

  /** The sums beside which figures of levels are shown. */
  private List<Sums> beside() {
    return sums.stream().filter(one -> one.levelsShown).toList();
  }

  /** A function that adds to sums. */
  private interface Added {
    List<double[]> to(Sums sums);
  }

  private static boolean admit(List<Sums> to, Added added) {
    for (int i = 0; i < to.size(); i++) {
      if (!to.get(i).admit(added.to(to.get(i)))) {
        to.subList(0, i).forEach(one -> one.figures.withdraw());
        return false;
      }
    }
    return true;
  }

  /**
   * Places of the frame, told apart by the weights of an indicator, or of several that are about
   * different types: of these, by the cells that any of them has.
   */
  private static final class Places {

    private final List<CubeSample> samples = new ArrayList<>();
    private final List<Integer> indicators;

    /** For each sample and cell, the place; -1 if an earlier sample has the cell. */
    private final List<int[]> placeOf = new ArrayList<>();

    private final List<Integer> groups = new ArrayList<>();

    /**
     * For each place, the weights of each indicator under the first list, then under the second.
     */
    private final List<double[]> weights = new ArrayList<>();

    private Places(List<Integer> indicators) {
      this.indicators = indicators;
    }

    static Places of(
        Atoms atoms,
        List<CubeSample> samples,
        List<Integer> indicators,
        List<List<double[]>> weights) {
      Places places = new Places(indicators);
      Dictionary<List<Long>> numbers = new Dictionary<>();
      Set<CellKey> known = new HashSet<>();
      for (int indicator : indicators) {
        CubeSample sample = samples.get(indicator);
        List<double[]> onCells = new ArrayList<>();
        for (List<double[]> list : weights) {
          indicators.forEach(i -> onCells.add(CellWeights.on(sample, samples.get(i), list.get(i))));
        }
        places.add(sample, atoms.places(indicator), onCells, numbers, known);
      }
      return places;
    }

    private void add(
        CubeSample sample,
        int[] groupOfCell,
        List<double[]> onCells,
        Dictionary<List<Long>> numbers,
        Set<CellKey> known) {
      List<CellKey> keys = sample.tally().keys();
      int[] own = new int[keys.size()];
      for (int k = 0; k < own.length; k++) {
        int cell = k;
        own[k] = -1;
        if (sample.figures(Optional.empty()).clusters(k) > 0 && known.add(keys.get(k))) {
          double[] ofCell = onCells.stream().mapToDouble(weights -> weights[cell]).toArray();
          List<Long> place = new ArrayList<>(List.of((long) groupOfCell[k]));
          Arrays.stream(ofCell).forEach(weight -> place.add(EqualWeights.number(weight)));
          own[k] = numbers.number(List.copyOf(place));
          if (own[k] == groups.size()) {
            groups.add(groupOfCell[k]);
            weights.add(ofCell);
          }
        }
      }
      samples.add(sample);
      placeOf.add(own);
    }

    int size() {
      return groups.size();
    }

    Set<Trait> traits() {
      Set<Trait> traits = new LinkedHashSet<>();
      samples.forEach(sample -> traits.addAll(sample.tally().traits()));
      return traits;
    }

    /** For each place, the collectivités in the base, or those at a level of responses. */
    long[] counts(Optional<Trait> trait) {
      long[] counts = new long[groups.size()];
      for (int s = 0; s < samples.size(); s++) {
        CellColumns figures = samples.get(s).figures(trait);
        int[] place = placeOf.get(s);
        for (int k = 0; k < place.length; k++) {
          if (place[k] >= 0) {
            counts[place[k]] += figures.clusters(k);
          }
        }
      }
      return counts;
    }

    /** How many weights each place has. */
    int weightings() {
      return weights.isEmpty() ? 0 : weights.get(0).length;
    }

    boolean isOfFirst(int weighting) {
      return weighting % indicators.size() == 0;
    }

    /** The number of the weights of the first indicator under a list. */
    int first(int list) {
      return list * indicators.size();
    }

    /** The number of the weights of an indicator under the first list. */
    int of(int indicator) {
      return indicators.indexOf(indicator);
    }

    /**
     * For each place, its factor in a figure: its weight (1 if observed) in the groups given, else
     * 0.
     */
    double[] factors(BitSet some, int weighting) {
      double[] factors = new double[groups.size()];
      for (int at = 0; at < factors.length; at++) {
        if (some.get(groups.get(at))) {
          factors[at] = weighting == OBSERVED ? 1 : weights.get(at)[weighting];
        }
      }
      return factors;
    }
  }

  /** Figures shown, as sums over those at one level and at several ones of each place. */
  private abstract static class Sums {

    final Places places;
    final ShownFigures figures;

    /** Whether figures of levels are shown in some part. */
    private boolean levelsShown;

    Sums(Places places, ShownFigures figures) {
      this.places = places;
      this.figures = figures;
    }

    boolean admit(List<double[]> some) {
      return figures.admitWeighted(some);
    }

    List<double[]> totals(List<BitSet> parts, int weighting) {
      return parts.stream().map(part -> total(part, weighting)).toList();
    }

    /** The total of some groups under some weights, or the observed one. */
    abstract double[] total(BitSet groups, int weighting);

    /** The figures shown with the observed ones of some levels in some groups. */
    abstract List<double[]> levels(BitSet groups, Set<List<String>> shown);

    /** The figure of a level, unless it was taken with the observed ones. */
    abstract List<double[]> level(BitSet groups, int weighting, List<String> level);
  }

  /**
   * Two levels, such as agents and élus. How many are at the first only, at the second only and at
   * both follows from the cube. Those at both have two answers, each an atom of the same
   * collectivités.
   */
  private static final class TwoLevels extends Sums {

    private final List<List<String>> codes;

    private TwoLevels(Places places, ShownFigures figures, List<List<String>> codes) {
      super(places, figures);
      this.codes = codes;
    }

    static TwoLevels of(
        Places places,
        List<List<String>> codes,
        List<long[]> levels,
        long[] whole,
        long threshold) {
      int n = places.size();
      long[] both = minus(sum(levels, n), whole);
      List<long[]> parts =
          List.of(minus(levels.get(0), both), minus(levels.get(1), both), both, both);
      long[] counts = parts.stream().flatMapToLong(Arrays::stream).toArray();
      int[] groups = IntStream.range(0, 4 * n).map(at -> at < 3 * n ? at : at - n).toArray();
      return new TwoLevels(places, new ShownFigures(counts, groups, threshold), codes);
    }

    @Override
    double[] total(BitSet groups, int weighting) {
      return figure(groups, weighting, 1, 1, 0.5, 0.5);
    }

    @Override
    List<double[]> levels(BitSet groups, Set<List<String>> shown) {
      return shown.stream().flatMap(code -> level(groups, OBSERVED, code).stream()).toList();
    }

    @Override
    List<double[]> level(BitSet groups, int weighting, List<String> level) {
      int at = codes.indexOf(level);
      return at < 0 ? List.of() : List.of(figure(groups, weighting, 1 - at, at, 1 - at, at));
    }

    /** A figure, by its factors for those at one level only and for both answers of the others. */
    private double[] figure(BitSet groups, int weighting, double... factors) {
      double[] ofPlaces = places.factors(groups, weighting);
      int n = ofPlaces.length;
      return IntStream.range(0, factors.length * n)
          .mapToDouble(at -> factors[at / n] * ofPlaces[at % n])
          .toArray();
    }
  }

  /**
   * Some of more than two levels. In each place those at one of them and those at all are atoms.
   * Four figures are shown on them: the total and the sum of the levels, each observed and
   * adjusted.
   *
   * <p>The cube knows how many are at each level and how many there are in all: of those at one
   * level, and at all, the least that they can be.
   */
  private static final class SumsOfLevels extends Sums {

    private final int levels;

    private SumsOfLevels(Places places, ShownFigures figures, int levels) {
      super(places, figures);
      this.levels = levels;
    }

    /**
     * Sums over some levels.
     *
     * @param in by level, how many are at it in each place
     * @param rest how many are in each place, without those who may be at other levels
     */
    static SumsOfLevels of(Places places, List<long[]> in, long[] rest, long threshold) {
      int n = in.size();
      long[] ofLevels = sum(in, rest.length);
      long[] times = Arrays.stream(rest).map(count -> n * count).toArray();
      long[] counts =
          List.of(minus(times, ofLevels), minus(ofLevels, rest)).stream()
              .flatMapToLong(Arrays::stream)
              .map(count -> perCollectivite(count, n - 1))
              .toArray();
      int[] groups = IntStream.range(0, counts.length).toArray();
      return new SumsOfLevels(places, new ShownFigures(counts, groups, threshold), n);
    }

    /** How many collectivités there are at least, if each is counted at most so many times. */
    private static long perCollectivite(long count, int most) {
      return (Math.max(0, count) + most - 1) / most;
    }

    @Override
    double[] total(BitSet groups, int weighting) {
      return figure(groups, weighting, 1.0 / levels);
    }

    @Override
    List<double[]> levels(BitSet groups, Set<List<String>> shown) {
      List<double[]> figures = new ArrayList<>();
      for (int weighting = OBSERVED; weighting < places.weightings(); weighting++) {
        figures.add(total(groups, weighting));
        figures.add(figure(groups, weighting, 1));
      }
      return figures;
    }

    @Override
    List<double[]> level(BitSet groups, int weighting, List<String> level) {
      return List.of();
    }

    private double[] figure(BitSet groups, int weighting, double ofSeveral) {
      double[] ofPlaces = places.factors(groups, weighting);
      int n = ofPlaces.length;
      return IntStream.range(0, 2 * n)
          .mapToDouble(at -> at < n ? ofPlaces[at] : ofSeveral * ofPlaces[at - n])
          .toArray();
    }
  }
}
