package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the answers to a question by kind: on the substance, don't know, no answer, not asked,
 * refused.
 */
final class QuestionReadings {

  private QuestionReadings() {}

  /**
   * Counts of the answers of a column by kind.
   *
   * @param selection the responses to count; all if there is none
   * @param refused what was refused of the question, whole rows included
   */
  static QuestionReading of(PackedColumn column, Optional<BitSet> selection, Refusals refused) {
    long[] numbers = times(column, selection);
    Map<ModalityKind, Long> kinds = new EnumMap<>(ModalityKind.class);
    for (int code = 1; code < numbers.length; code++) {
      kinds.merge(
          kind(column.question(), column.sayings().get(code - 1)), numbers[code], Long::sum);
    }
    return new QuestionReading(
        column.question().code(),
        kinds.getOrDefault(ModalityKind.SUBSTANTIVE, 0L),
        kinds.getOrDefault(ModalityKind.DONT_KNOW, 0L),
        kinds.getOrDefault(ModalityKind.NO_ANSWER, 0L),
        kinds.getOrDefault(ModalityKind.NOT_APPLICABLE, 0L),
        refused);
  }

  /**
   * Refusals of a question by wave, whole rows included. A row refused in a wave that does not ask
   * the question does not concern it; an answer to it there has no known wave.
   *
   * @param refused by wave, blank where nobody knows it, and question, blank for whole rows
   */
  static Map<String, Refusals> refusedByWave(
      Questionnaire questionnaire, Question question, Map<String, Map<String, Refusals>> refused) {
    Set<String> asking =
        questionnaire.wavesOf(question).stream().map(Wave::code).collect(Collectors.toSet());
    SortedMap<String, Refusals> found = new TreeMap<>();
    refused.forEach(
        (wave, byQuestion) -> {
          boolean asked = asking.contains(wave);
          Refusals own = byQuestion.getOrDefault(question.code(), Refusals.NONE);
          boolean concerned = asked || asking.isEmpty() || wave.isEmpty();
          Refusals rows = concerned ? byQuestion.getOrDefault("", Refusals.NONE) : Refusals.NONE;
          Refusals both = own.plus(rows);
          if (both.count() > 0) {
            found.merge(asked ? wave : "", both, Refusals::plus);
          }
        });
    return found;
  }

  private static long[] times(PackedColumn column, Optional<BitSet> selection) {
    int limit = column.sayings().size() + 1;
    if (selection.isEmpty()) {
      return column.codes().times(limit);
    }
    long[] times = new long[limit];
    selection.get().stream().forEach(response -> times[column.codes().get(response)]++);
    return times;
  }

  /** The kind of an answer. A substantive modality decides, whatever else it names. */
  private static ModalityKind kind(Question question, List<String> saying) {
    if (saying.isEmpty()) {
      return ModalityKind.NO_ANSWER;
    }
    List<ModalityKind> kinds =
        question.modalities().stream()
            .filter(modality -> saying.contains(modality.code()))
            .map(Modality::kind)
            .toList();
    if (kinds.isEmpty()) {
      return saying.equals(List.of(Answer.NOT_ASKED))
          ? ModalityKind.NOT_APPLICABLE
          : ModalityKind.SUBSTANTIVE; // a number, or nothing ticked
    }
    return kinds.contains(ModalityKind.SUBSTANTIVE) ? ModalityKind.SUBSTANTIVE : kinds.get(0);
  }
}
