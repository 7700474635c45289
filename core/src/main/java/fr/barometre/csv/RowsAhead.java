package fr.barometre.csv;

import fr.barometre.parallel.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads ahead: another thread parses rows while the caller works on earlier ones. More rows are
 * parsed in advance than are needed next, so that neither thread waits for the other.
 */
final class RowsAhead {

  /** Rows parsed at a time. */
  private static final int ROWS = 4000;

  /** The same where nobody helps: going to and fro after each row takes up to a seventh longer. */
  private static final int ROWS_ALONE = 250;

  /** How often so many are asked for ahead. */
  private static final int TIMES = 2;

  private final Iterator<CsvRow> records;
  private final Executor executor;
  private final Deque<Task<Boolean>> asked = new ArrayDeque<>();

  /** The parsed rows in their order, whichever thread parsed them. */
  private final Queue<List<CsvRow>> parsed = new ConcurrentLinkedQueue<>();

  /** Why no more can be parsed. */
  private @Nullable RuntimeException failure;

  RowsAhead(Iterator<CsvRow> records, Executor executor) {
    this.records = records;
    this.executor = executor;
  }

  /** Gives all rows, in order, without help. */
  static void alone(Iterator<CsvRow> records, Consumer<CsvRow> consumer) {
    List<CsvRow> rows = some(records, ROWS_ALONE);
    while (!rows.isEmpty()) {
      rows.forEach(consumer);
      rows = some(records, ROWS_ALONE);
    }
  }

  /** The next rows; none at the end. */
  private static List<CsvRow> some(Iterator<CsvRow> records, int most) {
    List<CsvRow> rows = new ArrayList<>(most);
    while (rows.size() < most && records.hasNext()) {
      rows.add(records.next());
    }
    return rows;
  }

  /** Gives all rows, in order, on the calling thread. */
  void forEach(Consumer<CsvRow> consumer) {
    try {
      while (asked.size() < TIMES) {
        ask();
      }
      for (List<CsvRow> rows = next(); !rows.isEmpty(); rows = next()) {
        rows.forEach(consumer);
      }
    } finally {
      asked.forEach(Task::cancel);
    }
  }

  private void ask() {
    asked.add(Task.of(this::parse, executor));
  }

  /** The next rows; none at the end. */
  private List<CsvRow> next() {
    asked.remove().result();
    ask();
    return parsed.remove();
  }

  private synchronized boolean parse() {
    if (failure != null) {
      throw failure;
    }
    try {
      return parsed.add(some(records, ROWS));
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }
}
