package fr.barometre.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Distinct values by number, from 0 in the order met.
 *
 * @param <T> what the values are; equal ones have the same number
 */
public final class Dictionary<T> {

  /** The number of a value that was not met. */
  public static final int UNMET = -1;

  private final List<T> values = new ArrayList<>();
  private final Map<T, Integer> numbers = new HashMap<>();

  /** The number of a value, or {@link #UNMET}. */
  public int find(T value) {
    return numbers.getOrDefault(value, UNMET);
  }

  /** The number of a value, the next one if it was not met. */
  public int number(T value) {
    Integer known = numbers.putIfAbsent(value, values.size());
    if (known == null) {
      values.add(value);
      return values.size() - 1;
    }
    return known;
  }

  /** The value of a number. */
  public T value(int number) {
    return values.get(number);
  }

  /** The values in the order of their numbers, as they become known. */
  public List<T> values() {
    return Collections.unmodifiableList(values);
  }

  /** How many values there are. */
  public int size() {
    return values.size();
  }
}
