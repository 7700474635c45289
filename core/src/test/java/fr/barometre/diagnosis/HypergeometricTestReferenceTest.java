package fr.barometre.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exact tests against R 4.2.2 ({@code fixtures/survey.json}, hypergeometric), to 1e-9 relative. */
class HypergeometricTestReferenceTest {

  static Iterable<JsonNode> cases() throws IOException {
    try (InputStream in =
        HypergeometricTestReferenceTest.class.getResourceAsStream("/fixtures/survey.json")) {
      return JsonMapper.shared().readTree(in).get("hypergeometric");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tails(JsonNode each) {
    HypergeometricTest test =
        HypergeometricTest.of(
            each.get("N").asLong(),
            each.get("K").asLong(),
            each.get("n").asLong(),
            each.get("k").asLong());
    close(test.upperTail(), each.get("upper_tail").asDouble());
    close(test.lowerTail(), each.get("lower_tail").asDouble());
    close(test.twoSided(), each.get("two_sided").asDouble());
  }

  @Test
  void a_count_that_no_sample_can_have_is_refused() {
    assertThatThrownBy(() -> HypergeometricTest.of(10, 4, 8, 1))
        .hasMessageContaining("cannot have 1 of a group of 4; expected 2 to 4");
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * expected));
  }
}
