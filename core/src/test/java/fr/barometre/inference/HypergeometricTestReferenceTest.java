package fr.barometre.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /**
   * R's phyper, and dhyper summed as fisher.test does; the first two are below the least double.
   */
  @ParameterizedTest
  @CsvSource({
    "36242, 18121, 3000, 0, 1, 0, 0",
    "36242, 18121, 3000, 3000, 0, 1, 0",
    "36242, 20000, 3000, 1300, 1, 3.1429987379006e-42, 5.89102219555864e-42",
    "36242, 20000, 3000, 1655, 0.516086038308498, 0.499201771293658, 0.984710370441755",
    "36242, 20000, 3000, 1656, 0.500798228706342, 0.514491400851904, 1",
    "36242, 30000, 36000, 29900, 8.64200228975869e-48, 1, 8.64200228975871e-48",
    "200000, 106817, 184294, 96419, 1, 2.44808631071907e-251, 4.24662327921232e-251",
    "40, 20, 10, 4, 0.863328476231702, 0.358213277568116, 0.716426555136232",
    "40, 20, 10, 6, 0.358213277568116, 0.863328476231702, 0.716426555136232",
    "7, 3, 0, 0, 1, 1, 1",
    "7, 3, 7, 3, 1, 1, 1",
  })
  void tails_far_from_the_mode_and_at_the_ends(
      long population,
      long group,
      long drawn,
      long observed,
      double upper,
      double lower,
      double twoSided) {
    HypergeometricTest test = HypergeometricTest.of(population, group, drawn, observed);
    close(test.upperTail(), upper);
    close(test.lowerTail(), lower);
    close(test.twoSided(), twoSided);
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
