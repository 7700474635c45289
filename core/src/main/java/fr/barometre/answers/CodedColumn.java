package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answers to one question while they are read: a code for each response. */
final class CodedColumn {

  /** What cannot be said to the question has this code. */
  static final int REFUSED = -1;

  /** Different texts that are remembered: a questionnaire has few, free text as many as rows. */
  private static final int MOST_TEXTS = 10_000;

  private final Question question;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<List<String>, Integer> known = new HashMap<>();
  private final List<List<String>> sayings = new ArrayList<>();
  private final Numbers codes = new Numbers();

  CodedColumn(Question question) {
    this.question = question;
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

  /** The code of modalities, each once, one of a single choice; {@link #REFUSED} for others. */
  int coded(List<String> said) {
    Integer code = known.get(said);
    if (code == null && accepts(said)) {
      sayings.add(List.copyOf(said));
      code = sayings.size();
      known.put(sayings.get(code - 1), code);
    }
    return code == null ? REFUSED : code;
  }

  private boolean accepts(List<String> said) {
    boolean few = question.kind() != QuestionKind.SINGLE || said.size() < 2;
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

  /** The codes of so many responses, as they stay. */
  PackedColumn close(int responses) {
    return new PackedColumn(question, List.copyOf(sayings), codes.packed(responses));
  }
}
