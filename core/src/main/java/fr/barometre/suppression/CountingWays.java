package fr.barometre.suppression;

import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellKey;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Protects the indicators of one question that count it in several ways: by collectivité and by
 * response, with and without "does not know" in the base.
 *
 * <p>The difference of two such figures is about those who gave several responses. These
 * respondents therefore are additional atoms, which are part of the figures by collectivité and not
 * of those by response; no combination may stand for one to k − 1 of them. Figures can also be
 * combined to tell of those who gave one response, or two: see {@link MultipleResponses}.
 *
 * <p>Two ways are the same if they give equal sums whatever the answers are. This is so if nobody
 * gave several responses; the bases of all answers and of everybody asked also give equal sums if
 * nobody who answered left another response blank. Only counts decide.
 *
 * <p>Order of decisions: the total and the sides of OPSN in the first way, as if it were alone;
 * then those of each other way, if safe; then each breakdown as a whole, those of the first way
 * first. So asking for a breakdown never hides a headline. Adjusted figures of other ways are
 * always hidden.
 *
 * <p>Example with a threshold of five: of 30 collectivités 3 gave two responses. The figure by
 * response less the one by collectivité is about the second responses of these 3. All figures by
 * response are hidden.
 */
final class CountingWays {

  /**
   * A way to count. By response and by latest response a yes counts the same on every base. By
   * collectivité it is shared with the other responses in the base.
   */
  record Way(CountingUnit unit, BasePolicy base) {
    static Way of(CubeSample sample) {
      IndicatorDefinition indicator = sample.tally().indicator();
      CountingUnit unit = indicator.countingUnit();
      boolean shared = unit == CountingUnit.COLLECTIVITY;
      return new Way(unit, shared ? indicator.basePolicy() : BasePolicy.ALL_ANSWERS);
    }

    /** Whether another way differs for those alone of whom some responses are not on record. */
    boolean isLike(Way other) {
      return unit == other.unit
          && (base == BasePolicy.EXPRESSED) == (other.base == BasePolicy.EXPRESSED);
    }
  }

  private CountingWays() {}

  /**
   * Decides what to hide.
   *
   * @param sides the dimensions whose sides are shown
   * @param tables by breakdown, the figures of it that are shown
   * @param weights by OPSN list and indicator, the weights of its cells
   * @param adjusted by OPSN list, the adjusted figures of the first indicator that are shown, by
   *     breakdown; of an empty one the total
   * @return by indicator. Adjusted figures of other ways are hidden: with those of the first way
   *     they tell the ways apart at each weight, or few if both are weighted otherwise; and those
   *     by roles or groups, whose weighted sums beside several ways are not looked for
   */
  static List<HiddenOfIndicator> of(
      Atoms atoms,
      List<CubeSample> samples,
      Collection<Dimension> sides,
      Map<List<Dimension>, Map<List<String>, BitSet>> tables,
      List<List<double[]>> weights,
      List<Map<List<Dimension>, Map<List<String>, BitSet>>> adjusted,
      long threshold) {
    List<Way> ways = samples.stream().map(Way::of).distinct().toList();
    Map<Way, HiddenOfIndicator> found =
        ways.size() == 1
            ? Map.of()
            : byWay(atoms, samples, ways, sides, tables, weights, adjusted, threshold);
    List<HiddenOfIndicator> hidden = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      HiddenOfIndicator own = found.getOrDefault(Way.of(samples.get(i)), HiddenOfIndicator.NOTHING);
      boolean withheld = own.adjusted();
      Set<Pattern.Part> adjustedParts = new HashSet<>(own.adjustedParts());
      for (int list = 0; list < weights.size() && i > 0 && !withheld; list++) {
        List<double[]> ofList = weights.get(list);
        WeighedApart weighed =
            new WeighedApart(atoms, samples, i, ofList.get(0), ofList.get(i), threshold);
        withheld = weighed.reveals(atoms.all());
        tables.forEach(
            (table, figures) -> {
              if (figures.values().stream().anyMatch(weighed::reveals)) {
                adjustedParts.add(HiddenOfIndicator.whole(table));
              }
            });
      }
      hidden.add(
          new HiddenOfIndicator(own.total(), own.sides(), own.parts(), withheld, adjustedParts));
    }
    return hidden;
  }

  /**
   * An indicator beside the first of the question: both have the same answers, adjusted by weights
   * of their own, which may tell of a few.
   */
  private static final class WeighedApart {
    private final Atoms atoms;
    private final CubeSample sample;
    private final int indicator;
    private final double[] own;

    /** For each cell, the weight of the first indicator there; 0 where it has no respondent. */
    private final double[] beside;

    private final boolean[] shared;
    private final long threshold;

    WeighedApart(
        Atoms atoms,
        List<CubeSample> samples,
        int indicator,
        double[] first,
        double[] own,
        long threshold) {
      this.atoms = atoms;
      this.sample = samples.get(indicator);
      this.indicator = indicator;
      this.own = own;
      this.threshold = threshold;
      this.beside = CellWeights.on(sample, samples.get(0), first);
      Set<CellKey> ofFirst = new HashSet<>(samples.get(0).tally().keys());
      List<CellKey> keys = sample.tally().keys();
      this.shared = new boolean[keys.size()];
      for (int k = 0; k < shared.length; k++) {
        shared[k] = ofFirst.contains(keys.get(k));
      }
    }

    boolean reveals(BitSet figure) {
      long[] counts = atoms.clusters(sample, indicator, figure);
      Arrays.setAll(counts, k -> shared[k] ? counts[k] : 0);
      return OpsnLists.reveal(beside, own, counts, threshold);
    }
  }

  private static Map<Way, HiddenOfIndicator> byWay(
      Atoms atoms,
      List<CubeSample> samples,
      List<Way> ways,
      Collection<Dimension> sides,
      Map<List<Dimension>, Map<List<String>, BitSet>> tables,
      List<List<double[]>> weights,
      List<Map<List<Dimension>, Map<List<String>, BitSet>>> adjusted,
      long threshold) {
    boolean ofResponses = !atoms.ofResponses().isEmpty();
    // How many are at a place is known, of those at its levels of responses only bounds are.
    Atoms ofFrame = ofResponses ? atoms.ofFrame(samples, Domain.all()) : atoms;
    Figures headlines = new Figures(ofFrame, samples, ways, weights, threshold);
    if (IntStream.range(1, ways.size()).noneMatch(headlines::differs)) {
      return Map.of();
    }
    Figures figures =
        ofResponses ? new Figures(atoms, samples, ways, weights, threshold) : headlines;
    Function<Atoms, List<BitSet>> ofSides =
        of -> sides.stream().flatMap(side -> of.apart(side).stream()).toList();
    List<Integer> totals = new ArrayList<>();
    Set<Integer> withSides = new HashSet<>();
    for (int way = 0; way < ways.size(); way++) {
      if ((way == 0 || totals.contains(0))
          && headlines.admit(way, List.of(), List.of(ofFrame.all()))) {
        totals.add(way);
        figures.take(way, List.of(atoms.all()));
        if (headlines.admit(way, List.of(), ofSides.apply(ofFrame))) {
          withSides.add(way);
          figures.take(way, ofSides.apply(atoms));
        }
      }
      if (way == 0) {
        headlines.takeAdjustedTotals(adjusted);
        figures.takeAdjustedTotals(adjusted);
      }
    }
    Map<Way, HiddenOfIndicator> found = new LinkedHashMap<>();
    for (int way = 0; way < ways.size(); way++) {
      Map<Pattern.Part, SuppressionReason> parts = new HashMap<>();
      Set<Pattern.Part> adjustedParts = new HashSet<>();
      boolean alone = way == 0 && totals.size() < 2;
      for (Map.Entry<List<Dimension>, Map<List<String>, BitSet>> table : tables.entrySet()) {
        List<Dimension> by = table.getKey();
        boolean shown =
            alone || (totals.contains(way) && figures.admit(way, by, table.getValue().values()));
        if (!shown) {
          parts.put(HiddenOfIndicator.whole(by), SuppressionReason.REVEALING);
        } else if (by.stream().anyMatch(atoms.ofResponses()::contains)
            || (way == 0 && !alone && !figures.admitAdjusted(by, adjusted))) {
          adjustedParts.add(HiddenOfIndicator.whole(by));
        }
      }
      boolean isHidden = !alone && !totals.contains(way);
      found.put(
          ways.get(way),
          new HiddenOfIndicator(
              Optional.of(SuppressionReason.REVEALING).filter(reason -> isHidden),
              !alone && !withSides.contains(way),
              parts,
              figures.differs(way),
              adjustedParts));
    }
    return found;
  }

  /** Sums over the atoms and, by way to count, over those in them with several responses. */
  private static final class Figures {

    private final Atoms atoms;
    private final int[] groupOf;
    private final int places;

    /** For each way of counting, the first way that gives the same sums. */
    private final int[] like;

    /**
     * For each way, the collectivités (by place, then by atom) for which its sums differ from those
     * of the way it is like.
     */
    private final List<long[]> apart = new ArrayList<>();

    /** The way that has no atoms of its own. */
    private final int plain;

    private final ShownFigures shown;

    private final MultipleResponses multiples;

    private final List<CountingUnit> units;

    Figures(
        Atoms atoms,
        List<CubeSample> samples,
        List<Way> ways,
        List<List<double[]>> weights,
        long threshold) {
      this.atoms = atoms;
      this.groupOf = atoms.groupOf();
      this.units = ways.stream().map(Way::unit).toList();
      this.plain = Math.max(0, units.indexOf(CountingUnit.RESPONSE));
      long[] whole = new long[Arrays.stream(groupOf).max().orElse(0) + 1];
      for (int i = 0; i < samples.size(); i++) {
        long[] some = atoms.byGroup(i, samples.get(i).figures(Optional.empty())::several);
        Arrays.setAll(whole, at -> Math.max(whole[at], some[at]));
      }
      this.places = whole.length;
      long[] several = concat(whole, atoms.several(samples));
      this.like =
          ways.stream()
              .mapToInt(
                  w ->
                      IntStream.range(0, units.size())
                          .filter(f -> w.isLike(ways.get(f)))
                          .findFirst()
                          .orElseThrow())
              .toArray();
      long[] counts = atoms.fewest();
      long[] covers =
          Arrays.copyOf(atoms.most(), counts.length * (1 + ways.size()) + places * ways.size());
      int[] groups = groupOf;
      for (int way = 0; way < ways.size(); way++) {
        apart.add(like[way] == way ? several : partly(samples, ways.get(way), ways.get(like[way])));
        counts = concat(counts, apart.get(way));
        groups =
            IntStream.concat(
                    IntStream.concat(Arrays.stream(groups), IntStream.range(0, places)),
                    Arrays.stream(groupOf))
                .toArray();
      }
      int[] names = IntStream.range(0, counts.length).toArray();
      this.shown =
          new ShownFigures(counts, covers, groups, atoms.fewestAtPlaces(), names, threshold);
      this.multiples = new MultipleResponses(atoms, samples, weights, threshold);
    }

    private long[] partly(List<CubeSample> samples, Way one, Way other) {
      long[] most = new long[places + groupOf.length];
      for (int i = 0; i < samples.size(); i++) {
        CubeSample sample = samples.get(i);
        if (List.of(one, other).contains(Way.of(sample))) {
          long[] some =
              concat(
                  byPlace(i, sample.figures(Optional.empty())::partlyRecorded),
                  atoms.byAtom(sample, i, CellColumns::partlyRecorded));
          Arrays.setAll(most, at -> Math.max(most[at], some[at]));
        }
      }
      return most;
    }

    /** Takes figures that are shown: of parts of the frame. */
    void take(int way, List<BitSet> figures) {
      figures.forEach(figure -> shown.take(counted(way, false, figure)));
      if (isSimple(way)) {
        figures.forEach(figure -> multiples.take(multiples.factors(units.get(way), false, figure)));
      }
    }

    /** Takes the adjusted totals of the first way that are shown. */
    void takeAdjustedTotals(List<Map<List<Dimension>, Map<List<String>, BitSet>>> adjusted) {
      for (int list = 0; list < adjusted.size() && isByCollectivite(0); list++) {
        if (adjusted.get(list).containsKey(List.<Dimension>of())) {
          multiples.take(multiples.weighted(atoms.all(), list));
        }
      }
    }

    /** Adds the adjusted figures of the first way, of parts of the frame, if they are safe. */
    boolean admitAdjusted(
        List<Dimension> breakdown, List<Map<List<Dimension>, Map<List<String>, BitSet>>> adjusted) {
      List<double[]> weighted = new ArrayList<>();
      for (int list = 0; list < adjusted.size() && isByCollectivite(0); list++) {
        for (BitSet figure : adjusted.get(list).getOrDefault(breakdown, Map.of()).values()) {
          weighted.add(multiples.weighted(figure, list));
        }
      }
      return multiples.admit(weighted);
    }

    private boolean isByCollectivite(int way) {
      return units.get(way) == CountingUnit.COLLECTIVITY;
    }

    private boolean isSimple(int way) {
      return isByCollectivite(way) || units.get(way) == CountingUnit.RESPONSE;
    }

    private long[] byPlace(int indicator, IntToLongFunction ofCell) {
      return Arrays.copyOf(atoms.byGroup(indicator, ofCell), places);
    }

    private static long[] concat(long[] some, long[] more) {
      long[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }

    /** Whether a way may give other sums than the first. */
    boolean differs(int way) {
      return IntStream.of(way, like[way])
          .filter(of -> of != 0)
          .anyMatch(of -> Arrays.stream(apart.get(of)).anyMatch(count -> count > 0));
    }

    boolean admit(int way, List<Dimension> breakdown, Collection<BitSet> figures) {
      boolean ofResponses = breakdown.stream().anyMatch(atoms.ofResponses()::contains);
      boolean safe =
          ShownFigures.admit(
              List.of(shown), figures.stream().map(f -> counted(way, ofResponses, f)).toList());
      return safe
          && (!isSimple(way)
              || multiples.admit(
                  figures.stream()
                      .map(f -> multiples.factors(units.get(way), ofResponses, f))
                      .toList()));
    }

    private BitSet counted(int way, boolean ofResponses, BitSet figure) {
      BitSet counted = (BitSet) figure.clone();
      int all = places + groupOf.length;
      for (int own : new int[] {way, like[way]}) {
        figure.stream()
            .map(atom -> ofResponses ? places + atom : groupOf[atom])
            .filter(at -> own != plain && apart.get(own)[at] > 0)
            .forEach(at -> counted.set(groupOf.length + own * all + at));
      }
      return counted;
    }
  }
}
