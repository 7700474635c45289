package fr.barometre.slices;

import fr.barometre.answers.Answers;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.counting.Counting;
import fr.barometre.counting.IndicatorScope;
import fr.barometre.cube.ClusterNames;
import fr.barometre.cube.Cube;
import fr.barometre.cube.Reading;
import fr.barometre.population.Population;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Chooses and builds the fast form of answers: single choices of very many anonymous respondents of
 * unit weight. Their {@link SealedColumns} are counted bit by bit, to the same cube.
 *
 * <p>A question is sealed (packed and sorted by cell) when a tally first asks for it, which takes
 * as long as counting it once, and is kept with the answers for the next tally.
 */
public final class SealedAnswers {

  /** With fewer respondents most of the work is in the cells, not in the answers. */
  private static final int FEWEST = 1 << 16;

  /** Rows that a kind of respondent should have: blocks of 64 are then well filled. */
  private static final int ROWS_A_KIND = 4 * BitSlices.BLOCK;

  /** Questions on their way at a time, a byte for each respondent. */
  private static final int TOGETHER = 8;

  private final Answers answers;
  private final Population population;
  private final List<Dimension> dimensions;
  private @Nullable SealedColumns columns;

  public SealedAnswers(Answers answers, Population population, List<Dimension> dimensions) {
    this.answers = answers;
    this.population = population;
    this.dimensions = dimensions;
  }

  /** The sealed form of answers, if tallies of indicators are faster by it. */
  public static Optional<SealedAnswers> of(
      Answers answers,
      Population population,
      List<Dimension> dimensions,
      Collection<IndicatorDefinition> indicators) {
    CodedAnswers coded = answers.coded();
    boolean many =
        answers.selection().isEmpty()
            && coded.size() >= FEWEST
            && (long) coded.profiles() * coded.waves().size() * ROWS_A_KIND <= coded.size();
    return many && fit(answers, indicators)
        ? Optional.of(
            coded.kept(
                SealedAnswers.class,
                known -> known.population.equals(population) && known.dimensions.equals(dimensions),
                () -> new SealedAnswers(answers, population, dimensions)))
        : Optional.empty();
  }

  /** Whether bits can tell all that the answers say of the indicators. */
  public static boolean fit(Answers answers, Collection<IndicatorDefinition> indicators) {
    CodedAnswers coded = answers.coded();
    return !coded.weighted()
        && coded.firstNamed().isEmpty()
        && indicators.stream().allMatch(indicator -> fits(answers, indicator));
  }

  private static boolean fits(Answers answers, IndicatorDefinition indicator) {
    Questionnaire questionnaire = answers.questionnaire();
    Question question = IndicatorScope.question(questionnaire, indicator.question());
    boolean told =
        !new Reading(questionnaire, indicator, question).countsUnrecorded()
            || questionnaire.waves().size() < 2
            || !answers.coded().waves().contains("");
    return told
        && !answers.coded().sayings(question.code()).contains(List.of(Answer.NOT_ASKED))
        && question.kind() == QuestionKind.SINGLE
        && question.modalities().size() <= Byte.MAX_VALUE;
  }

  /** The tally of indicators that fit: the same, to the bit, as when they are counted. */
  public Cube cube(Collection<IndicatorDefinition> indicators, Executor executor) {
    Set<Question> questions = new LinkedHashSet<>();
    for (IndicatorDefinition indicator : indicators) {
      questions.add(IndicatorScope.question(answers.questionnaire(), indicator.question()));
    }
    return columns(questions).cube(indicators, executor, this::names);
  }

  private synchronized SealedColumns columns(Set<Question> questions) {
    SealedColumns known = columns;
    List<Question> missing =
        questions.stream().filter(q -> known == null || !known.has(q.code())).toList();
    return known != null && missing.isEmpty() ? known : seal(missing);
  }

  private SealedColumns seal(List<Question> missing) {
    Transcription transcription = new Transcription(answers);
    SealedColumns all = columns;
    for (int from = 0; from < missing.size() || all == null; from += TOGETHER) {
      SealedColumns.Builder builder =
          SealedColumns.builder(answers.questionnaire(), population, dimensions);
      int to = Math.min(from + TOGETHER, missing.size());
      SealedColumns more = transcription.into(builder, missing.subList(from, to)).seal();
      all = all == null ? more : all.and(more);
    }
    columns = all;
    return all;
  }

  /** Names are asked for by merging and writing alone: those that vote are then looked for. */
  private ClusterNames names(IndicatorDefinition indicator, int clusters) {
    return ClusterNames.made(
        clusters,
        () ->
            new Counting(answers, population, dimensions, List.of())
                .count(
                    indicator,
                    IndicatorScope.question(answers.questionnaire(), indicator.question()))
                .clusters());
  }
}
