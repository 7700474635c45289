package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of names as numbers from 0, in the order of first appearance. */
final class Grouping {

  private final int[] numbers;
  private final List<String> names;

  private Grouping(int[] numbers, List<String> names) {
    this.numbers = numbers;
    this.names = names;
  }

  static Grouping of(String what, String[] column, int units) {
    return within(single(units), what, column);
  }

  /** The same of names that are told apart within each of other groups only. */
  static Grouping within(Grouping others, String what, String[] column) {
    int units = others.length();
    if (column.length != units) {
      throw new IllegalArgumentException(
          column.length + " " + what + " for " + units + " units; expected one a unit");
    }
    List<Map<String, Integer>> known = new ArrayList<>();
    others.names().forEach(other -> known.add(new HashMap<>()));
    List<String> names = new ArrayList<>();
    int[] numbers = new int[units];
    for (int i = 0; i < units; i++) {
      String name = requireNonNull(column[i], what);
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
