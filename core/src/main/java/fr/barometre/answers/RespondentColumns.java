package fr.barometre.answers;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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

  private static final Optional<Double> UNIT = Optional.of(1.0);

  private final Table table;
  private final Map<Field, Integer> positions = new EnumMap<>(Field.class);
  private final Map<String, CollectiviteType> types = new HashMap<>();
  private final Map<String, Role> roles = new HashMap<>();

  /** Names of waves by themselves: respondents share them. */
  private final Map<String, String> waves = new HashMap<>();

  private List<String> last = List.of();
  private Optional<Respondent> lastRespondent = Optional.empty();

  /**
   * Finds the columns.
   *
   * @throws IllegalArgumentException if the header has no respondent, or no way to name the
   *     collectivité
   */
  RespondentColumns(Table table, FieldNames names) {
    this.table = table;
    table.column(names.of(Field.RESPONDENT));
    for (Field field : OF_RESPONDENT) {
      table.find(names.of(field)).ifPresent(at -> positions.put(field, at));
    }
    boolean coded = positions.containsKey(Field.TYPE) && positions.containsKey(Field.CODE);
    if (!coded
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
              + "'; the header has "
              + table.header());
    }
  }

  /** Positions of the columns found. */
  Set<Integer> positions() {
    return new TreeSet<>(positions.values());
  }

  /** Name of a field's column in this table. */
  String name(Field field) {
    Integer at = positions.get(field);
    return at == null ? field.names().get(0) : table.header().get(at);
  }

  /** Reads the respondent of a row; empty when something was added to the problems. */
  Optional<Respondent> read(CsvRow row, List<Problem> problems) {
    if (lastRespondent.isPresent() && sameAsLast(row)) {
      return lastRespondent;
    }
    Optional<Respondent> respondent = parse(row, problems);
    last = row.fields();
    lastRespondent = respondent;
    return respondent;
  }

  /** Rows of a long file that follow each other mostly have the same respondent. */
  private boolean sameAsLast(CsvRow row) {
    for (int at : positions.values()) {
      if (at >= last.size()
          || at >= row.fields().size()
          || !last.get(at).equals(row.fields().get(at))) {
        return false;
      }
    }
    return true;
  }

  private Optional<Respondent> parse(CsvRow row, List<Problem> problems) {
    List<Problem> mine = new ArrayList<>();
    Respondent.Builder builder = Respondent.builder();
    String id = text(row, Field.RESPONDENT);
    if (id.isEmpty()) {
      mine.add(problem(row, Field.RESPONDENT, "an identifier"));
    }
    builder.id(id).wave(waves.computeIfAbsent(text(row, Field.WAVE), wave -> wave));
    collectivite(row, mine).ifPresent(builder::collectivite);
    role(row, mine).ifPresent(builder::role);
    date(row, mine).ifPresent(builder::date);
    weight(row, mine).ifPresent(builder::weight);
    problems.addAll(mine);
    return mine.isEmpty() ? Optional.of(builder.build()) : Optional.empty();
  }

  private Optional<CollectiviteRef> collectivite(CsvRow row, List<Problem> problems) {
    if (!text(row, Field.COLLECTIVITE).isEmpty()) {
      return parse(row, Field.COLLECTIVITE, problems, CollectiviteRef::parse);
    }
    String code = text(row, Field.CODE);
    if (!code.isEmpty() && positions.containsKey(Field.TYPE)) {
      Optional<CollectiviteType> type = type(text(row, Field.TYPE));
      if (type.isEmpty()) {
        problems.add(
            problem(row, Field.TYPE, "one of " + Arrays.toString(CollectiviteType.values())));
        return Optional.empty();
      }
      return parse(row, Field.CODE, problems, text -> CollectiviteRef.of(type.get(), text));
    }
    if (!text(row, Field.SIREN).isEmpty()) {
      return parse(row, Field.SIREN, problems, text -> CollectiviteRef.of(Siren.parse(text)));
    }
    Field first =
        List.of(Field.COLLECTIVITE, Field.CODE, Field.SIREN).stream()
            .filter(positions::containsKey)
            .findFirst()
            .orElse(Field.COLLECTIVITE);
    problems.add(problem(row, first, "a collectivité"));
    return Optional.empty();
  }

  private Optional<CollectiviteType> type(String text) {
    CollectiviteType known = types.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    String name = plain(text).toUpperCase(Locale.ROOT).replace(' ', '_');
    Optional<CollectiviteType> type =
        Arrays.stream(CollectiviteType.values()).filter(t -> t.name().equals(name)).findFirst();
    type.ifPresent(found -> types.put(text, found));
    return type;
  }

  private Optional<CollectiviteRef> parse(
      CsvRow row, Field field, List<Problem> problems, Function<String, CollectiviteRef> parser) {
    try {
      return Optional.of(parser.apply(text(row, field)));
    } catch (IllegalArgumentException e) {
      problems.add(problem(row, field, "a collectivité; " + e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Role> role(CsvRow row, List<Problem> problems) {
    String text = text(row, Field.ROLE);
    Role known = roles.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Role> role =
        switch (plain(text).toLowerCase(Locale.ROOT)) {
          case "agent", "agente" -> Optional.of(Role.AGENT);
          case "elu", "elue" -> Optional.of(Role.ELU);
          case "", "unknown", "inconnu" -> Optional.of(Role.UNKNOWN);
          default -> Optional.empty();
        };
    role.ifPresentOrElse(
        found -> roles.put(text, found),
        () -> problems.add(problem(row, Field.ROLE, "agent or élu, or nothing when not known")));
    return role;
  }

  private Optional<String> date(CsvRow row, List<Problem> problems) {
    String text = text(row, Field.DATE);
    if (text.isEmpty()) {
      return Optional.of("");
    }
    try {
      return Optional.of(LocalDate.parse(text).toString());
    } catch (DateTimeParseException e) {
      problems.add(problem(row, Field.DATE, "a day such as 2025-03-31"));
      return Optional.empty();
    }
  }

  private Optional<Double> weight(CsvRow row, List<Problem> problems) {
    if (!positions.containsKey(Field.WEIGHT)) {
      return UNIT;
    }
    try {
      double weight = new BigDecimal(text(row, Field.WEIGHT).replace(',', '.')).doubleValue();
      if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
        return Optional.of(weight);
      }
    } catch (NumberFormatException e) {
      // Not a number: told below, as a number out of range is.
    }
    problems.add(problem(row, Field.WEIGHT, "a finite number above 0"));
    return Optional.empty();
  }

  private Problem problem(CsvRow row, Field field, String expected) {
    return new Problem(name(field), text(row, field), expected);
  }

  private String text(CsvRow row, Field field) {
    Integer at = positions.get(field);
    return at == null ? "" : row.field(at);
  }

  /** Text without accents. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
