package fr.barometre.answers;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the columns of a LimeSurvey export are.
 *
 * <p>A column is a question if its header is the question's code, or one of its wordings, or was
 * named with {@link #question}; blanks, line breaks and quotes around the words do not matter, nor
 * does the case. {@code header[option]} is one option of a multiple choice, by code, by wording or
 * as named with {@link #answer}; an option is ticked by {@code Oui}, {@code Yes}, {@code Y} or
 * {@code 1}, and "Autre" or "Other" by any text. An answer is a modality by its code, by one of its
 * wordings, or as named with {@link #answer}.
 *
 * <p>Respondents are known by the response's number, their collectivité by the columns named with
 * {@link #field}: a SIRET in the place of a SIREN is understood. Those who name none are known by
 * levels of dimensions, from the columns named with {@link #level}. The day is that of submission.
 * A response that was never submitted is refused, with that reason, unless {@link #withUnfinished}.
 *
 * <p>No other column is read: e-mail addresses and names stay in the file. Immutable.
 *
 * <pre>{@code
 * LimeSurvey export =
 *     LimeSurvey.export()
 *         .field(Field.SIREN, "Quel est le SIRET de votre collectivité ?")
 *         .question("teletravail.charte", "Avez-vous une charte de télétravail ?")
 *         .answer("teletravail.charte", "En cours de rédaction", "NON");
 * Answers answers = AnswersReader.of(questionnaire).readLimeSurvey(file, export);
 * }</pre>
 */
public final class LimeSurvey {

  private static final List<String> ID = List.of("id de la réponse", "response id", "id");
  private static final List<String> SUBMITTED =
      List.of("date de soumission", "date submitted", "submitdate");
  private static final List<String> OTHER = List.of("autre", "other");
  private static final List<String> TICKED = List.of("oui", "yes", "y", "1");

  /** LimeSurvey's day for responses whose date it must not keep. */
  private static final String NO_DAY = "1980-01-01";

  /** A blank that is not nothing: submitted, on a day that is not known. */
  private static final String NOT_KEPT = " ";

  private static final Pattern ISO_DAY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*", Pattern.DOTALL);
  private static final Pattern FRENCH_DAY =
      Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4}).*", Pattern.DOTALL);

  /** A question, and one of its options in brackets. */
  static final Pattern OPTION = Pattern.compile("(.*)\\[([^\\[\\]]*)\\]", Pattern.DOTALL);

  /** A text as an answer to a question. */
  record Said(String question, String text) {}

  /**
   * A column with levels.
   *
   * @param header its header as it was given
   * @param codes code of the level by what the export says
   */
  private record Levels(String header, Map<String, String> codes) {
    String code(String cell) {
      return codes.getOrDefault(plain(cell), cell);
    }
  }

  private final Map<String, String> questions;
  private final Map<Said, String> modalities;
  private final Map<String, Field> fields;
  private final Map<Dimension, Levels> levels;
  private final boolean unfinished;

  private LimeSurvey(
      Map<String, String> questions,
      Map<Said, String> modalities,
      Map<String, Field> fields,
      Map<Dimension, Levels> levels,
      boolean unfinished) {
    this.questions = Map.copyOf(questions);
    this.modalities = Map.copyOf(modalities);
    this.fields = Map.copyOf(fields);
    this.levels = Collections.unmodifiableMap(levels);
    this.unfinished = unfinished;
  }

  /**
   * An export whose headers are codes or wordings of the questionnaire.
   *
   * @return the description
   */
  public static LimeSurvey export() {
    return new LimeSurvey(Map.of(), Map.of(), Map.of(), Map.of(), false);
  }

  private static <K, V> Map<K, V> and(Map<K, V> map, K key, V value) {
    Map<K, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  /**
   * A header that stands for a question.
   *
   * @param code code of the question
   * @param header the header, without its option in brackets
   * @return the description with it
   */
  public LimeSurvey question(String code, String header) {
    return new LimeSurvey(
        and(questions, plain(header), code), modalities, fields, levels, unfinished);
  }

  /**
   * An answer, or an option in brackets, that stands for a modality.
   *
   * @param code code of the question
   * @param text what the export says
   * @param modality code of the modality
   * @return the description with it
   */
  public LimeSurvey answer(String code, String text, String modality) {
    return new LimeSurvey(
        questions,
        and(modalities, new Said(code, plain(text)), modality),
        fields,
        levels,
        unfinished);
  }

  /**
   * A header that says who answered.
   *
   * @param field what the column holds: SIREN (or a SIRET), TYPE, CODE, COLLECTIVITE, ROLE, WAVE or
   *     WEIGHT
   * @param header the header
   * @return the description with it
   */
  public LimeSurvey field(Field field, String header) {
    return new LimeSurvey(
        questions, modalities, and(fields, plain(header), field), levels, unfinished);
  }

  /**
   * A header whose column gives the level of a dimension, for responses that name no collectivité.
   *
   * @param dimension a dimension of the frame, such as TYPE or REGION; not ROLE
   * @param header the header
   * @param codes code of the level by what the export says, such as 53 by Bretagne; any other text
   *     is a code, and a type in any spelling is understood
   * @return the description with it
   * @throws IllegalArgumentException if the dimension is ROLE, or texts that differ by blanks or
   *     case only have different codes
   */
  public LimeSurvey level(Dimension dimension, String header, Map<String, String> codes) {
    if (dimension.equals(Dimension.ROLE)) {
      throw new IllegalArgumentException(
          "the role is a field; expected field(Field.ROLE, '" + header + "')");
    }
    Map<String, String> byText = new HashMap<>();
    codes.forEach(
        (text, code) -> {
          String other = byText.put(plain(text), code);
          if (other != null && !other.equals(code)) {
            throw new IllegalArgumentException(
                "'" + text + "' of '" + header + "' is a level of two codes; expected one");
          }
        });
    Levels column = new Levels(header, Map.copyOf(byText));
    return new LimeSurvey(
        questions, modalities, fields, and(levels, dimension, column), unfinished);
  }

  /**
   * The same, with responses that were never submitted.
   *
   * @return the description that keeps them
   */
  public LimeSurvey withUnfinished() {
    return new LimeSurvey(questions, modalities, fields, levels, true);
  }

  /** Words without what an export puts around and between them. */
  static String plain(String text) {
    return text.replaceAll("[\\s\\u00A0\\u202F\"«»“”]+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /** What a column becomes: its name in a wide table, and how its cells are read. */
  private record Target(String name, Reading reading) {}

  /** Reads a cell. */
  private interface Reading {
    String read(String cell);
  }

  /** The names of a wide table's columns, with those that levels have in it. */
  FieldNames names(FieldNames others) {
    FieldNames names = others;
    for (Dimension dimension : levels.keySet()) {
      names = names.with(dimension, levelOf(dimension));
    }
    return names;
  }

  private static String levelOf(Dimension dimension) {
    return "level of " + dimension.code();
  }

  /** The export as a wide table, by {@link #names}. */
  Table translate(Questionnaire questionnaire, Table export, Set<String> kept) {
    NamedInExport named = new NamedInExport(questions, modalities, fields.keySet());
    named.check(questionnaire);
    named.check(export);
    List<Optional<Target>> targets =
        export.header().stream()
            .map(header -> target(questionnaire, header).or(() -> kept(header, kept)))
            .toList();
    List<String> header = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      String original = export.header().get(i);
      String name = targets.get(i).map(Target::name).orElse(original);
      if (targets.get(i).isPresent()) {
        String before = taken.put(name, original);
        if (before != null) {
          throw new IllegalArgumentException(
              export.headerPlace()
                  + ": columns '"
                  + before
                  + "' and '"
                  + original
                  + "' are both "
                  + name
                  + "; expected one");
        }
      }
      header.add(targets.get(i).isPresent() ? name : unread(original));
    }
    levels.forEach((dimension, column) -> check(export, dimension, column, taken));
    int submitted = submitted(export.header());
    return new Translated(export, header, targets, unfinished ? -1 : submitted);
  }

  /** A column that is kept as it is. */
  private static Optional<Target> kept(String header, Set<String> kept) {
    return kept.stream()
        .filter(column -> plain(column).equals(plain(header)))
        .findFirst()
        .map(column -> new Target(column, cell -> cell));
  }

  private static void check(
      Table export, Dimension dimension, Levels column, Map<String, String> taken) {
    if (!taken.containsKey(levelOf(dimension))) {
      throw new IllegalArgumentException(
          export.headerPlace()
              + ": no column '"
              + column.header()
              + "' with levels of "
              + dimension.code()
              + "; the header has "
              + export.header());
    }
  }

  /** The name of a column that is not read: none that a wide table would know. */
  private static String unread(String header) {
    return header.isEmpty() ? "" : "(" + header.replaceAll("[\\s\\u00A0]+", " ") + ")";
  }

  private static int submitted(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      if (SUBMITTED.contains(plain(header.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private Optional<Target> target(Questionnaire questionnaire, String header) {
    String plain = plain(header);
    Field field = fields.get(plain);
    if (field != null) {
      return Optional.of(
          new Target(
              field.names().get(0), field == Field.SIREN ? LimeSurvey::siren : cell -> cell));
    }
    for (Map.Entry<Dimension, Levels> level : levels.entrySet()) {
      if (plain(level.getValue().header()).equals(plain)) {
        return Optional.of(new Target(levelOf(level.getKey()), level.getValue()::code));
      }
    }
    if (ID.contains(plain)) {
      return Optional.of(new Target(Field.RESPONDENT.names().get(0), cell -> cell));
    }
    if (SUBMITTED.contains(plain)) {
      return Optional.of(new Target(Field.DATE.names().get(0), LimeSurvey::day));
    }
    Optional<Question> whole = question(questionnaire, plain);
    if (whole.isPresent()) {
      Question question = whole.get();
      return Optional.of(new Target(question.code(), cell -> modality(question, cell)));
    }
    Matcher option = OPTION.matcher(header.strip());
    return option.matches()
        ? question(questionnaire, plain(option.group(1)))
            .flatMap(question -> option(question, option.group(2)))
        : Optional.empty();
  }

  private Optional<Question> question(Questionnaire questionnaire, String plain) {
    String named = questions.get(plain);
    return questionnaire.questions().stream()
        .filter(
            q ->
                q.code().equals(named)
                    || plain(q.code()).equals(plain)
                    || plain(q.wording().fr()).equals(plain)
                    || plain(q.wording().en()).equals(plain))
        .findFirst();
  }

  private Optional<Target> option(Question question, String text) {
    if (question.kind() != QuestionKind.MULTIPLE) {
      return Optional.empty();
    }
    boolean other = OTHER.contains(plain(text));
    return found(question, text)
        .map(
            modality ->
                new Target(
                    question.code() + "[" + modality + "]",
                    cell -> ticked(cell) || (other && isText(cell)) ? "1" : untick(cell)));
  }

  private static boolean ticked(String cell) {
    return TICKED.contains(plain(cell));
  }

  /** Whether the cell of "other" holds what it is, not whether it was ticked. */
  private static boolean isText(String cell) {
    String plain = PlainText.of(cell);
    return !plain.isEmpty()
        && !AnswerWords.isUnticked(plain)
        && AnswerWords.DEFAULT.kind(plain).isEmpty();
  }

  private static String untick(String cell) {
    return plain(cell).equals("n") ? "0" : cell;
  }

  private String modality(Question question, String cell) {
    return cell.isBlank() ? "" : found(question, cell).orElse(cell);
  }

  private Optional<String> found(Question question, String text) {
    String plain = plain(text);
    String named = modalities.get(new Said(question.code(), plain));
    if (named != null) {
      return Optional.of(named);
    }
    return question.modalities().stream()
        .filter(
            m ->
                plain(m.code()).equals(plain)
                    || plain(m.label().fr()).equals(plain)
                    || plain(m.label().en()).equals(plain))
        .map(Modality::code)
        .findFirst();
  }

  /** The first nine digits of a SIRET; anything else as it is. */
  private static String siren(String cell) {
    String digits = cell.replaceAll("[\\s\\u00A0\\u202F]", "");
    return digits.matches("\\d{14}") ? digits.substring(0, 9) : digits;
  }

  private static String day(String cell) {
    Matcher iso = ISO_DAY.matcher(cell);
    if (iso.matches()) {
      return iso.group(1).equals(NO_DAY) ? NOT_KEPT : iso.group(1);
    }
    Matcher french = FRENCH_DAY.matcher(cell);
    return french.matches()
        ? french.group(3) + "-" + french.group(2) + "-" + french.group(1)
        : cell;
  }

  /** An export under the names of a wide table; it refuses what was never submitted. */
  private record Translated(
      Table export, List<String> header, List<Optional<Target>> targets, int submitted)
      implements Table, Refusing {

    @Override
    public String source() {
      return export.source();
    }

    @Override
    public String headerPlace() {
      return export.headerPlace();
    }

    @Override
    public Optional<Problem> refusal(CsvRow row) {
      return submitted >= 0 && row.damage().isEmpty() && row.written(submitted).isEmpty()
          ? Optional.of(
              new Problem(
                  export.header().get(submitted), "", "a day: the response was never submitted"))
          : Optional.empty();
    }

    @Override
    public void forEach(Consumer<CsvRow> consumer) {
      export.forEach(
          row -> {
            if (row.damage().isPresent()) {
              consumer.accept(row);
              return;
            }
            List<String> fields = new ArrayList<>(row.fields());
            for (int i = 0; i < Math.min(fields.size(), targets.size()); i++) {
              String cell = row.field(i);
              fields.set(i, targets.get(i).map(t -> t.reading().read(cell)).orElse(""));
            }
            consumer.accept(CsvRow.of(row.line(), fields));
          });
    }
  }
}
