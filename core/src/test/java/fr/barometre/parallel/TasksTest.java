package fr.barometre.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TasksTest {

  private final ExecutorService one = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    one.shutdownNow();
  }

  private static Map<Integer, Supplier<Integer>> squares(int pieces) {
    Map<Integer, Supplier<Integer>> squares = new LinkedHashMap<>();
    for (int i = 0; i < pieces; i++) {
      int root = i;
      squares.put(i, () -> root * root);
    }
    return squares;
  }

  @Test
  void pieces_come_back_in_order() {
    assertThat(Tasks.run(squares(100), one)).hasSize(100).containsEntry(7, 49);
    assertThat(List.copyOf(Tasks.run(squares(100), one).values())).isSorted();
    assertThat(Tasks.run(squares(0), one)).isEmpty();
  }

  @Test
  void the_calling_thread_and_the_executor_share_the_work() {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch both = new CountDownLatch(2);
    Map<Integer, Supplier<Integer>> pieces = new LinkedHashMap<>();
    for (int i = 0; i < 2; i++) {
      pieces.put(
          i,
          () -> {
            seen.add(Thread.currentThread());
            both.countDown();
            await(both);
            return 0;
          });
    }
    Tasks.run(pieces, one);
    assertThat(seen).hasSize(2).contains(Thread.currentThread());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  @Test
  void an_executor_that_never_begins_does_not_block() {
    List<Runnable> ignored = new ArrayList<>();
    Executor never = ignored::add;
    assertThat(Tasks.run(squares(5), never)).hasSize(5);
    assertThat(ignored).hasSize(5);
  }

  @Test
  void a_task_of_the_executor_may_ask_it_for_help() throws Exception {
    Future<Map<Integer, Integer>> within = one.submit(() -> Tasks.run(squares(5), one));
    assertThat(within.get()).hasSize(5);
  }

  @Test
  void what_a_piece_throws_is_thrown_to_the_caller() {
    Map<Integer, Supplier<Integer>> pieces = squares(3);
    pieces.put(
        1,
        () -> {
          throw new IllegalArgumentException("no second piece");
        });
    assertThatThrownBy(() -> Tasks.run(pieces, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no second piece");
  }

  @Test
  void interruption_ends_the_wait_and_stays() {
    Thread caller = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    Map<String, Supplier<String>> pieces = new LinkedHashMap<>();
    pieces.put("slow", () -> waitFor(never));
    pieces.put("interrupting", () -> interrupt(caller));
    CountDownLatch begun = new CountDownLatch(1);
    Executor patient =
        task -> {
          one.execute(
              () -> {
                begun.countDown();
                task.run();
              });
          await(begun);
        };
    assertThatThrownBy(() -> Tasks.run(pieces, patient))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static String waitFor(CountDownLatch latch) {
    await(latch);
    return "";
  }

  private static String interrupt(Thread caller) {
    caller.interrupt();
    return "";
  }
}
