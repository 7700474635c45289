package fr.barometre.answers;

import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers to one question while they are read: a code for each response. */
final class CodedColumn {

  /** What cannot be said to the question has this code. */
  static final int REFUSED = -1;

  /** Different texts that are remembered: a questionnaire has few, free text as many as rows. */
  private static final int MOST_TEXTS = 10_000;

  private final Question question;
  private final Optional<NumberRange> range;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<List<String>, Integer> known = new HashMap<>();
  private final List<List<String>> sayings = new ArrayList<>();
  private final Numbers codes = new Numbers();

  CodedColumn(Question question) {
    this.question = question;
    this.range = question.range();
  }

  Question question() {
    return question;
  }

  /** The code of what a cell says: modalities joined by {@code |}. */
  int coded(String text) {
    Integer code = texts.get(text);
    if (code == null) {
      code = coded(ModalityCodes.of(text));
      if (texts.size() < MOST_TEXTS) {
        texts.put(text, code);
      }
    }
    return code;
  }

  /**
   * The code of modalities, each once, one of a single choice, or of a number in the range of the
   * question; {@link #REFUSED} for others.
   */
  int coded(List<String> said) {
    Integer code = known.get(said);
    if (code != null) {
      return code;
    }
    Optional<String> number =
        range.isPresent() && said.size() == 1 && question.modality(said.get(0)).isEmpty()
            ? NumberText.within(range.get(), said.get(0))
            : Optional.empty();
    if (number.isEmpty() && !accepts(said)) {
      return REFUSED;
    }
    List<String> saying = number.map(List::of).orElseGet(() -> List.copyOf(said));
    return known.computeIfAbsent(
        saying,
        s -> {
          sayings.add(s);
          return sayings.size();
        });
  }

  private boolean accepts(List<String> said) {
    boolean few = question.kind() == QuestionKind.MULTIPLE || said.size() < 2;
    return few
        && said.stream().distinct().count() == said.size()
        && said.stream().allMatch(code -> question.modality(code).isPresent());
  }

  /** The code of a response; NO_RECORD beyond the last that was set. */
  int code(int response) {
    return codes.get(response);
  }

  void set(int response, int code) {
    codes.set(response, code);
  }

  /**
   * Sets those of some responses that follow each other: every so many of an array, from one on.
   */
  void set(int response, int[] from, int at, int step, int responses) {
    codes.set(response, from, at, step, responses);
  }

  /** The codes of so many responses, as they stay. */
  PackedColumn close(int responses) {
    return new PackedColumn(question, List.copyOf(sayings), codes.packed(responses));
  }
}
