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

/**
 * Lets in the rows that fit the questionnaire and writes down why each other row does not.
 *
 * <p>Every row offered is either an {@link Entry} or has at least one {@link Rejection}.
 */
final class Gate {

  private record Response(String wave, String id) {}

  private record AnswerKey(Response response, String question) {}

  private final Questionnaire questionnaire;
  private final Map<String, Question> questions = new HashMap<>();
  private final Map<String, List<String>> wavesOfQuestion = new HashMap<>();
  private final Map<Response, Respondent> respondents = new HashMap<>();
  private final Set<AnswerKey> answered = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Set<String> ignoredColumns = new LinkedHashSet<>();
  private long rejected;

  Gate(Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
    for (Question question : questionnaire.questions()) {
      questions.put(question.code(), question);
      wavesOfQuestion.put(
          question.code(), questionnaire.wavesOf(question).stream().map(Wave::code).toList());
    }
  }

  /** Opens with everything that was let in or refused before. */
  static Gate reopen(Answers before) {
    Gate gate = new Gate(before.questionnaire());
    before.entries().forEach(gate::admit);
    gate.keep(before);
    return gate;
  }

  /** Takes over the rejections and the columns of other answers. */
  void keep(Answers other) {
    rejections.addAll(other.rejections());
    rejected += other.rejected();
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

  /** Lets a row in, and says so, if all its answers fit and none was given before. */
  boolean offer(Entry entry, Columns columns) {
    List<Problem> problems = new ArrayList<>();
    for (Answer answer : entry.answers()) {
      check(answer, columns, problems);
    }
    if (problems.isEmpty()) {
      checkRepetition(entry, columns, problems);
    }
    if (problems.isEmpty()) {
      admit(entry);
      return true;
    }
    refuse(entry.source(), entry.line(), problems);
    return false;
  }

  Answers close() {
    return new Answers(questionnaire, entries, rejections, rejected, sources, ignoredColumns);
  }

  private void admit(Entry entry) {
    sources.add(entry.source());
    Response response = response(entry.respondent());
    respondents.put(response, entry.respondent());
    entry.answers().forEach(answer -> answered.add(new AnswerKey(response, answer.question())));
    entries.add(entry);
  }

  /** Adds what is wrong with an answer, its respondent apart. */
  private void check(Answer answer, Columns columns, List<Problem> problems) {
    Question question = questions.get(answer.question());
    if (question == null) {
      problems.add(
          new Problem(
              columns.name(Field.QUESTION, answer.question()),
              answer.question(),
              "a question of " + questionnaire.code() + unknown(answer.question())));
      return;
    }
    checkModalities(answer, question, columns.name(Field.MODALITY, question.code()), problems);
    checkWave(answer.respondent().wave(), question, columns, problems);
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

  private void checkWave(String wave, Question question, Columns columns, List<Problem> problems) {
    if (wave.isEmpty()) {
      return;
    }
    List<String> asking = wavesOfQuestion.getOrDefault(question.code(), List.of());
    if (asking.contains(wave)) {
      return;
    }
    List<String> known = questionnaire.waves().stream().map(Wave::code).toList();
    String expected;
    if (known.isEmpty()) {
      expected = "no wave: " + questionnaire.code() + " has none";
    } else if (known.contains(wave)) {
      expected = "a wave that asks question " + question.code() + ": one of " + asking;
    } else {
      expected = "one of the waves " + known;
    }
    problems.add(new Problem(columns.name(Field.WAVE, question.code()), wave, expected));
  }

  private void checkRepetition(Entry entry, Columns columns, List<Problem> problems) {
    Response response = response(entry.respondent());
    Respondent known = respondents.get(response);
    if (known == null) {
      return;
    }
    String column = columns.name(Field.RESPONDENT, "");
    if (!known.equals(entry.respondent())) {
      problems.add(
          new Problem(
              column,
              response.id(),
              "the collectivité, role, date and weight that an earlier row gives to this id"));
      return;
    }
    for (Answer answer : entry.answers()) {
      if (answered.contains(new AnswerKey(response, answer.question()))) {
        problems.add(
            new Problem(
                column,
                response.id(),
                "one answer of a respondent to question "
                    + answer.question()
                    + "; an earlier row gives it"));
      }
    }
    if (entry.answers().isEmpty()) {
      problems.add(new Problem(column, response.id(), "one row a respondent"));
    }
  }

  private static Response response(Respondent respondent) {
    return new Response(respondent.wave(), respondent.id());
  }
}
