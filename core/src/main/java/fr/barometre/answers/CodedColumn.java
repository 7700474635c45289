package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answers to one question, coded as they come: a code for each response. */
final class CodedColumn {

  private static final int FIRST_RESPONSES = 64;

  private final Question question;
  private final Map<List<String>, Integer> known = new HashMap<>();
  private final List<List<String>> sayings = new ArrayList<>();
  private int[] codes = new int[FIRST_RESPONSES];

  CodedColumn(Question question) {
    this.question = question;
  }

  Question question() {
    return question;
  }

  /** Whether the question can be answered so: its modalities, each once, one of a single choice. */
  boolean accepts(List<String> said) {
    if (known.containsKey(said)) {
      return true;
    }
    boolean few = question.kind() != QuestionKind.SINGLE || said.size() < 2;
    return few
        && said.stream().distinct().count() == said.size()
        && said.stream().allMatch(code -> question.modality(code).isPresent());
  }

  /** The code of a response; NO_RECORD beyond the last that was set. */
  int code(int response) {
    return response < codes.length ? codes[response] : CodedAnswers.NO_RECORD;
  }

  void set(int response, List<String> said) {
    Integer code = known.get(said);
    if (code == null) {
      sayings.add(List.copyOf(said));
      code = sayings.size();
      known.put(sayings.get(code - 1), code);
    }
    if (response >= codes.length) {
      codes = Arrays.copyOf(codes, Math.max(2 * codes.length, response + 1));
    }
    codes[response] = code;
  }

  /** No more is set: the codes of so many responses are kept. */
  void close(int responses) {
    codes = Arrays.copyOf(codes, responses);
  }

  int[] codes() {
    return codes.clone();
  }

  /** What each code above zero stands for. */
  List<List<String>> sayings() {
    return List.copyOf(sayings);
  }

  /** What a response says. */
  List<String> said(int response) {
    return sayings.get(codes[response] - 1);
  }
}
