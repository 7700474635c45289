package fr.barometre.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.examples.spark.Growth.Outcome;
import fr.barometre.examples.spark.Growth.Plan;
import org.junit.jupiter.api.Test;

class GrowthTest {

  /**
   * 8 equal tasks of 10⁶ answers on 4 cores: two rounds of 2.5 s of work and 0.836 s of fetching.
   */
  @Test
  void equal_tasks_take_as_many_rounds_as_the_cores_need() {
    Outcome outcome = Growth.run(new Plan(8e6, 8, 1, 0, 0), 1);

    assertThat(outcome.seconds()).isCloseTo(2 * (2.5 + 0.836) + 4e-3, within(1e-9));
    assertThat(outcome.busy()).isCloseTo(1, within(1e-12));
    assertThat(outcome.largestBytes()).isCloseTo(3e8, within(1e-3));
  }

  /** One core too many of eight tasks on sixteen waits all the time. */
  @Test
  void cores_without_a_task_are_idle() {
    Outcome outcome = Growth.run(new Plan(8e6, 8, 4, 0, 0), 1);

    assertThat(outcome.seconds()).isCloseTo(2.5 + 0.836 + 8e-3, within(1e-9));
    assertThat(outcome.busy()).isCloseTo(0.5, within(1e-12));
  }

  /** With very small tasks the driver is what takes time: a millisecond each. */
  @Test
  void merging_on_one_thread_ends_up_as_the_limit() {
    Outcome outcome = Growth.run(new Plan(1e6, 100_000, 1000, 0, 0), 1);

    assertThat(outcome.seconds()).isBetween(100.0, 100.1);
  }

  @Test
  void uneven_parts_and_failures_take_longer() {
    double even = Growth.run(new Plan(1e9, 2_000, 64, 0, 0), 7).seconds();

    assertThat(Growth.run(new Plan(1e9, 2_000, 64, 1, 0), 7).seconds()).isGreaterThan(even);
    assertThat(Growth.run(new Plan(1e9, 2_000, 64, 0, 0.2), 7).seconds()).isGreaterThan(even);
  }
}
