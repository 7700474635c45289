package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.spelling.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How responses are grouped by what the respondents say of themselves: by their answer to another
 * question, or by a column that was kept of them. Figures are broken down by it as by the role.
 *
 * <pre>{@code
 * Groups officer = Groups.question("agent.numerique");
 * Groups service = Groups.column("service").joined("Services techniques", "Voirie", "Eau");
 * Barometre.indicator("teletravail.charte").answers(answers).by(officer, service).compute();
 * }</pre>
 *
 * <p>Nobody is left out. Whoever did not answer the other question has a level of its own, as has
 * whoever was not asked, and whoever has a blank in the column. A group is of responses: where
 * respondents of a collectivité are in different groups, each group has it with its own responses.
 * Immutable.
 */
public final class Groups {

  /** The code of the level of those who were asked and did not answer. */
  public static final String NO_ANSWER = "NO_ANSWER";

  /** The code of the level of those who were not asked. */
  public static final String NOT_ASKED = "NOT_ASKED";

  /** The code of the level of those who ticked the option of {@link #option}. */
  public static final String TICKED = "TICKED";

  /** The code of the level of those who answered and did not tick it. */
  public static final String NOT_TICKED = "NOT_TICKED";

  /** What tells responses apart. */
  private enum Source {
    QUESTION,
    OPTION,
    COLUMN
  }

  private final Source source;
  private final String name;
  private final String option;
  private final Optional<Dimension> named;
  private final Map<String, Level> joined;

  private Groups(
      Source source,
      String name,
      String option,
      Optional<Dimension> named,
      Map<String, Level> joined) {
    this.source = source;
    this.name = requireNonNull(name, "name");
    this.option = requireNonNull(option, "option");
    this.named = named;
    this.joined = joined;
  }

  /**
   * Groups by the answer to a question with one answer, a level for each modality.
   *
   * @param code code of the question
   * @return the groups
   */
  public static Groups question(String code) {
    return new Groups(Source.QUESTION, code, "", Optional.empty(), Map.of());
  }

  /**
   * Two groups by an option of a multiple choice: those who ticked it, and those who did not.
   *
   * @param code code of the question
   * @param modality code of the option
   * @return the groups
   */
  public static Groups option(String code, String modality) {
    return new Groups(Source.OPTION, code, modality, Optional.empty(), Map.of());
  }

  /**
   * Groups by a column of respondents, a level for each different text, sorted; a blank is not
   * known.
   *
   * @param name name of the column, as {@link AnswersReader#withColumn} was told it, or key of
   *     {@link fr.barometre.api.answer.Respondent#details}
   * @return the groups
   */
  public static Groups column(String name) {
    return new Groups(Source.COLUMN, name, "", Optional.empty(), Map.of());
  }

  /**
   * The same with some levels made one. Others stay as they are.
   *
   * @param label what to call it, in both languages; also its code
   * @param values codes of modalities, or texts of the column
   * @return the groups
   * @throws IllegalArgumentException if a value is joined already, none is given, or the groups are
   *     those of an option
   */
  public Groups joined(String label, String... values) {
    return joined(Label.same(label), values);
  }

  /**
   * The same with some levels made one. Others stay as they are.
   *
   * @param label what to call it; the French text is its code
   * @param values codes of modalities, or texts of the column
   * @return the groups
   * @throws IllegalArgumentException if a value is joined already, none is given, or the groups are
   *     those of an option
   */
  public Groups joined(Label label, String... values) {
    if (source == Source.OPTION || values.length == 0) {
      throw new IllegalArgumentException(
          "expected "
              + (values.length == 0 ? "values to join" : "no levels to join: an option has two")
              + ", got '"
              + label.fr()
              + "' of "
              + this);
    }
    Level level = new Level(label.fr(), label);
    Map<String, Level> all = new LinkedHashMap<>(joined);
    for (String value : values) {
      Level before = all.putIfAbsent(value, level);
      if (before != null) {
        throw new IllegalArgumentException(
            "'" + value + "' is in '" + before + "' already; expected each value in one group");
      }
    }
    return new Groups(source, name, option, named, all);
  }

  /**
   * The same by another name than that of the question or the column, for instance where a frame
   * has a dimension of this code.
   *
   * @param dimension what figures are said to be broken down by
   * @return the groups
   */
  public Groups as(Dimension dimension) {
    return new Groups(source, name, option, Optional.of(dimension), joined);
  }

  /**
   * What figures are broken down by: the question with its wording, or the column.
   *
   * @param questionnaire what was asked
   * @return the dimension of the segments
   * @throws IllegalArgumentException if the questionnaire does not have the question, it has no
   *     such modality, or its answers do not make groups
   */
  public Dimension dimension(Questionnaire questionnaire) {
    if (source == Source.COLUMN) {
      return named.orElseGet(() -> new Dimension(name, Label.same(name)));
    }
    Question question = checked(questionnaire);
    if (source == Source.QUESTION) {
      return named.orElseGet(() -> new Dimension(name, question.wording()));
    }
    Label label = question.modality(option).orElseThrow().label();
    return named.orElseGet(
        () ->
            Dimension.of(
                name + "[" + option + "]",
                question.wording().fr() + " – " + label.fr(),
                question.wording().en() + " – " + label.en()));
  }

  private Question checked(Questionnaire questionnaire) {
    List<String> codes = questionnaire.questions().stream().map(Question::code).toList();
    Question question =
        questionnaire
            .question(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no question '"
                            + name
                            + "' in questionnaire '"
                            + questionnaire.code()
                            + "' to group by"
                            + Suggestion.of(name, codes)));
    List<String> options = question.modalities().stream().map(Modality::code).toList();
    if (question.kind() == QuestionKind.NUMBER) {
      throw new IllegalArgumentException(
          "question '"
              + name
              + "' is answered by numbers, which make no groups; expected a column with their"
              + " bands: AnswersReader.withColumn, Groups.column");
    }
    if (source == Source.QUESTION && question.kind() == QuestionKind.MULTIPLE) {
      throw new IllegalArgumentException(
          "question '"
              + name
              + "' takes several answers, so that its groups would overlap; expected one of its"
              + " options: Groups.option(\""
              + name
              + "\", \""
              + options.get(0)
              + "\")");
    }
    if (source == Source.OPTION && question.kind() != QuestionKind.MULTIPLE) {
      throw new IllegalArgumentException(
          "question '"
              + name
              + "' takes one answer; expected Groups.question(\""
              + name
              + "\"), with joined(...) for levels to be made one");
    }
    joined.forEach(
        (code, level) -> {
          Level same = joined.get(level.code());
          if (options.contains(level.code()) && !level.equals(same)) {
            throw new IllegalArgumentException(
                "question '"
                    + name
                    + "' has a modality '"
                    + level.code()
                    + "' that is not in the group of this name; expected another label, or the"
                    + " modality among its values");
          }
        });
    for (String code : source == Source.OPTION ? List.of(option) : joined.keySet()) {
      if (!options.contains(code)) {
        throw new IllegalArgumentException(
            "question '"
                + name
                + "' has no modality '"
                + code
                + "' to group by; expected one of "
                + options);
      }
    }
    return question;
  }

  /**
   * The question that is grouped by.
   *
   * @return its code; empty for a column
   */
  public Optional<String> question() {
    return source == Source.COLUMN ? Optional.empty() : Optional.of(name);
  }

  /**
   * The option of a multiple choice.
   *
   * @return its code; empty unless the groups are those of an option
   */
  public Optional<String> option() {
    return source == Source.OPTION ? Optional.of(option) : Optional.empty();
  }

  /**
   * The column that is grouped by.
   *
   * @return its name; empty for a question
   */
  public Optional<String> column() {
    return source == Source.COLUMN ? Optional.of(name) : Optional.empty();
  }

  /**
   * The levels that were made one.
   *
   * @return by code of the modality or text of the column, in the order given
   */
  public Map<String, Level> joined() {
    return new LinkedHashMap<>(joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Groups that
        && source == that.source
        && name.equals(that.name)
        && option.equals(that.option)
        && named.equals(that.named)
        && joined.equals(that.joined);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(source, name, option, named, joined).hashCode();
  }

  @Override
  public String toString() {
    return switch (source) {
      case QUESTION -> "question '" + name + "'";
      case OPTION -> "option '" + option + "' of question '" + name + "'";
      case COLUMN -> "column '" + name + "'";
    };
  }
}
