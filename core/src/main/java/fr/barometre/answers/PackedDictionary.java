package fr.barometre.answers;

import fr.barometre.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A dictionary-encoded column: the few distinct values once, and for each row the number of its
 * value.
 *
 * @param values the different ones, in the order met
 * @param numbers by row, the position of its value in these
 */
record PackedDictionary<T>(List<T> values, PackedNumbers numbers) {

  private static final int UNMET = -1;

  /** The values that so many rows have, by number in a dictionary where others may be too. */
  static <T> PackedDictionary<T> of(Dictionary<T> all, Numbers numbers, int rows) {
    int[] renumbered = new int[all.size()];
    Arrays.fill(renumbered, UNMET);
    List<T> met = new ArrayList<>();
    boolean same = true;
    for (int row = 0; row < rows && met.size() < renumbered.length; row = numbers.next(row)) {
      int number = numbers.get(row);
      if (renumbered[number] == UNMET) {
        same &= number == met.size();
        renumbered[number] = met.size();
        met.add(all.value(number));
      }
    }
    Numbers kept = same ? numbers : numbers.by(renumbered, rows);
    return new PackedDictionary<>(List.copyOf(met), kept.packed(rows));
  }

  /** The same with what the values become. */
  PackedDictionary<T> by(UnaryOperator<T> becomes) {
    return new PackedDictionary<>(values.stream().map(becomes).toList(), numbers);
  }

  T get(int row) {
    return values.get(numbers.get(row));
  }
}
