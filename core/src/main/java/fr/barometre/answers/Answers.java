package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers that fit their questionnaire, with what did not.
 *
 * <p>A row read is either accepted or rejected: {@code accepted() + rejected() = read()}; of a row
 * that is accepted single answers may be refused ({@link #refusals()}). Rows come from files by
 * {@link AnswersReader}, or are objects. Immutable.
 *
 * <p>Answers are columns and a selection of their responses: a wave, or a part of the respondents,
 * shares the columns of the whole and takes a bit for each response.
 */
public final class Answers {

  /** The source of answers that a program gave as objects. */
  public static final String OBJECTS = "objects";

  private final Questionnaire questionnaire;
  private final Rows rows;
  private final CodedAnswers coded;

  /** The responses that belong to these answers; all of the columns' if there is none. */
  private final Optional<BitSet> selection;

  private final long accepted;
  private final List<Rejection> rejections;
  private final long rejected;
  private final SortedMap<String, Map<String, Refusals>> refusals;
  private final FileNotes notes;
  private final List<String> sources;
  private final List<Groups> groups;

  /** The counts of what was read by question, once they are made. */
  private @Nullable List<QuestionReading> counted;

  /** The remarks on all answers, once they are known. */
  private @Nullable Map<Label, Long> remarked;

  Answers(
      Questionnaire questionnaire,
      Rows rows,
      CodedAnswers coded,
      RefusalCounter refused,
      FileNotes notes,
      Set<String> sources) {
    this.questionnaire = questionnaire;
    this.rows = rows;
    this.coded = coded;
    this.selection = Optional.empty();
    this.accepted = rows.size();
    this.rejections = refused.rejections();
    this.rejected = refused.rows();
    this.refusals = refused.refusals();
    this.notes = notes;
    this.sources = List.copyOf(sources);
    this.groups = List.of();
  }

  /** Other answers that are grouped otherwise. */
  private Answers(Answers all, List<Groups> groups) {
    this.questionnaire = all.questionnaire;
    this.rows = all.rows;
    this.coded = all.coded;
    this.selection = all.selection;
    this.accepted = all.accepted;
    this.rejections = all.rejections;
    this.rejected = all.rejected;
    this.refusals = all.refusals;
    this.notes = all.notes;
    this.sources = all.sources;
    this.groups = List.copyOf(groups);
    this.counted = all.counted;
    this.remarked = all.remarked;
  }

  /** Some of the responses of other answers; what was rejected belongs to none. */
  private Answers(
      Answers all, BitSet responses, SortedMap<String, Map<String, Refusals>> refusals) {
    this.questionnaire = all.questionnaire;
    this.rows = all.rows;
    this.coded = all.coded;
    this.selection = Optional.of(responses);
    this.accepted = rows.size(responses::get);
    this.rejections = List.of();
    this.rejected = 0;
    this.refusals = refusals;
    this.notes = all.notes;
    this.sources =
        all.sources.size() < 2
            ? all.sources
            : rows.read(responses::get, (source, line, response, questions) -> source)
                .distinct()
                .toList();
    this.groups = all.groups;
  }

  /**
   * Checks answers given as objects; in rejections they are lines of the source {@link #OBJECTS}.
   *
   * @param questionnaire what was asked
   * @param answers the answers
   * @return those that fit, and why the others do not
   */
  public static Answers of(Questionnaire questionnaire, Collection<Answer> answers) {
    return of(questionnaire, requireNonNull(answers, "answers").stream());
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
    AnswersBuilder builder = new AnswersBuilder(requireNonNull(questionnaire, "questionnaire"));
    builder.open(source);
    long[] line = {0};
    answers
        .sequential()
        .forEachOrdered(
            answer ->
                builder.offer(
                    new Entry(source, ++line[0], answer.respondent(), List.of(answer)),
                    Columns.FIELDS));
    return builder.close();
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
    if (!questionnaire.equals(requireNonNull(others, "others").questionnaire)) {
      throw new IllegalArgumentException(
          "answers to '"
              + others.questionnaire.code()
              + "' cannot join answers to '"
              + questionnaire.code()
              + "': the questionnaires differ");
    }
    AnswersBuilder builder = new AnswersBuilder(questionnaire);
    for (Answers part : List.of(this, others)) {
      builder.keep(part);
      List<String> before = part == others ? sources : List.of();
      new Concatenation(part.coded, builder, before).add(part.rows, part::isSelected);
    }
    List<Groups> both = new ArrayList<>(groups);
    others.groups.stream().filter(g -> !both.contains(g)).forEach(both::add);
    return new Answers(builder.close(), both);
  }

  /**
   * The same answers with groups of responses that a {@link fr.barometre.tally.Tally} may be made
   * by: {@code Tally.of(answers.groupedBy(groups), frame, groups.dimension(questionnaire))}.
   * Requests that have {@code by(groups)} do it themselves.
   *
   * @param more groups, beside those there are
   * @return the answers, on the columns of these
   * @throws IllegalArgumentException if the questionnaire does not have a question or an option, or
   *     two different groups have the same name
   */
  public Answers groupedBy(Groups... more) {
    List<Groups> all = new ArrayList<>(groups);
    for (Groups one : more) {
      Dimension dimension = one.dimension(questionnaire);
      Optional<Groups> same =
          all.stream()
              .filter(g -> g.dimension(questionnaire).code().equals(dimension.code()))
              .findFirst();
      if (dimension.equals(Dimension.ROLE) || same.filter(g -> !g.equals(one)).isPresent()) {
        throw new IllegalArgumentException(
            "other groups are named '"
                + dimension
                + "' already; expected another name for "
                + one
                + ": as(Dimension.of(...))");
      }
      if (!all.contains(one)) {
        all.add(one);
      }
    }
    return new Answers(this, all);
  }

  /**
   * The groups that figures are broken down by in a dimension.
   *
   * @param dimension the dimension
   * @return those given by {@link #groupedBy}; empty for a dimension of the frame
   */
  public Optional<Groups> groups(Dimension dimension) {
    return groups.stream()
        .filter(g -> g.dimension(questionnaire).code().equals(dimension.code()))
        .findFirst();
  }

  /**
   * The answers of one wave. Rows of other waves are not counted, nor are rejected rows; of what
   * was refused, {@link #refusals} counts that of the wave and that of which nobody knows the wave.
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
    int number = coded.waves().indexOf(wave.code());
    int[] waveOf = coded.waveOf();
    SortedMap<String, Map<String, Refusals>> refused = new TreeMap<>(refusals);
    refused.keySet().retainAll(Set.of("", wave.code()));
    return selecting(response -> waveOf[response] == number, refused);
  }

  /**
   * The answers of some respondents: a part of a survey, such as the members of an association.
   * Rows of others are not counted, nor are rejected rows, which belong to nobody.
   *
   * @param who whether the answers of a respondent belong to it
   * @return their answers, on the columns of these
   */
  public Answers of(Predicate<Respondent> who) {
    return selecting(response -> who.test(coded.respondent(response)), refusals);
  }

  /**
   * The collectivités that answered and that a frame does not have.
   *
   * @param frame the frame
   * @return their references, sorted; anonymous respondents have none
   */
  public List<String> outside(Population frame) {
    Clusters clusters = coded.clusters(frame);
    return IntStream.range(0, clusters.named())
        .filter(cluster -> clusters.collectivite(cluster).isEmpty())
        .filter(
            cluster ->
                IntStream.range(0, clusters.responses(cluster))
                    .anyMatch(r -> isSelected(clusters.response(cluster, r))))
        .mapToObj(clusters::name)
        .toList();
  }

  private Answers selecting(
      IntPredicate responses, SortedMap<String, Map<String, Refusals>> refused) {
    BitSet selected = new BitSet(coded.size());
    for (int response = 0; response < coded.size(); response++) {
      selected.set(response, isSelected(response) && responses.test(response));
    }
    return new Answers(this, selected, refused);
  }

  private boolean isSelected(int response) {
    return selection.isEmpty() || selection.get().get(response);
  }

  /**
   * The responses of the columns that belong to these answers.
   *
   * @return a bit for each response, to be left as it is; empty if all do
   */
  public Optional<BitSet> selection() {
    return selection;
  }

  /**
   * The questionnaire that was answered.
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
    return rows.read(
        this::isSelected, (source, line, response, questions) -> coded.respondent(response));
  }

  /**
   * The refusals: one for each thing wrong, be it an answer of a row that is used otherwise, or a
   * whole row.
   *
   * @return the rejections, by file and line; the first 10,000, {@link #refusals} counts all
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
   * Number of rows used: one answer each in a long file and for objects (rows of one option each
   * that make up one answer count once), one respondent each in a wide file and for counts.
   *
   * @return at least 0
   */
  public long accepted() {
    return accepted;
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
   * The answers that could not be used, by question. A part of the respondents has those of the
   * whole, since of a refused row nobody knows whose it is; a wave has its own, and those of which
   * nobody knows the wave.
   *
   * @return by code of the question, how many and why; under the empty code those of whole rows
   *     that answer no question of their own
   */
  public Map<String, Refusals> refusals() {
    SortedMap<String, Refusals> all = new TreeMap<>();
    refusals
        .values()
        .forEach(
            ofWave ->
                ofWave.forEach((question, some) -> all.merge(question, some, Refusals::plus)));
    return all;
  }

  /** The same by wave; under the blank one those of which nobody knows it. */
  SortedMap<String, Map<String, Refusals>> refusalsByWave() {
    return refusals;
  }

  /**
   * The texts that named a collectivité in another way than by its code, each once: lost zeros,
   * names, codes of the past, SIRET.
   *
   * @return what was read as what, in the order met
   */
  public List<ReadCollectivite> resolutions() {
    return notes.resolutions();
  }

  /**
   * Counts of what was read, question by question. Of a part of the respondents, the refusals are
   * those of the whole.
   *
   * @return for each question of the questionnaire, in its order
   */
  public List<QuestionReading> reading() {
    List<QuestionReading> known = counted;
    if (known == null) {
      known = count();
      counted = known;
    }
    return known;
  }

  private List<QuestionReading> count() {
    List<QuestionReading> readings = new ArrayList<>();
    for (int question = 0; question < coded.questions(); question++) {
      PackedColumn column = coded.column(question);
      Refusals refused =
          QuestionReadings.refusedByWave(questionnaire, column.question(), refusals)
              .values()
              .stream()
              .reduce(Refusals.NONE, Refusals::plus);
      readings.add(QuestionReadings.of(column, selection, refused));
    }
    return List.copyOf(readings);
  }

  /**
   * Counts of what was read, by the wave of the row: the sum over waves is {@link #reading()}. A
   * row refused in a wave counts for the questions that the wave asks.
   *
   * @return by code of the wave, for questions that several waves ask what was read in each; under
   *     the blank one, for others all, and what was refused of which nobody knows the wave
   */
  public Map<String, List<QuestionReading>> readingByWave() {
    SortedMap<String, List<QuestionReading>> found = new TreeMap<>();
    List<QuestionReading> all = reading();
    for (int question = 0; question < coded.questions(); question++) {
      PackedColumn column = coded.column(question);
      if (questionnaire.wavesOf(column.question()).size() < 2) {
        found.computeIfAbsent("", wave -> new ArrayList<>()).add(all.get(question));
        continue;
      }
      Map<String, Refusals> refused =
          QuestionReadings.refusedByWave(questionnaire, column.question(), refusals);
      Set<String> waves = new TreeSet<>(coded.waves());
      waves.addAll(refused.keySet());
      for (String wave : waves) {
        found
            .computeIfAbsent(wave, w -> new ArrayList<>())
            .add(
                QuestionReadings.of(
                    column,
                    Optional.of(responsesIn(wave)),
                    refused.getOrDefault(wave, Refusals.NONE)));
      }
    }
    return found;
  }

  private BitSet responsesIn(String wave) {
    int number = coded.waves().indexOf(wave);
    int[] waveOf = coded.waveOf();
    BitSet responses = new BitSet(waveOf.length);
    for (int response = 0; response < waveOf.length; response++) {
      responses.set(response, waveOf[response] == number && isSelected(response));
    }
    return responses;
  }

  /**
   * How the files were read: their columns, delimiters and encodings; the questions that they do
   * not have; columns that were not read and that look like a weight, a wave, an identifier or one
   * of these questions; how collectivités were recognised; and {@link #reading()}. Reports of
   * figures say it too. Of a part of the respondents, all but the last is that of the whole.
   *
   * @return the summary; {@link ReadingSummary#NONE} if no file was read
   */
  public ReadingSummary summary() {
    if (notes.isEmpty()) {
      return ReadingSummary.NONE;
    }
    Map<Label, Long> known = remarked;
    if (known == null) {
      known = AnswerRemarks.of(coded);
      remarked = known;
    }
    return notes.summary(questionnaire, reading(), known, coded.waves());
  }

  FileNotes notes() {
    return notes;
  }

  /**
   * The files or other sources of the rows. Of a part of the respondents, those that have rows of
   * theirs.
   *
   * @return names of files, or {@link #OBJECTS}
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
    return notes.ignoredColumns();
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
    return rows.read(this::isSelected, this::entry);
  }

  private Entry entry(String source, long line, int response, int[] questions) {
    Respondent respondent = coded.respondent(response);
    List<Answer> answers = new ArrayList<>();
    for (int question : questions) {
      PackedColumn column = coded.column(question);
      if (column.codes().get(response) == CodedAnswers.NO_RECORD) {
        continue; // it was taken back
      }
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
