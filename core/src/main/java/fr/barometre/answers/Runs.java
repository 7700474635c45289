package fr.barometre.answers;

import java.util.Arrays;

/**
 * A growing column of whole numbers from 0 with run-length encoding: each run of equal numbers is
 * kept once, with its first position. The respondents of a file of counts then take as much room as
 * the file has counts, however many respondents these add up to.
 */
final class Runs {

  private static final int FIRST = 16;

  private int[] starts = new int[FIRST];
  private int[] values = new int[FIRST];
  private int runs;
  private int end;

  /** How many numbers there are. */
  int end() {
    return end;
  }

  /** Adds so many of one number. */
  void add(int value, int count) {
    if (count > 0 && (runs == 0 || values[runs - 1] != value)) {
      if (runs == starts.length) {
        starts = Arrays.copyOf(starts, 2 * runs);
        values = Arrays.copyOf(values, 2 * runs);
      }
      starts[runs] = end;
      values[runs++] = value;
    }
    end += count;
  }

  /** The number at a position; 0 beyond the last. */
  int get(int position) {
    if (position >= end) {
      return 0;
    }
    int found = Arrays.binarySearch(starts, 0, runs, position);
    return values[found >= 0 ? found : -found - 2];
  }

  /** The first so many, each by what it becomes, and zeros after the last. */
  Runs by(int[] becomes, int size) {
    Runs others = new Runs();
    for (int run = 0; run < runs && starts[run] < size; run++) {
      others.add(becomes[values[run]], Math.min(size, endOf(run)) - starts[run]);
    }
    others.add(becomes[0], size - others.end);
    return others;
  }

  private int endOf(int run) {
    return run == runs - 1 ? end : starts[run + 1];
  }

  /** The end of the run that a position is in. */
  int endOfRun(int position) {
    int found = Arrays.binarySearch(starts, 0, runs, position);
    return endOf(found >= 0 ? found : -found - 2);
  }

  /** Adds to the number of times that each number is there, among the first so many. */
  void count(long[] times, int size) {
    for (int run = 0; run < runs && starts[run] < size; run++) {
      times[values[run]] += Math.min(size, endOf(run)) - starts[run];
    }
    times[0] += Math.max(0, size - end);
  }

  /** How many bits they take. */
  long bits() {
    return 2L * Integer.SIZE * runs;
  }

  /** Writes them to the beginning of an array. */
  void copyTo(int[] numbers) {
    for (int run = 0; run < runs && starts[run] < numbers.length; run++) {
      Arrays.fill(numbers, starts[run], Math.min(numbers.length, endOf(run)), values[run]);
    }
  }
}
