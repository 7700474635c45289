package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The answers to all questions while they are read. New responses wait side by side, and go to the
 * columns together, one column after the other.
 */
final class CodedColumns {

  /** Codes that wait. */
  private static final int ROOM = 4 * 1024;

  /** A response to a smaller part of the questions does not wait. */
  private static final int MOSTLY = 2;

  private final CodedColumn[] columns;

  /** A code for each question of each response that waits. */
  private final int[] waiting = new int[ROOM];

  /** The first of those who wait, and how many they are. */
  private int first;

  private int responses;

  CodedColumns(List<Question> questions, Export export) {
    AnswerWords words = export.answerWords();
    this.columns =
        questions.stream()
            .map(question -> new CodedColumn(question, rules(question, words, export)))
            .toArray(CodedColumn[]::new);
  }

  private static AnswerRules rules(Question question, AnswerWords words, Export export) {
    return new AnswerRules(
        question,
        words,
        export.answers().getOrDefault(question.code(), Map.of()),
        export.separator());
  }

  int size() {
    return columns.length;
  }

  Question question(int position) {
    return columns[position].question();
  }

  /** The code of what a cell says to a question; {@link CodedColumn#REFUSED} if it cannot be. */
  int coded(int question, String text) {
    return columns[question].coded(text);
  }

  /** The code of modalities said to a question; {@link CodedColumn#REFUSED} if they cannot be. */
  int coded(int question, List<String> said) {
    return columns[question].coded(said);
  }

  /** The code of what was made of an answer to a question. */
  int coded(int question, AnswerRules.Verdict verdict) {
    return columns[question].coded(verdict);
  }

  /** The answer that a code stands for in a question. */
  List<String> saying(int question, int code) {
    return columns[question].saying(code);
  }

  /** Whether a code says that there is no answer, or that the question was not put. */
  boolean isSilent(int question, int code) {
    return columns[question].isSilent(code);
  }

  /** Whether a code says that nothing is ticked. */
  boolean isNone(int question, int code) {
    return columns[question].isNone(code);
  }

  AnswerRules rules(int question) {
    return columns[question].rules();
  }

  /** A column with all responses so far. */
  CodedColumn settled(int question) {
    settle();
    return columns[question];
  }

  /** Whether a response has a record of a question. */
  boolean has(int response, int question) {
    settle();
    return columns[question].code(response) != CodedAnswers.NO_RECORD;
  }

  /** Adds an option to what a response says to a question, if its rows name an option each. */
  boolean join(int response, int question, int code) {
    settle();
    return columns[question].join(response, code);
  }

  /** Keeps what the next response says, which has no record of any question yet. */
  void add(int response, CodedRow said) {
    int width = columns.length;
    if (said.size() < width / MOSTLY || width > ROOM) {
      set(response, said);
      return;
    }
    if (response != first + responses || (responses + 1) * width > ROOM) {
      settle();
      first = response;
    }
    int row = responses++ * width;
    Arrays.fill(waiting, row, row + width, CodedAnswers.NO_RECORD);
    for (int i = 0; i < said.size(); i++) {
      waiting[row + said.question(i)] = said.code(i);
    }
  }

  /** Keeps what else a response says. */
  void set(int response, CodedRow said) {
    settle();
    for (int i = 0; i < said.size(); i++) {
      columns[said.question(i)].set(response, said.code(i));
    }
  }

  /** Has so many responses after one say to a question what it says. */
  void repeat(int response, int question, int count) {
    settle();
    columns[question].fill(response + 1, count, columns[question].code(response));
  }

  /** Lets those who wait in. */
  private void settle() {
    if (responses > 0) {
      for (int q = 0; q < columns.length; q++) {
        columns[q].set(first, waiting, q, columns.length, responses);
      }
      responses = 0;
    }
  }

  /** The codes of so many responses, as they stay. */
  List<PackedColumn> close(int size) {
    settle();
    return List.of(columns).stream().map(column -> column.close(size)).toList();
  }
}
