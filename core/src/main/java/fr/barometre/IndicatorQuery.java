package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.diagnosis.OpsnRange;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.sample.FigureUnit;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A request for one indicator. Immutable: each method returns another request. */
public final class IndicatorQuery {

  private final IndicatorDefinition indicator;
  private final Optional<Questionnaire> questionnaire;
  private final Settings settings;

  IndicatorQuery(
      IndicatorDefinition indicator, Optional<Questionnaire> questionnaire, Settings settings) {
    this.indicator = indicator;
    this.questionnaire = questionnaire;
    this.settings = settings;
  }

  private IndicatorQuery with(Settings other) {
    return new IndicatorQuery(indicator, questionnaire, other);
  }

  private Questionnaire questionnaire() {
    return questionnaire.orElseThrow(
        () ->
            new IllegalArgumentException(
                "indicator '"
                    + indicator.code()
                    + "' is not of the 2025 edition: give Answers read with their questionnaire, or"
                    + " start from Barometre.edition(questionnaire).indicator(code)"));
  }

  /**
   * Answers from a file, long or wide; see {@link fr.barometre.answers.AnswersReader#read}.
   *
   * @param file the file, read now
   * @return the request
   */
  public IndicatorQuery answers(Path file) {
    return with(settings.with(questionnaire(), file));
  }

  /**
   * Answers that were read before.
   *
   * @param answers the answers
   * @return the request
   */
  public IndicatorQuery answers(Answers answers) {
    return with(settings.with(answers));
  }

  /**
   * Answers as objects.
   *
   * @param answers a stream, used up now
   * @return the request
   */
  public IndicatorQuery answers(Stream<Answer> answers) {
    return with(settings.with(questionnaire(), answers));
  }

  /**
   * Answers that were tallied before, with the frame of the tally.
   *
   * @param tally the cube
   * @return the request
   */
  public IndicatorQuery answers(Tally tally) {
    return with(settings.with(tally));
  }

  /**
   * The frame that the answers should represent; {@link Population#collectivites2025()} unless
   * given.
   *
   * @param population the frame
   * @return the request
   */
  public IndicatorQuery population(Population population) {
    return with(settings.with(population));
  }

  /**
   * The dimensions to break the figure down by, one after the other.
   *
   * @param dimensions dimensions of the frame, or ROLE
   * @return the request
   */
  public IndicatorQuery by(Dimension... dimensions) {
    return with(settings.withBreakdown(dimensions));
  }

  /**
   * The weighting of the adjusted figure; post-stratification on OPSN unless given.
   *
   * @param weighting the weighting
   * @return the request
   */
  public IndicatorQuery weighting(Weighting weighting) {
    return with(settings.with(weighting));
  }

  /**
   * How intervals are built; Korn and Graubard's unless given.
   *
   * @param method the method
   * @return the request
   */
  public IndicatorQuery interval(IntervalMethod method) {
    return with(settings.with(method));
  }

  /**
   * The confidence level; 0.95 unless given.
   *
   * @param level in (0, 1)
   * @return the request
   */
  public IndicatorQuery confidence(double level) {
    return with(settings.withLevel(level));
  }

  /**
   * The thresholds of the flags.
   *
   * @param policy the thresholds
   * @return the request
   */
  public IndicatorQuery policy(FlagPolicy policy) {
    return with(settings.with(policy));
  }

  /**
   * The rules that a figure must meet to be shown; {@link Disclosure#DEFAULT} unless given.
   *
   * @param rules the rules; {@link Disclosure#NONE} for work that stays behind closed doors
   * @return the request
   */
  public IndicatorQuery disclosure(Disclosure rules) {
    return with(settings.with(rules));
  }

  /**
   * Another base than the indicator's own.
   *
   * @param policy which answers make the denominator
   * @return the request
   */
  public IndicatorQuery base(BasePolicy policy) {
    return new IndicatorQuery(
        IndicatorDefinition.builder().from(indicator).basePolicy(policy).build(),
        questionnaire,
        settings);
  }

  /**
   * Another counting unit than the indicator's own.
   *
   * @param unit what counts for one
   * @return the request
   */
  public IndicatorQuery unit(CountingUnit unit) {
    return new IndicatorQuery(
        IndicatorDefinition.builder().from(indicator).countingUnit(unit).build(),
        questionnaire,
        settings);
  }

  /**
   * Computes the indicator.
   *
   * @return its figures with their precision, diagnosis and flags
   * @throws IllegalArgumentException if the request cannot be met: no answers, a dimension that the
   *     frame does not have, a weighting whose cells lack respondents
   */
  public IndicatorResult compute() {
    return Computation.of(settings.tally(List.of(indicator)), settings, List.of(indicator)).get(0);
  }

  /**
   * Computes the indicator under several OPSN lists, and the range that they leave.
   *
   * @param lists OPSN lists, at least one; ours are {@link OpsnCoverage#anct()} and {@link
   *     OpsnCoverage#anctAndDeclic()}
   * @return the results, the range of the adjusted figure and the worst flags
   * @throws IllegalArgumentException if the request cannot be met, or has a tally, which was made
   *     with a list of its own
   */
  public OpsnRange over(OpsnCoverage... lists) {
    List<IndicatorResult> results = new ArrayList<>();
    FigureUnit unit =
        settings
            .given()
            .questionnaire()
            .question(indicator.question())
            .map(FigureUnit::of)
            .orElse(FigureUnit.PROPORTION);
    for (OpsnCoverage list : lists) {
      results.add(population(settings.frame().withOpsn(list)).compute());
    }
    return OpsnRange.of(results, unit.bounds(0, 1));
  }

  /**
   * Computes how the indicator moved between two waves.
   *
   * @param from the earlier wave
   * @param to the later wave
   * @return the change, split into what remains at equal composition and what is due to who
   *     answered, where the adjusted figures of both waves may be shown
   * @throws IllegalArgumentException if a wave has no answer in the base, or its figure may not be
   *     shown, or the request has a tally instead of answers
   */
  public Change change(Wave from, Wave to) {
    Tally tally = settings.tally(List.of(indicator));
    settings.checkWeighting(tally);
    return ChangeComputation.of(tally, settings, indicator, from, to);
  }

  @Override
  public String toString() {
    return "indicator " + indicator.code();
  }
}
