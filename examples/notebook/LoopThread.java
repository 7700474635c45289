package org.rapaio.jupyter.kernel.channels;

import java.util.Objects;

/**
 * Stands in for the kernel's own class of this name (rapaio-jupyter-kernel 3.0.1), with which one
 * start in ten or so fails: a thread there looks whether it is running before {@code start} has said
 * so, and ends; or it takes a message before the kernel has its handlers, and dies of it. Jupyter
 * then waits for an answer that nobody gives. This one runs from the start, leaves the kernel a
 * moment to get ready, and outlives a message.
 */
public final class LoopThread extends Thread {

  private static final long UNTIL_READY = 1_000;

  private final long pause;
  private final Runnable body;
  private volatile boolean running = true;

  /**
   * A thread that does the same again and again.
   *
   * @param name its name
   * @param pause milliseconds in between
   * @param body what it does
   */
  public LoopThread(String name, long pause, Runnable body) {
    super(Objects.requireNonNull(name));
    this.pause = pause;
    this.body = Objects.requireNonNull(body);
  }

  @Override
  public void run() {
    try {
      Thread.sleep(UNTIL_READY);
      while (running) {
        try {
          body.run();
        } catch (NullPointerException e) {
          System.err.println(getName() + ": a message came before the kernel was ready: " + e);
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it after what it does now. */
  public void shutdown() {
    running = false;
  }
}
