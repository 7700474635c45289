package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.NumberRange;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the rows that fit the questionnaire and writes down why each other row does not.
 *
 * <p>Every row offered is either an {@link Entry} or has at least one {@link Rejection}.
 */
final class AnswersBuilder {

  private final Questionnaire questionnaire;
  private final Map<String, Integer> positions = new HashMap<>();
  private final CodedColumns columns;
  private final List<List<String>> wavesOfQuestion = new ArrayList<>();

  /** By number of a wave, which questions are asked in it; one array for all that ask none. */
  private final List<boolean[]> askedIn = new ArrayList<>();

  private final boolean[] nothing;

  private final RespondentsBuilder respondents = new RespondentsBuilder();
  private final RowsBuilder rows = new RowsBuilder();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Set<String> ignoredColumns = new LinkedHashSet<>();
  private long rejected;

  /** Whose the last row was that was let in, and as which response. */
  private @Nullable CodedRespondent last;

  private int lastResponse;

  /** Whom the last object that was offered named. */
  private @Nullable Respondent lastObject;

  private @Nullable CodedRespondent lastOfObjects;

  AnswersBuilder(Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
    this.columns = new CodedColumns(questionnaire.questions());
    this.nothing = new boolean[columns.size()];
    for (Question question : questionnaire.questions()) {
      positions.put(question.code(), positions.size());
      wavesOfQuestion.add(questionnaire.wavesOf(question).stream().map(Wave::code).toList());
    }
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

  /** Whether a row that was let in names the collectivité by this text form. */
  boolean knows(String collectivite) {
    return respondents.knows(collectivite);
  }

  /** The position of a question among those of the questionnaire; -1 for any other code. */
  int position(String question) {
    return positions.getOrDefault(question, -1);
  }

  /** By which numbers respondents are known. */
  RespondentDictionaries traits() {
    return respondents.traits();
  }

  /** The code of a wave by its number. */
  String wave(int number) {
    return traits().waves().value(number);
  }

  /** Whether the questions, by position, are asked in a wave; all are where none is named. */
  boolean[] askedIn(int wave) {
    while (askedIn.size() <= wave) {
      askedIn.add(asked(wave(askedIn.size())));
    }
    return askedIn.get(wave);
  }

  private boolean[] asked(String wave) {
    boolean[] asked = new boolean[columns.size()];
    boolean any = false;
    for (int q = 0; q < asked.length; q++) {
      asked[q] = wave.isEmpty() || wavesOfQuestion.get(q).contains(wave);
      any |= asked[q];
    }
    return any ? asked : nothing;
  }

  /** The code of what a cell says to a question; {@link CodedColumn#REFUSED} if it cannot be. */
  int coded(int question, String text) {
    return columns.coded(question, text);
  }

  /** The code of modalities said to a question; {@link CodedColumn#REFUSED} if they cannot be. */
  int coded(int question, List<String> said) {
    return columns.coded(question, said);
  }

  /** Lets a row in, and says so, if all its answers fit and none was given before. */
  boolean offer(Entry entry, Columns names) {
    CodedRow said = new CodedRow(entry.answers().size());
    boolean known = true;
    for (Answer answer : entry.answers()) {
      int question = position(answer.question());
      known &= question >= 0;
      said.add(question, question < 0 ? CodedColumn.REFUSED : coded(question, answer.modalities()));
    }
    CodedRespondent who = who(entry.respondent());
    boolean in = known && admit(entry.source(), entry.line(), who, said);
    if (!in) {
      refuse(entry.source(), entry.line(), problems(entry, names));
    }
    return in;
  }

  @SuppressWarnings("ReferenceEquality") // answers of a respondent mostly share the object
  private CodedRespondent who(Respondent respondent) {
    if (lastOfObjects == null || lastObject != respondent) {
      lastObject = respondent;
      lastOfObjects = traits().who(respondent);
    }
    return lastOfObjects;
  }

  /** The same for a row whose questions are known by position and whose answers are coded. */
  void offer(
      String source,
      long line,
      CodedRespondent who,
      CodedRow said,
      IntFunction<List<String>> modalities,
      Columns names) {
    if (!admit(source, line, who, said)) {
      Respondent respondent = traits().respondent(who);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < said.size(); i++) {
        String code = columns.question(said.question(i)).code();
        answers.add(new Answer(respondent, code, modalities.apply(i)));
      }
      refuse(source, line, problems(new Entry(source, line, respondent, answers), names));
    }
  }

  /** Lets a row in unless there is a problem with it. */
  private boolean admit(String source, long line, CodedRespondent who, CodedRow said) {
    int response = response(who);
    boolean isNew = response == respondents.size();
    if (response < 0
        || said.refused()
        || !areAsked(said, who.wave())
        || !(isNew || adds(response, said))) {
      return false;
    }
    if (isNew) {
      respondents.add(who);
      columns.add(response, said);
    } else {
      columns.set(response, said);
    }
    last = who;
    lastResponse = response;
    rows.add(source, line, response, said);
    return true;
  }

  /** Whether the questions of a row are asked in its wave, which must be one if it has none. */
  private boolean areAsked(CodedRow said, int wave) {
    if (said.size() == 0) {
      return isWave(wave(wave));
    }
    boolean[] asked = askedIn(wave);
    boolean all = true;
    for (int i = 0; i < said.size(); i++) {
      all &= asked[said.question(i)];
    }
    return all;
  }

  private boolean isWave(String wave) {
    return wave.isEmpty() || waves().contains(wave);
  }

  private List<String> waves() {
    return questionnaire.waves().stream().map(Wave::code).toList();
  }

  /** Whether a row says something of a response, and nothing that it has said before. */
  private boolean adds(int response, CodedRow said) {
    boolean free = said.size() > 0;
    for (int i = 0; i < said.size(); i++) {
      free &= !columns.has(response, said.question(i));
    }
    return free;
  }

  /** The response of a respondent: the next one if it is new; -1 if an earlier row differs. */
  @SuppressWarnings("ReferenceEquality") // mostly the very object of the row before
  private int response(CodedRespondent who) {
    if (last == who) {
      return lastResponse;
    }
    int known = respondents.find(who);
    if (known < 0) {
      return respondents.size();
    }
    return respondents.is(known, who) ? known : -1;
  }

  Answers close() {
    int size = respondents.size();
    Rows built = rows.build();
    sources.addAll(built.sources());
    return new Answers(
        questionnaire,
        built,
        new CodedAnswers(respondents.build(), columns.close(size)),
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
    String wave = entry.respondent().wave();
    if (entry.answers().isEmpty() && !isWave(wave)) {
      problems.add(new Problem(names.name(Field.WAVE, ""), wave, expectedWave()));
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
    Question question = columns.question(position);
    checkModalities(answer, question, names.name(Field.MODALITY, question.code()), problems);
    String wave = answer.respondent().wave();
    if (!asked(wave)[position]) {
      problems.add(wave(wave, position, names));
    }
  }

  private String unknown(String code) {
    return Suggestion.of(code, questionnaire.questions().stream().map(Question::code).toList());
  }

  private static void checkModalities(
      Answer answer, Question question, String column, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    Optional<NumberRange> range = question.range();
    for (String code : answer.modalities()) {
      if (range.isPresent() && NumberText.within(range.get(), code).isPresent()) {
        continue;
      }
      if (question.modality(code).isEmpty()) {
        problems.add(new Problem(column, code, expected(question)));
      } else if (!seen.add(code)) {
        problems.add(new Problem(column, code, "each modality of " + question.code() + " once"));
      }
    }
    if (question.kind() != QuestionKind.MULTIPLE && answer.modalities().size() > 1) {
      problems.add(
          new Problem(
              column,
              String.join("|", answer.modalities()),
              range.isPresent()
                  ? "one number at most for question " + question.code()
                  : "one modality at most: question " + question.code() + " is single choice"));
    }
  }

  private static String expected(Question question) {
    List<String> codes = question.modalityCodes();
    return question
            .range()
            .map(range -> NumberText.expected(range) + (codes.isEmpty() ? "" : ", or "))
            .orElse("")
        + (codes.isEmpty() ? "" : "one of " + codes)
        + " for question "
        + question.code();
  }

  private Problem wave(String wave, int position, Columns names) {
    String question = columns.question(position).code();
    String expected =
        waves().contains(wave)
            ? "a wave that asks question " + question + ": one of " + wavesOfQuestion.get(position)
            : expectedWave();
    return new Problem(names.name(Field.WAVE, question), wave, expected);
  }

  private String expectedWave() {
    List<String> waves = waves();
    return waves.isEmpty()
        ? "no wave: " + questionnaire.code() + " has none"
        : "one of the waves " + waves;
  }

  private void checkRepetition(Entry entry, Columns names, List<Problem> problems) {
    String id = entry.respondent().id();
    CodedRespondent who = who(entry.respondent());
    int known = respondents.find(who);
    if (known < 0) {
      return;
    }
    String column = names.name(Field.RESPONDENT, "");
    if (!respondents.is(known, who)) {
      problems.add(
          new Problem(
              column,
              id,
              "the collectivité, role, date and weight that an earlier row gives to this id"));
      return;
    }
    for (Answer answer : entry.answers()) {
      if (columns.has(known, position(answer.question()))) {
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
}
