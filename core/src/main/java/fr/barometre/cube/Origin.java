package fr.barometre.cube;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.result.AnswerCounts;
import java.util.List;
import java.util.Map;

/**
 * The provenance of a tally: where its answers come from, and how many rows were read, accepted and
 * rejected.
 */
public record Origin(
    long read,
    long accepted,
    long rejected,
    List<Rejection> rejections,
    Map<String, List<QuestionReading>> reading,
    List<String> sources) {

  /** Above this number of responses, answers are counted by kind only if something was refused. */
  private static final int FEW_ENOUGH = 1 << 20;

  /**
   * The origin of answers. Rejections keep places and reasons, never the text that somebody typed.
   */
  public static Origin of(Answers answers) {
    return new Origin(
        answers.read(),
        answers.accepted(),
        answers.rejected(),
        answers.rejections().stream().map(Rejection::withoutValue).toList(),
        reading(answers),
        answers.sources());
  }

  private static Map<String, List<QuestionReading>> reading(Answers answers) {
    return answers.refusals().isEmpty() && answers.coded().size() > FEW_ENOUGH
        ? Map.of()
        : answers.readingByWave();
  }

  /** Rows that are all accepted. */
  public static Origin of(long rows, String source) {
    return new Origin(rows, rows, 0, List.of(), Map.of(), List.of(source));
  }

  public AnswerCounts counts(long outside) {
    return new AnswerCounts(read, accepted, rejected, outside);
  }
}
