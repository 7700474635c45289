package fr.barometre.suppression;

import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Protects the figures of a question by collectivité and by response against combinations that tell
 * of those who gave one response, or two.
 *
 * <p>Each atom is divided into three kinds of collectivités: those with one response; those with
 * two of which one is at another level of responses; and those with two at this level. A
 * collectivité's answers enter the figures with these factors:
 *
 * <pre>
 *                                        one   one of two   both
 * by collectivité, of all                1     ½            1
 * by collectivité, at a level            1     1            1
 * by response                            1     1            2
 * </pre>
 *
 * <p>Example with a threshold of five: four communes gave one response, an agent's, and 20 an
 * agent's and an élu's. Twice the figure by collectivité less that by response is the sum over the
 * four.
 *
 * <p>The size of each kind follows from the cube if responses have two levels and nobody gave more
 * than two; otherwise bounds are used.
 */
final class MultipleResponses {

  /**
   * The kinds: the atom and the weights under each OPSN list; the number of the place comes first.
   */
  private final Dictionary<List<Long>> kinds = new Dictionary<>();

  /** Numbers of places, where responses at two levels may be of the same collectivité. */
  private final Dictionary<List<Long>> places = new Dictionary<>();

  private final List<Kind> counts = new ArrayList<>();
  private final List<Long> ofTwo = new ArrayList<>();
  private final ShownFigures figures;

  /** Collectivités of a kind: of those with one of two responses here, at least and at most. */
  private static final class Kind {
    private final int place;
    private long one;
    private long half;
    private long halfAtMost;
    private long both;

    Kind(int place) {
      this.place = place;
    }
  }

  /**
   * No figure yet.
   *
   * @param weights by OPSN list and indicator, the weights of its cells
   */
  MultipleResponses(
      Atoms atoms, List<CubeSample> samples, List<List<double[]>> weights, long threshold) {
    for (int i = 0; i < samples.size() && counts.isEmpty(); i++) {
      CubeSample sample = samples.get(i);
      if (sample.tally().indicator().countingUnit() == CountingUnit.RESPONSE) {
        List<List<Long>> names = names(samples, i, weights);
        atoms.eachCell(
            sample,
            i,
            (cell, place, all, byAtom) -> add(cell, place, names.get(cell), all, byAtom));
      }
    }
    this.figures = figures(threshold);
  }

  /** For each cell of an indicator, the weights of the first indicator there, under each list. */
  private static List<List<Long>> names(
      List<CubeSample> samples, int indicator, List<List<double[]>> weights) {
    List<double[]> ofFirst =
        weights.stream()
            .map(list -> CellWeights.on(samples.get(indicator), samples.get(0), list.get(0)))
            .toList();
    List<List<Long>> names = new ArrayList<>();
    for (int k = 0; k < samples.get(indicator).tally().keys().size(); k++) {
      int cell = k;
      names.add(ofFirst.stream().map(list -> EqualWeights.number(list[cell])).toList());
    }
    return names;
  }

  private void add(
      int cell, int place, List<Long> weights, CellColumns all, Map<Integer, CellColumns> byAtom) {
    List<Long> name = new ArrayList<>(List.of((long) place));
    name.addAll(weights);
    int at = places.number(List.copyOf(name));
    if (at == ofTwo.size()) {
      ofTwo.add(0L);
    }
    long several = all.several(cell);
    long single = all.clusters(cell) - several;
    boolean more = all.units(cell) != single + 2 * several;
    long here = byAtom.values().stream().mapToLong(of -> of.several(cell)).sum();
    long apart = more ? several : Math.max(0, several - here);
    int levels = (int) byAtom.values().stream().filter(of -> of.clusters(cell) > 0).count();
    if (!more) {
      ofTwo.set(at, ofTwo.get(at) + apart);
    }
    byAtom.forEach(
        (atom, of) -> {
          name.set(0, (long) atom);
          int number = kinds.number(List.copyOf(name));
          if (number == counts.size()) {
            counts.add(new Kind(at));
          }
          Kind kind = counts.get(number);
          long both = of.several(cell);
          long rest = of.clusters(cell) - both;
          long most = levels > 1 ? Math.min(apart, rest) : 0;
          long least = levels == 2 && !more ? most : Math.max(0, rest - single);
          kind.one += rest - most;
          kind.half += least;
          kind.halfAtMost += most;
          kind.both += more ? Math.min(1, both) : both;
        });
  }

  private ShownFigures figures(long threshold) {
    int n = counts.size();
    long[] sizes = new long[3 * n];
    long[] covers = new long[3 * n];
    int[] groups = new int[3 * n];
    long[] inGroup = new long[2 * n + places.size()];
    for (int k = 0; k < n; k++) {
      Kind kind = counts.get(k);
      sizes[k] = kind.one;
      sizes[n + k] = kind.both;
      sizes[2 * n + k] = kind.half;
      covers[k] = kind.one;
      covers[n + k] = kind.both;
      covers[2 * n + k] = kind.halfAtMost;
      groups[k] = k;
      groups[n + k] = n + k;
      groups[2 * n + k] = 2 * n + kind.place;
    }
    for (int place = 0; place < places.size(); place++) {
      inGroup[2 * n + place] = ofTwo.get(place);
    }
    int[] names = IntStream.range(0, 3 * n).toArray();
    return new ShownFigures(sizes, covers, groups, inGroup, names, threshold);
  }

  /**
   * A figure.
   *
   * @param unit by collectivité or by response
   * @param atLevels whether it is of levels of responses
   * @param figure its atoms
   */
  double[] factors(CountingUnit unit, boolean atLevels, BitSet figure) {
    int n = counts.size();
    boolean byResponse = unit == CountingUnit.RESPONSE;
    double[] factors = new double[3 * n];
    for (int k = 0; k < n; k++) {
      if (figure.get(kinds.value(k).get(0).intValue())) {
        factors[k] = 1;
        factors[n + k] = byResponse ? 2 : 1;
        factors[2 * n + k] = byResponse || atLevels ? 1 : 0.5;
      }
    }
    return factors;
  }

  /** The sum of a figure by collectivité under the weights of an OPSN list. */
  double[] weighted(BitSet figure, int list) {
    double[] factors = factors(CountingUnit.COLLECTIVITY, false, figure);
    Arrays.setAll(factors, at -> factors[at] * kinds.value(at % counts.size()).get(1 + list));
    return factors;
  }

  /** Adds a figure that is shown whatever it tells with others. */
  void take(double[] figure) {
    figures.take(figure);
  }

  /** Adds figures if they are safe beside those shown. */
  boolean admit(List<double[]> some) {
    return figures.admitWeighted(some);
  }
}
