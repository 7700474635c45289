package fr.barometre.parallel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Splits work into pieces, done by an executor together with the thread that waits for it. */
public final class Tasks {

  private Tasks() {}

  /**
   * The result of each piece. The calling thread does the pieces that the executor has not begun,
   * so that a busy executor, or one whose only thread is the calling one, slows down and never
   * blocks.
   *
   * @param <K> names of pieces
   * @param <V> what they give
   * @param pieces the pieces
   * @param executor who helps
   * @return what they give, in their order
   * @throws CancellationException if the thread was interrupted; it stays so
   * @throws RuntimeException what the first failing piece throws; those not begun are left out
   */
  public static <K, V> Map<K, V> run(Map<K, Supplier<V>> pieces, Executor executor) {
    Map<K, Task<V>> tasks = new LinkedHashMap<>();
    try {
      pieces.forEach((key, piece) -> tasks.put(key, Task.of(piece, executor)));
      tasks.values().forEach(Task::help);
      Map<K, V> found = new LinkedHashMap<>();
      tasks.forEach((key, task) -> found.put(key, task.result()));
      return found;
    } finally {
      tasks.values().forEach(Task::cancel);
    }
  }
}
