package fr.barometre.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values of which there are few different ones, by number, from 0 in the order met. */
final class Dictionary<T> {

  private final List<T> values = new ArrayList<>();
  private final Map<T, Integer> numbers = new HashMap<>();

  /** The number of a value, or -1 if it was not met. */
  int find(T value) {
    return numbers.getOrDefault(value, -1);
  }

  /** The number of a value, a new one if it was not met. */
  int number(T value) {
    int known = find(value);
    if (known < 0) {
      known = values.size();
      numbers.put(value, known);
      values.add(value);
    }
    return known;
  }

  /** The value of a number. */
  T value(int number) {
    return values.get(number);
  }

  /** Number of values. */
  int size() {
    return values.size();
  }
}
