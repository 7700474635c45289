package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Communes.Row;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * Where everyone gives one of two numbers, the mean says what the share of the larger says: 250 for
 * yes and -100 for no, whatever the mean is worked out of.
 */
@Domain(RandomRows.class)
@Domain(DomainContext.Global.class)
class TwoNumbersPropertyTest {

  private static final Map<String, String> NUMBERS =
      Map.of("OUI", "250", "NON", "-100", "NSP", "NSP", "SR", "SR", "NA", "NC");

  /**
   * WIDE_INTERVAL goes by the unit, OPSN_BIASED by whether a majority changes sides; at equal type
   * and size odds are compared of a share, numbers of a mean; so they are by models of the whole.
   */
  private static final Set<FlagCode> OTHER =
      Set.of(
          FlagCode.WIDE_INTERVAL,
          FlagCode.OPSN_BIASED,
          FlagCode.OPSN_SENSITIVE,
          FlagCode.OPSN_CONFOUNDED,
          FlagCode.MODELS_DISAGREE);

  private static double number(double share) {
    return -100 + 350 * share;
  }

  @Property
  void a_mean_is_a_share_between_two_numbers(
      @ForAll List<Row> rows, @ForAll CountingUnit unit, @ForAll boolean weighted) {
    Optional<Weighting> weighting =
        weighted
                && rows.stream().anyMatch(r -> r.commune() < 60 && r.commune() % 3 == 2)
                && rows.stream().anyMatch(r -> r.commune() < 60 && r.commune() % 3 != 2)
            ? Optional.of(PostStratification.on(Dimension.OPSN).excludingOutsideFrame())
            : Optional.empty();
    IndicatorResult share =
        result(
            Barometre.indicator(SmallSurvey.CHARTE_OUI)
                .answers(Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows)))
                .base(BasePolicy.EXPRESSED),
            unit,
            weighting);
    IndicatorResult mean =
        result(
            Barometre.indicator(SmallNumbers.mean(SmallNumbers.EVOLUTION))
                .answers(Answers.of(SmallNumbers.QUESTIONNAIRE, numbers(rows))),
            unit,
            weighting);
    same(mean.observed(), share.observed());
    same(mean.adjusted(), share.adjusted());
    for (int s = 0; s < share.segments().size(); s++) {
      same(mean.segments().get(s).observed(), share.segments().get(s).observed());
      same(mean.segments().get(s).adjusted(), share.segments().get(s).adjusted());
    }
    assertThat(mean.opsn().share()).isEqualTo(share.opsn().share());
    assertThat(mean.opsn().representation()).isEqualTo(share.opsn().representation());
    assertThat(mean.opsn().effect().isPresent()).isEqualTo(share.opsn().effect().isPresent());
    share.opsn().effect().ifPresent(e -> same(mean.opsn().effect().orElseThrow(), e));
    assertThat(mean.opsn().shift().isPresent()).isEqualTo(share.opsn().shift().isPresent());
    share.opsn().shift().ifPresent(s -> same(mean.opsn().shift().orElseThrow(), s));
    assertThat(flags(mean)).isEqualTo(flags(share));
    assertThat(mean.selection().isPresent()).isEqualTo(share.selection().isPresent());
    share
        .selection()
        .ifPresent(s -> same(mean.selection().orElseThrow().worstCase(), s.worstCase()));
  }

  /** The last bit of a mean is no effect of the OPSN. */
  @Example
  void where_all_say_yes_rounding_is_no_effect() {
    List<Row> rows = new ArrayList<>();
    for (int commune : new int[] {0, 1, 2, 5}) {
      rows.add(new Row(commune, Role.AGENT, "OUI", 1, commune == 1 ? 0.010026 : 0.01));
    }
    a_mean_is_a_share_between_two_numbers(rows, CountingUnit.COLLECTIVITY, true);
  }

  private static IndicatorResult result(
      IndicatorQuery query, CountingUnit unit, Optional<Weighting> weighting) {
    IndicatorQuery asked =
        query
            .population(Communes.FRAME)
            .unit(unit)
            .interval(IntervalMethod.NORMAL)
            .disclosure(Disclosure.NONE)
            .by(Dimension.OPSN, Dimension.ROLE);
    return weighting.map(asked::weighting).orElse(asked).compute();
  }

  private static List<Answer> numbers(List<Row> rows) {
    List<Answer> numbers = new ArrayList<>();
    for (Answer answer : Communes.answers(rows)) {
      String number = NUMBERS.get(answer.modalities().get(0));
      numbers.add(Answer.of(answer.respondent(), "evolution", number));
    }
    return numbers;
  }

  private static Map<FlagCode, Object> flags(IndicatorResult result) {
    return result.flags().stream()
        .filter(f -> !OTHER.contains(f.code()))
        .collect(Collectors.toMap(Flag::code, Flag::severity));
  }

  private static void same(Estimate mean, Estimate share) {
    assertThat(mean.status()).isEqualTo(share.status());
    assertThat(mean.base()).isEqualTo(share.base());
    assertThat(mean.clusters()).isEqualTo(share.clusters());
    close(mean.effectiveBase().orElseThrow(), share.effectiveBase().orElseThrow());
    close(mean.kishDesignEffect().orElseThrow(), share.kishDesignEffect().orElseThrow());
    share.bounds().ifPresent(b -> same(mean.bounds().orElseThrow(), b));
    share
        .standardError()
        .ifPresent(
            error -> {
              close(mean.value().orElseThrow(), number(share.value().orElseThrow()));
              errors(mean.standardError().orElseThrow(), error);
              // All or none: the interval of a share has another form there.
              if (share.value().orElseThrow() > 0 && share.value().orElseThrow() < 1) {
                assertThat(mean.interval().orElseThrow().upper())
                    .isCloseTo(number(share.interval().orElseThrow().upper()), within(1e-4));
              }
            });
    share
        .designEffect()
        .ifPresent(d -> assertThat(mean.designEffect().orElse(d)).isCloseTo(d, within(1e-6)));
  }

  private static void same(OpsnEffect mean, OpsnEffect share) {
    close(mean.difference(), 350 * share.difference());
    errors(mean.standardError(), share.standardError());
    if (share.standardError() > 0) {
      assertThat(mean.pValue()).isCloseTo(share.pValue(), within(1e-6));
    }
  }

  private static void same(CompositionShift mean, CompositionShift share) {
    close(mean.shift(), 350 * share.shift());
    errors(mean.standardError(), share.standardError());
  }

  private static void same(Bounds mean, Bounds share) {
    close(mean.lower(), number(share.lower()));
    close(mean.upper(), number(share.upper()));
  }

  /** Of variances of zero that rounding leaves, the root is much larger. */
  private static void errors(double mean, double share) {
    assertThat(mean).isCloseTo(350 * share, within(share < 1e-6 ? 1e-5 : 1e-7));
  }

  private static void close(double mean, double share) {
    assertThat(mean).isCloseTo(share, within(1e-7));
  }
}
