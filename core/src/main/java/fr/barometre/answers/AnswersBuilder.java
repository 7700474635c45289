package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.spelling.Suggestion;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds answers from rows: what fits the questionnaire is kept, and for the rest is written down
 * where it stood, what it was and what was expected.
 *
 * <p>An answer that cannot be used costs that answer. A row is refused only when nobody can say
 * whose it is or of which wave, or when nothing of it is left.
 */
final class AnswersBuilder {

  /** Columns of one kind that a remark names. */
  private static final int MOST_NAMED = 5;

  /** Nobody answered online before. */
  private static final String FIRST_DAY = "2000-01-01";

  private static final Label ODD_DAYS =
      Label.of(
          "jours de réponse d’avant 2000 ou à venir, gardés tels quels",
          "days of response before 2000 or to come, kept as they are");

  private static final Label SHORT_YEARS =
      Label.of(
          "jours dont l’année n’a que deux chiffres, lue 20…",
          "days with a year of two digits, read as 20…");

  private static final Label JOINED =
      Label.of(
          "lignes d’une option chacune, réunies à leur réponse",
          "rows of one option each, joined to their answer");

  private final Questionnaire questionnaire;
  private final Map<String, Integer> positions = new HashMap<>();
  private final CodedColumns columns;
  private final List<List<String>> wavesOfQuestion = new ArrayList<>();

  /** For each wave, which questions it asks; waves that ask none share one array. */
  private final List<boolean[]> askedIn = new ArrayList<>();

  private final boolean[] nothing;

  /** The questions with modalities that some waves did not offer. */
  private final BitSet limited = new BitSet();

  private final RespondentsBuilder respondents = new RespondentsBuilder();
  private final RowsBuilder rows = new RowsBuilder();
  private final RefusalCounter refusals = new RefusalCounter();
  private final FileNotes notes = new FileNotes();
  private final Set<String> sources = new LinkedHashSet<>();

  /** The respondent of the last row that was accepted, and the number of its response. */
  private @Nullable CodedRespondent last;

  private int lastResponse;

  /** The respondent of the last object that was offered, as an object and as codes. */
  private @Nullable Respondent lastObject;

  private @Nullable CodedRespondent lastOfObjects;

  /** Codes of waves by what files say of them. */
  private final Map<String, String> waveSaid = new HashMap<>();

  /** Whether rows may name one option each of a multiple choice. */
  private boolean joinsOptions;

  AnswersBuilder(Questionnaire questionnaire) {
    this(questionnaire, Export.any());
  }

  AnswersBuilder(Questionnaire questionnaire, Export export) {
    this.questionnaire = questionnaire;
    this.columns = new CodedColumns(questionnaire.questions(), export);
    this.nothing = new boolean[columns.size()];
    for (Question question : questionnaire.questions()) {
      limited.set(
          positions.size(), question.modalities().stream().anyMatch(m -> !m.waves().isEmpty()));
      positions.put(question.code(), positions.size());
      wavesOfQuestion.add(questionnaire.wavesOf(question).stream().map(Wave::code).toList());
    }
  }

  /** Lets rows that name one option each make up one answer to a multiple choice. */
  void joinOptions() {
    joinsOptions = true;
  }

  /** Takes over what was refused of other answers, and what was written down of their files. */
  void keep(Answers other) {
    refusals.add(other);
    notes.keep(other.notes());
    sources.addAll(other.sources());
  }

  /** Begins to read answers that come from no file. */
  void open(String source) {
    sources.add(source);
  }

  /** Begins to read a file, and notes which of its columns nothing reads. */
  void open(ExportHeader header, Set<Integer> used, List<ReadingSummary.UnreadColumn> lookalikes) {
    sources.add(header.table().source());
    notes.file(header.file(used), header.unused(used), lookalikes);
    header.tell(notes);
    List<String> repeated = header.repeated(used);
    if (!repeated.isEmpty()) {
      String names = repeated.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
      notes.remark(
          Label.of(
              "colonnes non lues, qui doublent une autre de même nom (nommer dans la description"
                  + " celle qui compte\u00a0: "
                  + names
                  + ")",
              "columns not read that repeat another of their name (name the one that counts in the"
                  + " description: "
                  + names
                  + ")"),
          repeated.size());
    }
  }

  /** The notes on files. */
  FileNotes notes() {
    return notes;
  }

  /** Refuses a row of which nobody knows what it answers, nor in which wave. */
  void refuse(String source, long line, List<Problem> problems) {
    refuse(source, line, problems, "", "");
  }

  /**
   * Refuses a row with its answer to one question; blank if it is no known question. The reason
   * that is counted names the column alone: what is wrong there may tell what the file says.
   *
   * @param wave code of the wave that the row says; blank if it says none
   */
  void refuse(String source, long line, List<Problem> problems, String question, String wave) {
    String reason = "a usable '" + problems.get(0).column() + "'";
    refuse(source, line, problems, question, wave, reason);
  }

  private void refuse(
      String source,
      long line,
      List<Problem> problems,
      String question,
      String wave,
      String reason) {
    refusals.row();
    problems.forEach(problem -> refusals.problem(source, line, problem));
    refusals.answer(isWave(wave) ? wave : "", question, reason);
  }

  /** Writes down what was left out of a row that is read otherwise. */
  void note(String source, long line, Problem problem) {
    refusals.problem(source, line, problem);
  }

  /** The position of a question among those of the questionnaire; -1 for any other code. */
  int position(String question) {
    return positions.getOrDefault(question, -1);
  }

  /** The dictionaries of what respondents have in common. */
  RespondentDictionaries dictionaries() {
    return respondents.dictionaries();
  }

  /** The code of a wave by its number. */
  String wave(int number) {
    return dictionaries().waves().value(number);
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

  /** The rules of a question by its position. */
  AnswerRules rules(int question) {
    return columns.rules(question);
  }

  /** Whether a code says that there is no answer, or that the question was not put. */
  boolean isSilent(int question, int code) {
    return columns.isSilent(question, code);
  }

  /** Whether a code says that nothing is ticked. */
  boolean isNone(int question, int code) {
    return columns.isNone(question, code);
  }

  /** The code of what was made of an answer to a question. */
  int coded(int question, AnswerRules.Verdict verdict) {
    return columns.coded(question, verdict);
  }

  /** Lets in a row of one answer, and says whether it did. */
  boolean offer(Entry entry, Columns names) {
    Answer answer = entry.answers().get(0);
    int question = position(answer.question());
    if (question < 0) {
      refuse(
          entry.source(),
          entry.line(),
          List.of(unknown(answer.question(), names)),
          "",
          entry.respondent().wave());
      return false;
    }
    notes.meets(question);
    CodedRow said = new CodedRow(1);
    said.add(question, coded(question, answer.modalities()));
    return offer(
        new Place(entry.source(), entry.line(), true),
        respondent(entry.respondent()),
        said,
        i -> problem(question, rules(question).ofCodes(answer.modalities()), names),
        names);
  }

  @SuppressWarnings("ReferenceEquality") // answers of a respondent mostly share the object
  private CodedRespondent respondent(Respondent respondent) {
    if (lastOfObjects == null || lastObject != respondent) {
      lastObject = respondent;
      lastOfObjects = dictionaries().who(respondent);
    }
    return lastOfObjects;
  }

  /**
   * The place of a row.
   *
   * @param source the file
   * @param line its line
   * @param isAnswer whether the row is one answer and nothing else: refused with it
   */
  record Place(String source, long line, boolean isAnswer) {}

  /**
   * Lets in a row whose questions are known by position and whose answers are coded, without those
   * that cannot be used; says whether anything of it was let in.
   *
   * @param unusable what is wrong with an answer whose code is {@link CodedColumn#REFUSED}
   */
  boolean offer(
      Place place,
      CodedRespondent who,
      CodedRow said,
      IntFunction<Problem> unusable,
      Columns names) {
    int response = response(who);
    boolean isNew = response == respondents.size();
    boolean fits =
        response >= 0
            && !said.refused()
            && areAsked(said, who.wave())
            && (limited.isEmpty() || areOffered(said, who.wave()))
            && (isNew || adds(response, said));
    if (!fits && joinsOptions && response >= 0 && !isNew && joins(response, who, said)) {
      notes.remark(JOINED, 1);
      return true;
    }
    if (!fits && !amend(place, who, response, said, unusable, names)) {
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
    rows.add(place.source(), place.line(), response, said);
    return true;
  }

  /**
   * Has the row that was let in last stand for so many respondents more, who say what it says to
   * one question. They are new: nobody asks whether others have their identifiers.
   *
   * @param last its answer, whose respondent is the last that was added
   */
  void repeat(Answer last, int count) {
    columns.repeat(respondents.size() - 1, position(last.question()), count);
    respondents.repeat(count);
    rows.repeat(count);
  }

  /** Whether a row adds an option to the answer of an earlier row. */
  private boolean joins(int response, CodedRespondent who, CodedRow said) {
    return said.size() == 1
        && !said.refused()
        && areAsked(said, who.wave())
        && areOffered(said, who.wave())
        && columns.join(response, said.question(0), said.code(0));
  }

  /** Leaves out of a row what cannot be used; refuses the row and says no if nothing is left. */
  private boolean amend(
      Place place,
      CodedRespondent who,
      int response,
      CodedRow said,
      IntFunction<Problem> unusable,
      Columns names) {
    Optional<Problem> ofRow = problem(who, response, said, names);
    String wave = wave(who.wave());
    if (ofRow.isPresent()) {
      refuse(place.source(), place.line(), List.of(ofRow.get()), question(place, said), wave);
      return false;
    }
    BitSet kept = new BitSet(said.size());
    List<Problem> problems = new ArrayList<>();
    boolean repeated = false;
    for (int i = 0; i < said.size(); i++) {
      Optional<Problem> wrong = problem(who, response, said, i, unusable, names);
      kept.set(i, wrong.isEmpty());
      wrong.ifPresent(problems::add);
      repeated |= wrong.isPresent() && isRepeated(response, said.question(i));
    }
    if (kept.isEmpty() && (place.isAnswer() || repeated)) {
      refuse(
          place.source(),
          place.line(),
          problems,
          question(place, said),
          wave,
          problems.get(0).expected());
      return false;
    }
    int next = 0;
    for (int i = 0; i < said.size(); i++) {
      if (!kept.get(i)) {
        Problem problem = problems.get(next++);
        refusals.problem(place.source(), place.line(), problem);
        refusals.answer(wave, columns.question(said.question(i)).code(), problem.expected());
      }
    }
    said.keep(kept);
    return true;
  }

  private String question(Place place, CodedRow said) {
    return place.isAnswer() && said.size() > 0 ? columns.question(said.question(0)).code() : "";
  }

  /** The problem with a row as a whole, if there is one. */
  private Optional<Problem> problem(
      CodedRespondent who, int response, CodedRow said, Columns names) {
    String wave = wave(who.wave());
    if (!isWave(wave)) {
      return Optional.of(new Problem(names.name(Field.WAVE, ""), wave, expectedWave()));
    }
    String column = names.name(Field.RESPONDENT, "");
    if (response < 0) {
      return Optional.of(
          new Problem(
              column,
              who.id(),
              "the collectivité, role, date, weight and columns kept that an earlier row gives to"
                  + " this id"));
    }
    return said.size() == 0 && response < respondents.size()
        ? Optional.of(new Problem(column, who.id(), "one row a respondent"))
        : Optional.empty();
  }

  /** The problem with one answer of a row, if there is one. */
  private Optional<Problem> problem(
      CodedRespondent who,
      int response,
      CodedRow said,
      int i,
      IntFunction<Problem> unusable,
      Columns names) {
    int question = said.question(i);
    if (said.code(i) == CodedColumn.REFUSED) {
      return Optional.of(unusable.apply(i));
    }
    if (!askedIn(who.wave())[question]) {
      return Optional.of(wave(wave(who.wave()), question, names));
    }
    Optional<Problem> unoffered = unoffered(question, said.code(i), who.wave(), names);
    if (unoffered.isPresent()) {
      return unoffered;
    }
    return isRepeated(response, question)
        ? Optional.of(
            new Problem(
                names.name(Field.RESPONDENT, ""),
                who.id(),
                "one answer of a respondent to question "
                    + columns.question(question).code()
                    + "; an earlier row gives it"))
        : Optional.empty();
  }

  private boolean isRepeated(int response, int question) {
    return response < respondents.size() && columns.has(response, question);
  }

  /** The problem with an answer that a verdict refuses. */
  Problem problem(int question, AnswerRules.Verdict verdict, Columns names) {
    String code = columns.question(question).code();
    return new Problem(names.name(Field.MODALITY, code), verdict.value(), verdict.expected());
  }

  /** The problem with a question that the questionnaire does not have. */
  Problem unknown(String question, Columns names) {
    List<String> codes = questionnaire.questions().stream().map(Question::code).toList();
    return new Problem(
        names.name(Field.QUESTION, question),
        question,
        "a question of " + questionnaire.code() + Suggestion.of(question, codes));
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

  /** Whether all that a row says was offered in its wave. */
  private boolean areOffered(CodedRow said, int wave) {
    for (int i = 0; i < said.size(); i++) {
      if (unoffered(said.question(i), said.code(i), wave, Columns.FIELDS).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** The problem with an answer that holds a modality which its wave did not offer. */
  private Optional<Problem> unoffered(int question, int code, int wave, Columns names) {
    if (!limited.get(question)) {
      return Optional.empty();
    }
    Question asked = columns.question(question);
    String in = wave(wave);
    return columns.saying(question, code).stream()
        .filter(said -> asked.modality(said).filter(m -> !m.isOfferedIn(in)).isPresent())
        .findFirst()
        .map(
            said ->
                new Problem(
                    names.name(Field.MODALITY, asked.code()),
                    said,
                    "an answer that wave '"
                        + in
                        + "' offered to question "
                        + asked.code()
                        + ": one of "
                        + asked.modalities().stream()
                            .filter(m -> m.isOfferedIn(in))
                            .map(Modality::code)
                            .toList()));
  }

  /** The code of the wave that a text says, by code or label in any case; else the text itself. */
  String waveSaid(String text) {
    return waveSaid.computeIfAbsent(text, this::waveOf);
  }

  private String waveOf(String text) {
    String plain = PlainText.of(text);
    List<String> said =
        questionnaire.waves().stream()
            .filter(
                w ->
                    Stream.of(w.code(), w.label().fr(), w.label().en())
                        .anyMatch(known -> PlainText.of(known).equals(plain)))
            .map(Wave::code)
            .toList();
    return waves().contains(text) || said.size() != 1 ? text : said.get(0);
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
    for (int question = 0; question < columns.size(); question++) {
      decide(question, built, size);
    }
    noteOpenDays();
    notes.remarkInAll(ODD_DAYS, oddDays());
    notes.remark(SHORT_YEARS, dictionaries().days().shortYears());
    return new Answers(
        questionnaire,
        built,
        new CodedAnswers(respondents.build(), columns.close(size)),
        refusals,
        notes,
        sources);
  }

  /** Days on which nobody can have answered; tomorrow is today somewhere. */
  private long oddDays() {
    Dictionary<String> days = dictionaries().dates();
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    Set<String> odd = new HashSet<>();
    for (String standing : days.values()) {
      String day = dictionaries().days().decided(standing);
      if (!day.isEmpty() && (day.compareTo(FIRST_DAY) < 0 || day.compareTo(tomorrow) > 0)) {
        odd.add(day);
      }
    }
    return odd.size();
  }

  /** Says once that the days of a column cannot be told. */
  private void noteOpenDays() {
    if (dictionaries().days().isOpen()) {
      String source = sources.isEmpty() ? "" : List.copyOf(sources).get(sources.size() - 1);
      refusals.problem(
          source,
          1,
          new Problem(
              Field.DATE.names().get(0),
              "",
              "days of which it is clear whether the day or the month comes first; where it is not,"
                  + " the day is read as not known"));
    }
  }

  /**
   * Settles the numbers of a question that may be two; refuses those that its column leaves open.
   */
  private void decide(int question, Rows built, int size) {
    CodedColumn column = columns.settled(question);
    Map<Integer, String> undecided = column.decide();
    String code = column.question().code();
    column
        .told()
        .forEach(
            (what, codes) ->
                answering(
                    built,
                    question,
                    response -> codes.get(column.code(response)),
                    (source, line, response, questions) -> {
                      notes.remarkAt(source, line, what);
                      return source;
                    }));
    if (undecided.isEmpty()) {
      return;
    }
    String expected =
        "a number of which the comma or point is clear: the column does not tell whether it groups"
            + " digits or begins decimals";
    answering(
        built,
        question,
        response -> undecided.containsKey(column.code(response)),
        (source, line, response, questions) -> {
          String text = requireNonNull(undecided.get(column.code(response)));
          refusals.problem(source, line, new Problem(code, text, expected));
          refusals.answer(wave(respondents.wave(response)), code, expected);
          return source;
        });
    column.takeBack(undecided.keySet(), size);
  }

  /** Takes the rows in which some responses answer a question. */
  private static void answering(
      Rows built, int question, IntPredicate responses, Rows.Reading<Object> taken) {
    built
        .read(
            responses,
            (source, line, response, questions) ->
                IntStream.of(questions).anyMatch(q -> q == question)
                    ? taken.read(source, line, response, questions)
                    : source)
        .forEach(row -> {});
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
}
