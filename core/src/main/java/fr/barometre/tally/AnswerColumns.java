package fr.barometre.tally;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The answers of very many anonymous respondents, sealed in a few bits each and ordered by cell: a
 * tally of them is a count of bits.
 *
 * <p>Each respondent stands for itself and answers single-choice questions; for anything else
 * (several answers of a collectivité, multiple choices) tally {@link fr.barometre.answers.Answers},
 * which gives the same cube where both can: to the bit with unit weights, and within 1e-14 of each
 * sum with others, because here up to 64 rows are added before sums are compensated.
 *
 * <p>Memory, once sealed: ⌈log₂ k⌉ bits for each respondent and question, k being the number of
 * different values that the question's column has, and eight bytes for a weight; 64 respondents at
 * least for each cell and wave.
 *
 * <pre>{@code
 * AnswerColumns columns =
 *     AnswerColumns.builder(questionnaire, population, Dimension.OPSN, Dimension.TYPE)
 *         .respondents(kinds, kindOf)          // profiles, and which of them each respondent has
 *         .question("Q1", modalities)          // position of the modality, by respondent
 *         .seal();
 * Tally tally = columns.tally(questionnaire.indicators());
 * }</pre>
 */
public final class AnswerColumns {

  /** The question was put, and left blank. */
  public static final byte BLANK = -1;

  /** There is no record of an answer to the question. */
  public static final byte NO_RECORD = -2;

  /** Brings the least value of a column to zero. */
  static final int OFFSET = 2;

  /** Respondents of one cell and wave, one after the other. */
  private record Run(CellKey cell, Respondent like, int rows, int block) {}

  /** A question's slices, and the value that each number in them stands for. */
  @SuppressWarnings("ArrayRecordComponent") // a column within the class, never compared
  private record Column(Question question, BitSlices slices, byte[] values) {}

  private final Questionnaire questionnaire;
  private final Population population;
  private final List<Dimension> dimensions;
  private final List<Run> runs;
  private final Map<String, Column> columns;
  private final Optional<RowWeights> weights;
  private final long respondents;

  private AnswerColumns(
      Builder builder, List<Run> runs, Map<String, Column> columns, Optional<RowWeights> weights) {
    this.weights = weights;
    this.questionnaire = builder.questionnaire;
    this.population = builder.population;
    this.dimensions = builder.dimensions;
    this.runs = List.copyOf(runs);
    this.columns = columns;
    this.respondents = builder.kindOf.length;
  }

  /**
   * Columns to be filled.
   *
   * @param questionnaire what was asked
   * @param population the frame that the answers should represent
   * @param dimensions dimensions of the frame that make the cells; not ROLE
   * @return the builder
   */
  public static Builder builder(
      Questionnaire questionnaire, Population population, Dimension... dimensions) {
    return new Builder(questionnaire, population, List.of(dimensions));
  }

  /**
   * Number of respondents.
   *
   * @return zero or more
   */
  public long respondents() {
    return respondents;
  }

  /**
   * Memory of the sealed answers.
   *
   * @return bytes
   */
  public long bytes() {
    return columns.values().stream().mapToLong(c -> c.slices().bytes()).sum()
        + weights.map(RowWeights::bytes).orElse(0L);
  }

  /**
   * The tally of indicators, in the calling thread.
   *
   * @param indicators indicators about the columns' questions
   * @return the tally
   * @throws IllegalArgumentException if an indicator is about a question that has no column
   */
  public Tally tally(Collection<IndicatorDefinition> indicators) {
    return tally(indicators, Runnable::run);
  }

  /**
   * The tally of indicators, each counted by a task of its own; the same to the bit.
   *
   * @param indicators indicators about the columns' questions
   * @param executor who runs the tasks
   * @return the tally
   * @throws IllegalArgumentException if an indicator is about a question that has no column
   */
  public Tally tally(Collection<IndicatorDefinition> indicators, Executor executor) {
    Map<BitSlices, List<RowWeights.Totals>> totals = totals(indicators, executor);
    Map<IndicatorDefinition, Supplier<IndicatorTally>> pieces = new LinkedHashMap<>();
    for (IndicatorDefinition indicator : indicators) {
      Column column = column(indicator);
      pieces.put(
          indicator,
          () -> tally(indicator, column, totals.getOrDefault(column.slices(), List.of())));
    }
    Map<IndicatorDefinition, IndicatorTally> tallies = Tasks.run(pieces, executor);
    long outside = runs.stream().filter(run -> !run.cell().inFrame()).mapToLong(Run::rows).sum();
    return Tally.ofParts(
        questionnaire, population, dimensions, tallies, respondents, outside, "columns");
  }

  /** Run by run, the weights behind each column; nothing when all are one. */
  private Map<BitSlices, List<RowWeights.Totals>> totals(
      Collection<IndicatorDefinition> indicators, Executor executor) {
    Map<BitSlices, List<RowWeights.Totals>> found = new LinkedHashMap<>();
    if (weights.isEmpty()) {
      return found;
    }
    Set<BitSlices> columns = new LinkedHashSet<>();
    indicators.forEach(indicator -> columns.add(column(indicator).slices()));
    Map<List<BitSlices>, Supplier<List<List<RowWeights.Totals>>>> pieces = new LinkedHashMap<>();
    for (List<BitSlices> pass : RowWeights.passes(columns)) {
      pieces.put(
          pass,
          () ->
              runs.stream()
                  .map(run -> weights.get().totals(pass, run.block(), run.rows()))
                  .toList());
    }
    Tasks.run(pieces, executor)
        .forEach(
            (pass, byRun) -> {
              for (int c = 0; c < pass.size(); c++) {
                int column = c;
                found.put(pass.get(c), byRun.stream().map(run -> run.get(column)).toList());
              }
            });
    return found;
  }

  private Column column(IndicatorDefinition indicator) {
    Column column = columns.get(indicator.question());
    if (column == null) {
      throw new IllegalArgumentException(
          "indicator '"
              + indicator.code()
              + "' is about question '"
              + indicator.question()
              + "', which has no column; expected one of "
              + columns.keySet());
    }
    return column;
  }

  private IndicatorTally tally(
      IndicatorDefinition indicator, Column column, List<RowWeights.Totals> totals) {
    Reading reading = new Reading(questionnaire, indicator, column.question());
    IndicatorTally tally = new IndicatorTally(indicator, column.question());
    for (int r = 0; r < runs.size(); r++) {
      Run run = runs.get(r);
      if (Tally.concerned(indicator.audience(), population, run.like())) {
        moments(column, reading, run, totals.isEmpty() ? totals : totals.subList(r, r + 1))
            .ifPresent(cell -> tally.add(run.cell(), cell));
      }
    }
    return tally;
  }

  /** The moments of a run, in which each y and b is 0 or 1. */
  private Optional<CellTally> moments(
      Column column, Reading reading, Run run, List<RowWeights.Totals> totals) {
    List<Modality> modalities = column.question().modalities();
    CellTally.Counts cell = new CellTally.Counts(1 + modalities.size());
    boolean askedToAll = reading.countsUnrecorded() && reading.askedIn(run.like().wave());
    long[] counts = column.slices().count(run.block(), run.rows());
    for (int i = 0; i < column.values().length; i++) {
      byte value = column.values()[i];
      if (value != NO_RECORD || askedToAll) {
        Reading.Choice choice =
            reading.choice(value < 0 ? List.of() : List.of(modalities.get(value).code()));
        boolean inBase = reading.inBase(choice.kind());
        for (RowWeights.Totals t : totals) {
          cell.add(counts[i], t.weight(i), t.square(i), t.largest(i), choice, inBase);
        }
        if (totals.isEmpty()) {
          cell.add(counts[i], choice, inBase);
        }
      }
    }
    return cell.tally();
  }

  @Override
  public String toString() {
    return questionnaire.code() + ": " + respondents + " respondents in " + runs.size() + " runs";
  }

  /** Builds {@link AnswerColumns}. */
  public static final class Builder {

    private final Questionnaire questionnaire;
    private final Population population;
    private final List<Dimension> dimensions;
    private final Map<String, byte[]> given = new LinkedHashMap<>();
    private List<Respondent> kinds = List.of();
    private int[] kindOf = {};
    private Optional<double[]> weights = Optional.empty();

    private Builder(
        Questionnaire questionnaire, Population population, List<Dimension> dimensions) {
      this.questionnaire = requireNonNull(questionnaire, "questionnaire");
      this.population = requireNonNull(population, "population");
      this.dimensions = dimensions.stream().distinct().toList();
      if (dimensions.contains(Dimension.ROLE)) {
        throw new IllegalArgumentException("columns are not parted by ROLE: tally Answers for it");
      }
    }

    /**
     * Sets who answered.
     *
     * @param kinds what respondents have in common: profile and wave, unit weight, no collectivité;
     *     their identifiers are not looked at
     * @param kindOf position of each respondent's kind; not copied
     * @return this builder
     * @throws IllegalArgumentException if a kind has a weight or names a collectivité, or a
     *     position is out of range
     */
    public Builder respondents(List<Respondent> kinds, int[] kindOf) {
      for (Respondent kind : kinds) {
        if (kind.weight() != 1 || kind.collectivite().isPresent()) {
          throw new IllegalArgumentException(
              "respondents like '"
                  + kind.id()
                  + "' have a weight or name a collectivité; expected anonymous ones: set weights"
                  + " by respondent, tally Answers for collectivités");
        }
      }
      for (int row = 0; row < kindOf.length; row++) {
        if (kindOf[row] < 0 || kindOf[row] >= kinds.size()) {
          throw new IllegalArgumentException(
              "respondent " + row + " is of kind " + kindOf[row] + "; there are " + kinds.size());
        }
      }
      this.kinds = List.copyOf(kinds);
      this.kindOf = kindOf;
      return this;
    }

    /**
     * Sets the weights of the respondents, 1 each unless given.
     *
     * @param weights by respondent, finite numbers above 0; not copied
     * @return this builder
     * @throws IllegalArgumentException if a weight is something else
     */
    public Builder weights(double[] weights) {
      for (int row = 0; row < weights.length; row++) {
        if (!(weights[row] > 0 && weights[row] < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "respondent "
                  + row
                  + " has weight "
                  + weights[row]
                  + "; expected a finite number above 0");
        }
      }
      this.weights = Optional.of(weights);
      return this;
    }

    /**
     * Sets the answers to a question.
     *
     * @param code code of a single-choice question
     * @param modalities by respondent, position of the modality in the question, {@link #BLANK} or
     *     {@link #NO_RECORD}; not copied
     * @return this builder
     * @throws IllegalArgumentException if the questionnaire does not have the question, or it is of
     *     another kind
     */
    public Builder question(String code, byte[] modalities) {
      Question question = Tally.question(questionnaire, code);
      if (question.kind() != QuestionKind.SINGLE) {
        throw new IllegalArgumentException(
            "question '" + code + "' is " + question.kind() + "; expected SINGLE: tally Answers");
      }
      given.put(code, modalities);
      return this;
    }

    /**
     * Orders the respondents by cell and packs their answers; what was given is needed no longer.
     *
     * @return the columns
     * @throws IllegalArgumentException if a column is not as long as there are respondents, or a
     *     value is no modality of its question
     */
    public AnswerColumns seal() {
      int[] runOfKind = new int[kinds.size()];
      List<Respondent> likes = new ArrayList<>();
      List<CellKey> keys = new ArrayList<>();
      record Place(CellKey cell, String wave) {}
      Map<Place, Integer> places = new LinkedHashMap<>();
      for (int k = 0; k < runOfKind.length; k++) {
        Respondent like = kinds.get(k);
        CellKey key = Tally.key(population, dimensions, like);
        Integer known = places.putIfAbsent(new Place(key, like.wave()), places.size());
        if (known == null) {
          likes.add(like);
          keys.add(key);
        }
        runOfKind[k] = known == null ? places.size() - 1 : known;
      }
      int[] ends = new int[places.size()];
      int[] order = order(runOfKind, ends);
      List<Run> runs = new ArrayList<>();
      int from = 0;
      int block = 0;
      for (int r = 0; r < ends.length; r++) {
        runs.add(new Run(keys.get(r), likes.get(r), ends[r] - from, block));
        block += BitSlices.length(ends[r] - from);
        from = ends[r];
      }
      weights.ifPresent(w -> requireLength("the weights are of", w.length));
      Map<String, Column> columns = new LinkedHashMap<>();
      given.forEach((code, column) -> columns.put(code, column(code, column, order, ends)));
      return new AnswerColumns(
          this, runs, columns, weights.map(w -> RowWeights.of(w, order, ends)));
    }

    /** Rows by run, stable; fills in where each run ends. */
    private int[] order(int[] runOfKind, int[] ends) {
      for (int kind : kindOf) {
        ends[runOfKind[kind]]++;
      }
      int[] next = new int[ends.length];
      for (int r = 1; r < ends.length; r++) {
        next[r] = ends[r - 1];
        ends[r] += ends[r - 1];
      }
      int[] order = new int[kindOf.length];
      for (int row = 0; row < order.length; row++) {
        order[next[runOfKind[kindOf[row]]]++] = row;
      }
      return order;
    }

    private Column column(String code, byte[] column, int[] order, int[] ends) {
      Question question = Tally.question(questionnaire, code);
      requireLength("question '" + code + "' has answers of", column.length);
      int values = question.modalities().size() + OFFSET;
      BitSlices all =
          BitSlices.pack(column, OFFSET, values, order, ends)
              .orElseThrow(() -> misfit(question, column));
      long[] counts = new long[values];
      int from = 0;
      int block = 0;
      for (int end : ends) {
        long[] found = all.count(block, end - from);
        for (int value = 0; value < found.length; value++) {
          if (value < values) {
            counts[value] += found[value];
          } else if (found[value] > 0) {
            throw misfit(question, column);
          }
        }
        block += BitSlices.length(end - from);
        from = end;
      }
      byte[] numbers = new byte[values];
      byte[] present = new byte[values];
      int distinct = 0;
      for (int value = 0; value < values; value++) {
        if (counts[value] > 0) {
          numbers[value] = (byte) distinct;
          present[distinct++] = (byte) (value - OFFSET);
        }
      }
      return new Column(
          question, all.renumbered(numbers, distinct), Arrays.copyOf(present, distinct));
    }

    private void requireLength(String what, int length) {
      if (length != kindOf.length) {
        throw new IllegalArgumentException(
            what + " " + length + " respondents; there are " + kindOf.length);
      }
    }

    private static IllegalArgumentException misfit(Question question, byte[] column) {
      int most = question.modalities().size() - 1;
      int row = 0;
      while (column[row] >= -OFFSET && column[row] <= most) {
        row++;
      }
      return new IllegalArgumentException(
          "respondent "
              + row
              + " has modality "
              + column[row]
              + " to question '"
              + question.code()
              + "'; expected 0 to "
              + most
              + ", BLANK or NO_RECORD");
    }
  }
}
