package fr.barometre.counting;

import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.cube.ClusterCount;
import fr.barometre.cube.Reading;
import fr.barometre.cube.Sums;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Adds up the votes of one cluster by group and answer, and shares the cluster's weight among them.
 * Reused for one cluster after the other.
 */
final class ClusterVotes {

  private static final int SIZE = 0;
  private static final int BASE = 1;
  private static final int UNIT_SQUARES = 2;
  private static final int ASKED = 3;
  private static final int SILENT = 4;
  private static final int FIRST_VARIABLE = 5;

  private final CodedAnswers answers;
  private final CodedQuestion said;
  private final List<Reading.Choice> choices;
  private final boolean[] inBase;

  /** Whether the votes of a cluster share one weight. */
  private final boolean shared;

  /** For each group and code, how many responses say it. */
  private final int[] votes;

  /** Σ w and Σ w² of them, unless all weights are one. */
  private final Sums weights;

  /** The positions in {@link #votes} that are not zero; the first {@link #places} are in use. */
  private final int[] used;

  private int places;
  private long size;

  private final Sums units = new Sums(1);

  /** The sums of the cluster, while it is added up. */
  private final Sums sums;

  /** The position of Σ w y² in the sums, if votes are numbers. */
  private final int ofSquares;

  /** The position of Σ w (largest number - y) in the sums, if votes are numbers. */
  private final int ofRest;

  private final boolean numbers;
  private final double[] counts;
  private final double[] others;
  private final double[] squares;

  /** Votes of so many groups of responses. */
  ClusterVotes(Reading reading, CodedAnswers answers, CodedQuestion said, int groups) {
    this.answers = answers;
    this.said = said;
    this.choices = said.choices();
    this.inBase = new boolean[choices.size()];
    for (int code = 0; code < inBase.length; code++) {
      inBase[code] = reading.inBase(choices.get(code).kind());
    }
    this.shared = reading.unit() != CountingUnit.RESPONSE;
    this.votes = new int[groups * inBase.length];
    this.weights = new Sums(answers.weighted() ? 2 * votes.length : 0);
    this.used = new int[votes.length];
    this.numbers = reading.numbers();
    this.ofSquares = FIRST_VARIABLE + reading.variables();
    this.ofRest = ofSquares + 1;
    this.sums = new Sums(ofRest + 1);
    this.counts = new double[reading.variables()];
    this.others = new double[reading.variables()];
    this.squares = new double[reading.variables()];
  }

  /** Forgets the votes. */
  void clear() {
    for (int i = 0; i < places; i++) {
      votes[used[i]] = 0;
      if (answers.weighted()) {
        weights.clear(used[i]);
        weights.clear(square(used[i]));
      }
    }
    places = 0;
    size = 0;
  }

  private int square(int place) {
    return votes.length + place;
  }

  /** Adds the vote of a response of a group. */
  void add(int response, int group) {
    int place = group * inBase.length + said.code(response);
    if (votes[place]++ == 0) {
      used[places++] = place;
    }
    size++;
    if (answers.weighted()) {
      double weight = answers.weight(response);
      weights.add(place, weight);
      weights.add(square(place), weight * weight);
    }
  }

  /** How many votes there are. */
  long size() {
    return size;
  }

  /**
   * The sums that the votes add to the indicator.
   *
   * @param counting whether the votes of a group count; the cluster stays in the sample
   * @return good until it is asked for again
   */
  ClusterCount count(IntPredicate counting) {
    sums.clear();
    long units = 0;
    long responses = 0;
    long unrecorded = 0;
    for (int i = 0; i < places; i++) {
      int place = used[i];
      add(SIZE, place, answers.weighted());
      if (counting.test(place / inBase.length)) {
        units += addChosen(place);
        boolean concerned =
            choices.get(place % inBase.length).kind() != ModalityKind.NOT_APPLICABLE;
        responses += concerned ? votes[place] : 0;
        boolean onRecord = place % inBase.length != CodedAnswers.NO_RECORD;
        unrecorded += concerned && !onRecord ? votes[place] : 0;
      }
    }
    return shared ? whole(responses, unrecorded) : responses(units, responses, unrecorded);
  }

  /** The groups that have votes. */
  IntStream groups() {
    return Arrays.stream(used, 0, places).map(place -> place / inBase.length);
  }

  /** Adds votes that may count, and gives how many are in the base. */
  private long addChosen(int place) {
    int code = place % inBase.length;
    Reading.Choice choice = choices.get(code);
    if (choice.kind() == ModalityKind.NOT_APPLICABLE) {
      return 0;
    }
    boolean weighed = answers.weighted() && !shared;
    add(ASKED, place, weighed);
    if (choice.kind() != ModalityKind.SUBSTANTIVE) {
      add(SILENT, place, weighed);
    }
    if (!inBase[code]) {
      return 0;
    }
    add(BASE, place, weighed);
    if (weighed) {
      sums.add(UNIT_SQUARES, weights, square(place));
    } else {
      add(UNIT_SQUARES, place, false);
    }
    if (numbers) {
      addNumber(choice, place, weighed);
    } else if (choice.value() > 0) {
      add(FIRST_VARIABLE, place, weighed);
    }
    for (int modality : choice.modalities()) {
      add(FIRST_VARIABLE + 1 + modality, place, weighed);
    }
    return votes[place];
  }

  private void add(int sum, int place, boolean weighed) {
    if (weighed) {
      sums.add(sum, weights, place);
    } else {
      sums.add(sum, (double) votes[place]);
    }
  }

  /** Votes of unit weight, as a sum: their squares are as exact as those of votes that weigh. */
  private Sums units(int count) {
    units.clear();
    units.add(0, count);
    return units;
  }

  private void addNumber(Reading.Choice number, int place, boolean weighed) {
    double value = number.value();
    Sums factors = weighed ? weights : units(votes[place]);
    int factor = weighed ? place : 0;
    sums.addTimes(FIRST_VARIABLE, value, factors, factor);
    sums.addTimes(ofRest, number.rest(), factors, factor);
    sums.addProductTimes(ofSquares, value, value, factors, factor);
  }

  /** The part of the base that a variable does not count. */
  private double others(int variable) {
    return variable == 0 && numbers ? sums.get(ofRest) : sums.less(BASE, FIRST_VARIABLE + variable);
  }

  /** Each vote counts by its weight. */
  private ClusterCount responses(long units, long responses, long unrecorded) {
    for (int j = 0; j < counts.length; j++) {
      counts[j] = sums.get(FIRST_VARIABLE + j);
      others[j] = others(j);
      squares[j] = j == 0 && numbers ? sums.get(ofSquares) : counts[j];
    }
    return new ClusterCount(
        sums.get(SIZE),
        sums.get(BASE),
        sums.less(SIZE, BASE),
        units,
        responses,
        unrecorded,
        sums.get(UNIT_SQUARES),
        sums.get(ASKED),
        sums.get(SILENT),
        counts,
        others,
        squares);
  }

  /** The cluster counts once: its weight, the mean of its votes', is shared by its base. */
  private ClusterCount whole(long responses, long unrecorded) {
    double weight = sums.get(SIZE) / size;
    double base = sums.get(BASE);
    double asked = sums.get(ASKED);
    for (int j = 0; j < counts.length; j++) {
      double share = base > 0 ? sums.get(FIRST_VARIABLE + j) / base : 0;
      counts[j] = weight * share;
      others[j] = base > 0 ? weight * (others(j) / base) : 0;
      squares[j] = weight * share * share;
    }
    return new ClusterCount(
        weight,
        base > 0 ? weight : 0,
        base > 0 ? 0 : weight,
        base > 0 ? 1 : 0,
        responses,
        unrecorded,
        base > 0 ? weight * weight : 0,
        asked > 0 ? weight : 0,
        asked > 0 ? weight * sums.get(SILENT) / asked : 0,
        counts,
        others,
        squares);
  }
}
