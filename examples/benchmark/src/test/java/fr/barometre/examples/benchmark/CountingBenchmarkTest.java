package fr.barometre.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingBenchmarkTest {

  /** Preparing compares the loops, the tallies and DuckDB. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void all_ways_count_the_same(int breakdowns) {
    CountingBenchmark benchmark = new CountingBenchmark();
    benchmark.rows = 5_000;
    benchmark.breakdowns = breakdowns;
    benchmark.prepare();
    CountingBenchmark.Duck duck = new CountingBenchmark.Duck();
    duck.prepare(benchmark);
    assertThat(benchmark.tally().counts().accepted()).isEqualTo(5_000);
    int cells = breakdowns == 1 ? 8 : 256;
    assertThat(benchmark.seal().bytes()).isLessThan(5_000L * 30 * 2 / 8 + cells * 30 * 16);
    duck.close();
  }

  @Test
  void a_data_frame_adds_up_the_same_weights() {
    Responses responses = new Responses(5_000, 2025, 8);
    assertThat(SawTable.of(responses).weights(7))
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(responses.weightedLoop()[7]);
  }
}
