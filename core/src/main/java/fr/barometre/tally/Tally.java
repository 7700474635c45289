package fr.barometre.tally;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.territory.Dimension;
import fr.barometre.counting.Counting;
import fr.barometre.counting.IndicatorScope;
import fr.barometre.cube.Cube;
import fr.barometre.population.Population;
import fr.barometre.slices.SealedAnswers;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

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

  private final transient Cube cube;

  Tally(Cube cube) {
    this.cube = cube;
  }

  /**
   * The tally of all indicators of a questionnaire.
   *
   * @param answers the answers
   * @param population the frame that they should represent
   * @param dimensions dimensions of the frame that make the cells, and those of respondents that
   *     figures are to be broken down by: ROLE, and those of {@link Answers#groupedBy}
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
   * @param dimensions dimensions that make the cells, and those of respondents
   * @param indicators indicators about questions of the questionnaire
   * @return the tally
   * @throws IllegalArgumentException if neither the frame nor the answers have a dimension, an
   *     indicator is about no question of the questionnaire, or groups are of a question that no
   *     wave asks together with one of the indicators
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
   * @param dimensions dimensions that make the cells, and those of respondents
   * @param indicators indicators about questions of the questionnaire
   * @param executor who runs the tasks, together with the calling thread
   * @return the tally
   * @throws IllegalArgumentException if neither the frame nor the answers have a dimension, an
   *     indicator is about no question of the questionnaire, or groups are of a question that no
   *     wave asks together with one of the indicators
   */
  public static Tally of(
      Answers answers,
      Population population,
      Collection<Dimension> dimensions,
      Collection<IndicatorDefinition> indicators,
      Executor executor) {
    Set<Dimension> distinct = new LinkedHashSet<>(dimensions);
    List<Dimension> responses =
        distinct.stream()
            .filter(d -> d.equals(Dimension.ROLE) || answers.groups(d).isPresent())
            .toList();
    responses.forEach(d -> requireOther(d, population));
    responses.forEach(distinct::remove);
    List<Dimension> cellDimensions = List.copyOf(distinct);
    indicators.forEach(indicator -> IndicatorScope.question(answers.questionnaire(), indicator));
    Optional<SealedAnswers> sealed =
        !responses.isEmpty()
            ? Optional.empty()
            : SealedAnswers.of(answers, population, cellDimensions, indicators);
    return new Tally(
        sealed
            .map(fast -> fast.cube(indicators, executor))
            .orElseGet(
                () ->
                    Counting.cube(
                        answers, population, cellDimensions, responses, indicators, executor)));
  }

  private static void requireOther(Dimension responses, Population population) {
    if (population.dimensions().stream().anyMatch(d -> d.code().equals(responses.code()))) {
      throw new IllegalArgumentException(
          "the frame has a dimension '"
              + responses
              + "' of its own; expected another name for the groups of responses:"
              + " as(Dimension.of(...))");
    }
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
    return new Tally(cube.merge(other.cube));
  }

  /**
   * The binary form of the tally: compact, versioned, with a checksum. It does not hold the
   * questionnaire nor the frame, only what they are called.
   *
   * @return the bytes, the same for equal tallies
   */
  public byte[] toBytes() {
    return TallyFormat.write(cube);
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
    return new Tally(TallyFormat.read(bytes, questionnaire, population));
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

  /**
   * The cells and their sums, for the library itself.
   *
   * @return of a type that is not exported and may change
   */
  @SuppressWarnings("exports")
  public Cube cube() {
    return cube;
  }

  /**
   * The indicators that were tallied.
   *
   * @return the indicators, in order
   */
  public List<IndicatorDefinition> indicators() {
    return List.copyOf(cube.indicators().keySet());
  }

  /**
   * The questionnaire that was answered.
   *
   * @return the questionnaire
   */
  public Questionnaire questionnaire() {
    return cube.questionnaire();
  }

  /**
   * The frame.
   *
   * @return the population that the answers should represent
   */
  public Population population() {
    return cube.population();
  }

  /**
   * The dimensions that make the cells; those of respondents, such as ROLE, come last.
   *
   * @return distinct dimensions
   */
  public List<Dimension> dimensions() {
    return cube.dimensions();
  }

  /**
   * The numbers of rows read, accepted and refused.
   *
   * @return the counts
   */
  public AnswerCounts counts() {
    return cube.counts();
  }

  /**
   * Why rows were not used, without what was found there: {@code Answers.rejections()} has that.
   *
   * @return the rejections
   */
  public List<Rejection> rejections() {
    return cube.rejections();
  }

  /**
   * The files or other sources of the answers.
   *
   * @return names of files, or "objects", sorted
   */
  public List<String> sources() {
    return List.copyOf(cube.sources());
  }

  @Override
  public String toString() {
    return cube.toString();
  }
}
