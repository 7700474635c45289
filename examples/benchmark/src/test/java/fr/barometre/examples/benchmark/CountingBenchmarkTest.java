package fr.barometre.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountingBenchmarkTest {

  /** Preparing compares the loops, the tallies and DuckDB. */
  @Test
  void all_ways_count_the_same() {
    CountingBenchmark benchmark = new CountingBenchmark();
    benchmark.rows = 5_000;
    benchmark.prepare();
    assertThat(benchmark.tally().counts().accepted()).isEqualTo(5_000);
    assertThat(benchmark.seal().bytes()).isLessThan(5_000L * 30 * 2 / 8 + 8 * 30 * 16);
    benchmark.close();
  }

  @Test
  void a_data_frame_adds_up_the_same_weights() {
    Responses responses = new Responses(5_000, 2025);
    assertThat(SawTable.of(responses).weights(7))
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(responses.weightedLoop()[7]);
  }
}
