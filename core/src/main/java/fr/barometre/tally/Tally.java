package fr.barometre.tally;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import fr.barometre.spelling.Suggestion;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The cube: for each indicator and each cell of the frame's dimensions, sums over the collectivités
 * that are enough for every figure of the library.
 *
 * <p>Tallies of parts merge into the tally of the whole, in any order and to the same bits, so that
 * threads, files and machines combine. The collectivité is the atom: its answers to a question
 * belong in one part, and {@link #merge} refuses parts that share one. Immutable.
 *
 * <p>Java serialisation writes the binary form of {@link #toBytes} together with the questionnaire
 * and the counts of the frame's cells. What is read back gives the same figures, and merges with
 * other tallies on the frame; its frame no longer has the collectivités one by one.
 */
public final class Tally implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private final transient Questionnaire questionnaire;
  private final transient Population population;
  private final transient List<Dimension> dimensions;
  private final transient Map<IndicatorDefinition, IndicatorTally> indicators;
  private final transient AnswerCounts counts;
  private final transient List<Rejection> rejections;
  private final transient Set<String> sources;

  private Tally(
      Questionnaire questionnaire,
      Population population,
      List<Dimension> dimensions,
      Map<IndicatorDefinition, IndicatorTally> indicators,
      AnswerCounts counts,
      List<Rejection> rejections,
      Set<String> sources) {
    this.questionnaire = questionnaire;
    this.population = population;
    this.dimensions = dimensions;
    this.indicators = indicators;
    this.counts = counts;
    this.rejections = rejections;
    this.sources = sources;
  }

  /**
   * The tally of all indicators of a questionnaire.
   *
   * @param answers the answers
   * @param population the frame that they should represent
   * @param dimensions dimensions of the frame that make the cells, and ROLE if figures are to be
   *     broken down by it
   * @return the tally
   * @throws IllegalArgumentException if the frame does not have a dimension
   */
  public static Tally of(Answers answers, Population population, Dimension... dimensions) {
    return of(answers, population, List.of(dimensions), answers.questionnaire().indicators());
  }

  /**
   * The tally of chosen indicators, which need not be the questionnaire's own.
   *
   * @param answers the answers
   * @param population the frame that they should represent
   * @param dimensions dimensions that make the cells, and ROLE if need be
   * @param indicators indicators about questions of the questionnaire
   * @return the tally
   * @throws IllegalArgumentException if the frame does not have a dimension, or an indicator is
   *     about no question of the questionnaire
   */
  public static Tally of(
      Answers answers,
      Population population,
      Collection<Dimension> dimensions,
      Collection<IndicatorDefinition> indicators) {
    return of(answers, population, dimensions, indicators, Runnable::run);
  }

  /**
   * The tally of chosen indicators, each counted by a task of its own; the same to the bit whoever
   * runs them.
   *
   * @param answers the answers
   * @param population the frame that they should represent
   * @param dimensions dimensions that make the cells, and ROLE if need be
   * @param indicators indicators about questions of the questionnaire
   * @param executor who runs the tasks, together with the calling thread
   * @return the tally
   * @throws IllegalArgumentException if the frame does not have a dimension, or an indicator is
   *     about no question of the questionnaire
   */
  public static Tally of(
      Answers answers,
      Population population,
      Collection<Dimension> dimensions,
      Collection<IndicatorDefinition> indicators,
      Executor executor) {
    Set<Dimension> distinct = new LinkedHashSet<>(dimensions);
    boolean roles = distinct.remove(Dimension.ROLE);
    List<Dimension> cellDimensions = List.copyOf(distinct);
    indicators.forEach(indicator -> question(answers.questionnaire(), indicator));
    Optional<SealedAnswers> sealed =
        roles
            ? Optional.empty()
            : SealedAnswers.of(answers, population, cellDimensions, indicators);
    return sealed
        .map(fast -> fast.tally(indicators, executor))
        .orElseGet(
            () -> Counting.tally(answers, population, cellDimensions, roles, indicators, executor));
  }

  static Question question(Questionnaire questionnaire, IndicatorDefinition indicator) {
    Question question =
        questionnaire
            .question(indicator.question())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "indicator '"
                            + indicator.code()
                            + "' is about "
                            + unknown(questionnaire, indicator.question())));
    question.check(indicator);
    return question;
  }

  static Question question(Questionnaire questionnaire, String code) {
    return questionnaire
        .question(code)
        .orElseThrow(() -> new IllegalArgumentException(unknown(questionnaire, code)));
  }

  private static String unknown(Questionnaire questionnaire, String code) {
    return "question '"
        + code
        + "', which questionnaire '"
        + questionnaire.code()
        + "' does not have"
        + Suggestion.of(code, questionnaire.questions().stream().map(Question::code).toList());
  }

  /** A tally of answers that were counted elsewhere. */
  static Tally ofParts(
      Questionnaire questionnaire,
      Population population,
      List<Dimension> dimensions,
      Map<IndicatorDefinition, IndicatorTally> tallies,
      long outside,
      Origin origin) {
    return new Tally(
        questionnaire,
        population,
        dimensions,
        tallies,
        origin.counts(outside),
        origin.rejections(),
        new TreeSet<>(origin.sources()));
  }

  /** Whether an indicator is about the respondent; one of unknown type is taken to be. */
  static boolean concerned(
      List<CollectiviteType> audience, Population population, Supplier<Level> type) {
    if (audience.isEmpty() || !population.dimensions().contains(Dimension.TYPE)) {
      return true;
    }
    String code = type.get().code();
    return code.equals(Level.UNKNOWN) || audience.stream().anyMatch(t -> t.name().equals(code));
  }

  /**
   * The tally of the answers of both. Associative and commutative; sources and rejections are
   * joined.
   *
   * @param other a tally of other answers to the same questionnaire, on the same frame, with the
   *     same dimensions and indicators
   * @return the tally of all
   * @throws IllegalArgumentException if the two do not fit, or share a collectivité's answers to a
   *     question
   */
  public Tally merge(Tally other) {
    require(questionnaire.equals(other.questionnaire), "questionnaires", other.questionnaire);
    population
        .difference(other.population)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "tallies of different frames do not merge; they differ in " + difference);
            });
    require(dimensions.equals(other.dimensions), "dimensions", other.dimensions);
    require(
        indicators.keySet().equals(other.indicators.keySet()),
        "indicators",
        other.indicators.keySet());
    Map<IndicatorDefinition, IndicatorTally> merged = new LinkedHashMap<>();
    indicators.forEach(
        (indicator, tally) ->
            merged.put(indicator, tally.merge(requireNonNull(other.indicators.get(indicator)))));
    List<Rejection> rejected = new ArrayList<>(rejections);
    rejected.addAll(other.rejections);
    Set<String> names = new TreeSet<>(sources);
    names.addAll(other.sources);
    return new Tally(
        questionnaire,
        population,
        dimensions,
        merged,
        new AnswerCounts(
            counts.read() + other.counts.read(),
            counts.accepted() + other.counts.accepted(),
            counts.rejected() + other.counts.rejected(),
            counts.outsideFrame() + other.counts.outsideFrame()),
        List.copyOf(rejected),
        names);
  }

  /**
   * The binary form of the tally: compact, versioned, with a checksum. It does not hold the
   * questionnaire nor the frame, only what they are called.
   *
   * @return the bytes, the same for equal tallies
   */
  public byte[] toBytes() {
    return TallyFormat.write(
        new TallyFormat.Parts(
            questionnaire, population, dimensions, indicators, counts, rejections, sources));
  }

  /**
   * A tally from its binary form.
   *
   * @param bytes what {@link #toBytes} gave; no more memory is taken than they fill
   * @param questionnaire the questionnaire of the tally
   * @param population its frame
   * @return the tally
   * @throws IllegalArgumentException if the bytes are no tally, cut short, changed or of a version
   *     to come, or do not go with the questionnaire or the frame; the message says which
   */
  public static Tally from(byte[] bytes, Questionnaire questionnaire, Population population) {
    return of(TallyFormat.read(bytes, questionnaire, population));
  }

  static Tally of(TallyFormat.Parts parts) {
    return new Tally(
        parts.questionnaire(),
        parts.population(),
        parts.dimensions(),
        parts.indicators(),
        parts.counts(),
        parts.rejections(),
        parts.sources());
  }

  /**
   * Serialised by its binary form, never by its fields.
   *
   * @return what stands for the tally in a stream
   */
  @Serial
  private Object writeReplace() {
    return SerializedTally.of(this);
  }

  /**
   * Refuses a tally that comes as fields.
   *
   * @param in the stream
   * @throws InvalidObjectException always
   */
  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a tally is read from its binary form only");
  }

  private void require(boolean same, String what, Object others) {
    if (!same) {
      throw new IllegalArgumentException(
          "tallies of different " + what + " do not merge: " + this + " and " + others);
    }
  }

  /**
   * The cube of an indicator.
   *
   * @param indicator one of {@link #indicators()}
   * @return its cube
   * @throws IllegalArgumentException if the indicator was not tallied
   */
  public IndicatorTally indicator(IndicatorDefinition indicator) {
    IndicatorTally tally = indicators.get(indicator);
    if (tally == null) {
      throw new IllegalArgumentException(
          "indicator '"
              + indicator.code()
              + "' as defined (base "
              + indicator.basePolicy()
              + ", unit "
              + indicator.countingUnit()
              + ") was not tallied; tallied: "
              + indicators.keySet().stream().map(IndicatorDefinition::code).toList());
    }
    return tally;
  }

  /**
   * What was tallied.
   *
   * @return the indicators, in order
   */
  public List<IndicatorDefinition> indicators() {
    return List.copyOf(indicators.keySet());
  }

  /**
   * What was asked.
   *
   * @return the questionnaire
   */
  public Questionnaire questionnaire() {
    return questionnaire;
  }

  /**
   * The frame.
   *
   * @return the population that the answers should represent
   */
  public Population population() {
    return population;
  }

  /**
   * The dimensions that make the cells; ROLE, if tallied, comes last.
   *
   * @return distinct dimensions
   */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * What became of the rows read.
   *
   * @return the counts
   */
  public AnswerCounts counts() {
    return counts;
  }

  /**
   * Why rows were not used.
   *
   * @return the rejections
   */
  public List<Rejection> rejections() {
    return rejections;
  }

  /**
   * Where the answers come from.
   *
   * @return names of files, or "objects", sorted
   */
  public List<String> sources() {
    return List.copyOf(sources);
  }

  @Override
  public String toString() {
    return questionnaire.code()
        + ": "
        + indicators.size()
        + " indicators by "
        + dimensions
        + ", "
        + counts.accepted()
        + " rows";
  }
}
