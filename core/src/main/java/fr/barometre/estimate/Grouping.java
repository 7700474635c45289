package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A categorical column: each distinct name gets a number from 0, in the order of first appearance.
 */
final class Grouping {

  /** So many names are in a message at most, and so many characters of each. */
  private static final int NAMED = 20;

  private static final int LONG = 60;

  private final int[] numbers;
  private final List<String> names;

  private Grouping(int[] numbers, List<String> names) {
    this.numbers = numbers;
    this.names = names;
  }

  static Grouping of(String what, String[] column, int units) {
    return within(single(units), what, column);
  }

  /**
   * Refuses a column that has no value for some unit: strata and clusters are known of every unit
   * that was drawn.
   */
  static String[] complete(String what, String... column) {
    for (int i = 0; i < requireNonNull(column, what).length; i++) {
      if (SurveyTable.isMissing(named(what, column[i], i))) {
        throw new IllegalArgumentException(
            what
                + ": unit "
                + i
                + " has '"
                + column[i]
                + "', which stands for no value; expected one for every unit, or a name of its own"
                + " for those without");
      }
    }
    return column;
  }

  /** The same of names that are told apart within each of other groups only. */
  static Grouping within(Grouping others, String what, String[] column) {
    int units = others.length();
    if (requireNonNull(column, what).length != units) {
      throw new IllegalArgumentException(
          column.length + " " + what + " for " + units + " units; expected one a unit");
    }
    List<Map<String, Integer>> known = new ArrayList<>();
    others.names().forEach(other -> known.add(new HashMap<>()));
    List<String> names = new ArrayList<>();
    int[] numbers = new int[units];
    for (int i = 0; i < units; i++) {
      String name = named(what, column[i], i);
      numbers[i] =
          known
              .get(others.of(i))
              .computeIfAbsent(
                  name,
                  n -> {
                    names.add(n);
                    return names.size() - 1;
                  });
    }
    return new Grouping(numbers, names);
  }

  /** The name that a unit has in a column; refused where it has none. */
  static String named(String what, @Nullable String name, int unit) {
    if (name == null) {
      throw new IllegalArgumentException(what + ": unit " + unit + " has null; expected a text");
    }
    return name;
  }

  /** Names as messages have them: in quotes, and of very many the first. */
  static String quoted(Collection<String> names) {
    String some =
        names.stream()
            .limit(NAMED)
            .map(name -> "'" + (name.length() <= LONG ? name : name.substring(0, LONG) + "…") + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    return names.size() <= NAMED ? some : some + " and " + (names.size() - NAMED) + " more";
  }

  /** The same groups, each named with the one of others that it is within. */
  Grouping namedWithin(Grouping others) {
    String[] full = new String[names.size()];
    for (int i = 0; i < numbers.length; i++) {
      full[numbers[i]] = others.name(others.of(i)) + ": " + names.get(numbers[i]);
    }
    return new Grouping(numbers, List.of(full));
  }

  /** All units in one group. */
  static Grouping single(int units) {
    return new Grouping(new int[units], List.of("all"));
  }

  /** Each unit a group of its own. */
  static Grouping each(int units) {
    int[] numbers = new int[units];
    List<String> names = new ArrayList<>(units);
    for (int i = 0; i < units; i++) {
      numbers[i] = i;
      names.add(Integer.toString(i));
    }
    return new Grouping(numbers, names);
  }

  int of(int unit) {
    return numbers[unit];
  }

  int[] numbers() {
    return numbers.clone();
  }

  int length() {
    return numbers.length;
  }

  int size() {
    return names.size();
  }

  String name(int group) {
    return names.get(group);
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
