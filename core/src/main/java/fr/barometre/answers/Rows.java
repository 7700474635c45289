package fr.barometre.answers;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows that were let in, in the order read: where each stood, whose it is and which questions it
 * answers, in sixteen bytes each.
 */
final class Rows {

  private static final int FIRST_ROWS = 64;

  /** By the row from which on they come from it. */
  private final TreeMap<Integer, String> sources = new TreeMap<>();

  private final List<int[]> sets = new ArrayList<>();
  private final Map<IntBuffer, Integer> known = new HashMap<>();
  private long[] lines = new long[FIRST_ROWS];
  private int[] responses = new int[FIRST_ROWS];
  private int[] setOf = new int[FIRST_ROWS];
  private int size;

  void add(String source, long line, int response, int[] questions) {
    if (size == lines.length) {
      lines = Arrays.copyOf(lines, 2 * size);
      responses = Arrays.copyOf(responses, 2 * size);
      setOf = Arrays.copyOf(setOf, 2 * size);
    }
    if (size == 0 || !sources.lastEntry().getValue().equals(source)) {
      sources.put(size, source);
    }
    setOf[size] = set(questions);
    lines[size] = line;
    responses[size++] = response;
  }

  /** The number of a set of questions: rows of a file mostly answer the same. */
  private int set(int[] questions) {
    if (size > 0 && Arrays.equals(sets.get(setOf[size - 1]), questions)) {
      return setOf[size - 1];
    }
    Integer set = known.putIfAbsent(IntBuffer.wrap(questions), sets.size());
    if (set == null) {
      sets.add(questions);
    }
    return set == null ? sets.size() - 1 : set;
  }

  /** Where rows come from, in the order met. */
  Collection<String> sources() {
    return sources.values();
  }

  int size() {
    return size;
  }

  String source(int row) {
    return sources.floorEntry(row).getValue();
  }

  long line(int row) {
    return lines[row];
  }

  int response(int row) {
    return responses[row];
  }

  /** Positions of the questions that a row answers. */
  int[] questions(int row) {
    return sets.get(setOf[row]);
  }
}
