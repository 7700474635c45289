package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.population.Population;
import fr.barometre.spelling.Suggestion;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * A request for all indicators of an edition, computed in one pass. Immutable: each method returns
 * another request.
 */
public final class EditionQuery {

  private final Questionnaire questionnaire;
  private final Settings settings;

  EditionQuery(Questionnaire questionnaire, Settings settings) {
    this.questionnaire = questionnaire;
    this.settings = settings;
  }

  private EditionQuery with(Settings other) {
    return new EditionQuery(questionnaire, other);
  }

  /**
   * The request for one of the edition's indicators, with the same answers and settings.
   *
   * @param code the indicator's code
   * @return the request
   * @throws IllegalArgumentException if the edition has no such indicator
   */
  public IndicatorQuery indicator(String code) {
    IndicatorDefinition indicator =
        questionnaire
            .indicator(code)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unknown indicator '"
                            + code
                            + "'"
                            + Suggestion.of(
                                code,
                                questionnaire.indicators().stream()
                                    .map(IndicatorDefinition::code)
                                    .toList())));
    return new IndicatorQuery(indicator, Optional.of(questionnaire), settings);
  }

  /**
   * Answers from a file, long or wide; see {@link fr.barometre.answers.AnswersReader#read}.
   *
   * @param file the file, read now
   * @return the request
   */
  public EditionQuery answers(Path file) {
    return with(settings.with(questionnaire, file));
  }

  /**
   * Answers that were read before.
   *
   * @param answers answers to the edition's questionnaire
   * @return the request
   */
  public EditionQuery answers(Answers answers) {
    if (!answers.questionnaire().equals(questionnaire)) {
      throw new IllegalArgumentException(
          "answers to '"
              + answers.questionnaire().code()
              + "' given for edition '"
              + questionnaire.code()
              + "': the questionnaires differ");
    }
    return with(settings.with(answers));
  }

  /**
   * Answers as objects.
   *
   * @param answers a stream, used up now
   * @return the request
   */
  public EditionQuery answers(Stream<Answer> answers) {
    return with(settings.with(questionnaire, answers));
  }

  /**
   * Answers that were tallied before, with the frame of the tally.
   *
   * @param tally the cube
   * @return the request
   */
  public EditionQuery answers(Tally tally) {
    return with(settings.with(tally));
  }

  /**
   * The frame that the answers should represent; {@link Population#collectivites2025()} unless
   * given.
   *
   * @param population the frame
   * @return the request
   */
  public EditionQuery population(Population population) {
    return with(settings.with(population));
  }

  /**
   * The dimensions to break the figures down by, one after the other.
   *
   * @param dimensions dimensions of the frame, or ROLE
   * @return the request
   */
  public EditionQuery by(Dimension... dimensions) {
    return with(settings.withBreakdown(dimensions));
  }

  /**
   * The weighting of the adjusted figures; post-stratification on OPSN unless given.
   *
   * @param weighting the weighting
   * @return the request
   */
  public EditionQuery weighting(Weighting weighting) {
    return with(settings.with(weighting));
  }

  /**
   * How intervals are built; Korn and Graubard's unless given.
   *
   * @param method the method
   * @return the request
   */
  public EditionQuery interval(IntervalMethod method) {
    return with(settings.with(method));
  }

  /**
   * The confidence level; 0.95 unless given.
   *
   * @param level in (0, 1)
   * @return the request
   */
  public EditionQuery confidence(double level) {
    return with(settings.withLevel(level));
  }

  /**
   * The thresholds of the flags.
   *
   * @param policy the thresholds
   * @return the request
   */
  public EditionQuery policy(FlagPolicy policy) {
    return with(settings.with(policy));
  }

  /**
   * The rules that a figure must meet to be shown; {@link Disclosure#DEFAULT} unless given.
   *
   * @param rules the rules; {@link Disclosure#NONE} for work that stays behind closed doors
   * @return the request
   */
  public EditionQuery disclosure(Disclosure rules) {
    return with(settings.with(rules));
  }

  /**
   * Who computes, together with the calling thread, which works alone unless this is given. The
   * report is the same whoever does: each question is one task.
   *
   * @param executor who helps; it is not shut down, and may be busy or the caller's own
   * @return the request
   */
  public EditionQuery executor(Executor executor) {
    return with(settings.with(executor));
  }

  /**
   * Computes the edition.
   *
   * @return one result for each indicator that someone answered, with what became of the rows
   * @throws IllegalArgumentException if the request cannot be met
   * @throws CancellationException if the calling thread is interrupted while others compute
   */
  public BarometreReport compute() {
    Tally tally = settings.tally(questionnaire.indicators());
    List<IndicatorDefinition> answered =
        questionnaire.indicators().stream()
            .filter(indicator -> !tally.indicator(indicator).cells().isEmpty())
            .toList();
    List<IndicatorResult> results = Computation.of(tally, settings, answered);
    return new BarometreReport(questionnaire, results, tally.rejections(), tally.counts());
  }

  @Override
  public String toString() {
    return "edition " + questionnaire.code();
  }
}
