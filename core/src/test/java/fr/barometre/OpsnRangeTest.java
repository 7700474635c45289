package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Role;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Opsn;
import fr.barometre.diagnosis.OpsnRange;
import fr.barometre.population.OpsnCoverage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One indicator under lists that do not agree. */
class OpsnRangeTest {

  private static OpsnCoverage list(String departement) {
    return OpsnCoverage.of(departement, List.of(new Opsn("O", List.of(departement), departement)));
  }

  /** All but one of 60 communes answer: 39 of the 40 of département 01 say yes, the 20 of 02 no. */
  private static final Answers ANSWERS =
      Answers.of(
          SmallSurvey.ONE_WAVE,
          Communes.answers(
              IntStream.range(1, 60)
                  .mapToObj(i -> new Communes.Row(i, Role.AGENT, i % 3 == 2 ? "NON" : "OUI", 1, 1))
                  .toList()));

  @Test
  void the_range_spans_every_list_and_the_worst_flags() {
    OpsnRange range =
        Samples.charte(ANSWERS, Communes.FRAME).over(list("01"), list("02"), list("99"));
    assertThat(range.results()).hasSize(3);
    for (IndicatorResult result : range.results()) {
      result
          .adjusted()
          .bounds()
          .ifPresent(
              b -> {
                assertThat(range.adjusted().lower()).isLessThanOrEqualTo(b.lower());
                assertThat(range.adjusted().upper()).isGreaterThanOrEqualTo(b.upper());
              });
      result
          .flags()
          .forEach(
              flag ->
                  assertThat(range.flags())
                      .anySatisfy(
                          worst -> {
                            assertThat(worst.code()).isEqualTo(flag.code());
                            assertThat(worst.severity()).isGreaterThanOrEqualTo(flag.severity());
                          }));
    }
    // 20 communes of 02 are fewer than 30: two thirds yes inside 01, between 2/3 and 1 in all.
    assertThat(range.results().get(0).flag(FlagCode.OPSN_UNADJUSTABLE)).isPresent();
    assertThat(range.adjusted().lower()).isLessThanOrEqualTo(2.0 / 3);
    assertThat(range.adjusted().upper()).isEqualTo(1);
  }

  @Test
  void wrong_calls_are_named() {
    assertThatThrownBy(() -> Samples.charte(ANSWERS, Communes.FRAME).over())
        .hasMessageContaining("one OPSN list at least");
  }
}
