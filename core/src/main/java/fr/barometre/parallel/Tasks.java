package fr.barometre.parallel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work in pieces, done by an executor together with the thread that waits for it. */
public final class Tasks {

  private Tasks() {}

  /**
   * What each piece gives. Whatever the executor has not begun is done by the calling thread, so
   * that a busy executor, or one whose only thread is the calling one, slows down and never blocks.
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
    Map<K, FutureTask<V>> tasks = new LinkedHashMap<>();
    pieces.forEach((key, piece) -> tasks.put(key, new FutureTask<>(piece::get)));
    try {
      tasks.values().forEach(executor::execute);
      tasks.values().forEach(FutureTask::run);
      Map<K, V> found = new LinkedHashMap<>();
      for (Map.Entry<K, FutureTask<V>> task : tasks.entrySet()) {
        found.put(task.getKey(), result(task.getValue()));
      }
      return found;
    } finally {
      tasks.values().forEach(task -> task.cancel(true));
    }
  }

  private static <V> V result(FutureTask<V> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for parts of the computation");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
