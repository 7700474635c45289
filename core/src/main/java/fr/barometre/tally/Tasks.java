package fr.barometre.tally;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work that an executor does piece by piece, and waits for. */
final class Tasks {

  private Tasks() {}

  /** What each piece gives, in order; what one throws is thrown here. */
  static <K, V> Map<K, V> run(Map<K, Supplier<V>> pieces, Executor executor) {
    Map<K, CompletableFuture<V>> tasks = new LinkedHashMap<>();
    pieces.forEach((key, piece) -> tasks.put(key, CompletableFuture.supplyAsync(piece, executor)));
    Map<K, V> found = new LinkedHashMap<>();
    tasks.forEach((key, task) -> found.put(key, join(task)));
    return found;
  }

  private static <V> V join(CompletableFuture<V> task) {
    try {
      return task.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
