package fr.barometre.api.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files of answers were read: what was found in them, what was not, and what looks as if it had
 * been missed. Numbers and names of columns only, never what cells say.
 *
 * @param files the files; none if the answers come from elsewhere, and then nothing is told
 * @param questions what the answers say, by question; empty if that is not told
 * @param absent codes of the questions that no column of any file holds, and no row names
 * @param columns columns that were not read, and that look like something that was not found
 * @param collectivites how collectivités were recognised
 * @param remarks what else a reader should know, such as how many responses were not finished
 */
public record ReadingSummary(
    @JsonProperty(required = true) List<File> files,
    @JsonProperty(required = true) List<QuestionReading> questions,
    @JsonProperty(required = true) List<String> absent,
    @JsonProperty(required = true) List<UnreadColumn> columns,
    @JsonProperty(required = true) Collectivites collectivites,
    @JsonProperty(required = true) List<Remark> remarks)
    implements LenientJson {

  /** Answers that were read from no file. */
  public static final ReadingSummary NONE =
      new ReadingSummary(
          List.of(), List.of(), List.of(), List.of(), new Collectivites(0, List.of(), 0));

  /**
   * One file, or the rows of a query.
   *
   * @param name what it is called
   * @param columns how many columns it has
   * @param read how many of them were read
   * @param delimiter what parts its fields; blank where nothing does
   * @param encoding how its characters are written, such as UTF-8; blank where that means nothing
   */
  public record File(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) int columns,
      @JsonProperty(required = true) int read,
      @JsonProperty(required = true) String delimiter,
      @JsonProperty(required = true) String encoding)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param name what it is called
     * @param columns how many columns it has
     * @param read how many of them were read
     * @param delimiter what parts its fields
     * @param encoding how its characters are written
     */
    public File {
      requireNonNull(name, "name");
      requireNonNull(delimiter, "delimiter");
      requireNonNull(encoding, "encoding");
      if (read < 0 || read > columns) {
        throw new IllegalArgumentException(
            name + ": " + read + " columns read of " + columns + "; expected from 0 to all");
      }
    }

    @JsonCreator
    static File fromJson(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "columns", required = true) Integer columns,
        @JsonProperty(value = "read", required = true) Integer read,
        @JsonProperty(value = "delimiter", required = true) String delimiter,
        @JsonProperty(value = "encoding", required = true) String encoding) {
      return new File(
          name,
          requireNonNull(columns, "columns"),
          requireNonNull(read, "read"),
          delimiter,
          encoding);
    }
  }

  /** The role that a column which was not read may have, judged by its name. */
  public enum Likeness {
    /** The weight of the response. */
    WEIGHT,
    /** The wave of the response. */
    WAVE,
    /** Who answered: an identifier of the respondent, or the name or code of the collectivité. */
    IDENTIFIER,
    /** A question of the questionnaire. */
    QUESTION,
    /** Something that this version does not know. */
    UNKNOWN;

    /** The likeness of a name, or UNKNOWN. */
    @JsonCreator
    static Likeness fromJson(String name) {
      return Arrays.stream(values()).filter(l -> l.name().equals(name)).findFirst().orElse(UNKNOWN);
    }
  }

  /**
   * A column that was not read, and that looks like something that no column was found for.
   *
   * @param file the file
   * @param column the name of the column
   * @param likeness what it looks like
   * @param question code of the question that it looks like; blank if it looks like none
   */
  public record UnreadColumn(
      @JsonProperty(required = true) String file,
      @JsonProperty(required = true) String column,
      @JsonProperty(required = true) Likeness likeness,
      @JsonProperty(required = true) String question)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param file the file
     * @param column the name of the column
     * @param likeness what it looks like
     * @param question code of the question that it looks like
     */
    public UnreadColumn {
      requireNonNull(file, "file");
      requireNonNull(column, "column");
      requireNonNull(likeness, "likeness");
      requireNonNull(question, "question");
    }

    @JsonCreator
    static UnreadColumn fromJson(
        @JsonProperty(value = "file", required = true) String file,
        @JsonProperty(value = "column", required = true) String column,
        @JsonProperty(value = "likeness", required = true) Likeness likeness,
        @JsonProperty(value = "question", required = true) String question) {
      return new UnreadColumn(file, column, likeness, question);
    }
  }

  /**
   * How collectivités were recognised. Each way of writing one counts once in a file, however many
   * rows have it.
   *
   * @param asWritten by their reference, as it stands
   * @param otherwise by another rule, in numbers by rule
   * @param refused not recognised
   */
  public record Collectivites(
      @JsonProperty(required = true) long asWritten,
      @JsonProperty(required = true) List<Recognised> otherwise,
      @JsonProperty(required = true) long refused)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param asWritten by their reference, as it stands
     * @param otherwise by another rule
     * @param refused not recognised
     */
    public Collectivites {
      otherwise = List.copyOf(requireNonNull(otherwise, "otherwise"));
      if (asWritten < 0 || refused < 0) {
        throw new IllegalArgumentException(
            asWritten + " recognised and " + refused + " refused; expected none at least");
      }
    }

    @JsonCreator
    static Collectivites fromJson(
        @JsonProperty(value = "asWritten", required = true) Long asWritten,
        @JsonProperty(value = "otherwise", required = true) List<Recognised> otherwise,
        @JsonProperty(value = "refused", required = true) Long refused) {
      return new Collectivites(
          requireNonNull(asWritten, "asWritten"), otherwise, requireNonNull(refused, "refused"));
    }
  }

  /**
   * Collectivités that were recognised by a rule.
   *
   * @param rule the rule: "leading zero restored", "name", …
   * @param texts how many ways of writing one, at least one
   */
  public record Recognised(
      @JsonProperty(required = true) Label rule, @JsonProperty(required = true) long texts)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param rule the rule
     * @param texts how many
     */
    public Recognised {
      requireNonNull(rule, "rule");
      if (texts < 1) {
        throw new IllegalArgumentException(
            "rule '" + rule.en() + "' recognised " + texts + "; expected one at least");
      }
    }

    @JsonCreator
    static Recognised fromJson(
        @JsonProperty(value = "rule", required = true) Label rule,
        @JsonProperty(value = "texts", required = true) Long texts) {
      return new Recognised(rule, requireNonNull(texts, "texts"));
    }
  }

  /**
   * Something that was read in another way than it stands, or left out without being wrong.
   *
   * @param what what it is, in words that a number follows: "responses not finished, left out"
   * @param count how many times, at least once
   */
  public record Remark(
      @JsonProperty(required = true) Label what, @JsonProperty(required = true) long count)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param what what it is
     * @param count how many times
     */
    public Remark {
      requireNonNull(what, "what");
      if (count < 1) {
        throw new IllegalArgumentException(
            "remark '" + what.en() + "' counts " + count + "; expected one at least");
      }
    }

    @JsonCreator
    static Remark fromJson(
        @JsonProperty(value = "what", required = true) Label what,
        @JsonProperty(value = "count", required = true) Long count) {
      return new Remark(what, requireNonNull(count, "count"));
    }
  }

  /**
   * Copies what is given.
   *
   * @param files the files
   * @param questions what the answers say, by question
   * @param absent codes of the questions that no file has
   * @param columns columns that look as if they had been missed
   * @param collectivites how collectivités were recognised
   * @param remarks what else a reader should know
   */
  public ReadingSummary {
    files = List.copyOf(requireNonNull(files, "files"));
    questions = List.copyOf(requireNonNull(questions, "questions"));
    absent = List.copyOf(requireNonNull(absent, "absent"));
    columns = List.copyOf(requireNonNull(columns, "columns"));
    requireNonNull(collectivites, "collectivites");
    remarks = List.copyOf(requireNonNull(remarks, "remarks"));
  }

  /**
   * A summary without remarks.
   *
   * @param files the files
   * @param questions what the answers say, by question
   * @param absent codes of the questions that no file has
   * @param columns columns that look as if they had been missed
   * @param collectivites how collectivités were recognised
   */
  public ReadingSummary(
      List<File> files,
      List<QuestionReading> questions,
      List<String> absent,
      List<UnreadColumn> columns,
      Collectivites collectivites) {
    this(files, questions, absent, columns, collectivites, List.of());
  }

  @JsonCreator
  static ReadingSummary fromJson(
      @JsonProperty(value = "files", required = true) List<File> files,
      @JsonProperty("questions") @Nullable List<QuestionReading> questions,
      @JsonProperty("absent") @Nullable List<String> absent,
      @JsonProperty("columns") @Nullable List<UnreadColumn> columns,
      @JsonProperty("collectivites") @Nullable Collectivites collectivites,
      @JsonProperty("remarks") @Nullable List<Remark> remarks) {
    return new ReadingSummary(
        files,
        questions == null ? List.of() : questions,
        absent == null ? List.of() : absent,
        columns == null ? List.of() : columns,
        collectivites == null ? NONE.collectivites : collectivites,
        remarks == null ? List.of() : remarks);
  }

  /**
   * The part of the summary that concerns the figures of one question. Columns that look like
   * another question are left out.
   *
   * @param question code of the question
   * @return the part
   */
  public ReadingSummary of(String question) {
    return new ReadingSummary(
        files,
        questions.stream().filter(read -> read.question().equals(question)).toList(),
        absent.stream().filter(question::equals).toList(),
        columns.stream()
            .filter(c -> c.question().isEmpty() || c.question().equals(question))
            .toList(),
        collectivites,
        remarks);
  }

  /**
   * The same with other counts of what the answers say.
   *
   * @param counted what the answers say, by question
   * @return the other summary
   */
  public ReadingSummary with(List<QuestionReading> counted) {
    return new ReadingSummary(files, counted, absent, columns, collectivites, remarks);
  }
}
