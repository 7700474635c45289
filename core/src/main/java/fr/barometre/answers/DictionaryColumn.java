package fr.barometre.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column that only grows, of values of which there are few different ones. */
final class DictionaryColumn<T> {

  private final List<T> values = new ArrayList<>();
  private final Map<T, Integer> known = new HashMap<>();
  private final Numbers numbers = new Numbers();
  private int size;

  void add(T value) {
    Integer number = known.putIfAbsent(value, values.size());
    if (number == null) {
      number = values.size();
      values.add(value);
    }
    numbers.set(size++, number);
  }

  T get(int row) {
    return values.get(numbers.get(row));
  }

  /** The column as it stays. */
  PackedDictionary<T> packed() {
    return new PackedDictionary<>(List.copyOf(values), numbers.packed(size));
  }
}
