package fr.barometre.parallel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A piece of work handed to an executor. If the executor has not begun it, the thread that needs
 * the result does it, so that a busy executor slows the work down but never blocks it, even if its
 * only thread is the one that waits.
 *
 * @param <V> what the work gives
 */
public final class Task<V> {

  private final FutureTask<V> work;

  private Task(Supplier<V> piece) {
    this.work = new FutureTask<>(piece::get);
  }

  /**
   * Asks an executor; if it refuses, whoever asks for the result does the work.
   *
   * @param <V> what the work gives
   * @param piece the work
   * @param executor who does it
   * @return the task
   */
  public static <V> Task<V> of(Supplier<V> piece, Executor executor) {
    Task<V> task = new Task<>(piece);
    try {
      executor.execute(task.work);
    } catch (RejectedExecutionException e) {
      return task; // whoever asks for the result does the work
    }
    return task;
  }

  /** Does the work on this thread unless another has begun it. */
  public void help() {
    work.run();
  }

  /**
   * The result of the work. Does the work, or waits for the thread that does.
   *
   * @return the result
   * @throws CancellationException if the thread was interrupted while it waited; it stays so
   * @throws RuntimeException what the work throws
   */
  public V result() {
    help();
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for work of another thread");
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

  /** Leaves the work out if it was not begun; interrupts it if it is not done. */
  public void cancel() {
    work.cancel(true);
  }
}
