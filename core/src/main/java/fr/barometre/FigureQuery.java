package fr.barometre;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Groups;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.territory.Dimension;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of a request for figures, beyond those of every request: breakdowns, sampling plan,
 * weighting, and the treatment of several waves.
 *
 * <p>A question that was asked in several waves has a figure for each: a result is of the latest,
 * and holds the others. {@link #in} chooses one, {@link #pooled} takes the answers of all as one
 * sample.
 *
 * @param <Q> the kind of request
 */
public abstract sealed class FigureQuery<Q extends FigureQuery<Q>> extends Query<Q>
    permits IndicatorQuery, EditionQuery {

  FigureQuery(Settings settings) {
    super(settings);
  }

  /**
   * Answers that were tallied before, with the frame of the tally.
   *
   * @param tally the cube
   * @return the request
   */
  public Q answers(Tally tally) {
    return with(settings().with(tally));
  }

  /**
   * Dimensions to break figures down by, one after the other, beside what the request is broken
   * down by already. {@link #crossedBy} crosses them.
   *
   * @param dimensions dimensions of the frame, or ROLE
   * @return the request
   * @throws IllegalArgumentException if a dimension is there twice
   */
  public final Q by(Dimension... dimensions) {
    return with(settings().withBreakdown(dimensions));
  }

  /**
   * Groups of responses to break figures down by, beside what the request is broken down by
   * already: another question, a column of the respondents, or some of their levels made one.
   *
   * <p>The segments of groups are parts of the sample, under the weights of the whole: the frame
   * does not know how many collectivités would be in each. In a wave that does not ask the other
   * question, everybody is in the one level "not asked".
   *
   * @param first groups of responses
   * @param more others
   * @return the request
   * @throws IllegalArgumentException if groups are there twice
   */
  public final Q by(Groups first, Groups... more) {
    return with(settings().withGroups(and(Settings.listOf("groups", first), "groups", more)));
  }

  /**
   * One more breakdown, by the combinations of groups of responses with levels of the frame.
   *
   * @param groups groups of responses
   * @param first a dimension of the frame, or ROLE
   * @param more others
   * @return the request
   * @throws IllegalArgumentException if a dimension is there twice
   */
  public final Q crossedBy(Groups groups, Dimension first, Dimension... more) {
    return with(
        settings()
            .withCrossing(
                Settings.listOf("groups", groups),
                and(Settings.listOf("dimension", first), "dimensions", more)));
  }

  /**
   * One more breakdown, by the combinations of two groups of responses: the charter by who has a
   * digital officer and seniority; of each level of the frame, if dimensions follow.
   *
   * @param first groups of responses
   * @param second others
   * @param more dimensions of the frame, or ROLE
   * @return the request
   * @throws IllegalArgumentException if groups or a dimension are there twice
   */
  public final Q crossedBy(Groups first, Groups second, Dimension... more) {
    return with(
        settings()
            .withCrossing(
                Settings.listOf("groups", first, second), Settings.listOf("dimensions", more)));
  }

  /**
   * One more breakdown, by the combinations of levels of several dimensions: {@code crossedBy(TYPE,
   * REGION)} has the communes of each région. Combinations are in {@link
   * fr.barometre.api.result.IndicatorResult#crossedSegments()}; the rules of disclosure protect
   * them together with the other breakdowns.
   *
   * @param first a dimension of the frame, or ROLE
   * @param second another
   * @param more others
   * @return the request
   * @throws IllegalArgumentException if a dimension is there twice
   */
  public final Q crossedBy(Dimension first, Dimension second, Dimension... more) {
    return with(
        settings()
            .withCrossing(and(Settings.listOf("dimension", first, second), "dimensions", more)));
  }

  private static <T> List<T> and(List<T> first, String what, T[] more) {
    return Stream.concat(first.stream(), Settings.listOf(what, more).stream()).toList();
  }

  /**
   * Levels of a dimension shown as one, in place of the levels that would be joined because too few
   * answered: {@code joined(POPULATION_STRATUM, "Petites communes", "0-499", "500-999")}. Other
   * levels of the dimension stay as they are. What then has too few collectivités is hidden.
   *
   * @param dimension a dimension of the frame, by which figures are broken down
   * @param label what to call the joined level, in both languages
   * @param levels codes of its levels, two or more
   * @return the request; its results say what the joined level stands for
   * @throws IllegalArgumentException if there are not two levels, or one is joined already; when it
   *     is computed, if the dimension is not in the request, or has no such level
   */
  public final Q joined(Dimension dimension, String label, String... levels) {
    return joined(dimension, Label.same(label), levels);
  }

  /**
   * Levels of a dimension shown as one, as {@link #joined(Dimension, String, String...)}.
   *
   * @param dimension a dimension of the frame, by which figures are broken down
   * @param label what to call the joined level
   * @param levels codes of its levels, two or more
   * @return the request
   * @throws IllegalArgumentException as with a label in one language
   */
  public final Q joined(Dimension dimension, Label label, String... levels) {
    return with(
        settings()
            .withJoined(
                requireNonNull(dimension, "dimension"),
                requireNonNull(label, "label"),
                Settings.listOf("levels", levels)));
  }

  /**
   * The weighting of the adjusted figures; {@link Weighting#automatic()}, by what the frame knows
   * of type, size, OPSN and région, unless given.
   *
   * @param weighting the weighting
   * @return the request
   */
  public final Q weighting(Weighting weighting) {
    return with(settings().with(weighting));
  }

  /**
   * How respondents are taken to have been drawn; each type separately unless given.
   *
   * @param plan the strata, and whether their sizes count
   * @return the request
   */
  public final Q sampling(SamplingPlan plan) {
    return with(settings().with(plan));
  }

  /**
   * The request with what clears a flag or lowers its severity: {@code
   * request.remedied(flag.remedies().get(0))}.
   *
   * @param remedy a remedy of a flag of this request's results
   * @return the request
   * @throws IllegalArgumentException if it leaves answers out and the request has a tally, or a
   *     later version wrote it
   */
  public final Q remedied(Remedy remedy) {
    return with(settings().with(remedy));
  }

  /**
   * Figures of one wave alone.
   *
   * @param wave a wave of the questionnaire
   * @return the request
   * @throws IllegalStateException if waves are pooled
   */
  public final Q in(Wave wave) {
    return with(settings().in(wave));
  }

  /**
   * One figure for all waves of a question, whose answers are taken as one sample. A collectivité
   * that answered in several waves counts once. Results say that waves are pooled.
   *
   * @return the request
   * @throws IllegalStateException if a wave was chosen
   */
  public final Q pooled() {
    return with(settings().withPooledWaves());
  }
}
