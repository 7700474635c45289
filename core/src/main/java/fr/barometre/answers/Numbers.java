package fr.barometre.answers;

import java.util.Arrays;

/**
 * A column of whole numbers from 0 that only grows; 0 where none was set. Bytes, as long as they
 * do: most columns have few different values.
 */
final class Numbers {

  private static final int FIRST = 64;
  private static final int LARGEST_BYTE = 0xFF;

  private byte[] bytes = new byte[FIRST];

  /** In place of the bytes, once there is a larger number. */
  private int[] values = {};

  private int largest;

  int get(int position) {
    if (largest > LARGEST_BYTE) {
      return position < values.length ? values[position] : 0;
    }
    return position < bytes.length ? bytes[position] & LARGEST_BYTE : 0;
  }

  void set(int position, int value) {
    if (position < bytes.length && value <= largest) { // mostly: there are no bytes beside values
      bytes[position] = (byte) value;
      return;
    }
    hold(value, position + 1);
    if (largest > LARGEST_BYTE) {
      values[position] = value;
    } else {
      bytes[position] = (byte) value;
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
    for (int position = 0; position < size; position++) {
      others.set(position, becomes[get(position)]);
    }
    return others;
  }

  /** The first so many, as they stay. */
  PackedNumbers packed(int size) {
    return largest > LARGEST_BYTE
        ? new PackedNumbers(Arrays.copyOf(values, size), largest)
        : new PackedNumbers(bytes, size, largest);
  }
}
