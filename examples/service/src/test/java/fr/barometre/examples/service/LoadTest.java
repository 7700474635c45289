package fr.barometre.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Several clients at once over loopback, five seconds unless {@code -Dload.seconds} says more: no
 * error, and no memory or thread that stays.
 */
class LoadTest {

  private static final int CLIENTS = 4;
  private static final List<String> PATHS =
      List.of(
          "/",
          "/indicators",
          "/indicators/teletravail.charte",
          "/indicators/cyber.agents?by=TYPE,OPSN",
          "/compare/210100012",
          "/open-data.csv",
          "/indicators/nope");

  @Test
  void clients_at_once_get_no_error_and_leave_nothing() throws Exception {
    long seconds = Long.getLong("load.seconds", 5);
    run(2);
    long memory = used();
    int threads = Thread.activeCount();

    long requests = run(seconds);

    assertThat(requests).as("requests answered").isGreaterThanOrEqualTo(PATHS.size());
    assertThat(used() - memory).as("bytes that stay").isLessThan(20_000_000);
    assertThat(Thread.activeCount() - threads).as("threads that stay").isLessThan(20);
  }

  private static long run(long seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int c = 0; c < CLIENTS; c++) {
        int first = c;
        counts.add(clients.submit(() -> ask(first, end)));
      }
      long requests = 0;
      for (Future<Long> count : counts) {
        requests += count.get();
      }
      return requests;
    } finally {
      clients.shutdownNow();
      assertThat(clients.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static long ask(int first, long end) throws Exception {
    long requests = 0;
    for (int i = first; System.nanoTime() < end; i++) {
      String path = PATHS.get(i % PATHS.size());
      int status = Running.get(path).statusCode();
      assertThat(status).as(path).isEqualTo(path.endsWith("nope") ? 404 : 200);
      requests++;
    }
    return requests;
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
