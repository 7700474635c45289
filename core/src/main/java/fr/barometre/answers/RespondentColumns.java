package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.answer.ReadingSummary.Likeness;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.population.Population;
import fr.barometre.resolution.CollectiviteResolver;
import fr.barometre.resolution.Hints;
import fr.barometre.resolution.TypeWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
          Field.DEPARTEMENT,
          Field.POSTAL_CODE,
          Field.WAVE,
          Field.ROLE,
          Field.DATE,
          Field.WEIGHT);

  /** Fields that name a collectivité. The first of them that the frame knows counts. */
  static final List<Field> NAMING = List.of(Field.COLLECTIVITE, Field.CODE, Field.SIREN);

  private static final Set<String> OF_OPSN =
      Set.of(Dimension.OPSN.code(), Dimension.OPSN_MEMBER.code());

  private static final List<String> STATUSES =
      Arrays.stream(OpsnStatus.values()).map(Enum::name).toList();

  /** Different texts of a column that is kept. */
  private static final int MOST_TEXTS = 5_000;

  /** Words in the name of a column that may hold collectivités. */
  private static final Pattern OF_COLLECTIVITE =
      Pattern.compile("\\b(?:insee|siren|siret|commune|collectivite|epci|mairie)s?\\b");

  private static final int LONGEST_LIKELY = 60;
  private static final int MOST_LIKELY = 3;

  private static final Label KEPT_BY_FRAME =
      Label.of(
          "répondants de deux collectivités, gardés pour celle qui est dans la base",
          "respondents of two collectivités, kept for the one that the frame has");

  private static final Label KEPT_BY_OTHER =
      Label.of(
          "répondants dont une colonne n’est pas reconnue, gardés pour la collectivité d’une autre",
          "respondents of whom one column is not recognised, kept for the collectivité of another");

  private static final Label POSTAL_CODE =
      Label.of(
          "répondants dont le code est le code postal de leur commune",
          "respondents whose code is the postal code of their commune");

  private static final Label DOUBTFUL_WEIGHTS =
      Label.of("poids comme 1,200 lus 1,2", "weights such as 1,200 read as 1.2");

  private static final int HEADER = 1;
  private static final int TOTAL = 2;

  private static final Set<CollectiviteType> OF_COMMUNES = Set.of(CollectiviteType.COMMUNE);

  /** Only communes have codes of Insee with five digits, of which spreadsheets drop a zero. */
  private static final Pattern CUT_CODE = Pattern.compile("\\s*[1-9]\\d{3}\\s*");

  private static final Pattern CODES_OF_COMMUNES =
      Pattern.compile("\\b(?:insee|codgeo|cog|communes?)\\b");

  /** Stands for the number of a text that was refused. */
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

  /** A dimension whose levels are in a column, with the codes of the column's texts. */
  private record Level(String dimension, int column, Map<String, String> codes) {}

  private final ExportHeader header;
  private final Table table;

  private final AnswersBuilder builder;
  private final RespondentDictionaries dictionaries;

  private final Map<Field, Integer> positions = new EnumMap<>(Field.class);

  /** The same for those that every row is asked for; -1 for none. */
  private final int respondent;

  private final int weight;
  private boolean decimalWeights;
  private long doubtfulWeights;
  private long firstDoubtful;
  private final Trait wave;
  private final Trait role;
  private final Trait date;

  /** The columns with the levels of anonymous respondents. */
  private final List<Level> levels = new ArrayList<>();

  /** Whether the row says more of the collectivité than what names it. */
  private final boolean hinted;

  /** The advice where a column that is not read would tell collectivités of one name apart. */
  private final Optional<Label> unreadHint;

  /** The fields of this file that name a collectivité. */
  private final List<Field> naming;

  /** Whether the header of the codes says that they are of communes. */
  private final boolean ofCommunes;

  private final FinishedColumn finished;

  /** The columns that are kept, by their names, and the texts met in each. */
  private final Map<String, Integer> kept = new LinkedHashMap<>();

  private final Map<String, Set<String>> texts = new HashMap<>();

  /** All positions alone, and with them those of the columns kept. */
  private final int[] said;

  private final int[] columns;

  /** The number of none. */
  private int unprofiled = REFUSED;

  /** The same where no column is kept. */
  private int undetailed = REFUSED;

  private final Export export;
  private final RoleWords roles;
  private final CollectiviteColumn collectivites;
  private final Map<String, Set<CollectiviteType>> types = new HashMap<>();

  /** The collectivités of the row that is read of which nobody has been told yet. */
  private final List<CollectiviteColumn.Found> untold = new ArrayList<>();

  /** Whether the row read last has no collectivité of the frame. */
  private boolean outside;

  /** For each column, what the first text of a row is: {@link #HEADER}, {@link #TOTAL} or 0. */
  private final CellCodes[] firsts;

  private @Nullable CsvRow last;
  private Optional<CodedRespondent> lastRespondent = Optional.empty();

  /**
   * Finds the columns.
   *
   * @throws IllegalArgumentException if the header has no respondent, no way to name the
   *     collectivité, or no column of a name that was given
   */
  RespondentColumns(ExportHeader header, Optional<Population> frame, AnswersBuilder builder) {
    this.header = header;
    this.table = header.table();
    this.export = header.export();
    this.builder = builder;
    this.dictionaries = builder.dictionaries();
    if (!export.numberedRows()) {
      header.column(Field.RESPONDENT);
    }
    for (Field field : OF_RESPONDENT) {
      header.find(field).ifPresent(at -> positions.put(field, at));
    }
    export
        .levels()
        .forEach(
            (dimension, said) ->
                levels.add(
                    new Level(
                        dimension,
                        header.column(said.column()),
                        PlainText.keys(said.codes(), text -> text))));
    for (String column : export.kept()) {
      kept.put(column, header.column(column));
      texts.put(column, new HashSet<>());
    }
    respondent = position(Field.RESPONDENT);
    weight = position(Field.WEIGHT);
    naming = NAMING.stream().filter(positions::containsKey).toList();
    hinted = positions.containsKey(Field.DEPARTEMENT) || positions.containsKey(Field.POSTAL_CODE);
    unreadHint = hinted ? Optional.empty() : unreadHint(header);
    ofCommunes =
        positions.containsKey(Field.CODE)
            && CODES_OF_COMMUNES
                .matcher(PlainText.of(header.label(position(Field.CODE)).replace('_', ' ')))
                .find();
    finished = FinishedColumn.of(header);
    collectivites = CollectiviteColumn.on(frame, header.texts());
    roles = export.roleWords();
    wave =
        trait(
            Field.WAVE,
            dictionaries.waves(),
            builder.waveSaid(constant(Field.WAVE)),
            text -> Optional.of(builder.waveSaid(text)));
    role =
        trait(
            Field.ROLE,
            dictionaries.roles(),
            constant(Field.ROLE, roles::role, "agent or élu").orElse(Role.UNKNOWN),
            roles::role);
    dictionaries.days().order(export.dates());
    String day = constant(Field.DATE, this::sureDay, "a day such as 2025-03-31").orElse("");
    date = trait(Field.DATE, dictionaries.dates(), day, this::day);
    constant(Field.TYPE, Optional::of, "").ifPresent(this::checkType);
    firsts = new CellCodes[table.header().size()];
    Arrays.setAll(firsts, column -> new CellCodes(column, text -> first(column, text)));
    said = positions().stream().mapToInt(Integer::intValue).toArray();
    columns =
        IntStream.concat(IntStream.of(said), kept.values().stream().mapToInt(Integer::intValue))
            .toArray();
    if (naming.isEmpty() && levels.isEmpty()) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": no column for the collectivité: expected '"
              + preferred(Field.TYPE)
              + "' and '"
              + preferred(Field.CODE)
              + "', or '"
              + preferred(Field.SIREN)
              + "', or '"
              + preferred(Field.COLLECTIVITE)
              + "', or levels of anonymous respondents by withLevel; the header has "
              + table.headerInWords()
              + likely());
    }
  }

  /** The columns whose names speak of a collectivité, which a description may name. */
  private String likely() {
    List<String> likely =
        IntStream.range(0, header.size())
            .mapToObj(header::label)
            .filter(label -> label.length() <= LONGEST_LIKELY)
            .filter(label -> OF_COLLECTIVITE.matcher(PlainText.of(label)).find())
            .limit(MOST_LIKELY)
            .toList();
    return likely.isEmpty()
        ? ""
        : "; "
            + likely.stream().collect(Collectors.joining("' or '", "'", "'"))
            + " may be it: name the column for the field CODE, SIREN or COLLECTIVITE";
  }

  private String preferred(Field field) {
    return export.names(field).stream().findFirst().orElse(field.names().get(0));
  }

  /** The day that a text is, as it stands until the column has been read. */
  private Optional<String> day(String text) {
    String none = export.tool().dayNotKept();
    return !none.isEmpty() && text.startsWith(none)
        ? Optional.of("")
        : dictionaries.days().read(text);
  }

  /** The day of a whole file, which no other day of a column tells. */
  private Optional<String> sureDay(String text) {
    DateText.Day day = DateText.day(text);
    return day.sure()
        .or(
            () ->
                switch (export.dates()) {
                  case DAY_FIRST -> day.dayFirst();
                  case MONTH_FIRST -> day.monthFirst();
                  case AS_THE_COLUMN_TELLS -> Optional.empty();
                });
  }

  private void checkType(String text) {
    if (TypeWords.of(text).isEmpty()) {
      throw wrong(Field.TYPE, text, TypeWords.expected(text));
    }
  }

  /**
   * The value of a field in every row; empty if there is none.
   *
   * @throws IllegalArgumentException if it cannot be that
   */
  private <T> Optional<T> constant(
      Field field, Function<String, Optional<T>> meant, String expected) {
    String text = constant(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = meant.apply(text);
    if (value.isEmpty()) {
      throw wrong(field, text, expected);
    }
    return value;
  }

  private static IllegalArgumentException wrong(Field field, String text, String expected) {
    return new IllegalArgumentException(
        "description of the export: "
            + field
            + " of all rows is '"
            + text
            + "'; expected "
            + expected);
  }

  private String constant(Field field) {
    return export.constants().getOrDefault(field, "");
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
    levels.forEach(level -> found.add(level.column()));
    finished.positions().forEach(found::add);
    return found;
  }

  /** Whether a column says what respondents are, which may be asked of them as any question. */
  boolean isTrait(int column) {
    return column == position(Field.ROLE) || column == position(Field.TYPE);
  }

  /** Positions of the columns that are kept as they are; questions and fields may be among them. */
  Collection<Integer> kept() {
    return kept.values();
  }

  /** The roles that neither a column nor the description gives. */
  Set<Likeness> missing() {
    Set<Likeness> missing = EnumSet.noneOf(Likeness.class);
    if (weight < 0) {
      missing.add(Likeness.WEIGHT);
    }
    if (!positions.containsKey(Field.WAVE) && constant(Field.WAVE).isEmpty()) {
      missing.add(Likeness.WAVE);
    }
    if (respondent < 0 || naming.isEmpty()) {
      missing.add(Likeness.IDENTIFIER);
    }
    return missing;
  }

  /** Whether a row is to be left out, since its response is not finished; it is counted then. */
  boolean leavesOut(CsvRow row) {
    Optional<Label> why = finished.leavesOut(row);
    why.ifPresent(what -> builder.notes().remark(what, 1));
    return why.isPresent();
  }

  /** Whether a row has the name of the identifier in its place: a header, in other words. */
  boolean isHeader(CsvRow row) {
    String id = text(row, respondent);
    return !id.isEmpty()
        && Stream.of(export.names(Field.RESPONDENT), export.tool().names(Field.RESPONDENT))
            .flatMap(List::stream)
            .anyMatch(id::equalsIgnoreCase);
  }

  /** The reason to leave out the row that was read last, if it is no response. */
  Optional<Label> leftOut(CsvRow row, boolean isRefused) {
    if (!isRefused && !isNoResponse(row)) {
      return Optional.empty();
    }
    if (WideCsv.isHeader(row, table.header()) || header.isHeaderRow(row) || isHeader(row)) {
      return Optional.of(WideCsv.HEADERS);
    }
    return isRefused && !WideCsv.isNoResponse(row, table.header())
        ? Optional.empty()
        : Optional.of(WideCsv.NO_RESPONSES);
  }

  /**
   * Whether the row that was read last is a total, or the header once more, though it can be read:
   * nobody of the frame is in it, and what says who answered begins so.
   */
  private boolean isNoResponse(CsvRow row) {
    if (!outside) {
      return false;
    }
    int at = 0;
    int code = CellCodes.BLANK;
    for (; at < firsts.length && code == CellCodes.BLANK; at++) {
      code = firsts[at].code(row);
    }
    return code == HEADER
        ? WideCsv.isHeader(row, table.header())
        : code == TOTAL && Arrays.binarySearch(said, at - 1) >= 0;
  }

  /** Tells whether the first text of a row is its header, a total, or neither. */
  private int first(int column, String text) {
    if (text.equals(table.header().get(column).strip())) {
      return HEADER;
    }
    return !Character.isDigit(text.charAt(0)) && AnswerVocabulary.DEFAULT.isTotal(text) ? TOTAL : 0;
  }

  /** Name of a field's column in this table. */
  String name(Field field) {
    Integer at = positions.get(field);
    return at == null ? field.names().get(0) : header.label(at);
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
    String id =
        export.numberedRows() && respondent < 0 ? "row " + row.line() : text(row, respondent);
    if (id.isEmpty()) {
      problems.add(problem(row, Field.RESPONDENT, "an identifier"));
    }
    int named = problems.size();
    String collectivite = collectivite(row, problems);
    boolean anonymous = collectivite.isEmpty() && problems.size() == named;
    int profile = anonymous ? profile(row, problems) : unprofiled();
    double weighs = weight(row, problems);
    if (problems.size() > before) {
      untold.clear();
      return Optional.empty();
    }
    if (!untold.isEmpty()) {
      untold.forEach(found -> found.tell(builder.notes()));
      untold.clear();
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

  /** The code of the wave that a row says, or what it says instead; blank for nothing. */
  String wave(CsvRow row) {
    int number = wave.of(row);
    return number == REFUSED ? "" : builder.wave(number);
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
    boolean any = false;
    for (Level level : levels) {
      String said = row.field(level.column());
      String code = said.isEmpty() ? said : code(level, said);
      any |= !said.isEmpty();
      if (OF_OPSN.contains(level.dimension()) && !code.isEmpty() && !STATUSES.contains(code)) {
        problems.add(new Problem(header.label(level.column()), said, "one of " + STATUSES));
      } else if (!code.isEmpty()) {
        profile.put(level.dimension(), code);
      }
    }
    if (!any) {
      problems.add(
          problem(
              row,
              naming.stream().findFirst().orElse(Field.COLLECTIVITE),
              levels.isEmpty()
                  ? "a collectivité"
                  : "a collectivité, or a level of "
                      + levels.stream().map(Level::dimension).collect(Collectors.joining(", "))));
    }
    return dictionaries.profile(profile);
  }

  /**
   * The code of a level: as its column says it; types and statuses are known in any spelling,
   * others as they are.
   */
  private String code(Level level, String said) {
    String named = level.codes().isEmpty() ? null : level.codes().get(PlainText.of(said));
    if (named != null) {
      return named;
    }
    if (level.dimension().equals(Dimension.TYPE.code())) {
      Set<CollectiviteType> meant = types(said);
      return meant.size() == 1 ? meant.iterator().next().name() : said;
    }
    return OF_OPSN.contains(level.dimension()) ? said.toUpperCase(Locale.ROOT) : said;
  }

  /**
   * The text form of the reference; blank when there is none, or a problem with it. All columns
   * that name a collectivité are read. A member of the frame comes before one that it does not have
   * or that is not understood, which is told. Of two members nobody knows which one is meant.
   */
  private String collectivite(CsvRow row, List<Problem> problems) {
    CollectiviteColumn.Found kept = CollectiviteColumn.NONE;
    Field by = Field.COLLECTIVITE;
    Optional<Label> told = Optional.empty();
    boolean any = false;
    for (Field field : naming) {
      String text = text(row, field);
      if (text.isEmpty() || (field == Field.SIREN && kept.hasSiren(text))) {
        continue;
      }
      CollectiviteColumn.Found found = found(row, field, text);
      if (!found.untold().isEmpty()) {
        untold.add(found);
      }
      boolean isFirst = !any;
      any = true;
      if (!isFirst && kept.reference().equals(found.reference())) {
        continue;
      }
      boolean members = kept.rank() + found.rank() == 4;
      boolean isPostal = members && CollectiviteResolver.isPostalCode(text, kept.members().get(0));
      boolean wasPostal =
          members && CollectiviteResolver.isPostalCode(text(row, by), found.members().get(0));
      if (members && !isPostal && !wasPostal) {
        String said = "the collectivité of column '" + name(by) + "': " + kept.inWords();
        problems.add(problem(row, field, said));
        outside = false;
        return "";
      }
      boolean better = isFirst || wasPostal || found.rank() > kept.rank();
      CollectiviteColumn.Found left = better ? kept : found;
      if (members) {
        told = Optional.of(POSTAL_CODE);
      } else if (!isFirst && !left.mayBe(better ? found : kept)) {
        told = Optional.of(left.rank() == 0 ? KEPT_BY_OTHER : KEPT_BY_FRAME);
      }
      kept = better ? found : kept;
      by = better ? field : by;
    }
    if (any && kept.rank() == 0) {
      if (kept.members().size() > 1) {
        unreadHint.ifPresent(hint -> builder.notes().remarkAt(table.source(), row.line(), hint));
      }
      String type = type(row);
      boolean isOfNoType = by != Field.SIREN && !type.isEmpty() && types(type).isEmpty();
      problems.add(
          isOfNoType
              ? new Problem(name(Field.TYPE), type, kept.expected())
              : problem(row, by, kept.expected()));
    } else if (told.isPresent()) {
      builder.notes().remarkAt(table.source(), row.line(), told.get());
    }
    outside = kept.rank() < 2;
    return kept.reference().orElse("");
  }

  /**
   * The advice for a name that several have, if a column that is not read would tell them apart.
   */
  private static Optional<Label> unreadHint(ExportHeader header) {
    for (int column = 0; column < header.size(); column++) {
      String name = header.label(column);
      Optional<Field> field = CollectiviteList.hint(name);
      if (field.isPresent() && !header.isAsked(column) && !header.isLeftOut(column)) {
        return Optional.of(
            Label.of(
                "noms que plusieurs collectivités portent ; la colonne «\u00a0"
                    + name
                    + "\u00a0» les distinguerait, si elle était désignée pour le champ "
                    + field.get(),
                "names that several collectivités have; column '"
                    + name
                    + "' would tell them apart, if it were named for the field "
                    + field.get()));
      }
    }
    return Optional.empty();
  }

  private CollectiviteColumn.Found found(CsvRow row, Field field, String text) {
    String type = type(row);
    boolean isOfCommune = type.isEmpty() && field == Field.CODE && isCutCode(text);
    Set<CollectiviteType> types =
        isOfCommune ? OF_COMMUNES : type.isEmpty() ? Set.of() : types(type);
    type = isOfCommune ? CollectiviteType.COMMUNE.name() : type;
    return types.isEmpty() && !type.isEmpty() && field != Field.SIREN
        ? CollectiviteColumn.Found.refused(TypeWords.expected(type))
        : collectivites.find(type, types, text, hints(row), builder.notes());
  }

  /** Whether a text may be the code of a commune without its zero, under a header of such codes. */
  private boolean isCutCode(String text) {
    return ofCommunes && isCut(text);
  }

  /** Whether a text may be the code of a commune without its zero. */
  static boolean isCut(String text) {
    return CUT_CODE.matcher(text).matches();
  }

  private String type(CsvRow row) {
    String type = text(row, Field.TYPE);
    return type.isEmpty() ? constant(Field.TYPE) : type;
  }

  private Hints hints(CsvRow row) {
    return hinted
        ? new Hints(text(row, Field.DEPARTEMENT), text(row, Field.POSTAL_CODE))
        : Hints.NONE;
  }

  private Set<CollectiviteType> types(String text) {
    return types.computeIfAbsent(text, TypeWords::of);
  }

  /** The weight of a row; anything when something was added to the problems. */
  private double weight(CsvRow row, List<Problem> problems) {
    if (weight < 0) {
      return 1;
    }
    String text = PlainText.unmarked(text(row, weight));
    note(text, row.line());
    double number = NumberText.number(text).map(BigDecimal::doubleValue).orElse(Double.NaN);
    if (number >= Respondent.LEAST_WEIGHT && number <= Respondent.MOST_WEIGHT) {
      return number;
    }
    problems.add(
        problem(
            row,
            Field.WEIGHT,
            number > Respondent.MOST_WEIGHT
                ? "a weight of at most 1e12"
                : number > 0
                    ? "a weight of at least 1e-9"
                    : "a weight above 0 (from 1e-9 to 1e12): without one a response is outside the"
                        + " weighted base"));
    return 1;
  }

  /** Notes whether a sign in a weight may group digits, or begins decimals without doubt. */
  private void note(String text, long line) {
    int at = decimalWeights ? -1 : Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
    if (at > 0 && NumberText.mayBeGrouped(text)) {
      firstDoubtful = doubtfulWeights++ == 0 ? line : firstDoubtful;
    } else {
      decimalWeights |= at > 0;
    }
  }

  /** Tells of weights that may be others: the rest of the column does not say. */
  void close() {
    if (!decimalWeights && doubtfulWeights > 0) {
      builder.notes().remarkAt(table.source(), firstDoubtful, DOUBTFUL_WEIGHTS);
      builder.notes().remark(DOUBTFUL_WEIGHTS, doubtfulWeights - 1);
    }
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
