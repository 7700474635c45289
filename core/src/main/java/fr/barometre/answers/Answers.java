package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers that fit their questionnaire, with the rows that did not.
 *
 * <p>A row read is either accepted or rejected: {@code accepted() + rejected() = read()}. Rows come
 * from files by {@link AnswersReader}, or are objects. Immutable.
 */
public final class Answers {

  private static final String OBJECTS = "objects";

  private final Questionnaire questionnaire;
  private final Rows rows;
  private final CodedAnswers coded;
  private final List<Rejection> rejections;
  private final long rejected;
  private final List<String> sources;
  private final List<String> ignoredColumns;

  Answers(
      Questionnaire questionnaire,
      Rows rows,
      CodedAnswers coded,
      List<Rejection> rejections,
      long rejected,
      Set<String> sources,
      Set<String> ignoredColumns) {
    this.questionnaire = questionnaire;
    this.rows = rows;
    this.coded = coded;
    this.rejections = List.copyOf(rejections);
    this.rejected = rejected;
    this.sources = List.copyOf(sources);
    this.ignoredColumns = List.copyOf(ignoredColumns);
  }

  /**
   * Checks answers given as objects; in rejections they are lines of the source "objects".
   *
   * @param questionnaire what was asked
   * @param answers the answers
   * @return those that fit, and why the others do not
   */
  public static Answers of(Questionnaire questionnaire, Collection<Answer> answers) {
    return of(questionnaire, answers.stream());
  }

  /**
   * Checks answers given as a stream, which it uses up.
   *
   * @param questionnaire what was asked
   * @param answers the answers
   * @return those that fit, and why the others do not
   */
  public static Answers of(Questionnaire questionnaire, Stream<Answer> answers) {
    return of(questionnaire, OBJECTS, answers);
  }

  /**
   * Checks answers given as a stream, which it uses up, and says where they come from.
   *
   * @param questionnaire what was asked
   * @param source what to call the answers in rejections and in every report
   * @param answers the answers
   * @return those that fit, and why the others do not
   */
  public static Answers of(Questionnaire questionnaire, String source, Stream<Answer> answers) {
    Gate gate = new Gate(questionnaire);
    gate.open(source, List.of());
    long[] line = {0};
    answers
        .sequential()
        .forEachOrdered(
            answer ->
                gate.offer(
                    new Entry(source, ++line[0], answer.respondent(), List.of(answer)),
                    Columns.FIELDS));
    return gate.close();
  }

  /**
   * These answers followed by others to the same questionnaire; an answer that both have is a
   * rejection of the second.
   *
   * @param others other answers
   * @return both
   * @throws IllegalArgumentException if the others answer another questionnaire
   */
  public Answers and(Answers others) {
    if (!questionnaire.equals(others.questionnaire)) {
      throw new IllegalArgumentException(
          "answers to '"
              + others.questionnaire.code()
              + "' cannot join answers to '"
              + questionnaire.code()
              + "': the questionnaires differ");
    }
    Gate gate = Gate.reopen(this);
    gate.keep(others);
    others.entries().forEach(entry -> gate.offer(entry, Columns.FIELDS));
    return gate.close();
  }

  /**
   * The answers of one wave. Rows of other waves are not counted, nor are rejected rows, which
   * belong to none.
   *
   * @param wave a wave of the questionnaire
   * @return its answers
   * @throws IllegalArgumentException if the questionnaire does not have the wave
   */
  public Answers in(Wave wave) {
    if (!questionnaire.waves().contains(wave)) {
      throw new IllegalArgumentException(
          "questionnaire '"
              + questionnaire.code()
              + "' has no wave '"
              + wave.code()
              + "'; expected one of "
              + questionnaire.waves().stream().map(Wave::code).toList());
    }
    Gate gate = new Gate(questionnaire);
    gate.keepSources(this);
    entries()
        .filter(entry -> entry.respondent().wave().equals(wave.code()))
        .forEach(entry -> gate.offer(entry, Columns.FIELDS));
    return gate.close();
  }

  /**
   * What was asked.
   *
   * @return the questionnaire
   */
  public Questionnaire questionnaire() {
    return questionnaire;
  }

  /**
   * The answers, in the order read.
   *
   * @return a new stream
   */
  public Stream<Answer> stream() {
    return entries().flatMap(entry -> entry.answers().stream());
  }

  /**
   * The respondents, once for each row of theirs, in the order read.
   *
   * @return a new stream
   */
  public Stream<Respondent> respondents() {
    return rows.read((source, line, response, questions) -> coded.respondent(response));
  }

  /**
   * The rows that could not be used: one rejection for each thing wrong.
   *
   * @return the rejections, in the order read
   */
  public List<Rejection> rejections() {
    return rejections;
  }

  /**
   * Number of rows read.
   *
   * @return at least 0
   */
  public long read() {
    return accepted() + rejected;
  }

  /**
   * Number of rows used: one answer each in a long file and for objects, one respondent each in a
   * wide file and for counts.
   *
   * @return at least 0
   */
  public long accepted() {
    return rows.size();
  }

  /**
   * Number of rows that could not be used.
   *
   * @return at least 0
   */
  public long rejected() {
    return rejected;
  }

  /**
   * Where the rows come from.
   *
   * @return names of files, or "objects"
   */
  public List<String> sources() {
    return sources;
  }

  /**
   * Columns that are neither a field nor a question, as {@code file: column}.
   *
   * @return the columns that were not read
   */
  public List<String> ignoredColumns() {
    return ignoredColumns;
  }

  /**
   * The answers as columns of small numbers.
   *
   * @return the columns
   */
  public CodedAnswers coded() {
    return coded;
  }

  /** The rows as objects, made one by one. */
  Stream<Entry> entries() {
    return rows.read(this::entry);
  }

  private Entry entry(String source, long line, int response, int[] questions) {
    Respondent respondent = coded.respondent(response);
    List<Answer> answers = new ArrayList<>();
    for (int question : questions) {
      PackedColumn column = coded.column(question);
      answers.add(new Answer(respondent, column.question().code(), column.said(response)));
    }
    return new Entry(source, line, respondent, answers);
  }

  @Override
  public String toString() {
    return questionnaire.code()
        + ": "
        + accepted()
        + " rows accepted and "
        + rejected
        + " rejected of "
        + read()
        + " read from "
        + String.join(", ", sources);
  }
}
