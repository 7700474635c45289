package fr.barometre.cube;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.result.AnswerCounts;
import java.util.List;

/** Where answers come from, and what became of the rows read. */
public record Origin(
    long read, long accepted, long rejected, List<Rejection> rejections, List<String> sources) {

  public static Origin of(Answers answers) {
    return new Origin(
        answers.read(),
        answers.accepted(),
        answers.rejected(),
        answers.rejections(),
        answers.sources());
  }

  /** Rows that are all accepted. */
  public static Origin of(long rows, String source) {
    return new Origin(rows, rows, 0, List.of(), List.of(source));
  }

  public AnswerCounts counts(long outside) {
    return new AnswerCounts(read, accepted, rejected, outside);
  }
}
