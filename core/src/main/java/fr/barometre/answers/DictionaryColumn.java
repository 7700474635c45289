package fr.barometre.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column that only grows, of values of which there are few different ones. */
final class DictionaryColumn<T> {

  private final List<T> values = new ArrayList<>();
  private final Map<T, Integer> known = new HashMap<>();
  private final Numbers numbers = new Numbers();
  private int size;

  /** The value added last, and its number: most rows say what the row before says. */
  private @Nullable T last;

  private int lastNumber;

  @SuppressWarnings("ReferenceEquality") // an equal value is found below
  void add(T value) {
    if (value != last) {
      lastNumber = number(value);
      last = value;
    }
    if (lastNumber > 0) { // 0 is what a number is that none set
      numbers.set(size, lastNumber);
    }
    size++;
  }

  private int number(T value) {
    Integer number = known.get(value);
    if (number == null) {
      number = values.size();
      known.put(value, number);
      values.add(value);
    }
    return number;
  }

  T get(int row) {
    return values.get(numbers.get(row));
  }

  /** The column as it stays. */
  PackedDictionary<T> packed() {
    return new PackedDictionary<>(List.copyOf(values), numbers.packed(size));
  }
}
