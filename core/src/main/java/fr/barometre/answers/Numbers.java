package fr.barometre.answers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing column of whole numbers from 0; positions that were never set are 0. Kept as bytes
 * while all numbers fit, then as ints; as runs of equal numbers where whole runs are set.
 */
final class Numbers {

  private static final int FIRST = 64;
  private static final int LARGEST_BYTE = 0xFF;

  private byte[] bytes = new byte[FIRST];

  /** Used instead of the bytes once there is a larger number. */
  private int[] values = {};

  private int largest;

  /** Used instead of both where runs of equal numbers were set. */
  private @Nullable Runs runs;

  int get(int position) {
    if (runs != null) {
      return runs.get(position);
    }
    if (largest > LARGEST_BYTE) {
      return position < values.length ? values[position] : 0;
    }
    return position < bytes.length ? bytes[position] & LARGEST_BYTE : 0;
  }

  /** A position after one up to which all are as the one there. */
  int next(int position) {
    return runs != null && position < runs.end() ? runs.endOfRun(position) : position + 1;
  }

  void set(int position, int value) {
    if (position < bytes.length && value <= largest) { // mostly: there are no bytes beside values
      bytes[position] = (byte) value;
      return;
    }
    if (runs != null) {
      if (position >= runs.end()) {
        fill(position, 1, value);
        return;
      }
      unroll(runs);
    }
    hold(value, position + 1);
    if (largest > LARGEST_BYTE) {
      values[position] = value;
    } else {
      bytes[position] = (byte) value;
    }
  }

  /** Sets so many, which follow each other and were not set, nor any after them, to one number. */
  void fill(int position, int count, int value) {
    Runs filled = runs;
    if (filled == null) {
      filled = new Runs();
      int known = Math.min(position, Math.max(bytes.length, values.length));
      for (int i = 0; i < known; i++) {
        filled.add(get(i), 1);
      }
      runs = filled;
      bytes = new byte[0];
      values = new int[0];
    }
    filled.add(0, position - filled.end());
    filled.add(value, count);
    largest = Math.max(largest, value);
  }

  /** Keeps each number by itself again. */
  private void unroll(Runs filled) {
    int[] all = new int[Math.max(FIRST, filled.end())];
    filled.copyTo(all);
    runs = null;
    if (largest > LARGEST_BYTE) {
      values = all;
    } else {
      bytes = new byte[all.length];
      for (int i = 0; i < all.length; i++) {
        bytes[i] = (byte) all[i];
      }
    }
  }

  /** Sets some that follow each other and were not set: every so many of an array, from one on. */
  void set(int position, int[] from, int at, int step, int count) {
    int most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, from[at + i * step]);
    }
    if (most == 0) {
      return;
    }
    if (runs != null) {
      for (int i = 0; i < count; i++) {
        set(position + i, from[at + i * step]);
      }
      return;
    }
    hold(most, position + count);
    for (int i = 0; i < count; i++) {
      int value = from[at + i * step];
      if (largest > LARGEST_BYTE) {
        values[position + i] = value;
      } else {
        bytes[position + i] = (byte) value;
      }
    }
  }

  /** Makes room for a value, and for so many. */
  private void hold(int value, int size) {
    if (value > largest) {
      widen(value);
    }
    if (largest > LARGEST_BYTE) {
      if (size > values.length) {
        values = Arrays.copyOf(values, Math.max(2 * values.length, size));
      }
    } else if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size));
    }
  }

  private void widen(int value) {
    if (value > LARGEST_BYTE && largest <= LARGEST_BYTE) {
      values = new int[bytes.length];
      Arrays.setAll(values, this::get);
      bytes = new byte[0];
    }
    largest = value;
  }

  /** The first so many, each by what it becomes. */
  Numbers by(int[] becomes, int size) {
    Numbers others = new Numbers();
    if (runs != null) {
      others.runs = runs.by(becomes, size);
      others.bytes = new byte[0];
      others.largest = Arrays.stream(becomes).max().orElse(0);
      return others;
    }
    for (int position = 0; position < size; position++) {
      others.set(position, becomes[get(position)]);
    }
    return others;
  }

  /** The first so many, as they stay. */
  PackedNumbers packed(int size) {
    if (runs != null) {
      return PackedNumbers.of(runs, size, largest);
    }
    return largest > LARGEST_BYTE
        ? new PackedNumbers(Arrays.copyOf(values, size), largest)
        : new PackedNumbers(bytes, size, largest);
  }
}
