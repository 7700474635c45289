package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Communes.Row;
import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws of the figures, whatever the answers. */
@Domain(RandomRows.class)
@Domain(DomainContext.Global.class)
class LawsPropertyTest {

  private static final FlagPolicy NEVER_THIN = FlagPolicy.builder().fewestClusters(1).build();

  private static IndicatorResult compute(
      List<Row> rows, CountingUnit unit, BasePolicy base, String... counted) {
    IndicatorDefinition indicator =
        IndicatorDefinition.builder()
            .code("charte")
            .label(SmallSurvey.CHARTE_OUI.label())
            .question("Q1")
            .addCounted(counted)
            .countingUnit(unit)
            .basePolicy(base)
            .build();
    return Barometre.indicator(indicator)
        .answers(Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows)))
        .population(Communes.FRAME)
        .policy(NEVER_THIN)
        .by(Dimension.OPSN)
        .disclosure(Disclosure.NONE)
        .compute();
  }

  @Property
  void weights_times_a_constant_change_nothing(
      @ForAll List<Row> rows,
      @ForAll CountingUnit unit,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
    List<Row> scaled =
        rows.stream()
            .map(r -> new Row(r.commune(), r.role(), r.modality(), r.day(), r.weight() * factor))
            .toList();
    IndicatorResult before = compute(rows, unit, BasePolicy.ALL_ANSWERS, "OUI");
    IndicatorResult after = compute(scaled, unit, BasePolicy.ALL_ANSWERS, "OUI");
    close(after.observed(), before.observed());
    close(after.adjusted(), before.adjusted());
  }

  @Property
  void the_complement_mirrors_estimate_and_interval(
      @ForAll List<Row> rows, @ForAll CountingUnit unit, @ForAll BasePolicy base) {
    IndicatorResult yes = compute(rows, unit, base, "OUI");
    IndicatorResult others = compute(rows, unit, base, "NON", "NSP", "SR");
    mirror(yes.observed(), others.observed());
    mirror(yes.adjusted(), others.adjusted());
  }

  @Property
  void accepted_and_rejected_rows_add_up_to_those_read(
      @ForAll List<Row> rows, @ForAll @IntRange(min = 0, max = 40) int strange) {
    List<fr.barometre.api.answer.Answer> answers = new ArrayList<>(Communes.answers(rows));
    for (int i = 0; i < strange; i++) {
      answers.add(
          new Row(i, fr.barometre.api.answer.Role.AGENT, i % 2 == 0 ? "OUI" : "PEUT-ETRE", 1, 1)
              .answer(i));
    }
    Answers read = Answers.of(SmallSurvey.ONE_WAVE, answers);
    assertThat(read.accepted() + read.rejected()).isEqualTo(read.read()).isEqualTo(answers.size());
    assertThat(read.accepted()).isLessThanOrEqualTo(answers.size());
  }

  /** 20 of the 40 communes inside and 10 of the 20 outside: the frame's own share. */
  @Property
  void adjusted_equals_observed_when_the_shares_are_the_frames(@ForAll List<String> seeds) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String modality = (seeds.hashCode() >> (i % 31) & 1) == 0 ? "OUI" : "NON";
      rows.add(new Row(i, fr.barometre.api.answer.Role.AGENT, modality, 1, 1));
    }
    IndicatorResult result =
        compute(rows, CountingUnit.COLLECTIVITY, BasePolicy.ALL_ANSWERS, "OUI");
    assertThat(result.opsn().share().respondentsInside()).isEqualTo(20);
    assertThat(result.opsn().adjusted().value().orElseThrow())
        .isCloseTo(result.observed().value().orElseThrow(), within(1e-15));
  }

  @Property
  void bounds_contain_the_adjusted_figure_and_parts_add_up(@ForAll List<Row> rows) {
    IndicatorResult result =
        compute(rows, CountingUnit.COLLECTIVITY, BasePolicy.ALL_ANSWERS, "OUI");
    if (result.adjusted().status() == EstimateStatus.ESTIMATED) {
      result
          .adjusted()
          .bounds()
          .ifPresent(
              b ->
                  assertThat(result.adjusted().value().orElseThrow())
                      .isBetween(b.lower(), b.upper()));
    }
    assertThat(result.segments().stream().mapToLong(s -> s.observed().base().orElseThrow()).sum())
        .isEqualTo(result.observed().base().orElseThrow());
    double all = result.modalities().stream().mapToDouble(m -> value(m.observed())).sum();
    Assume.that(result.observed().base().orElseThrow() > 0);
    assertThat(all).isCloseTo(1, within(1e-12));
  }

  private static double value(Estimate estimate) {
    return estimate.status() == EstimateStatus.NOT_ESTIMABLE ? 0 : estimate.value().orElseThrow();
  }

  private static void close(Estimate actual, Estimate expected) {
    assertThat(actual.status()).isEqualTo(expected.status());
    if (expected.status() == EstimateStatus.ESTIMATED) {
      assertThat(actual.value().orElseThrow())
          .isCloseTo(expected.value().orElseThrow(), within(1e-12));
      // A variance is a sum of products of order one, rounded at 1e-17: its root at some 1e-9 where
      // one weight is all but everything. Variances are compared therefore, as if roots were to
      // 1e-9.
      double error = expected.standardError().orElseThrow();
      double other = actual.standardError().orElseThrow();
      assertThat(other * other).isCloseTo(error * error, within(2e-9 * error + 1e-16));
      assertThat(actual.effectiveBase().orElseThrow())
          .isCloseTo(
              expected.effectiveBase().orElseThrow(),
              within(1e-9 * expected.effectiveBase().orElseThrow()));
    }
  }

  private static void mirror(Estimate yes, Estimate no) {
    assertThat(no.status()).isEqualTo(yes.status());
    if (yes.status() == EstimateStatus.ESTIMATED) {
      assertThat(no.value().orElseThrow()).isCloseTo(1 - yes.value().orElseThrow(), within(1e-12));
      assertThat(no.standardError().orElseThrow())
          .isCloseTo(yes.standardError().orElseThrow(), within(1e-9));
      assertThat(no.interval().orElseThrow().lower())
          .isCloseTo(1 - yes.interval().orElseThrow().upper(), within(1e-9));
      assertThat(no.interval().orElseThrow().upper())
          .isCloseTo(1 - yes.interval().orElseThrow().lower(), within(1e-9));
    }
  }
}
