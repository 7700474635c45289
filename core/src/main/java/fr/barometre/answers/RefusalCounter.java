package fr.barometre.answers;

import fr.barometre.api.answer.Refusals;
import fr.barometre.api.answer.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what is refused while answers are read: rows, and answers by wave, question and reason.
 * All are counted; the first are kept one by one, with their places.
 */
final class RefusalCounter {

  /** Rejections that are kept: a file full of errors needs no more memory than this. */
  static final int MOST_KEPT = 10_000;

  private final List<Rejection> rejections = new ArrayList<>();
  private final SortedMap<String, SortedMap<String, SortedMap<String, Long>>> byWave =
      new TreeMap<>();
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

  /**
   * One more answer cannot be used.
   *
   * @param wave code of its wave; blank if nobody knows it
   * @param question blank for an answer to no known question
   */
  void answer(String wave, String question, String expected) {
    byWave
        .computeIfAbsent(wave, w -> new TreeMap<>())
        .computeIfAbsent(question, q -> new TreeMap<>())
        .merge(expected, 1L, Long::sum);
  }

  /** Takes over what was refused of other answers. */
  void add(Answers others) {
    others.rejections().stream()
        .limit(Math.max(0, MOST_KEPT - rejections.size()))
        .forEach(rejections::add);
    rows += others.rejected();
    others
        .refusalsByWave()
        .forEach(
            (wave, questions) ->
                questions.forEach(
                    (question, refusals) ->
                        refusals
                            .reasons()
                            .forEach(
                                reason ->
                                    byWave
                                        .computeIfAbsent(wave, w -> new TreeMap<>())
                                        .computeIfAbsent(question, q -> new TreeMap<>())
                                        .merge(reason.expected(), reason.answers(), Long::sum))));
  }

  long rows() {
    return rows;
  }

  /** The refusals that are kept, by file and line. */
  List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /** For each wave and question, the refused answers. */
  SortedMap<String, Map<String, Refusals>> refusals() {
    SortedMap<String, Map<String, Refusals>> found = new TreeMap<>();
    byWave.forEach(
        (wave, questions) -> {
          SortedMap<String, Refusals> ofWave = new TreeMap<>();
          questions.forEach((question, reasons) -> ofWave.put(question, Refusals.of(reasons)));
          found.put(wave, ofWave);
        });
    return found;
  }
}
