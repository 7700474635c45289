package fr.barometre.counting;

import fr.barometre.cube.CellTally;
import fr.barometre.cube.Reading;
import fr.barometre.cube.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Clusters that have one vote each, added up by cell, group and what they say. */
final class SingleVotes {

  /** Beyond, where thousands of different things are said, a place would stand for few votes. */
  private static final int MOST_PLACES = 1 << 20;

  private final Reading reading;
  private final List<Reading.Choice> choices;

  /** Places of a cell. */
  private final int places;

  private final int codes;
  private final int[] counts;

  /** For each cell, the positions with votes, ascending; made once all votes are added. */
  private final int[][] filled;

  /** Σ w and Σ w², and max w; none if all weights are one. */
  private final Sums weights;

  private final double[] heaviest;

  /** The tally of a cell whose clusters have unit weight and none counts, by number of clusters. */
  private final Map<Integer, CellTally> absent = new HashMap<>();

  /**
   * No votes yet.
   *
   * @param choices what codes stand for
   * @param groups how many groups of responses there are
   * @param weighted whether votes have weights
   */
  SingleVotes(
      Reading reading, List<Reading.Choice> choices, int cells, int groups, boolean weighted) {
    this.reading = reading;
    this.choices = choices;
    this.codes = choices.size();
    this.places = groups * codes;
    this.counts = new int[cells * places];
    this.filled = new int[cells][];
    this.weights = new Sums(weighted ? 2 * counts.length : 0);
    this.heaviest = new double[weighted ? counts.length : 0];
  }

  /** Whether there is a place for everything that can be said in so many cells. */
  static boolean fit(int cells, int groups, int choices) {
    return (long) cells * groups * choices <= MOST_PLACES;
  }

  /** Adds a vote of a group; its weight is one if none has another. */
  void add(int cell, int group, int code, double weight) {
    int place = cell * places + group * codes + code;
    counts[place]++;
    if (heaviest.length > 0) {
      weights.add(place, weight);
      weights.add(square(place), weight * weight);
      heaviest[place] = Math.max(heaviest[place], weight);
    }
  }

  private int square(int place) {
    return counts.length + place;
  }

  private int[] filled(int cell) {
    if (filled[cell] == null) {
      filled[cell] =
          IntStream.range(cell * places, (cell + 1) * places).filter(p -> counts[p] > 0).toArray();
    }
    return filled[cell];
  }

  private int group(int place) {
    return place % places / codes;
  }

  /** The groups of a cell that have votes, each once or more. */
  IntStream groups(int cell) {
    return IntStream.of(filled(cell)).map(this::group);
  }

  /** The moments of a cell; empty if it has no votes. */
  Optional<CellTally> tally(int cell) {
    return tally(cell, group -> true);
  }

  private Optional<CellTally> tally(int cell, IntPredicate counting) {
    if (filled(cell).length == 0) {
      return Optional.empty();
    }
    CellTally.Counts sums = new CellTally.Counts(reading);
    for (int place : filled(cell)) {
      if (counting.test(group(place))) {
        add(sums, place, choices.get(place % codes));
      } else {
        addOutside(sums, place);
      }
    }
    return sums.tally();
  }

  /**
   * The moments of some groups in a cell, whose others are in the sample only.
   *
   * @param all the moments of the cell
   */
  Optional<CellTally> ofGroups(int cell, IntPredicate counting, Optional<CellTally> all) {
    int votes = 0;
    int others = 0;
    for (int place : filled(cell)) {
      votes += counts[place];
      others += counting.test(group(place)) ? 0 : counts[place];
    }
    if (others == 0) {
      return all;
    }
    return others == votes && heaviest.length == 0
        ? Optional.of(absent.computeIfAbsent(others, this::absent))
        : tally(cell, counting);
  }

  private CellTally absent(int clusters) {
    CellTally.Counts sums = new CellTally.Counts(reading);
    sums.addOutside(clusters);
    return sums.tally().orElseThrow();
  }

  private void add(CellTally.Counts sums, int place, Reading.Choice choice) {
    boolean inBase = reading.inBase(choice.kind());
    if (heaviest.length > 0) {
      sums.add(counts[place], weights, place, square(place), heaviest[place], choice, inBase);
    } else {
      sums.add(counts[place], choice, inBase);
    }
  }

  private void addOutside(CellTally.Counts sums, int place) {
    if (heaviest.length > 0) {
      sums.addOutside(counts[place], weights, place, square(place));
    } else {
      sums.addOutside(counts[place]);
    }
  }
}
