package fr.barometre.suppression;

import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.Trait;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * In which parts of the frame the figures of agents and of élus, or of other levels of responses,
 * may stand beside the figure of all.
 *
 * <p>A collectivité that answers in two roles counts once in each of them and once in the total, by
 * the mean of both answers. So the roles less the total is about those in both roles, and twice the
 * total less the roles is about those in one only. In each part these two groups are atoms, told
 * apart by their weights. Four figures are shown on them: the total and the sum of the levels, each
 * observed and adjusted. No combination of the four may stand for few. Of more than two levels the
 * same is asked of each choice of some of them.
 *
 * <p>Example with a threshold of five: of 23 communes 20 answer by an agent and an élu, 3 by an
 * agent only. Twice the total less both roles is the sum over these 3: roles are hidden.
 *
 * <p>The cube knows how many are at each level and how many there are in all. With two levels the
 * sizes of both groups follow from that, with more only the least that they can be.
 */
final class SeveralLevels {

  /** Beyond as many levels, only all of them are combined with the total. */
  private static final int MOST_LEVELS = 8;

  private final List<Sums> sums = new ArrayList<>();
  private final int[] groupOf;

  private SeveralLevels(int[] groupOf) {
    this.groupOf = groupOf;
  }

  /**
   * Parts broken down by dimensions of responses.
   *
   * @param breakdown those dimensions
   * @param weights by OPSN list and indicator, the weights of its cells
   */
  static SeveralLevels of(
      Atoms atoms,
      List<CubeSample> samples,
      List<Dimension> breakdown,
      List<List<double[]>> weights,
      long threshold) {
    SeveralLevels several = new SeveralLevels(atoms.groupOf());
    for (int i = 0; i < samples.size(); i++) {
      CubeSample sample = samples.get(i);
      if (sample.tally().indicator().countingUnit() == CountingUnit.COLLECTIVITY) {
        int indicator = i;
        Places places =
            new Places(atoms.places(i), weights.stream().map(of -> of.get(indicator)).toList());
        several.add(sample, places, breakdown, threshold);
      }
    }
    return several;
  }

  private void add(CubeSample sample, Places places, List<Dimension> breakdown, long threshold) {
    List<long[]> levels = new ArrayList<>();
    for (Trait trait : sample.tally().traits()) {
      CellColumns figures = sample.figures(Optional.of(trait));
      if (trait.isBy(breakdown) && figures.allClusters() > 0) {
        levels.add(places.sums(figures));
      }
    }
    long[] whole = places.sums(sample.figures(Optional.empty()));
    long[] more = minus(sum(levels, whole.length), whole);
    if (levels.size() < 2 || Arrays.stream(more).noneMatch(count -> count > 0)) {
      return;
    }
    int all = (1 << Math.min(levels.size(), MOST_LEVELS)) - 1;
    for (int some = levels.size() > MOST_LEVELS ? all : 1; some <= all; some++) {
      List<long[]> in = new ArrayList<>();
      List<long[]> out = new ArrayList<>();
      for (int level = 0; level < levels.size(); level++) {
        boolean taken = levels.size() > MOST_LEVELS || (some >> level & 1) == 1;
        (taken ? in : out).add(levels.get(level));
      }
      if (in.size() > 1) {
        int n = in.size();
        long[] rest = minus(whole, sum(out, whole.length));
        long[] times = Arrays.stream(rest).map(count -> n * count).toArray();
        long[] lacking = minus(times, sum(in, whole.length));
        long[] several = minus(sum(in, whole.length), rest);
        sums.add(
            new Sums(
                places,
                n,
                perCollectivite(lacking, n - 1),
                perCollectivite(several, n - 1),
                threshold));
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

  /** How many collectivités there are at least, if each is counted at most so many times. */
  private static long[] perCollectivite(long[] counts, int most) {
    return Arrays.stream(counts).map(count -> (Math.max(0, count) + most - 1) / most).toArray();
  }

  /**
   * Adds the parts of a breakdown, observed and then adjusted: as many as are safe. The others are
   * hidden in the breakdown itself. Taken as shown, they would already tell of few, and what tells
   * of the same few would pass as nothing new.
   */
  void takeMost(List<BitSet> parts) {
    List<BitSet> ofPlaces = parts.stream().map(this::groups).toList();
    for (Sums one : sums) {
      for (int list = -1; list < one.lists(); list++) {
        int under = list;
        ShownFigures.admitMost(
            ofPlaces,
            some ->
                one.figures.admitWeighted(
                    some.stream().map(part -> one.total(part, under)).toList()));
      }
    }
  }

  private BitSet groups(BitSet part) {
    BitSet groups = new BitSet();
    part.stream().forEach(atom -> groups.set(groupOf[atom]));
    return groups;
  }

  /**
   * Adds a part with the figures of its levels, if nothing can be said of few with them.
   *
   * @return false if it was not added
   */
  boolean admit(BitSet part) {
    BitSet groups = groups(part);
    for (int i = 0; i < sums.size(); i++) {
      if (!sums.get(i).admit(groups)) {
        sums.subList(0, i).forEach(one -> one.figures.withdraw());
        return false;
      }
    }
    return true;
  }

  /** Places of the frame, told apart by the weights of an indicator. */
  private static final class Places {

    private final int[] placeOf;
    private final List<Integer> groups = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();

    Places(int[] groupOfCell, List<double[]> byList) {
      Dictionary<List<Long>> numbers = new Dictionary<>();
      this.placeOf = new int[groupOfCell.length];
      for (int k = 0; k < placeOf.length; k++) {
        int cell = k;
        double[] own = byList.stream().mapToDouble(weights -> weights[cell]).toArray();
        List<Long> place = new ArrayList<>(List.of((long) groupOfCell[k]));
        Arrays.stream(own).forEach(weight -> place.add(EqualWeights.number(weight)));
        placeOf[k] = numbers.number(place);
        if (placeOf[k] == groups.size()) {
          groups.add(groupOfCell[k]);
          weights.add(own);
        }
      }
    }

    long[] sums(CellColumns figures) {
      long[] sums = new long[groups.size()];
      for (int k = 0; k < placeOf.length; k++) {
        sums[placeOf[k]] += figures.clusters(k);
      }
      return sums;
    }
  }

  /** The sums over those at one level and those at all of some levels. */
  private static final class Sums {

    private final Places places;
    private final int levels;
    private final ShownFigures figures;

    Sums(Places places, int levels, long[] lacking, long[] several, long threshold) {
      this.places = places;
      this.levels = levels;
      long[] counts = Arrays.copyOf(lacking, 2 * lacking.length);
      System.arraycopy(several, 0, counts, lacking.length, several.length);
      this.figures =
          new ShownFigures(counts, IntStream.range(0, counts.length).toArray(), threshold);
    }

    /** How many OPSN lists there are weights under. */
    int lists() {
      return places.weights.isEmpty() ? 0 : places.weights.get(0).length;
    }

    boolean admit(BitSet groups) {
      List<double[]> shown = new ArrayList<>();
      for (int list = -1; list < lists(); list++) {
        double[] ofLevels = total(groups, list);
        shown.add(ofLevels.clone());
        for (int at = ofLevels.length / 2; at < ofLevels.length; at++) {
          ofLevels[at] *= levels;
        }
        shown.add(ofLevels);
      }
      return figures.admitWeighted(shown);
    }

    /** The total of some groups under the weights of a list; unweighted if the list is -1. */
    double[] total(BitSet groups, int list) {
      int n = places.groups.size();
      double[] total = new double[2 * n];
      for (int at = 0; at < n; at++) {
        if (groups.get(places.groups.get(at))) {
          double weight = list < 0 ? 1 : places.weights.get(at)[list];
          total[at] = weight;
          total[n + at] = weight / levels;
        }
      }
      return total;
    }
  }
}
