package fr.barometre.answers;

import java.util.List;

/**
 * A column of values of which there are few different ones.
 *
 * @param values the different ones, in the order met
 * @param numbers by row, the position of its value in these
 */
record PackedDictionary<T>(List<T> values, PackedNumbers numbers) {

  T get(int row) {
    return values.get(numbers.get(row));
  }
}
