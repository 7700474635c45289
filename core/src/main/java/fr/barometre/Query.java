package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.population.Population;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The settings of every request. Immutable: each method returns another request, so that one can be
 * the start of several.
 *
 * @param <Q> the kind of request
 */
public abstract sealed class Query<Q extends Query<Q>> permits FigureQuery, ComparisonQuery {

  private final Settings settings;

  Query(Settings settings) {
    this.settings = settings;
  }

  final Settings settings() {
    return settings;
  }

  /** The same request with other settings. */
  abstract Q with(Settings other);

  /** The questionnaire that the answers belong to. */
  abstract Questionnaire questionnaire();

  /**
   * Answers from a file, long or wide; see {@link fr.barometre.answers.AnswersReader#read}.
   *
   * @param file the file, read now
   * @return the request
   */
  public final Q answers(Path file) {
    return with(settings.with(questionnaire(), file));
  }

  /**
   * Answers that were read before.
   *
   * @param answers the answers
   * @return the request
   * @throws IllegalArgumentException if the request is about another questionnaire
   */
  public Q answers(Answers answers) {
    return with(settings.with(answers));
  }

  /**
   * Answers as objects.
   *
   * @param answers a stream, used up now
   * @return the request
   */
  public final Q answers(Stream<Answer> answers) {
    return with(settings.with(questionnaire(), answers));
  }

  /**
   * The frame that the answers should represent; {@link Population#collectivites2025()} unless
   * given.
   *
   * @param population the frame
   * @return the request
   */
  public final Q population(Population population) {
    return with(settings.with(population));
  }

  /**
   * How intervals are built; Korn and Graubard's unless given.
   *
   * @param method the method
   * @return the request
   */
  public final Q interval(IntervalMethod method) {
    return with(settings.with(method));
  }

  /**
   * The confidence level; 0.95 unless given.
   *
   * @param level in (0, 1)
   * @return the request
   */
  public final Q confidence(double level) {
    return with(settings.withLevel(level));
  }

  /**
   * The thresholds of the flags.
   *
   * @param policy the thresholds
   * @return the request
   */
  public final Q policy(FlagPolicy policy) {
    return with(settings.with(policy));
  }

  /**
   * The rules that a figure must meet to be shown; {@link Disclosure#DEFAULT} unless given.
   *
   * @param rules the rules; {@link Disclosure#NONE} for work that stays behind closed doors
   * @return the request
   */
  public final Q disclosure(Disclosure rules) {
    return with(settings.with(rules));
  }

  /**
   * Computes on the executor's threads beside the calling one, which works alone unless this is
   * given. The result does not depend on it.
   *
   * @param executor who helps; it is not shut down, and may be busy or the caller's own
   * @return the request
   */
  public final Q executor(Executor executor) {
    return with(settings.with(executor));
  }
}
