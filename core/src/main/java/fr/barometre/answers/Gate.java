package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.spelling.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Lets in the rows that fit the questionnaire and writes down why each other row does not.
 *
 * <p>Every row offered is either an {@link Entry} or has at least one {@link Rejection}.
 */
final class Gate {

  private final Questionnaire questionnaire;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<CodedColumn> columns = new ArrayList<>();
  private final List<List<String>> wavesOfQuestion = new ArrayList<>();
  private final Map<String, boolean[]> askedIn = new HashMap<>();

  /** By wave, then by identifier. */
  private final Map<String, Map<String, Integer>> responses = new HashMap<>();

  private final List<Respondent> respondents = new ArrayList<>();
  private final Rows rows = new Rows();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Set<String> ignoredColumns = new LinkedHashSet<>();
  private long rejected;

  /** The response of the last row that was let in. */
  private int last = -1;

  Gate(Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
    for (Question question : questionnaire.questions()) {
      positions.put(question.code(), columns.size());
      columns.add(new CodedColumn(question));
      wavesOfQuestion.add(questionnaire.wavesOf(question).stream().map(Wave::code).toList());
    }
  }

  /** Opens with everything that was let in or refused before. */
  static Gate reopen(Answers before) {
    Gate gate = new Gate(before.questionnaire());
    before.entries().forEach(entry -> gate.offer(entry, Columns.FIELDS));
    gate.keep(before);
    return gate;
  }

  /** Takes over the rejections and the columns of other answers. */
  void keep(Answers other) {
    rejections.addAll(other.rejections());
    rejected += other.rejected();
    keepSources(other);
  }

  /** Takes over where other answers come from, and the columns that were not read there. */
  void keepSources(Answers other) {
    sources.addAll(other.sources());
    ignoredColumns.addAll(other.ignoredColumns());
  }

  void open(String source, List<String> ignored) {
    sources.add(source);
    ignored.forEach(column -> ignoredColumns.add(source + ": " + column));
  }

  /** Refuses a row. */
  void refuse(String source, long line, List<Problem> problems) {
    rejected++;
    for (Problem problem : problems) {
      rejections.add(
          new Rejection(source, line, problem.column(), problem.value(), problem.expected()));
    }
  }

  /** The position of a question among those of the questionnaire; -1 for any other code. */
  int position(String question) {
    return positions.getOrDefault(question, -1);
  }

  /** Whether the questions, by position, are asked in a wave; all are where none is known. */
  boolean[] askedIn(String wave) {
    boolean[] known = askedIn.get(wave);
    if (known != null) {
      return known;
    }
    boolean[] asked = new boolean[columns.size()];
    boolean any = false;
    for (int q = 0; q < asked.length; q++) {
      asked[q] = wave.isEmpty() || wavesOfQuestion.get(q).contains(wave);
      any |= asked[q];
    }
    if (any) {
      askedIn.put(wave, asked);
    }
    return asked;
  }

  /** The code of what a cell says to a question; {@link CodedColumn#REFUSED} if it cannot be. */
  int coded(int question, String text) {
    return columns.get(question).coded(text);
  }

  /** The code of modalities said to a question; {@link CodedColumn#REFUSED} if they cannot be. */
  int coded(int question, List<String> said) {
    return columns.get(question).coded(said);
  }

  /** Lets a row in, and says so, if all its answers fit and none was given before. */
  boolean offer(Entry entry, Columns names) {
    int[] questions = new int[entry.answers().size()];
    int[] codes = new int[questions.length];
    boolean known = true;
    for (int i = 0; i < questions.length; i++) {
      Answer answer = entry.answers().get(i);
      questions[i] = position(answer.question());
      known &= questions[i] >= 0;
      codes[i] = questions[i] < 0 ? CodedColumn.REFUSED : coded(questions[i], answer.modalities());
    }
    boolean in = known && admit(entry.source(), entry.line(), entry.respondent(), questions, codes);
    if (!in) {
      refuse(entry.source(), entry.line(), problems(entry, names));
    }
    return in;
  }

  /** The same for a row whose questions are known by position and whose answers are coded. */
  void offer(
      String source,
      long line,
      Respondent respondent,
      int[] questions,
      int[] codes,
      IntFunction<List<String>> said,
      Columns names) {
    if (!admit(source, line, respondent, questions, codes)) {
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < questions.length; i++) {
        String code = columns.get(questions[i]).question().code();
        answers.add(new Answer(respondent, code, said.apply(i)));
      }
      refuse(source, line, problems(new Entry(source, line, respondent, answers), names));
    }
  }

  /** Lets a row in unless there is a problem with it. */
  private boolean admit(String source, long line, Respondent who, int[] questions, int[] codes) {
    int response = find(who);
    boolean isNew = response == respondents.size();
    if (response < 0 || (!isNew && questions.length == 0)) {
      return false;
    }
    boolean[] asked = askedIn(who.wave());
    for (int i = 0; i < questions.length; i++) {
      if (!asked[questions[i]]
          || codes[i] == CodedColumn.REFUSED
          || (!isNew && columns.get(questions[i]).code(response) != CodedAnswers.NO_RECORD)) {
        if (isNew) {
          inWave(who).remove(who.id());
        }
        return false;
      }
    }
    if (isNew) {
      respondents.add(who);
    }
    last = response;
    for (int i = 0; i < questions.length; i++) {
      columns.get(questions[i]).set(response, codes[i]);
    }
    rows.add(source, line, response, questions);
    return true;
  }

  /**
   * The response of a respondent: the next one, which is then taken, if it is new; -1 if an earlier
   * row tells otherwise.
   */
  @SuppressWarnings("ReferenceEquality") // mostly the very object of the row before
  private int find(Respondent who) {
    if (last >= 0 && respondents.get(last) == who) {
      return last;
    }
    Integer known = inWave(who).putIfAbsent(who.id(), respondents.size());
    if (known == null) {
      return respondents.size();
    }
    return respondents.get(known).equals(who) ? known : -1;
  }

  Answers close() {
    sources.addAll(rows.sources());
    List<PackedColumn> packed = columns.stream().map(c -> c.close(respondents.size())).toList();
    return new Answers(
        questionnaire,
        rows,
        new CodedAnswers(respondents, packed),
        rejections,
        rejected,
        sources,
        ignoredColumns);
  }

  /** What is wrong with a row that was not let in. */
  private List<Problem> problems(Entry entry, Columns names) {
    List<Problem> problems = new ArrayList<>();
    for (Answer answer : entry.answers()) {
      check(answer, names, problems);
    }
    if (problems.isEmpty()) {
      checkRepetition(entry, names, problems);
    }
    if (problems.isEmpty()) {
      throw new IllegalStateException(entry + " was refused without a reason");
    }
    return problems;
  }

  /** Adds what is wrong with an answer, its respondent apart. */
  private void check(Answer answer, Columns names, List<Problem> problems) {
    int position = position(answer.question());
    if (position < 0) {
      problems.add(
          new Problem(
              names.name(Field.QUESTION, answer.question()),
              answer.question(),
              "a question of " + questionnaire.code() + unknown(answer.question())));
      return;
    }
    Question question = columns.get(position).question();
    checkModalities(answer, question, names.name(Field.MODALITY, question.code()), problems);
    if (!askedIn(answer.respondent().wave())[position]) {
      problems.add(wave(answer.respondent().wave(), position, names));
    }
  }

  private String unknown(String code) {
    return Suggestion.of(code, questionnaire.questions().stream().map(Question::code).toList());
  }

  private static void checkModalities(
      Answer answer, Question question, String column, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (String code : answer.modalities()) {
      if (question.modality(code).isEmpty()) {
        problems.add(
            new Problem(
                column,
                code,
                "one of " + question.modalityCodes() + " for question " + question.code()));
      } else if (!seen.add(code)) {
        problems.add(new Problem(column, code, "each modality of " + question.code() + " once"));
      }
    }
    if (question.kind() == QuestionKind.SINGLE && answer.modalities().size() > 1) {
      problems.add(
          new Problem(
              column,
              String.join("|", answer.modalities()),
              "one modality at most: question " + question.code() + " is single choice"));
    }
  }

  private Problem wave(String wave, int position, Columns names) {
    String question = columns.get(position).question().code();
    List<String> known = questionnaire.waves().stream().map(Wave::code).toList();
    String expected;
    if (known.isEmpty()) {
      expected = "no wave: " + questionnaire.code() + " has none";
    } else if (known.contains(wave)) {
      expected =
          "a wave that asks question " + question + ": one of " + wavesOfQuestion.get(position);
    } else {
      expected = "one of the waves " + known;
    }
    return new Problem(names.name(Field.WAVE, question), wave, expected);
  }

  private void checkRepetition(Entry entry, Columns names, List<Problem> problems) {
    String id = entry.respondent().id();
    Integer known = inWave(entry.respondent()).get(id);
    if (known == null) {
      return;
    }
    String column = names.name(Field.RESPONDENT, "");
    if (!respondents.get(known).equals(entry.respondent())) {
      problems.add(
          new Problem(
              column,
              id,
              "the collectivité, role, date and weight that an earlier row gives to this id"));
      return;
    }
    for (Answer answer : entry.answers()) {
      CodedColumn answers = columns.get(position(answer.question()));
      if (answers.code(known) != CodedAnswers.NO_RECORD) {
        problems.add(
            new Problem(
                column,
                id,
                "one answer of a respondent to question "
                    + answer.question()
                    + "; an earlier row gives it"));
      }
    }
    if (entry.answers().isEmpty()) {
      problems.add(new Problem(column, id, "one row a respondent"));
    }
  }

  private Map<String, Integer> inWave(Respondent respondent) {
    return responses.computeIfAbsent(respondent.wave(), wave -> new HashMap<>());
  }
}
