package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.resolution.TypeWords;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of a table that say who answered, and for which collectivité. */
final class RespondentColumns {

  private static final Set<Field> OF_RESPONDENT =
      Set.of(
          Field.RESPONDENT,
          Field.TYPE,
          Field.CODE,
          Field.SIREN,
          Field.COLLECTIVITE,
          Field.WAVE,
          Field.ROLE,
          Field.DATE,
          Field.WEIGHT);

  /** By which a row names its collectivité: the first of them that is filled in. */
  private static final List<Field> NAMING = List.of(Field.COLLECTIVITE, Field.CODE, Field.SIREN);

  private static final Set<Dimension> OF_OPSN = Set.of(Dimension.OPSN, Dimension.OPSN_MEMBER);

  private static final List<String> STATUSES =
      Arrays.stream(OpsnStatus.values()).map(Enum::name).toList();

  /** Weights that sums of squares can be computed with, beside one another. */
  private static final double LEAST_WEIGHT = 1e-9;

  private static final double MOST_WEIGHT = 1e12;

  /** Different texts of a column that is kept. */
  private static final int MOST_TEXTS = 5_000;

  /** In place of a number: there was a problem. */
  private static final int REFUSED = -1;

  /** A column of few different texts, and the numbers of what they mean. */
  private static final class Trait {
    private final int column;
    private final CellCodes codes;
    private final IntSupplier blank;
    private int unsaid = REFUSED;

    Trait(int column, ToIntFunction<String> coded, IntSupplier blank) {
      this.column = column;
      this.codes = new CellCodes(column, coded);
      this.blank = blank;
    }

    /** The number of what a row says; {@link #REFUSED} if it means nothing. */
    int of(CsvRow row) {
      int code = column < 0 ? CellCodes.BLANK : codes.code(row);
      if (code != CellCodes.BLANK) {
        return code;
      }
      if (unsaid < 0) {
        unsaid = blank.getAsInt();
      }
      return unsaid;
    }
  }

  private final Table table;

  private final AnswersBuilder builder;
  private final RespondentDictionaries dictionaries;

  private final Map<Field, Integer> positions = new EnumMap<>(Field.class);

  /** The same for those that every row is asked for; -1 for none. */
  private final int respondent;

  private final int weight;
  private final Trait wave;
  private final Trait role;
  private final Trait date;

  /** Where the levels of anonymous respondents are. */
  private final Map<Dimension, Integer> levels = new LinkedHashMap<>();

  /** The columns that are kept, by their names, and the texts met in each. */
  private final Map<String, Integer> kept = new LinkedHashMap<>();

  private final Map<String, Set<String>> texts = new HashMap<>();

  /** All positions alone. */
  private final int[] columns;

  /** The number of none. */
  private int unprofiled = REFUSED;

  /** The same where no column is kept. */
  private int undetailed = REFUSED;

  private final FieldNames names;
  private final CollectiviteColumn collectivites;
  private final Map<String, Set<CollectiviteType>> types = new HashMap<>();

  private @Nullable CsvRow last;
  private Optional<CodedRespondent> lastRespondent = Optional.empty();

  /**
   * Finds the columns.
   *
   * @throws IllegalArgumentException if the header has no respondent, no way to name the
   *     collectivité, or no column of a name that was given
   */
  RespondentColumns(Table table, FieldNames names, AnswersBuilder builder) {
    this.table = table;
    this.builder = builder;
    this.dictionaries = builder.dictionaries();
    if (!names.numbered()) {
      table.column(names.of(Field.RESPONDENT));
    }
    for (Field field : OF_RESPONDENT) {
      if (names.given(field)) {
        positions.put(field, table.column(names.of(field)));
      } else {
        table.find(names.of(field)).ifPresent(at -> positions.put(field, at));
      }
    }
    names
        .levels()
        .forEach((dimension, column) -> levels.put(dimension, table.column(List.of(column))));
    for (String column : names.kept()) {
      kept.put(column, table.column(List.of(column)));
      texts.put(column, new HashSet<>());
    }
    respondent = position(Field.RESPONDENT);
    weight = position(Field.WEIGHT);
    this.names = names;
    this.collectivites = CollectiviteColumn.on(names.frame());
    wave = trait(Field.WAVE, dictionaries.waves(), constant(Field.WAVE), Optional::of);
    role =
        trait(
            Field.ROLE,
            dictionaries.roles(),
            names.roles().role(constant(Field.ROLE)).orElse(Role.UNKNOWN),
            names.roles()::role);
    date =
        trait(
            Field.DATE,
            dictionaries.dates(),
            constant(Field.DATE),
            builder.dictionaries().days()::read);
    columns =
        IntStream.concat(
                positions().stream().mapToInt(Integer::intValue),
                kept.values().stream().mapToInt(Integer::intValue))
            .toArray();
    if (!positions.containsKey(Field.CODE)
        && levels.isEmpty()
        && !positions.containsKey(Field.SIREN)
        && !positions.containsKey(Field.COLLECTIVITE)) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": no column for the collectivité: expected '"
              + names.of(Field.TYPE).get(0)
              + "' and '"
              + names.of(Field.CODE).get(0)
              + "', or '"
              + names.of(Field.SIREN).get(0)
              + "', or '"
              + names.of(Field.COLLECTIVITE).get(0)
              + "', or levels of anonymous respondents by withLevel; the header has "
              + table.header());
    }
  }

  private String constant(Field field) {
    return names.constants().getOrDefault(field, "");
  }

  private <T> Trait trait(
      Field field, Dictionary<T> values, T unsaid, Function<String, Optional<T>> meant) {
    return new Trait(
        position(field),
        text -> meant.apply(text).map(values::number).orElse(REFUSED),
        () -> values.number(unsaid));
  }

  private int position(Field field) {
    return positions.getOrDefault(field, -1);
  }

  /** Positions of the columns found. */
  Set<Integer> positions() {
    Set<Integer> found = new TreeSet<>(positions.values());
    found.addAll(levels.values());
    return found;
  }

  /** Positions of the columns that are kept as they are; questions and fields may be among them. */
  Collection<Integer> kept() {
    return kept.values();
  }

  /** Name of a field's column in this table. */
  String name(Field field) {
    Integer at = positions.get(field);
    return at == null ? field.names().get(0) : table.header().get(at);
  }

  /**
   * Reads the respondent of a row, who mostly is that of the row before; empty when something was
   * added to the problems.
   */
  Optional<CodedRespondent> readAgain(CsvRow row, List<Problem> problems) {
    if (last == null || lastRespondent.isEmpty() || !row.agrees(last, columns)) {
      lastRespondent = read(row, problems);
    }
    last = row;
    return lastRespondent;
  }

  /** Reads the respondent of a row; empty when something was added to the problems. */
  Optional<CodedRespondent> read(CsvRow row, List<Problem> problems) {
    int before = problems.size();
    String id = names.numbered() && respondent < 0 ? "row " + row.line() : text(row, respondent);
    if (id.isEmpty()) {
      problems.add(problem(row, Field.RESPONDENT, "an identifier"));
    }
    int named = problems.size();
    String collectivite = collectivite(row, problems);
    boolean anonymous = collectivite.isEmpty() && problems.size() == named;
    int profile = anonymous ? profile(row, problems) : unprofiled();
    double weighs = weight(row, problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    int roleSaid = role.of(row);
    if (roleSaid == REFUSED) {
      note(row, Field.ROLE, "agent or élu, or a function that is either; read as not known");
      roleSaid = dictionaries.roles().number(Role.UNKNOWN);
    }
    int dateSaid = date.of(row);
    if (dateSaid == REFUSED) {
      note(row, Field.DATE, "a day such as 2025-03-31; read as not known");
      dateSaid = dictionaries.dates().number("");
    }
    return Optional.of(
        new CodedRespondent(
            id, collectivite, profile, details(row), wave.of(row), roleSaid, dateSaid, weighs));
  }

  private void note(CsvRow row, Field field, String expected) {
    builder.note(table.source(), row.line(), problem(row, field, expected));
  }

  /** The number of what the columns that are kept say. */
  private int details(CsvRow row) {
    if (kept.isEmpty()) {
      undetailed = undetailed < 0 ? dictionaries.details(Map.of()) : undetailed;
      return undetailed;
    }
    Map<String, String> said = new HashMap<>();
    kept.forEach(
        (column, position) -> {
          String text = row.field(position).strip();
          said.put(column, text);
          Set<String> known = requireNonNull(texts.get(column));
          if (known.add(text) && known.size() > MOST_TEXTS) {
            throw new IllegalArgumentException(
                table.source()
                    + ":"
                    + row.line()
                    + ": column '"
                    + column
                    + "' has more than "
                    + MOST_TEXTS
                    + " different texts, which group nobody; expected a column such as a service"
                    + " or a seniority");
          }
        });
    return dictionaries.details(said);
  }

  private int unprofiled() {
    if (unprofiled < 0) {
      unprofiled = dictionaries.profile(Map.of());
    }
    return unprofiled;
  }

  /** The number of what is known of an anonymous respondent. */
  private int profile(CsvRow row, List<Problem> problems) {
    Map<String, String> profile = new LinkedHashMap<>();
    levels.forEach(
        (dimension, column) -> {
          String said = row.field(column);
          String level = said.isEmpty() ? said : level(dimension, said);
          if (OF_OPSN.contains(dimension) && !level.isEmpty() && !STATUSES.contains(level)) {
            problems.add(new Problem(table.header().get(column), said, "one of " + STATUSES));
          } else if (!level.isEmpty()) {
            profile.put(dimension.code(), level);
          }
        });
    if (levels.values().stream().allMatch(column -> row.field(column).isEmpty())) {
      problems.add(
          problem(
              row,
              List.of(Field.COLLECTIVITE, Field.CODE, Field.SIREN).stream()
                  .filter(positions::containsKey)
                  .findFirst()
                  .orElse(Field.COLLECTIVITE),
              levels.isEmpty()
                  ? "a collectivité"
                  : "a collectivité, or a level of "
                      + levels.keySet().stream()
                          .map(Dimension::code)
                          .collect(Collectors.joining(", "))));
    }
    return dictionaries.profile(profile);
  }

  /** The code of a level: types and statuses are known in any spelling, others as they are. */
  private String level(Dimension dimension, String said) {
    if (dimension.equals(Dimension.TYPE)) {
      Set<CollectiviteType> meant = types(said);
      return meant.size() == 1 ? meant.iterator().next().name() : said;
    }
    return OF_OPSN.contains(dimension) ? said.toUpperCase(Locale.ROOT) : said;
  }

  /** The text form of the reference; blank when there is none, or a problem with it. */
  private String collectivite(CsvRow row, List<Problem> problems) {
    for (Field field : NAMING) {
      String text = text(row, field);
      if (!text.isEmpty()) {
        return reference(row, field, text, problems);
      }
    }
    return "";
  }

  private String reference(CsvRow row, Field field, String text, List<Problem> problems) {
    String type = positions.containsKey(Field.TYPE) ? text(row, Field.TYPE) : "";
    if (type.isEmpty()) {
      type = constant(Field.TYPE);
    }
    Set<CollectiviteType> types = types(type);
    if (types.isEmpty() && !type.isEmpty() && field != Field.SIREN) {
      problems.add(new Problem(name(Field.TYPE), type, TypeWords.expected(type)));
      return "";
    }
    CollectiviteColumn.Found found =
        collectivites.find(type, types, text, builder.readCollectivites());
    if (found.reference().isEmpty()) {
      problems.add(problem(row, field, found.expected()));
    }
    return found.reference().orElse("");
  }

  private Set<CollectiviteType> types(String text) {
    return types.computeIfAbsent(text, said -> said.isEmpty() ? Set.of() : TypeWords.of(said));
  }

  /** The weight of a row; anything when something was added to the problems. */
  private double weight(CsvRow row, List<Problem> problems) {
    if (weight < 0) {
      return 1;
    }
    double number =
        NumberText.number(text(row, weight)).map(BigDecimal::doubleValue).orElse(Double.NaN);
    if (number >= LEAST_WEIGHT && number <= MOST_WEIGHT) {
      return number;
    }
    problems.add(
        problem(
            row,
            Field.WEIGHT,
            "a weight above 0 (from 1e-9 to 1e12): without one a response is outside the weighted"
                + " base"));
    return 1;
  }

  private Problem problem(CsvRow row, Field field, String expected) {
    return new Problem(name(field), text(row, field), expected);
  }

  private String text(CsvRow row, Field field) {
    return text(row, position(field));
  }

  private static String text(CsvRow row, int position) {
    return position < 0 ? "" : row.field(position);
  }
}
