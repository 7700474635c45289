package fr.barometre.counting;

import fr.barometre.api.answer.Role;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.Reading;
import fr.barometre.cube.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Clusters that have one vote each, added up by cell, role and what they say. */
final class SingleVotes {

  /** Beyond, where thousands of different things are said, a place would stand for few votes. */
  private static final int MOST_PLACES = 1 << 20;

  private static final int ROLES = Role.values().length;

  private final Reading reading;
  private final List<Reading.Choice> choices;

  /** Places of a cell. */
  private final int places;

  private final int codes;
  private final int[] counts;

  /** Σ w and Σ w², and max w; none if all weights are one. */
  private final Sums weights;

  private final double[] heaviest;

  /** By how many clusters of unit weight a cell has, what it is to a role that none of them has. */
  private final Map<Integer, CellTally> absent = new HashMap<>();

  /**
   * No votes yet.
   *
   * @param choices what codes stand for
   * @param weighted whether votes have weights
   */
  SingleVotes(Reading reading, List<Reading.Choice> choices, int cells, boolean weighted) {
    this.reading = reading;
    this.choices = choices;
    this.codes = choices.size();
    this.places = ROLES * codes;
    this.counts = new int[cells * places];
    this.weights = new Sums(weighted ? 2 * counts.length : 0);
    this.heaviest = new double[weighted ? counts.length : 0];
  }

  /** Whether there is a place for everything that can be said in so many cells. */
  static boolean fit(int cells, int choices) {
    return (long) cells * ROLES * choices <= MOST_PLACES;
  }

  /** Adds a vote of a role, by its position among all; its weight is one if none has another. */
  void add(int cell, int role, int code, double weight) {
    int place = cell * places + role * codes + code;
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

  /** The moments of a cell; those of another role than one chosen are in the sample only. */
  Optional<CellTally> tally(int cell, OptionalInt role) {
    int first = 0;
    while (first < places && counts[cell * places + first] == 0) {
      first++;
    }
    if (first == places) {
      return Optional.empty();
    }
    CellTally.Counts sums = new CellTally.Counts(reading);
    for (int i = first; i < places; i++) {
      int place = cell * places + i;
      if (counts[place] > 0) {
        if (role.isEmpty() || role.getAsInt() == i / codes) {
          add(sums, place, choices.get(i % codes));
        } else {
          addOutside(sums, place);
        }
      }
    }
    return sums.tally();
  }

  /**
   * The moments of a role in a cell, whose others are in the sample only.
   *
   * @param all the moments of the cell
   */
  Optional<CellTally> ofRole(int cell, int role, Optional<CellTally> all) {
    int others =
        votes(cell * places, role * codes)
            + votes(cell * places + (role + 1) * codes, places - (role + 1) * codes);
    if (others == 0) {
      return all;
    }
    boolean none = votes(cell * places + role * codes, codes) == 0;
    return none && heaviest.length == 0
        ? Optional.of(absent.computeIfAbsent(others, this::absent))
        : tally(cell, OptionalInt.of(role));
  }

  private int votes(int from, int length) {
    int votes = 0;
    for (int place = from; place < from + length; place++) {
      votes += counts[place];
    }
    return votes;
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
