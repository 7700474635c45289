package fr.barometre.slices;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.counting.IndicatorScope;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellMap;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.ClusterNames;
import fr.barometre.cube.Cube;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.Origin;
import fr.barometre.cube.Reading;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.parallel.Tasks;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The answers of anonymous respondents, sealed in a few bits each and ordered by cell.
 *
 * <p>Memory: ⌈log₂ k⌉ bits for each respondent and question, k being the number of different values
 * that the question's column has, and eight bytes for a weight; 64 respondents at least for each
 * cell and wave.
 */
public final class SealedColumns {

  /** The question was put, and left blank. */
  public static final byte BLANK = -1;

  /** There is no record of an answer to the question. */
  public static final byte NO_RECORD = -2;

  private final Questionnaire questionnaire;
  private final Population population;
  private final List<Dimension> dimensions;
  private final List<Run> runs;
  private final Map<String, SealedColumn> columns;
  private final Optional<RowWeights> weights;
  private final long respondents;
  private final Origin origin;

  private SealedColumns(
      Builder builder,
      List<Run> runs,
      Map<String, SealedColumn> columns,
      Optional<RowWeights> weights) {
    this.weights = weights;
    this.questionnaire = builder.questionnaire;
    this.population = builder.population;
    this.dimensions = builder.dimensions;
    this.runs = List.copyOf(runs);
    this.columns = columns;
    this.respondents = builder.kindOf.length;
    this.origin = builder.origin.orElseGet(() -> Origin.of(respondents, "columns"));
  }

  /** Columns to be filled. */
  public static Builder builder(
      Questionnaire questionnaire, Population population, List<Dimension> dimensions) {
    return new Builder(questionnaire, population, dimensions);
  }

  /**
   * The single choices of answers that name no collectivité.
   *
   * @throws IllegalArgumentException if a respondent names a collectivité, or a question has more
   *     than 127 modalities
   */
  public static SealedColumns of(
      Answers answers, Population population, List<Dimension> dimensions) {
    Transcription transcription = new Transcription(answers);
    transcription.requireAnonymous();
    return transcription
        .into(builder(answers.questionnaire(), population, dimensions), transcription.questions())
        .seal();
  }

  private SealedColumns(SealedColumns first, SealedColumns second) {
    this.questionnaire = first.questionnaire;
    this.population = first.population;
    this.dimensions = first.dimensions;
    this.runs = first.runs;
    this.weights = first.weights;
    this.respondents = first.respondents;
    this.origin = first.origin;
    this.columns = new LinkedHashMap<>(first.columns);
    columns.putAll(second.columns);
  }

  /** These and other columns of the same respondents. */
  SealedColumns and(SealedColumns others) {
    return new SealedColumns(this, others);
  }

  /** Whether a question has a column. */
  boolean has(String question) {
    return columns.containsKey(question);
  }

  /** Number of respondents. */
  public long respondents() {
    return respondents;
  }

  /** Memory of the sealed answers, in bytes. */
  public long bytes() {
    return columns.values().stream().mapToLong(c -> c.slices().bytes()).sum()
        + weights.map(RowWeights::bytes).orElse(0L);
  }

  /**
   * The cube of indicators, each counted by a task of its own.
   *
   * @throws IllegalArgumentException if an indicator is about a question that has no column
   */
  public Cube cube(Collection<IndicatorDefinition> indicators, Executor executor) {
    return cube(indicators, executor, (indicator, clusters) -> ClusterNames.NONE);
  }

  Cube cube(
      Collection<IndicatorDefinition> indicators, Executor executor, ClusterNames.Naming naming) {
    Map<BitSlices, List<RowWeights.Totals>> totals = totals(indicators, executor);
    Map<IndicatorDefinition, Supplier<IndicatorTally>> pieces = new LinkedHashMap<>();
    for (IndicatorDefinition indicator : indicators) {
      SealedColumn column = column(indicator);
      pieces.put(
          indicator,
          () -> tally(indicator, column, totals.getOrDefault(column.slices(), List.of()), naming));
    }
    Map<IndicatorDefinition, IndicatorTally> tallies = Tasks.run(pieces, executor);
    long outside = runs.stream().filter(run -> !run.cell().inFrame()).mapToLong(Run::rows).sum();
    return Cube.of(questionnaire, population, dimensions, List.of(), tallies, outside, origin);
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

  private SealedColumn column(IndicatorDefinition indicator) {
    SealedColumn column = columns.get(indicator.question());
    if (column == null) {
      throw new IllegalArgumentException(
          "indicator '"
              + indicator.code()
              + "' is about question '"
              + indicator.question()
              + "', which has no column; expected one of "
              + columns.keySet());
    }
    column.question().check(indicator);
    return column;
  }

  /** The moments of the runs, in which each y and b is 0 or 1: of all, and wave by wave. */
  private IndicatorTally tally(
      IndicatorDefinition indicator,
      SealedColumn column,
      List<RowWeights.Totals> totals,
      ClusterNames.Naming naming) {
    Reading reading = new Reading(questionnaire, indicator, column.question());
    Optional<String> onlyWave = reading.onlyWave();
    SortedMap<String, CellMap.Builder> byWave = new TreeMap<>();
    CellMap.Builder all = new CellMap.Builder();
    List<Reading.Choice> choices = column.choices(reading);
    for (int r = 0; r < runs.size(); r++) {
      Run run = runs.get(r);
      Optional<RowWeights.Totals> ofRun =
          totals.isEmpty() ? Optional.empty() : Optional.of(totals.get(r));
      moments(reading, indicator, column, choices, run, ofRun)
          .ifPresent(
              moments -> {
                all.add(run.cell(), moments);
                String wave = onlyWave.orElse(run.like().wave());
                byWave.computeIfAbsent(wave, w -> new CellMap.Builder()).add(run.cell(), moments);
              });
    }
    CellMap together = all.build();
    long clusters = together.values().stream().mapToLong(CellTally::clusters).sum();
    SortedMap<String, IndicatorTally.Cells> waves = new TreeMap<>();
    IndicatorTally.Cells cells = IndicatorTally.Cells.of(together);
    byWave.forEach(
        (wave, part) ->
            waves.put(wave, byWave.size() == 1 ? cells : IndicatorTally.Cells.of(part.build())));
    ClusterNames names = naming.of(indicator, (int) clusters);
    return new IndicatorTally(indicator, column.question(), cells, waves, Map.of(), names);
  }

  /** The moments of a run; empty if the indicator is not about its respondents. */
  private Optional<CellTally> moments(
      Reading reading,
      IndicatorDefinition indicator,
      SealedColumn column,
      List<Reading.Choice> choices,
      Run run,
      Optional<RowWeights.Totals> totals) {
    Supplier<Level> type = () -> population.level(Dimension.TYPE, run.like());
    if (!IndicatorScope.concerned(indicator.audience(), population, type)) {
      return Optional.empty();
    }
    CellTally.Counts cell = new CellTally.Counts(reading);
    boolean askedToAll = reading.countsUnrecorded() && reading.askedIn(run.like().wave());
    long[] counts = column.slices().count(run.block(), run.rows());
    for (int i = 0; i < counts.length && i < choices.size(); i++) {
      if (column.values()[i] != NO_RECORD || askedToAll) {
        boolean inBase = reading.inBase(choices.get(i).kind());
        if (totals.isEmpty()) {
          cell.add(counts[i], choices.get(i), inBase);
        } else {
          totals.get().addTo(cell, i, counts[i], choices.get(i), inBase);
        }
      }
    }
    return cell.tally();
  }

  @Override
  public String toString() {
    return questionnaire.code() + ": " + respondents + " respondents in " + runs.size() + " runs";
  }

  /** Builds {@link SealedColumns}. */
  public static final class Builder {

    private final Questionnaire questionnaire;
    private final Population population;
    private final List<Dimension> dimensions;
    private final Map<String, byte[]> given = new LinkedHashMap<>();
    private List<Respondent> kinds = List.of();
    private int[] kindOf = {};
    private Optional<double[]> weights = Optional.empty();
    private Optional<Origin> origin = Optional.empty();

    private Builder(
        Questionnaire questionnaire, Population population, List<Dimension> dimensions) {
      this.questionnaire = requireNonNull(questionnaire, "questionnaire");
      this.population = requireNonNull(population, "population");
      this.dimensions = dimensions.stream().distinct().toList();
      if (dimensions.contains(Dimension.ROLE)) {
        throw new IllegalArgumentException("columns are not parted by ROLE: tally Answers for it");
      }
    }

    /** Sets who answered: what respondents have in common, and which of them each has. */
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

    /** Sets the weights of the respondents, such as a {@link Respondent} may have. */
    public Builder weights(double[] weights) {
      for (int row = 0; row < weights.length; row++) {
        if (!(weights[row] >= Respondent.LEAST_WEIGHT && weights[row] <= Respondent.MOST_WEIGHT)) {
          throw new IllegalArgumentException(
              "respondent "
                  + row
                  + " has weight "
                  + weights[row]
                  + "; expected a finite number above 0, from 1e-9 to 1e12");
        }
      }
      this.weights = Optional.of(weights);
      return this;
    }

    /** Sets the answers to a single choice, by respondent. */
    public Builder question(String code, byte[] modalities) {
      Question question = IndicatorScope.question(questionnaire, code);
      if (question.kind() != QuestionKind.SINGLE) {
        throw new IllegalArgumentException(
            "question '" + code + "' is " + question.kind() + "; expected SINGLE: tally Answers");
      }
      given.put(code, modalities);
      return this;
    }

    Builder origin(Origin other) {
      this.origin = Optional.of(other);
      return this;
    }

    /** Orders the respondents by cell and packs their answers. */
    public SealedColumns seal() {
      int[] runOfKind = new int[kinds.size()];
      List<Respondent> likes = new ArrayList<>();
      List<CellKey> keys = new ArrayList<>();
      // The type decides whom an indicator concerns, be it told by the cells or not.
      record Place(CellKey cell, String wave, String type) {}
      boolean typed = population.dimensions().contains(Dimension.TYPE);
      Dictionary<Place> places = new Dictionary<>();
      for (int k = 0; k < runOfKind.length; k++) {
        Respondent like = kinds.get(k);
        CellKey key = CellKey.of(population, dimensions, like);
        String type = typed ? population.level(Dimension.TYPE, like).code() : "";
        runOfKind[k] = places.number(new Place(key, like.wave(), type));
        if (keys.size() < places.size()) {
          likes.add(like);
          keys.add(key);
        }
      }
      Sealing sealing = new Sealing(kindOf, runOfKind, keys.size());
      int[] blocks = sealing.blocks();
      List<Run> runs = new ArrayList<>();
      for (int r = 0; r < keys.size(); r++) {
        runs.add(new Run(keys.get(r), likes.get(r), sealing.rows(r), blocks[r]));
      }
      weights.ifPresent(w -> requireLength("the weights are of", w.length));
      return new SealedColumns(
          this,
          runs,
          columns(sealing, runs, blocks[runs.size()]),
          weights.map(w -> new RowWeights(sealing.order(w))));
    }

    private Map<String, SealedColumn> columns(Sealing sealing, List<Run> runs, int blocks) {
      Map<String, BitSlices.Packer> packers = new LinkedHashMap<>();
      for (Map.Entry<String, byte[]> column : given.entrySet()) {
        String code = column.getKey();
        byte[] values = column.getValue();
        requireLength("question '" + code + "' has answers of", values.length);
        Question question = IndicatorScope.question(questionnaire, code);
        packers.put(code, SealedColumn.packer(question, values, blocks));
      }
      sealing.pack(List.copyOf(given.values()), List.copyOf(packers.values()));
      Map<String, SealedColumn> columns = new LinkedHashMap<>();
      packers.forEach(
          (code, packer) ->
              columns.put(
                  code,
                  SealedColumn.of(
                      questionnaire,
                      IndicatorScope.question(questionnaire, code),
                      requireNonNull(given.get(code)),
                      packer,
                      runs)));
      return columns;
    }

    private void requireLength(String what, int length) {
      if (length != kindOf.length) {
        throw new IllegalArgumentException(
            what + " " + length + " respondents; there are " + kindOf.length);
      }
    }
  }
}
