package fr.barometre.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountingBenchmarkTest {

  /** Preparing compares the counts of the loop, of the tally and of DuckDB. */
  @Test
  void all_three_ways_count_the_same() {
    CountingBenchmark benchmark = new CountingBenchmark();
    benchmark.rows = 5_000;
    benchmark.prepare();
    assertThat(benchmark.tally().counts().accepted()).isEqualTo(5_000);
    assertThat(benchmark.seal().bytes()).isLessThan(5_000L * 30 * 2 / 8 + 8 * 30 * 16);
    benchmark.close();
  }
}
