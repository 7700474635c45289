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
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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
 * <p>Numbers are cut into bands: {@code Groups.question("agents").bands(10, 50)}, {@code
 * Groups.column("anciennete").bands(2, 5, 10)}.
 *
 * <p>Nobody is left out. Whoever did not answer the other question has a level of its own, as has
 * whoever was not asked, and whoever has a blank, or where bands are cut no number, in the column.
 * A group is of responses: where respondents of a collectivité are in different groups, each group
 * has it with its own responses. Immutable.
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

  /** The code of the level of those whose text in the column is no number to put into a band. */
  public static final String NOT_A_NUMBER = "NOT_A_NUMBER";

  /** The origin of the groups. */
  private enum Source {
    QUESTION,
    OPTION,
    COLUMN
  }

  private static final Level NO_NUMBER =
      new Level(NOT_A_NUMBER, Label.of("pas un nombre", "not a number"));

  /** From this number on digits are grouped; years, which are smaller, are not. */
  private static final double FIRST_GROUPED = 10_000;

  private final Source source;
  private final String name;
  private final String option;
  private final Optional<Dimension> named;
  private final Map<String, Level> joined;

  /** Bands by their least number; empty unless numbers are cut into bands. */
  private final NavigableMap<Double, Level> bands;

  private Groups(
      Source source,
      String name,
      String option,
      Optional<Dimension> named,
      Map<String, Level> joined,
      NavigableMap<Double, Level> bands) {
    this.source = source;
    this.name = requireNonNull(name, "name");
    this.option = requireNonNull(option, "option");
    this.named = named;
    this.joined = joined;
    this.bands = bands;
  }

  private static Groups of(Source source, String name, String option) {
    return new Groups(source, name, option, Optional.empty(), Map.of(), new TreeMap<>());
  }

  /**
   * Groups by the answer to a question with one answer, a level for each modality. Of numbers
   * {@link #bands}.
   *
   * @param code code of the question
   * @return the groups
   */
  public static Groups question(String code) {
    return of(Source.QUESTION, code, "");
  }

  /**
   * Two groups by an option of a multiple choice: those who ticked it, and those who did not.
   *
   * @param code code of the question
   * @param modality code of the option
   * @return the groups
   */
  public static Groups option(String code, String modality) {
    return of(Source.OPTION, code, modality);
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
    return of(Source.COLUMN, name, "");
  }

  /**
   * The same with some levels made one. Others stay as they are.
   *
   * @param label what to call it, in both languages; also its code
   * @param values codes of modalities, or texts of the column
   * @return the groups
   * @throws IllegalArgumentException if a value is joined already, none is given, or the groups are
   *     those of an option, or bands
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
   *     those of an option, or bands
   */
  public Groups joined(Label label, String... values) {
    if (source == Source.OPTION || !bands.isEmpty() || values.length == 0) {
      throw new IllegalArgumentException(
          "expected "
              + (values.length == 0
                  ? "values to join"
                  : bands.isEmpty()
                      ? "no levels to join: an option has two"
                      : "no bands to join: fewer bounds make wider ones")
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
    return new Groups(source, name, option, named, all, bands);
  }

  /**
   * The same with numbers cut into bands: {@code bands(10, 50)} are "moins de 10", "10 à moins de
   * 50" and "50 et plus".
   *
   * @param bounds where bands begin, in increasing order; a number belongs to the band that begins
   *     with it
   * @return the groups
   * @throws IllegalArgumentException if a bound is not finite or not above the one before, none is
   *     given, or the groups are those of an option, bands already, or joined levels
   */
  public Groups bands(double... bounds) {
    return bands(List.of(), bounds);
  }

  /**
   * The same with numbers cut into bands that have names of their own.
   *
   * @param labels what to call the bands, from the lowest to the highest, one more than bounds
   * @param bounds where bands begin, but for the lowest, in increasing order
   * @return the groups
   * @throws IllegalArgumentException as {@link #bands(double...)}, or if there are not as many
   *     labels
   */
  public Groups bands(List<Label> labels, double... bounds) {
    boolean increasing = bounds.length > 0 && Double.isFinite(bounds[0]);
    for (int i = 1; i < bounds.length; i++) {
      increasing &= bounds[i - 1] < bounds[i] && Double.isFinite(bounds[i]);
    }
    if (!increasing) {
      throw new IllegalArgumentException(
          "bands do not begin at "
              + Arrays.toString(bounds)
              + "; expected finite numbers, each above the one before: bands(10, 50)");
    }
    if (source == Source.OPTION || !joined.isEmpty() || !bands.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a question or a column of numbers to cut into bands once, got " + this);
    }
    if (!labels.isEmpty() && labels.size() != bounds.length + 1) {
      throw new IllegalArgumentException(
          labels.size() + " labels for " + (bounds.length + 1) + " bands; expected one for each");
    }
    TreeMap<Double, Level> all = new TreeMap<>();
    for (int i = 0; i <= bounds.length; i++) {
      String from = i == 0 ? "" : shown(bounds[i - 1], Locale.ROOT);
      String to = i == bounds.length ? "" : shown(bounds[i], Locale.ROOT);
      String code = i == 0 ? "<" + to : i == bounds.length ? from + "+" : from + "-<" + to;
      Label label =
          labels.isEmpty()
              ? Label.of(
                  band(bounds, i, Locale.FRENCH, "moins de ", " à moins de ", " et plus"),
                  band(bounds, i, Locale.ENGLISH, "under ", " to under ", " or more"))
              : labels.get(i);
      all.put(i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1], new Level(code, label));
    }
    return new Groups(source, name, option, named, joined, all);
  }

  private static String band(
      double[] bounds, int band, Locale in, String under, String to, String more) {
    if (band == 0) {
      return under + shown(bounds[0], in);
    }
    String from = shown(bounds[band - 1], in);
    return band == bounds.length ? from + more : from + to + shown(bounds[band], in);
  }

  /** A bound in a language: 2,5 and 12 000, but 1990; for programs 2.5, 12000. */
  private static String shown(double bound, Locale in) {
    BigDecimal exact = BigDecimal.valueOf(bound).stripTrailingZeros();
    String grouped = in.equals(Locale.ROOT) || Math.abs(bound) < FIRST_GROUPED ? "%." : "%,.";
    return String.format(in, grouped + Math.max(0, exact.scale()) + "f", exact)
        .replace('\u202F', '\u00A0');
  }

  /**
   * The same by another name than that of the question or the column, for instance where a frame
   * has a dimension of this code.
   *
   * @param dimension what figures are said to be broken down by
   * @return the groups
   */
  public Groups as(Dimension dimension) {
    return new Groups(source, name, option, Optional.of(dimension), joined, bands);
  }

  /**
   * The dimension of the groups, named by the question's wording or the column.
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
    if ((question.kind() == QuestionKind.NUMBER) == bands.isEmpty()) {
      throw new IllegalArgumentException(
          bands.isEmpty()
              ? "question '"
                  + name
                  + "' is answered by numbers; expected bands to group them by: Groups.question(\""
                  + name
                  + "\").bands(10, 50)"
              : "question '" + name + "' is not answered by numbers; expected no bands");
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

  /**
   * The bands that numbers are cut into.
   *
   * @return from the lowest to the highest; none unless {@link #bands(double...)} was called
   */
  public List<Level> bands() {
    return List.copyOf(bands.values());
  }

  /**
   * The bands of the texts of a column, which together tell whether a comma groups digits.
   *
   * @param texts different texts
   * @return by text, its band, or the level {@link #NOT_A_NUMBER}
   */
  public Map<String, Level> inBands(Collection<String> texts) {
    NumberColumn column = new NumberColumn(number -> true);
    for (String text : texts) {
      if (!NumberText.isAmbiguous(text)) {
        NumberText.number(text).ifPresent(number -> column.take(text, number));
      }
    }
    Map<String, Level> found = new HashMap<>();
    for (String text : texts) {
      found.put(
          text,
          (NumberText.isAmbiguous(text) ? column.number(text) : NumberText.number(text))
              .map(number -> requireNonNull(bands.floorEntry(number.doubleValue())).getValue())
              .orElse(NO_NUMBER));
    }
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Groups that
        && source == that.source
        && name.equals(that.name)
        && option.equals(that.option)
        && named.equals(that.named)
        && joined.equals(that.joined)
        && bands.equals(that.bands);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(source, name, option, named, joined, bands).hashCode();
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
