package fr.barometre.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** A partition of atoms: two atoms have the same number if nothing told them apart. */
final class Groups {

  private final int[] numbers;

  private Groups(int[] numbers) {
    this.numbers = numbers;
  }

  /** All atoms in one group. */
  static Groups single(int atoms) {
    return new Groups(new int[atoms]);
  }

  /** The parts of these groups in which atoms also have the same value. */
  Groups by(IntToLongFunction value) {
    record Pair(int group, long value) {}
    Map<Pair, Integer> known = new HashMap<>();
    int[] finer = new int[numbers.length];
    for (int atom = 0; atom < finer.length; atom++) {
      Pair pair = new Pair(numbers[atom], value.applyAsLong(atom));
      Integer found = known.putIfAbsent(pair, known.size());
      finer[atom] = found == null ? known.size() - 1 : found;
    }
    return new Groups(finer);
  }

  int of(int atom) {
    return numbers[atom];
  }

  int[] numbers() {
    return numbers.clone();
  }
}
