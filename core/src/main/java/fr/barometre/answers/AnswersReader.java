package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import fr.barometre.csv.Table;
import fr.barometre.population.Population;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Reads files of answers to a questionnaire.
 *
 * <p>A reading stops, with a {@link java.util.concurrent.CancellationException}, when its thread is
 * interrupted.
 *
 * <p>Files are delimited text with a header line: comma, semicolon, tabulation or bar; UTF-8,
 * UTF-16 by its byte order mark, MacRoman or Windows-1252, compressed by gzip or not; fields quoted
 * or not; or an Excel workbook (.xlsx), of which the first sheet that is not hidden and not empty
 * is read, or the one that the {@link Export#sheet(String) export} names. What is neither (CP850,
 * PDF) is an error that names it, as is a file without the columns it needs.
 *
 * <p>An answer that cannot be used costs that answer: it becomes a rejection, is counted in {@link
 * Answers#reading()}, and the rest of its row is read. A row is refused only when nobody can say
 * whose it is, or of which wave.
 *
 * <p>A question's column is known by the code or the wording of the question, an option of a
 * multiple choice as {@code CODE[OPTION]}, {@code CODE.OPTION}, {@code CODE/OPTION} or {@code
 * CODE_OPTION}. Answers are codes or labels, whatever their case, accents and blanks, or usual
 * words for yes, no, don't know, no answer and not applicable. What else a file says, and how, an
 * {@link Export} describes. In a multiple choice an explicit no is an answer, a blank is none,
 * {@code N/A} is not asked. Collectivités are found by code, SIREN, SIRET, name or code of the
 * past; {@link Answers#resolutions()} tells what was read as what. Where nothing names their
 * column, the one headed SIREN, SIRET or code of Insee is read if the frame knows most of what it
 * says, and {@link Answers#summary()} tells so; two that say different collectivités are an error.
 *
 * <p>A file of any size may be read: it is not held, and what it says takes some 30 bytes a
 * response. Immutable.
 */
public final class AnswersReader {

  /** Signs that may separate fields. */
  private static final String SIGNS = ",;\t|";

  private final Questionnaire questionnaire;
  private final Export export;
  private final Optional<Population> frame;
  private final ReadingListener listener;
  private final Optional<Executor> helper;

  private AnswersReader(
      Questionnaire questionnaire,
      Export export,
      Optional<Population> frame,
      ReadingListener listener,
      Optional<Executor> helper) {
    this.questionnaire = questionnaire;
    this.export = export;
    this.frame = frame;
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
        requireNonNull(questionnaire, "questionnaire"),
        Export.any(),
        Optional.empty(),
        (source, rows, bytes) -> {},
        Optional.empty());
  }

  /**
   * A reader of files that are described. The description takes the place of the one before it;
   * {@link #with}, {@link #withLevel} and those beside them add to it.
   *
   * @param description what the files say where
   * @return the other reader
   */
  public AnswersReader export(Export description) {
    return new AnswersReader(
        questionnaire, requireNonNull(description, "description"), frame, listener, helper);
  }

  /**
   * A reader that knows a field by another name only: a table without such a column is an error.
   *
   * @param field the field
   * @param column name of its column
   * @return the other reader
   */
  public AnswersReader with(Field field, String column) {
    return export(export.field(field, column));
  }

  /**
   * A reader that takes rows without a collectivité for anonymous respondents of whom a column
   * gives the level of a dimension; with several, each level that is not blank is known. An
   * anonymous respondent is a collectivité of its own. For levels in other words than their codes,
   * see {@link Export#level(Dimension, String, java.util.Map)}.
   *
   * @param dimension a dimension of the frame, such as TYPE or REGION; not ROLE
   * @param column name of the column with the codes of its levels; types and OPSN statuses in any
   *     case
   * @return the other reader
   * @throws IllegalArgumentException if the dimension is ROLE
   */
  public AnswersReader withLevel(Dimension dimension, String column) {
    return export(export.level(dimension, column));
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
    return export(export.keep(column));
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
    return export(export.constant(field, value));
  }

  /**
   * A reader of tables without identifiers: each row is a respondent of its own, "row 2" the one on
   * line 2; where answers of several files are joined, "b.csv row 2" that of another file.
   *
   * @return the other reader
   */
  public AnswersReader withNumberedRows() {
    return export(export.withNumberedRows());
  }

  /**
   * A reader that looks for collectivités in a frame; without one, in the shipped frame.
   *
   * @param population the frame
   * @return the other reader
   */
  public AnswersReader withFrame(Population population) {
    return new AnswersReader(
        questionnaire,
        export,
        Optional.of(requireNonNull(population, "population")),
        listener,
        helper);
  }

  /**
   * A reader that tells how far it is.
   *
   * @param other who is told; the library itself prints nothing
   * @return the other reader
   */
  public AnswersReader listening(ReadingListener other) {
    return new AnswersReader(questionnaire, export, frame, other, helper);
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
    return new AnswersReader(questionnaire, export, frame, listener, Optional.of(executor));
  }

  /**
   * Reads a long file if it has the columns {@link Field#QUESTION} and {@link Field#MODALITY}, or
   * one of them was given another name, a wide file otherwise; see {@link #readLong} and {@link
   * #readWide}.
   *
   * @param file the file
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text or lacks a column
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers read(Path file) {
    return longOrWide(named(file));
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
      return longOrWide(
          ExportHeader.of(export, ReadingProgress.over(table, listener, OptionalLong.empty())));
    } catch (JdbcTable.Failure e) {
      throw e.failure();
    }
  }

  private Answers longOrWide(ExportHeader header) {
    boolean named =
        export.given(Field.QUESTION).isPresent() || export.given(Field.MODALITY).isPresent();
    boolean isLong =
        named
            || (header.find(Field.QUESTION).isPresent() && header.find(Field.MODALITY).isPresent());
    return isLong ? LongCsv.read(questionnaire, header, frame) : wide(header);
  }

  /**
   * Reads a file with one row for each answer.
   *
   * <p>Columns: respondent, question, modality, and the collectivité ({@code type} and {@code
   * code}, or {@code siren}, or {@code collectivite}; where several say a collectivité, one that
   * the frame has counts, and two that it has are refused), or the levels of {@link #withLevel};
   * wave, role, date and weight where known. Modalities of a multiple choice are joined by {@code
   * |}, or each has a row of its own: such rows are one answer. A blank is no answer.
   *
   * @param file the file
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text or lacks a column
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers readLong(Path file) {
    return LongCsv.read(questionnaire, named(file), frame);
  }

  /**
   * Reads a file with one row for each respondent and a column for each question, named by its
   * code; a multiple choice has one column of codes joined by {@code |}, or a column {@code
   * CODE[MODALITY]} for each modality, ticked by {@code 1}, {@code x}, {@code oui} or {@code yes},
   * or both, which have to agree.
   *
   * <p>A blank is no answer where the question was put to the respondent: the wave asks it; when
   * the wave is not known and there are several, the respondent answered another question of the
   * same theme.
   *
   * @param file the file
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text, lacks a column,
   *     has one that is read twice, or names a modality that does not exist
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers readWide(Path file) {
    return wide(named(file));
  }

  /**
   * Reads published counts: each row a question, a modality and a number of respondents.
   *
   * <p>Each respondent counted is anonymous, a collectivité of its own whose level of one dimension
   * is known: the level columns that are not blank, joined by a space. In a multiple choice a row
   * counts those who ticked exactly its modalities.
   *
   * <p>A row may count 10,000,000 respondents, a file 100,000,000; a row beyond is refused. What
   * they say takes room by the row, not by the respondent.
   *
   * @param file the file
   * @param dimension the dimension whose level the rows give
   * @param levelColumns columns that together name the level
   * @return the answers that fit, and why the other rows do not
   * @throws IllegalArgumentException if the file is empty, is no delimited text or lacks a column
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public Answers readCounts(Path file, Dimension dimension, String... levelColumns) {
    return CountsCsv.read(questionnaire, header(file), dimension, List.of(levelColumns));
  }

  private Answers wide(ExportHeader header) {
    return WideCsv.read(questionnaire, header, frame);
  }

  /**
   * Reads a list of collectivités, such as the members of an OPSN or of an association: one a row,
   * found as those of answers are. Columns are known by the names of {@link Field} or by usual ones
   * ("Code INSEE", "SIRET", "Nom de la commune", "Département"); a list of one column may have any
   * header. Where there are codes, a name is read only in a row whose code or SIREN says no
   * collectivité; other columns never are. Rows of totals and notes are no members.
   *
   * @param file the list, with a header line
   * @return each collectivité once, in the order of the list; one that the frame does not have too
   * @throws IllegalArgumentException if no column names collectivités, or if rows are not
   *     understood: their lines, what stands there and what was expected
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public List<CollectiviteRef> collectivites(Path file) {
    return collectivites(file, read -> {});
  }

  /**
   * The same, telling what was read otherwise than by its code.
   *
   * @param file the list, with a header line
   * @param told receives each such text with the collectivité that it was read as, once the list
   *     has been read
   * @return each collectivité once, in the order of the list; one that the frame does not have too
   * @throws IllegalArgumentException if no column names collectivités, or if rows are not
   *     understood: their lines, what stands there and what was expected
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public List<CollectiviteRef> collectivites(Path file, Consumer<ReadCollectivite> told) {
    AnswersReader numbered = withNumberedRows();
    Export described = CollectiviteList.described(numbered.header(file), frame);
    return CollectiviteList.read(
        questionnaire, export(described).header(file), frame, requireNonNull(told, "told"));
  }

  /** The same, with the column that says the collectivité if nothing names one. */
  private ExportHeader named(Path file) {
    AnswersReader quiet = listening((source, rows, bytes) -> {});
    return CollectiviteGuess.in(header(file), frame, () -> quiet.header(file).table());
  }

  /** The header of a file, over rows that are watched. */
  private ExportHeader header(Path file) {
    CsvTable read = table(file, export, AnswerSheet.of(questionnaire));
    List<Heading> headings = ExportHeader.headings(export, read);
    CsvTable csv = under(export, read, headings.stream().map(Heading::label).toList());
    Table table =
        ReadingProgress.over(
            helper.map(csv::ahead).orElse(csv), listener, OptionalLong.of(file.toFile().length()));
    return ExportHeader.of(export, table, headings);
  }

  static CsvTable table(Path file, Export export, ToIntFunction<List<List<String>>> fit) {
    return CsvTable.read(
        file, export.knownDelimiter(), export.knownEncoding(), export.knownSheet(), fit);
  }

  /** A table under its header rows, which give its columns these names. */
  static CsvTable under(Export export, CsvTable table, List<String> names) {
    return export.headerRows() == 1 && names.equals(table.header())
        ? table
        : table.under(names, export.headerRows());
  }

  /** The problem of a row that cannot be read at all; empty for another row. */
  static List<Problem> damage(CsvRow row) {
    return row.damage().map(what -> List.of(new Problem("row", what, "fields"))).orElse(List.of());
  }

  /**
   * The problem of a row with a wrong number of fields. It names another separator, if the row is
   * one field in which that sign makes as many as the header has.
   */
  static List<Problem> parted(int expected, CsvRow row, List<Problem> problems) {
    boolean otherwise =
        row.size() == 1
            && expected > 1
            && SIGNS.chars().anyMatch(sign -> count(row.field(0), sign) == expected - 1);
    return otherwise
        ? List.of(
            new Problem(
                "row", "1 fields", expected + " fields, as the header has, and its separator"))
        : problems;
  }

  private static long count(String text, int sign) {
    return text.chars().filter(c -> c == sign).count();
  }

  /** Adds what is wrong with the shape of a row: fewer fields than the header, or more that say. */
  static void checkShape(int expected, CsvRow row, List<Problem> problems) {
    int got = row.size();
    boolean isBlankBeyond = got > expected;
    for (int i = expected; i < got; i++) {
      isBlankBeyond &= row.field(i).isEmpty();
    }
    if (got != expected && !isBlankBeyond) {
      problems.add(new Problem("row", got + " fields", expected + " fields, as the header has"));
    }
  }
}
