package fr.barometre.tally;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.slices.SealedColumns;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The answers of very many anonymous respondents, sealed in a few bits each and ordered by cell: a
 * tally of them is a count of bits.
 *
 * <p>Each respondent stands for itself and answers single-choice questions; for anything else
 * (several answers of a collectivité, multiple choices) tally {@link fr.barometre.answers.Answers},
 * which gives the same cube where both can: to the bit with unit weights, and within 1e-14 of each
 * sum with others, because here up to 64 rows are added before sums are compensated.
 *
 * <p>Answers read with {@link fr.barometre.answers.AnswersReader#withLevel} become columns by
 * {@link #of}, and with unit weights by themselves when {@link Tally#of} tallies very many of them;
 * a builder takes arrays of any other origin.
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
  public static final byte BLANK = SealedColumns.BLANK;

  /** There is no record of an answer to the question. */
  public static final byte NO_RECORD = SealedColumns.NO_RECORD;

  private final SealedColumns columns;

  private AnswerColumns(SealedColumns columns) {
    this.columns = columns;
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
   * The answers of anonymous respondents, sealed: what was read from a file once, to be tallied
   * more than once. Single choices have a column; multiple choices and numbers have none.
   *
   * @param answers answers that name no collectivité
   * @param population the frame that they should represent
   * @param dimensions dimensions of the frame that make the cells; not ROLE
   * @return the columns, whose tallies have the counts, rejections and sources of the answers
   * @throws IllegalArgumentException if a respondent names a collectivité, or a question has more
   *     than 127 modalities
   */
  public static AnswerColumns of(Answers answers, Population population, Dimension... dimensions) {
    return new AnswerColumns(SealedColumns.of(answers, population, List.of(dimensions)));
  }

  /**
   * Number of respondents.
   *
   * @return zero or more
   */
  public long respondents() {
    return columns.respondents();
  }

  /**
   * Memory of the sealed answers.
   *
   * @return bytes
   */
  public long bytes() {
    return columns.bytes();
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
    return new Tally(columns.cube(indicators, executor));
  }

  @Override
  public String toString() {
    return columns.toString();
  }

  /** Builds {@link AnswerColumns}. */
  public static final class Builder {

    private final SealedColumns.Builder columns;

    private Builder(
        Questionnaire questionnaire, Population population, List<Dimension> dimensions) {
      this.columns = SealedColumns.builder(questionnaire, population, dimensions);
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
      columns.respondents(kinds, kindOf);
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
      columns.weights(weights);
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
      columns.question(code, modalities);
      return this;
    }

    /**
     * Orders the respondents by cell and packs their answers; what was given is needed no longer.
     *
     * @return the columns
     * @throws IllegalArgumentException if a column is not as long as there are respondents, a value
     *     is no modality of its question, or a wave has answers to a question that it was not asked
     */
    public AnswerColumns seal() {
      return new AnswerColumns(columns.seal());
    }
  }
}
