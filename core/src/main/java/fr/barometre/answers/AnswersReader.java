package fr.barometre.answers;

import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import fr.barometre.csv.Table;
import fr.barometre.population.Population;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Reads files of answers to a questionnaire.
 *
 * <p>A reading stops, with a {@link java.util.concurrent.CancellationException}, when its thread is
 * interrupted.
 *
 * <p>Files are delimited text with a header line: comma, semicolon, tabulation or bar; UTF-8,
 * UTF-16 by its byte order mark, MacRoman or Windows-1252, compressed by gzip or not; fields quoted
 * or not. What is no such text (a workbook, CP850) is an error that names it, as is a file without
 * the columns it needs.
 *
 * <p>An answer that cannot be used costs that answer: it becomes a rejection, is counted in {@link
 * Answers#reading()}, and the rest of its row is read. A row is refused only when nobody can say
 * whose it is, or of which wave.
 *
 * <p>A question's column is known by the code or the wording of the question, an option of a
 * multiple choice as {@code CODE[OPTION]}, {@code CODE.OPTION} or {@code CODE/OPTION}. Answers are
 * codes or labels, whatever their case, accents and blanks, or usual words for yes, no, don't know,
 * no answer and not applicable ({@link #withWords}). In a multiple choice an explicit no is an
 * answer, a blank is none, {@code N/A} is not asked. Collectivités are found by code, SIREN, SIRET,
 * name or code of the past; {@link Answers#resolutions()} tells what was read as what.
 *
 * <p>A file of any size may be read: it is not held, and what it says takes some 30 bytes a
 * response. Immutable.
 */
public final class AnswersReader {

  private static final Set<Field> CONSTANT =
      EnumSet.of(Field.TYPE, Field.WAVE, Field.ROLE, Field.DATE);

  private final Questionnaire questionnaire;
  private final FieldNames names;
  private final ReadingListener listener;
  private final Optional<Executor> helper;

  private AnswersReader(
      Questionnaire questionnaire,
      FieldNames names,
      ReadingListener listener,
      Optional<Executor> helper) {
    this.questionnaire = questionnaire;
    this.names = names;
    this.listener = listener;
    this.helper = helper;
  }

  /**
   * A reader that knows columns by the default names of {@link Field}.
   *
   * @param questionnaire what was asked
   * @return the reader
   */
  public static AnswersReader of(Questionnaire questionnaire) {
    return new AnswersReader(
        questionnaire, FieldNames.DEFAULT, (source, rows, bytes) -> {}, Optional.empty());
  }

  /**
   * A reader that knows a field by another name only: a table without such a column is an error.
   *
   * @param field the field
   * @param column name of its column
   * @return the other reader
   */
  public AnswersReader with(Field field, String column) {
    return new AnswersReader(questionnaire, names.with(field, column), listener, helper);
  }

  /**
   * A reader that takes rows without a collectivité for anonymous respondents of whom a column
   * gives the level of a dimension; with several, each level that is not blank is known. An
   * anonymous respondent is a collectivité of its own. For long and wide tables; of an export, see
   * {@link LimeSurvey#level}.
   *
   * @param dimension a dimension of the frame, such as TYPE or REGION; not ROLE
   * @param column name of the column with the codes of its levels; types and OPSN statuses in any
   *     case
   * @return the other reader
   * @throws IllegalArgumentException if the dimension is ROLE
   */
  public AnswersReader withLevel(Dimension dimension, String column) {
    if (dimension.equals(Dimension.ROLE)) {
      throw new IllegalArgumentException(
          "the level of ROLE is in a column of its own; expected with(Field.ROLE, '"
              + column
              + "')");
    }
    return new AnswersReader(questionnaire, names.with(dimension, column), listener, helper);
  }

  /**
   * A reader that keeps a column of respondents, such as a service or a seniority, for figures to
   * be broken down by it ({@link Groups#column}). A column is personal data as a rule: only those
   * asked for are kept. A blank is not known. The column may be a question or a field too.
   *
   * @param column name of the column; a table without it is an error, as is a column of more than
   *     5,000 different texts
   * @return the other reader
   */
  public AnswersReader withColumn(String column) {
    return with(names.keeping(column));
  }

  /**
   * A reader of tables in which a field is the same in every row, unless a column says otherwise:
   * the type of the collectivités, the wave, the role or the day of a whole file.
   *
   * @param field TYPE, WAVE, ROLE or DATE
   * @param value what it is, as a cell would say it
   * @return the other reader
   * @throws IllegalArgumentException if the field is another one
   */
  public AnswersReader withConstant(Field field, String value) {
    if (!CONSTANT.contains(field)) {
      throw new IllegalArgumentException(
          "field " + field + " differs from row to row; expected one of " + CONSTANT);
    }
    return with(names.constant(field, value));
  }

  /**
   * A reader of tables without identifiers: each row is a respondent of its own, "row 2" the one on
   * line 2.
   *
   * @return the other reader
   */
  public AnswersReader withNumberedRows() {
    return with(names.numberedRows());
  }

  /**
   * A reader that knows a question by a header that is neither its code nor its wording.
   *
   * @param code code of the question
   * @param header the header, whatever its case, accents and blanks; without its option in brackets
   * @return the other reader
   */
  public AnswersReader withQuestion(String code, String header) {
    return with(names.question(code, header));
  }

  /**
   * A reader that knows more words by which any question is not answered on the substance.
   *
   * @param kind DONT_KNOW, NO_ANSWER or NOT_APPLICABLE
   * @param texts the words, whatever their case, accents and blanks
   * @return the other reader
   * @throws IllegalArgumentException if the kind is SUBSTANTIVE
   */
  public AnswersReader withWords(ModalityKind kind, String... texts) {
    if (kind == ModalityKind.SUBSTANTIVE) {
      throw new IllegalArgumentException(
          "words for an answer on the substance belong to one question; expected another kind");
    }
    return with(names.words(names.words().with(kind, texts)));
  }

  /**
   * A reader that knows a function as a role.
   *
   * @param text the function, such as {@code "chargé de mission"}, whatever its case and accents
   * @param role agent or elected member
   * @return the other reader
   */
  public AnswersReader withRole(String text, Role role) {
    return with(names.roles(names.roles().with(text, role)));
  }

  /**
   * A reader that looks for collectivités in a frame; without one, in the shipped frame.
   *
   * @param frame the frame
   * @return the other reader
   */
  public AnswersReader withFrame(Population frame) {
    return with(names.frame(frame));
  }

  private AnswersReader with(FieldNames others) {
    return new AnswersReader(questionnaire, others, listener, helper);
  }

  /**
   * A reader that tells how far it is.
   *
   * @param other who is told; the library itself prints nothing
   * @return the other reader
   */
  public AnswersReader listening(ReadingListener other) {
    return new AnswersReader(questionnaire, names, other, helper);
  }

  /**
   * A reader of files that lets another thread parse them, ahead of the calling thread, which
   * checks and keeps what they say; alone it does both. The answers are the same. Rows of a query
   * are read by the calling thread in any case.
   *
   * @param executor who helps; it is not shut down, and may be busy or the caller's own
   * @return the other reader
   */
  public AnswersReader executor(Executor executor) {
    return new AnswersReader(questionnaire, names, listener, Optional.of(executor));
  }

  /**
   * Reads a long file if it has the columns {@link Field#QUESTION} and {@link Field#MODALITY}, or
   * one of them was given another name, a wide file otherwise.
   *
   * @param file the file
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text or lacks a column
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers read(Path file) {
    return longOrWide(table(file));
  }

  /**
   * Reads the rows of a query, long or wide as those of a file: a column is known by its label, a
   * blank is a NULL, a moment is read for its day. PostgreSQL, DuckDB, and with it Parquet, come
   * this way.
   *
   * @param rows the rows, read to their end, not closed
   * @param source what messages call them; a rejection counts rows from 1
   * @return the answers that fit, and why the other rows do not
   * @throws SQLException if the database fails
   * @throws IllegalArgumentException if the query lacks a column
   */
  public Answers read(ResultSet rows, String source) throws SQLException {
    Table table = JdbcTable.of(rows, source);
    try {
      return longOrWide(distinct(ReadingProgress.over(table, listener, OptionalLong.empty())));
    } catch (JdbcTable.Failure e) {
      throw e.failure();
    }
  }

  /**
   * Reads a table that LimeSurvey exported, as CSV: see {@link LimeSurvey}.
   *
   * @param file the file
   * @param export what its columns are
   * @return the answers that fit, and why the other rows do not; columns that are neither are among
   *     {@link Answers#ignoredColumns()}, by name only
   * @throws IllegalArgumentException if the file is empty, is no delimited text, two columns are
   *     the same, or the description names what is not in the header or the questionnaire
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers readLimeSurvey(Path file, LimeSurvey export) {
    Table table = export.translate(questionnaire, watched(file), names.kept());
    return WideCsv.read(questionnaire, export.names(names), table);
  }

  private Answers longOrWide(Table table) {
    boolean named = names.given(Field.QUESTION) || names.given(Field.MODALITY);
    boolean isLong =
        table.find(names.of(Field.QUESTION)).isPresent()
            && table.find(names.of(Field.MODALITY)).isPresent();
    return named || isLong ? LongCsv.read(questionnaire, names, table) : wide(table);
  }

  /**
   * Reads a file with one row for each answer.
   *
   * <p>Columns: respondent, question, modality, and the collectivité ({@code type} and {@code
   * code}, or {@code siren}, or {@code collectivite}, the first that is filled in the order
   * collectivite, code, siren), or the levels of {@link #withLevel}; wave, role, date and weight
   * where known. Modalities of a multiple choice are joined by {@code |}; a blank is no answer.
   *
   * @param file the file
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text or lacks a column
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers readLong(Path file) {
    return LongCsv.read(questionnaire, names, table(file));
  }

  /**
   * Reads a file with one row for each respondent and a column for each question, named by its
   * code; a multiple choice has either one column of codes joined by {@code |} or a column {@code
   * CODE[MODALITY]} for each modality, ticked by {@code 1}, {@code x}, {@code oui} or {@code yes}.
   *
   * <p>A blank is no answer where the question was put to the respondent: the wave asks it; when
   * the wave is not known and there are several, the respondent answered another question of the
   * same theme.
   *
   * @param file the file
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text, lacks a column or
   *     names a modality that does not exist
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers readWide(Path file) {
    return wide(table(file));
  }

  /**
   * Reads published counts: each row a question, a modality and a number of respondents.
   *
   * <p>Each respondent counted is anonymous, a collectivité of its own whose level of one dimension
   * is known: the level columns that are not blank, joined by a space. In a multiple choice a row
   * counts those who ticked exactly its modalities.
   *
   * @param file the file
   * @param dimension the dimension whose level the rows give
   * @param levelColumns columns that together name the level
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text or lacks a column
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers readCounts(Path file, Dimension dimension, String... levelColumns) {
    return CountsCsv.read(questionnaire, names, table(file), dimension, List.of(levelColumns));
  }

  private Answers wide(Table table) {
    return WideCsv.read(questionnaire, names, table);
  }

  private Table table(Path file) {
    return distinct(watched(file));
  }

  private Table watched(Path file) {
    CsvTable table = CsvTable.read(file);
    return ReadingProgress.over(
        helper.map(table::ahead).orElse(table), listener, OptionalLong.of(file.toFile().length()));
  }

  /** A table whose columns have names of their own. */
  private static Table distinct(Table table) {
    Set<String> seen = new HashSet<>();
    for (String name : table.header()) {
      if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            table.headerPlace() + ": column '" + name + "' appears twice; expected each name once");
      }
    }
    return table;
  }

  /** What is wrong with a row that cannot be read at all; nothing for another. */
  static List<Problem> damage(CsvRow row) {
    return row.damage().stream().map(what -> new Problem("row", what, "fields")).toList();
  }

  /** Adds what is wrong with the shape of a row: fewer or more fields than the header. */
  static void checkShape(int expected, CsvRow row, List<Problem> problems) {
    int got = row.size();
    if (got != expected) {
      problems.add(new Problem("row", got + " fields", expected + " fields, as the header has"));
    }
  }
}
