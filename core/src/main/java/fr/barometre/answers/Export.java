package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.StrictJson;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.spelling.Suggestion;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A description of a file of answers: which column holds what, which words stand for which answers,
 * and how the file is laid out.
 *
 * <p>A description of a known tool starts with what {@link ExportTool} knows of its exports, any
 * other with the default names of {@link Field}. Headers are named as people read them: case,
 * accents, blanks, quotes and final punctuation do not matter. What is named has to be in the file,
 * and in the questionnaire. What is not named and not known is not read, and is among {@link
 * Answers#ignoredColumns()}.
 *
 * <pre>{@code
 * Export export =
 *     Export.of(ExportTool.LIMESURVEY)
 *         .field(Field.SIREN, "Quel est le SIRET de votre collectivité ?")
 *         .question("teletravail.charte", "Avez-vous une charte de télétravail ?")
 *         .answer("teletravail.charte", "En cours de rédaction", "NON");
 * Answers answers = AnswersReader.of(questionnaire).export(export).read(file);
 * }</pre>
 *
 * <p>Immutable: each method returns another description. It reads and writes as JSON; there, all
 * that has a default may be left out.
 */
@Value.Immutable
@JsonPropertyOrder({
  "tool",
  "fields",
  "levels",
  "questions",
  "options",
  "answers",
  "constants",
  "words",
  "roles",
  "leftOut",
  "kept",
  "numberedRows",
  "headerRows",
  "nameRows",
  "separator",
  "dates",
  "delimiter",
  "encoding",
  "sheet",
  "finished",
  "unfinished"
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class Export implements StrictJson {

  private static final Set<Field> CONSTANT =
      EnumSet.of(Field.TYPE, Field.WAVE, Field.ROLE, Field.DATE);

  /** Stands for any other text. */
  static final String ANY_TEXT = "*";

  private static final int MOST_HEADER_ROWS = 20;

  Export() {}

  /** Which comes first in {@code 03/04/2025}. */
  public enum DateOrder {
    /** The order that other days of the column show, such as {@code 31/03/2025}. */
    AS_THE_COLUMN_TELLS,
    /** The day, where the column does not tell. */
    DAY_FIRST,
    /** The month, where the column does not tell. */
    MONTH_FIRST
  }

  /**
   * A column that gives the level of a dimension.
   *
   * @param column its header
   * @param codes code of the level by what the file says, such as 53 by Bretagne; any other text is
   *     a code, and a type in any spelling is understood
   */
  public record Levels(
      @JsonProperty(value = "column", required = true) String column,
      @JsonProperty("codes") Map<String, String> codes)
      implements StrictJson {

    /**
     * Checks what is given.
     *
     * @param column its header
     * @param codes code of the level by what the file says
     * @throws IllegalArgumentException if texts that differ by blanks or case only have different
     *     codes
     */
    public Levels {
      requireNonNull(column, "column");
      codes = codes == null ? Map.of() : Map.copyOf(codes);
      PlainText.keys(
          codes,
          text -> "'" + text + "' of '" + column + "' is a level of two codes; expected one");
    }
  }

  /**
   * A column that says whether a response is finished.
   *
   * @param column its header
   * @param values what it says of a response that is; none for anything but a blank
   */
  public record Finished(
      @JsonProperty(value = "column", required = true) String column,
      @JsonProperty("values") List<String> values)
      implements StrictJson {

    /**
     * Checks what is given.
     *
     * @param column its header
     * @param values what it says of a response that is finished
     */
    public Finished {
      requireNonNull(column, "column");
      values = values == null ? List.of() : List.copyOf(values);
    }
  }

  /**
   * The tool that wrote the file.
   *
   * @return the tool; ANY where nothing else is said
   */
  @JsonProperty
  @Value.Default
  public ExportTool tool() {
    return ExportTool.ANY;
  }

  /**
   * The columns that say who answered.
   *
   * @return headers by field
   */
  @JsonProperty
  public abstract Map<Field, String> fields();

  /**
   * The columns that say what is known of anonymous respondents.
   *
   * @return columns by code of the dimension
   */
  @JsonProperty
  public abstract Map<String, Levels> levels();

  /**
   * The columns of questions that go by another header than code and wording.
   *
   * @return headers by code of the question
   */
  @JsonProperty
  public abstract Map<String, String> questions();

  /**
   * The columns of options that have headers of their own.
   *
   * @return headers by code of the modality, by code of the question
   */
  @JsonProperty
  public abstract Map<String, Map<String, String>> options();

  /**
   * Further texts of a modality, beside its code and label.
   *
   * @return codes of modalities by what the file says, by code of the question
   */
  @JsonProperty
  public abstract Map<String, Map<String, String>> answers();

  /**
   * Values that are the same in every row, unless a column says otherwise.
   *
   * @return values by field
   */
  @JsonProperty
  public abstract Map<Field, String> constants();

  /**
   * Words by which any question is not answered on the substance, beside the usual ones.
   *
   * @return words by kind
   */
  @JsonProperty
  public abstract Map<ModalityKind, List<String>> words();

  /**
   * Functions that are roles, beside the usual ones.
   *
   * @return roles by function
   */
  @JsonProperty
  public abstract Map<String, Role> roles();

  /**
   * Columns that are not read, whatever their headers say.
   *
   * @return their headers
   */
  @JsonProperty
  public abstract List<String> leftOut();

  /**
   * Headers of columns of respondents that are kept for breakdowns, such as a service.
   *
   * @return the headers; columns are personal data as a rule, and only these are kept
   */
  @JsonProperty
  public abstract List<String> kept();

  /**
   * Whether rows are respondents of their own where no column has identifiers.
   *
   * @return true if a respondent is known by the line of its row
   */
  @JsonProperty
  @Value.Default
  public boolean numberedRows() {
    return tool().numbersRows();
  }

  /**
   * How many rows stand over the answers, rows of blanks included.
   *
   * @return one or more
   */
  @JsonProperty
  @Value.Default
  public int headerRows() {
    return tool().headerRows();
  }

  /**
   * Which of the header rows name the columns, counted from 1: one, or two of which the upper has
   * the question and the lower the option. A blank in the upper row repeats what stands before it.
   *
   * @return one row or two
   */
  @JsonProperty
  @Value.Default
  public List<Integer> nameRows() {
    return tool().nameRows();
  }

  /**
   * The only separator of several answers in a cell.
   *
   * @return the text; blank where any usual sign does, beside the labels known
   */
  @JsonProperty
  @Value.Default
  public String separator() {
    return "";
  }

  /**
   * The order of day and month in dates.
   *
   * @return the order
   */
  @JsonProperty
  @Value.Default
  public DateOrder dates() {
    return tool().dates();
  }

  /**
   * The separator of the fields of a row.
   *
   * @return one character; blank to recognise it
   */
  @JsonProperty
  @Value.Default
  public String delimiter() {
    return "";
  }

  /**
   * How characters are written.
   *
   * @return the name of a character set; blank to recognise it
   */
  @JsonProperty
  @Value.Default
  public String encoding() {
    return "";
  }

  /**
   * The sheet of an Excel workbook.
   *
   * @return its name; blank for the first that is not hidden and not empty
   */
  @JsonProperty
  @Value.Default
  public String sheet() {
    return "";
  }

  @JsonProperty("finished")
  abstract @Nullable Finished knownFinished();

  /**
   * The column that says whether a response is finished, if one is named.
   *
   * @return the column; empty where the tool's own is looked at, if it has one
   */
  public Optional<Finished> finished() {
    return Optional.ofNullable(knownFinished());
  }

  /**
   * Whether responses that are not finished are read.
   *
   * @return true if they are, false if they are refused
   */
  @JsonProperty
  @Value.Default
  public boolean unfinished() {
    return false;
  }

  /**
   * Any file with one header row, whose columns go by the names of {@link Field}.
   *
   * @return the description
   */
  public static Export any() {
    return of(ExportTool.ANY);
  }

  /**
   * A file that a tool wrote.
   *
   * @param tool the tool
   * @return the description
   */
  public static Export of(ExportTool tool) {
    return ImmutableExport.builder().tool(tool).build();
  }

  private ImmutableExport.Builder same() {
    return ImmutableExport.builder().from(this);
  }

  /**
   * The same, where a field goes by this header and no other.
   *
   * @param field the field; DEPARTEMENT and POSTAL_CODE tell apart communes of one name
   * @param header the header
   * @return the other description
   */
  public Export field(Field field, String header) {
    return same().putFields(field, header).build();
  }

  /**
   * The same, where a column gives the level of a dimension for rows without a collectivité.
   *
   * @param dimension a dimension of the frame, such as TYPE or REGION; not ROLE
   * @param header the header
   * @return the other description
   * @throws IllegalArgumentException if the dimension is ROLE
   */
  public Export level(Dimension dimension, String header) {
    return level(dimension, header, Map.of());
  }

  /**
   * The same, where a column gives the level of a dimension in words of its own.
   *
   * @param dimension a dimension of the frame, such as TYPE or REGION; not ROLE
   * @param header the header
   * @param codes code of the level by what the file says, such as 53 by Bretagne
   * @return the other description
   * @throws IllegalArgumentException if the dimension is ROLE, or texts that differ by blanks or
   *     case only have different codes
   */
  public Export level(Dimension dimension, String header, Map<String, String> codes) {
    return same().putLevels(dimension.code(), new Levels(header, codes)).build();
  }

  /**
   * The same, where a question goes by this header.
   *
   * @param code code of the question
   * @param header the header; where options have columns, what stands before the option
   * @return the other description
   */
  public Export question(String code, String header) {
    return same().putQuestions(code, header).build();
  }

  /**
   * The same, where the column of an option goes by this header.
   *
   * @param code code of the question, a multiple choice
   * @param modality code of the option
   * @param header the header
   * @return the other description
   */
  public Export option(String code, String modality, String header) {
    return same().options(with(options(), code, modality, header)).build();
  }

  /**
   * The same, where a text stands for a modality, in a cell or as an option of a header.
   *
   * @param code code of the question
   * @param text what the file says; {@code *} for any other text of a cell, where people may write
   *     an answer of their own among those proposed, as in Google Forms
   * @param modality code of the modality
   * @return the other description
   */
  public Export answer(String code, String text, String modality) {
    return same().answers(with(answers(), code, text, modality)).build();
  }

  private static Map<String, Map<String, String>> with(
      Map<String, Map<String, String>> all, String code, String key, String value) {
    Map<String, Map<String, String>> more = new LinkedHashMap<>(all);
    Map<String, String> ofCode = new LinkedHashMap<>(all.getOrDefault(code, Map.of()));
    ofCode.put(key, value);
    more.put(code, ofCode);
    return more;
  }

  /**
   * The same, where a field has a value in every row that does not say otherwise.
   *
   * @param field TYPE, WAVE, ROLE or DATE
   * @param value what it is, as a cell would say it
   * @return the other description
   * @throws IllegalArgumentException if the field is another one
   */
  public Export constant(Field field, String value) {
    return same().putConstants(field, value).build();
  }

  /**
   * The same with more words by which any question is not answered on the substance.
   *
   * @param kind DONT_KNOW, NO_ANSWER or NOT_APPLICABLE
   * @param texts the words
   * @return the other description
   * @throws IllegalArgumentException if the kind is SUBSTANTIVE
   */
  public Export words(ModalityKind kind, String... texts) {
    List<String> all = new ArrayList<>(words().getOrDefault(kind, List.of()));
    all.addAll(List.of(texts));
    return same().putWords(kind, all).build();
  }

  /**
   * The same, where a function is a role.
   *
   * @param text the function, such as {@code "chargé de mission"}
   * @param role agent or elected member
   * @return the other description
   */
  public Export role(String text, Role role) {
    return same().putRoles(text, role).build();
  }

  /**
   * The same without some columns.
   *
   * @param headers their headers
   * @return the other description
   */
  public Export leaveOut(String... headers) {
    return same().addLeftOut(headers).build();
  }

  /**
   * The description that a file's first rows suggest: the tool that wrote it ({@link #tool()}, or
   * {@link ExportTool#ANY}), columns with the names of {@link Field} beside those of the tool, and
   * rows that are a response each where no column has identifiers. A file of one row for each
   * answer is never numbered.
   *
   * @param file the answers
   * @param questionnaire what is asked: a column that is a question is no field
   * @return the description, which can be looked at and completed
   * @throws IllegalArgumentException if the file is no table
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Export recognised(Path file, Questionnaire questionnaire) {
    return RecognisedExport.of(file, questionnaire);
  }

  /**
   * The same, with a column of respondents that is kept for breakdowns ({@link Groups#column}). It
   * may be a question or a field too.
   *
   * @param header its header
   * @return the other description
   */
  public Export keep(String header) {
    return same().addKept(header).build();
  }

  /**
   * The same, where each row is a respondent of its own: "row 2" the one on line 2.
   *
   * @return the other description
   */
  public Export withNumberedRows() {
    return same().numberedRows(true).build();
  }

  /**
   * The same under several header rows.
   *
   * @param rows how many there are, rows of blanks included, from 1 to 20
   * @param names which of them name the columns, counted from 1: one row, or the row of questions
   *     and below it the row of options
   * @return the other description
   * @throws IllegalArgumentException if there are no such rows
   */
  public Export headerRows(int rows, int... names) {
    return same().headerRows(rows).nameRows(IntStream.of(names).boxed().toList()).build();
  }

  /**
   * The same, where this text alone parts several answers in a cell.
   *
   * @param text the text, blanks included; empty for any usual sign
   * @return the other description
   */
  public Export separator(String text) {
    return same().separator(text).build();
  }

  /**
   * The same, where days are in this order if their column allows both.
   *
   * @param order the order
   * @return the other description
   */
  public Export dates(DateOrder order) {
    return same().dates(order).build();
  }

  /**
   * The same, where a character parts the fields.
   *
   * @param character the delimiter
   * @return the other description
   * @throws IllegalArgumentException if it is a quote or a line end
   */
  public Export delimiter(char character) {
    return same().delimiter(String.valueOf(character)).build();
  }

  /**
   * The same in an encoding.
   *
   * @param charset how characters are written
   * @return the other description
   */
  public Export encoding(Charset charset) {
    return same().encoding(charset.name()).build();
  }

  /**
   * The same of a sheet.
   *
   * @param name the name of a sheet of an Excel workbook
   * @return the other description
   */
  public Export sheet(String name) {
    return same().sheet(name).build();
  }

  /**
   * The same, where a column says whether a response is finished.
   *
   * @param header its header
   * @param values what it says of a response that is; none for anything but a blank
   * @return the other description
   */
  public Export finished(String header, String... values) {
    return same().knownFinished(new Finished(header, List.of(values))).build();
  }

  /**
   * The same with responses that are not finished.
   *
   * @return the description that keeps them
   */
  public Export withUnfinished() {
    return same().unfinished(true).build();
  }

  @Value.Check
  void check() {
    if (levels().containsKey(Dimension.ROLE.code())) {
      throw new IllegalArgumentException(
          "the level of ROLE is in a column of its own; expected the field ROLE at '"
              + levels().get(Dimension.ROLE.code()).column()
              + "'");
    }
    for (Field field : constants().keySet()) {
      if (!CONSTANT.contains(field)) {
        throw new IllegalArgumentException(
            "field " + field + " differs from row to row; expected one of " + CONSTANT);
      }
    }
    if (words().containsKey(ModalityKind.SUBSTANTIVE)) {
      throw new IllegalArgumentException(
          "words for an answer on the substance belong to one question; expected another kind");
    }
    answers()
        .forEach(
            (question, texts) ->
                PlainText.keys(
                    texts,
                    text ->
                        "'"
                            + text
                            + "' is two answers to question '"
                            + question
                            + "'; expected one"));
    checkHeaders();
    checkHeaderRows();
    checkForm();
  }

  private void checkHeaders() {
    Stream<String> headers =
        Stream.of(
                fields().values().stream(),
                questions().values().stream(),
                options().values().stream().flatMap(options -> options.values().stream()),
                levels().values().stream().map(Levels::column),
                finished().map(Finished::column).stream(),
                leftOut().stream(),
                kept().stream())
            .flatMap(named -> named);
    if (headers.anyMatch(header -> PlainText.of(header).isEmpty())) {
      throw new IllegalArgumentException("a header is blank; expected what stands over the column");
    }
  }

  private void checkHeaderRows() {
    if (!(headerRows() >= 1 && headerRows() <= MOST_HEADER_ROWS)) {
      throw new IllegalArgumentException(
          headerRows() + " header rows; expected 1 to " + MOST_HEADER_ROWS);
    }
    List<Integer> names = nameRows();
    boolean fit =
        !names.isEmpty()
            && names.size() <= 2
            && names.get(0) >= 1
            && names.get(names.size() - 1) <= headerRows()
            && (names.size() == 1 || names.get(0) < names.get(1));
    if (!fit) {
      throw new IllegalArgumentException(
          "names of columns in the header rows "
              + names
              + "; expected one row, or the row of questions and below it that of options, from 1"
              + " to "
              + headerRows());
    }
  }

  private void checkForm() {
    boolean isReserved = !delimiter().isEmpty() && "\"\n\r\0".contains(delimiter());
    if (delimiter().length() > 1 || isReserved) {
      throw new IllegalArgumentException(
          "delimiter '" + delimiter() + "'; expected one character, such as ';' or ','");
    }
    try {
      if (encoding().isEmpty() || Charset.isSupported(encoding())) {
        return;
      }
    } catch (IllegalCharsetNameException e) {
      // Told below, as a name that nobody knows is.
    }
    throw new IllegalArgumentException(
        "encoding '" + encoding() + "' is not known; expected UTF-8, windows-1252, UTF-16, …");
  }

  /** The names by which a field is looked for, the preferred first. */
  List<String> names(Field field) {
    return given(field).map(List::of).orElseGet(() -> tool().names(field));
  }

  /** The header that a field was given, and that has to be there. */
  Optional<String> given(Field field) {
    return Optional.ofNullable(fields().get(field));
  }

  /** The words by which any question is answered or not. */
  AnswerWords answerWords() {
    AnswerWords all = AnswerWords.DEFAULT;
    for (Map.Entry<ModalityKind, List<String>> more : words().entrySet()) {
      all = all.with(more.getKey(), more.getValue().toArray(String[]::new));
    }
    return all;
  }

  /** The roles of respondents' functions. */
  RoleWords roleWords() {
    RoleWords all = RoleWords.DEFAULT;
    for (Map.Entry<String, Role> more : roles().entrySet()) {
      all = all.with(more.getKey(), more.getValue());
    }
    return all;
  }

  /** The delimiter, if it is named. */
  Optional<Character> knownDelimiter() {
    return delimiter().isEmpty() ? Optional.empty() : Optional.of(delimiter().charAt(0));
  }

  /** The encoding, if it is named. */
  Optional<Charset> knownEncoding() {
    return encoding().isEmpty() ? Optional.empty() : Optional.of(Charset.forName(encoding()));
  }

  /** The sheet, if it is named. */
  Optional<String> knownSheet() {
    return Optional.of(sheet()).filter(name -> !name.isEmpty());
  }

  @JsonCreator
  static Export fromJson(
      @JsonProperty("tool") @Nullable String tool,
      @JsonProperty("fields") @Nullable Map<String, String> fields,
      @JsonProperty("levels") @Nullable Map<String, Levels> levels,
      @JsonProperty("questions") @Nullable Map<String, String> questions,
      @JsonProperty("options") @Nullable Map<String, Map<String, String>> options,
      @JsonProperty("answers") @Nullable Map<String, Map<String, String>> answers,
      @JsonProperty("constants") @Nullable Map<String, String> constants,
      @JsonProperty("words") @Nullable Map<String, List<String>> words,
      @JsonProperty("roles") @Nullable Map<String, String> roles,
      @JsonProperty("leftOut") @Nullable List<String> leftOut,
      @JsonProperty("kept") @Nullable List<String> kept,
      @JsonProperty("numberedRows") @Nullable Object numberedRows,
      @JsonProperty("headerRows") @Nullable Object headerRows,
      @JsonProperty("nameRows") @Nullable List<Integer> nameRows,
      @JsonProperty("separator") @Nullable String separator,
      @JsonProperty("dates") @Nullable String dates,
      @JsonProperty("delimiter") @Nullable String delimiter,
      @JsonProperty("encoding") @Nullable String encoding,
      @JsonProperty("sheet") @Nullable String sheet,
      @JsonProperty("finished") @Nullable Finished finished,
      @JsonProperty("unfinished") @Nullable Object unfinished) {
    ImmutableExport.Builder builder = ImmutableExport.builder().knownFinished(finished);
    ExportJson.code("tool", tool, ExportTool.class).ifPresent(builder::tool);
    ExportJson.byCode("fields", fields, Field.class).forEach(builder::putFields);
    ExportJson.entries("levels", levels).forEach(builder::putLevels);
    ExportJson.entries("questions", questions).forEach(builder::putQuestions);
    ExportJson.nested("options", options).forEach(builder::putOptions);
    ExportJson.nested("answers", answers).forEach(builder::putAnswers);
    ExportJson.byCode("constants", constants, Field.class).forEach(builder::putConstants);
    ExportJson.byCode("words", words, ModalityKind.class)
        .forEach((kind, texts) -> builder.putWords(kind, ExportJson.items("words." + kind, texts)));
    ExportJson.entries("roles", roles)
        .forEach(
            (text, role) ->
                ExportJson.code("roles." + text, role, Role.class)
                    .ifPresent(meant -> builder.putRoles(text, meant)));
    builder.addAllLeftOut(ExportJson.items("leftOut", leftOut));
    builder.addAllKept(ExportJson.items("kept", kept));
    ExportJson.flag("numberedRows", numberedRows).ifPresent(builder::numberedRows);
    ExportJson.number("headerRows", headerRows).ifPresent(builder::headerRows);
    if (nameRows != null) {
      builder.nameRows(ExportJson.items("nameRows", nameRows));
    }
    if (separator != null) {
      builder.separator(separator);
    }
    ExportJson.code("dates", dates, DateOrder.class).ifPresent(builder::dates);
    if (delimiter != null) {
      builder.delimiter(delimiter);
    }
    if (encoding != null) {
      builder.encoding(encoding);
    }
    if (sheet != null) {
      builder.sheet(sheet);
    }
    ExportJson.flag("unfinished", unfinished).ifPresent(builder::unfinished);
    return builder.build();
  }

  /**
   * Refuses a property that a description does not have. Called by Jackson only.
   *
   * @param name name of the property found in the JSON text
   * @param value its value
   * @throws IllegalArgumentException always, naming the property and the one that may be meant
   */
  @Override
  @JsonAnySetter
  public void rejectUnknown(String name, @Nullable Object value) {
    throw new IllegalArgumentException(
        "unknown property '"
            + name
            + "' in the JSON form of an export"
            + Suggestion.of(name, ExportJson.PROPERTIES));
  }

  @Override
  public String toString() {
    return "export of " + tool() + " " + fields() + " " + questions();
  }
}
