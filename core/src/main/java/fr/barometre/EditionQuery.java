package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.editions.Edition2025;
import fr.barometre.spelling.Suggestion;
import fr.barometre.tally.Tally;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A request for all indicators of an edition, computed in one pass. Immutable: each method returns
 * another request.
 */
public final class EditionQuery extends FigureQuery<EditionQuery> {

  private final Questionnaire questionnaire;

  EditionQuery(Questionnaire questionnaire, Settings settings) {
    super(settings);
    this.questionnaire = questionnaire;
  }

  @Override
  EditionQuery with(Settings other) {
    return new EditionQuery(questionnaire, other);
  }

  @Override
  Questionnaire questionnaire() {
    return questionnaire;
  }

  /**
   * The request for one of the edition's indicators, with the same answers and settings().
   *
   * @param code the indicator's code
   * @return the request
   * @throws IllegalArgumentException if the edition has no such indicator
   */
  public IndicatorQuery indicator(String code) {
    IndicatorDefinition indicator =
        questionnaire
            .indicator(requireNonNull(code, "code"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException("unknown indicator '" + code + "'" + known(code)));
    return new IndicatorQuery(indicator, Optional.of(questionnaire), settings());
  }

  /** The indicators that there are, and where others are asked for. */
  private String known(String code) {
    String known =
        Suggestion.of(
            code, questionnaire.indicators().stream().map(IndicatorDefinition::code).toList());
    return questionnaire.equals(Edition2025.QUESTIONNAIRE) && Suggestion.isOfAll(known)
        ? known
            + "; of a questionnaire of your own, call Barometre.edition(questionnaire).indicator(…)"
        : known;
  }

  @Override
  public EditionQuery answers(Answers answers) {
    if (!requireNonNull(answers, "answers").questionnaire().equals(questionnaire)) {
      throw new IllegalArgumentException(
          "answers to '"
              + answers.questionnaire().code()
              + "' given for edition '"
              + questionnaire.code()
              + "': the questionnaires differ");
    }
    return super.answers(answers);
  }

  /**
   * Answers that were tallied before, with the frame of the tally.
   *
   * @param tally the cube of answers to the edition's questionnaire
   * @return the request
   * @throws IllegalArgumentException if they are answers to another questionnaire
   */
  @Override
  public EditionQuery answers(Tally tally) {
    if (!requireNonNull(tally, "tally").questionnaire().equals(questionnaire)) {
      throw new IllegalArgumentException(
          "a tally of answers to '"
              + tally.questionnaire().code()
              + "' with waves "
              + tally.questionnaire().waves().stream().map(Wave::code).toList()
              + " given for edition '"
              + questionnaire.code()
              + "' with waves "
              + questionnaire.waves().stream().map(Wave::code).toList()
              + ": the questionnaires differ");
    }
    return super.answers(tally);
  }

  /**
   * Computes the edition.
   *
   * @return one result for each indicator that someone answered, in the wave asked for if there is
   *     one, with what became of the rows
   * @throws IllegalArgumentException if the request cannot be met
   * @throws CancellationException if the calling thread is interrupted while others compute
   */
  public BarometreReport compute() {
    Settings known = settings().resolved();
    known.wave().ifPresent(wave -> ChangeComputation.requireWave(questionnaire, wave));
    Tally tally = known.tally(questionnaire.indicators());
    List<IndicatorDefinition> answered =
        questionnaire.indicators().stream()
            .filter(indicator -> isAnswered(tally.cube().indicator(indicator), known))
            .toList();
    List<IndicatorResult> results = Computation.of(tally, known, answered);
    ReadingSummary told = ReadingDisclosure.of(known).of(results);
    return new BarometreReport(
        questionnaire,
        results.stream().map(result -> ReadingDisclosure.in(result, told)).toList(),
        tally.rejections(),
        tally.counts(),
        told,
        Profile.of(tally, known, results));
  }

  private static boolean isAnswered(IndicatorTally indicator, Settings known) {
    return known
        .wave()
        .map(wave -> indicator.waves().contains(wave.code()))
        .orElse(!indicator.cells().isEmpty());
  }

  /**
   * Models the indicators of the edition for every level of a dimension, from one cube: see {@link
   * IndicatorQuery#modelled}.
   *
   * @param dimension a dimension of the frame, for example {@link Dimension#DEPARTEMENT}
   * @return modelled figures of each indicator that is a share of collectivités and has answers
   *     enough to tell how much levels differ
   * @throws IllegalArgumentException if the request cannot be met, or the frame does not describe
   *     the dimension
   */
  public List<ModelledResult> modelled(Dimension dimension) {
    return ModelComputation.ofAll(settings(), questionnaire.indicators(), dimension);
  }

  /**
   * Computes how the indicators of the edition moved between two waves, from one cube.
   *
   * @param from the earlier wave
   * @param to the later wave
   * @return a change for each indicator that both waves answered; for the others why there is none
   * @throws IllegalArgumentException if the request cannot be met, or the questionnaire does not
   *     have a wave; if the days of both waves are known, and the first is the later
   * @throws CancellationException if the calling thread is interrupted while others compute
   * @throws IllegalStateException if the request has {@link #in}, {@link #pooled} or {@link #by}
   */
  public EditionChange change(Wave from, Wave to) {
    settings().checkChange();
    Tally tally = settings().tally(questionnaire.indicators());
    settings().checkWeighting(tally);
    return ChangeComputation.of(tally, settings(), from, to);
  }

  @Override
  public String toString() {
    return "edition " + questionnaire.code();
  }
}
