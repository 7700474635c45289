package fr.barometre.answers;

import fr.barometre.api.answer.Refusals;
import fr.barometre.api.answer.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what is refused while answers are read: rows, and answers by question and reason. All are
 * counted; the first are kept one by one, with their places.
 */
final class RefusalCounter {

  /** Rejections that are kept: a file full of errors needs no more memory than this. */
  static final int MOST_KEPT = 10_000;

  private final List<Rejection> rejections = new ArrayList<>();
  private final SortedMap<String, SortedMap<String, Long>> byQuestion = new TreeMap<>();
  private long rows;

  /** One more row is refused. */
  void row() {
    rows++;
  }

  /** One more thing is wrong at a place. */
  void problem(String source, long line, Problem problem) {
    int at = rejections.size();
    if (at == MOST_KEPT) {
      return;
    }
    while (at > 0
        && rejections.get(at - 1).line() > line
        && rejections.get(at - 1).source().equals(source)) {
      at--; // some are known when a file has been read
    }
    rejections.add(
        at, new Rejection(source, line, problem.column(), problem.value(), problem.expected()));
  }

  /** One more answer to a question cannot be used; blank for one to no known question. */
  void answer(String question, String expected) {
    byQuestion.computeIfAbsent(question, q -> new TreeMap<>()).merge(expected, 1L, Long::sum);
  }

  /** Takes over what was refused of other answers. */
  void add(Answers others) {
    others.rejections().stream()
        .limit(Math.max(0, MOST_KEPT - rejections.size()))
        .forEach(rejections::add);
    rows += others.rejected();
    others
        .refusals()
        .forEach(
            (question, refusals) ->
                refusals
                    .reasons()
                    .forEach(
                        reason ->
                            byQuestion
                                .computeIfAbsent(question, q -> new TreeMap<>())
                                .merge(reason.expected(), reason.answers(), Long::sum)));
  }

  long rows() {
    return rows;
  }

  /** Those that are kept, by file and line. */
  List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /** By question, those that were refused. */
  Map<String, Refusals> refusals() {
    SortedMap<String, Refusals> found = new TreeMap<>();
    byQuestion.forEach((question, reasons) -> found.put(question, Refusals.of(reasons)));
    return found;
  }
}
