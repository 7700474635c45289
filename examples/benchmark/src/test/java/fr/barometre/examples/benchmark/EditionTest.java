package fr.barometre.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditionTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void every_indicator_is_computed_and_broken_down(int threads) {
    EditionBenchmark benchmark = new EditionBenchmark();
    benchmark.collectivites = 50;
    benchmark.by = "TYPE,ROLE";
    benchmark.threads = threads;
    benchmark.prepare();
    assertThat(benchmark.edition().indicators())
        .hasSameSizeAs(Edition2025.QUESTIONNAIRE.indicators())
        .extracting(IndicatorResult::segments)
        .allSatisfy(segments -> assertThat(segments).isNotEmpty());
    benchmark.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "wide"})
  void files_hold_the_answers_that_were_drawn(String form) throws IOException {
    ReadingBenchmark benchmark = new ReadingBenchmark();
    benchmark.collectivites = 40;
    benchmark.form = form;
    benchmark.prepare();
    Answers read = benchmark.answers();
    assertThat(read.rejections()).isEmpty();
    assertThat(read.stream()).containsExactlyElementsOf(Edition.answers(40, 2025));
    assertThat(benchmark.parser()).isGreaterThan(read.read());
    benchmark.delete();
  }
}
