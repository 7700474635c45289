package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same answers are summed in several ways: by another unit, by role, with weights. */
class SeveralSumsDisclosureTest {

  private static final int COMMUNES = 30;
  private static final Population FRAME =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));

  /** Thirty communes, the first of which answer twice; those and every third say yes. */
  private static BarometreReport twice(int some, Disclosure rules) {
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < COMMUNES; i++) {
      Collectivite who = FRAME.collectivites().get(i);
      for (int time = 0; time < (i < some ? 2 : 1); time++) {
        given.add(
            Answer.of(
                Respondent.builder().id(i + "-" + time).collectivite(who.ref()).build(),
                "Q1",
                i < some || i % 3 == 0 ? "OUI" : "NON"));
      }
    }
    Questionnaire both =
        Questionnaire.builder()
            .from(SmallSurvey.ONE_WAVE)
            .indicators(List.of(SmallSurvey.CHARTE_OUI, AttackedSurvey.BY_RESPONSE))
            .build();
    return Barometre.edition(both)
        .answers(Answers.of(both, given))
        .population(FRAME)
        .by(Dimension.TYPE)
        .disclosure(rules)
        .compute();
  }

  private static double sum(IndicatorResult result) {
    return result.observed().value().orElseThrow() * result.observed().base().orElseThrow();
  }

  /** The sum by response less that by collectivité is what the three said once more. */
  @Test
  void another_unit_does_not_tell_those_who_answered_twice() {
    List<IndicatorResult> open = twice(3, Disclosure.NONE).indicators();
    assertThat(sum(open.get(1)) - sum(open.get(0))).isCloseTo(3, within(1e-9));
    IndicatorResult shown = twice(3, Disclosure.DEFAULT).indicators().get(0);
    IndicatorResult hidden = twice(3, Disclosure.DEFAULT).indicators().get(1);
    assertThat(shown.observed().isSuppressed()).isFalse();
    assertThat(hidden.observed().isSuppressed()).isTrue();
    assertThat(hidden.adjusted().isSuppressed()).isTrue();
    assertThat(hidden.segments()).noneMatch(s -> s.observed().value().isPresent());
    assertThat(hidden.modalities()).allMatch(m -> m.observed().isSuppressed());
  }

  /** Twice the sum by collectivité less that by response is what those who answered once said. */
  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "4, false", "5, true", "25, true", "26, false", "30, true"})
  void another_unit_is_shown_where_enough_answered_once_and_twice(int some, boolean shown) {
    BarometreReport report = twice(some, Disclosure.DEFAULT);
    assertThat(report.indicators().get(0).observed().isSuppressed()).isFalse();
    assertThat(report.indicators().get(1).observed().isSuppressed()).isEqualTo(!shown);
    assertThat(report.indicators().get(1).segment(Dimension.TYPE, "COMMUNE").observed())
        .extracting(Estimate::isSuppressed)
        .isEqualTo(!shown);
  }

  /** Thirty communes in two waves, the first of which answer the first wave twice, say yes each. */
  private static EditionChange changed(int some, Disclosure rules) {
    List<Wave> waves =
        Stream.of("1", "2").map(w -> new Wave(w, Label.same(w), List.of("A", "B"))).toList();
    Questionnaire both =
        Questionnaire.builder()
            .from(SmallSurvey.ONE_WAVE)
            .indicators(List.of(SmallSurvey.CHARTE_OUI, AttackedSurvey.BY_RESPONSE))
            .waves(waves)
            .build();
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < COMMUNES; i++) {
      for (String time : i < some ? List.of("1", "1", "2") : List.of("1", "2")) {
        Respondent who =
            Respondent.builder()
                .id("r" + given.size())
                .collectivite(FRAME.collectivites().get(i).ref())
                .wave(time)
                .build();
        given.add(Answer.of(who, "Q1", i < some || i % 3 == 0 ? "OUI" : "NON"));
      }
    }
    return Barometre.edition(both)
        .answers(Answers.of(both, given))
        .population(FRAME)
        .disclosure(rules)
        .change(waves.get(0), waves.get(1));
  }

  /** By response 33 in the first wave, less 30 by collectivité: what the three said once more. */
  @ParameterizedTest
  @CsvSource({"0, true", "3, false", "6, true"})
  void changes_by_two_units_are_told_together_where_neither_tells_few(int some, boolean told) {
    assertThat(changed(some, Disclosure.NONE).changes()).hasSize(2);
    EditionChange shown = changed(some, Disclosure.DEFAULT);
    assertThat(shown.changes().get(0).indicator()).isEqualTo(SmallSurvey.CHARTE_OUI);
    assertThat(shown.changes()).hasSize(told ? 2 : 1);
    assertThat(shown.notCompared()).hasSize(told ? 0 : 1);
  }

  /**
   * Thirty communes of which nine answer twice; of these some answer only another question the
   * second time. The same by collectivité and by response, each of all answers and of all asked.
   */
  private static List<IndicatorResult> onTwoBases(int partly, Disclosure rules) {
    List<IndicatorDefinition> ways = new ArrayList<>();
    for (IndicatorDefinition way : List.of(SmallSurvey.CHARTE_OUI, AttackedSurvey.BY_RESPONSE)) {
      for (BasePolicy base : List.of(BasePolicy.ALL_ANSWERS, BasePolicy.ASKED)) {
        ways.add(
            IndicatorDefinition.builder()
                .from(way)
                .code(way.code() + base)
                .basePolicy(base)
                .build());
      }
    }
    Questionnaire both =
        Questionnaire.builder().from(SmallSurvey.ONE_WAVE).indicators(ways).build();
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < COMMUNES; i++) {
      Collectivite who = FRAME.collectivites().get(i);
      for (int time = 0; time < (i < 9 ? 2 : 1); time++) {
        given.add(
            Answer.of(
                Respondent.builder().id(i + "-" + time).collectivite(who.ref()).build(),
                time == 1 && i < partly ? "Q3" : "Q1",
                i % 3 == 0 ? "OUI" : "NON"));
      }
    }
    return Barometre.edition(both)
        .answers(Answers.of(both, given))
        .population(FRAME)
        .by(Dimension.TYPE)
        .disclosure(rules)
        .compute()
        .indicators();
  }

  /** Where no second response is blank, both bases have the same sums: nothing more is told. */
  @Test
  void another_base_of_the_same_sums_is_shown() {
    List<IndicatorResult> shown = onTwoBases(0, Disclosure.DEFAULT);
    assertThat(shown).allMatch(r -> r.observed().value().isPresent());
    assertThat(sum(shown.get(1))).isCloseTo(sum(shown.get(0)), within(1e-9));
    assertThat(sum(shown.get(3))).isCloseTo(sum(shown.get(2)), within(1e-9));
    assertThat(shown.get(1).adjusted().isSuppressed()).isFalse();
    assertThat(shown.get(1).segment(Dimension.TYPE, "COMMUNE").observed().isSuppressed()).isFalse();
  }

  /** By collectivité the difference of the bases is half of what those with a blank one said. */
  @ParameterizedTest
  @CsvSource({"1, true", "4, true", "5, false", "9, false"})
  void another_base_does_not_tell_those_with_a_blank_response(int partly, boolean hidden) {
    List<IndicatorResult> open = onTwoBases(partly, Disclosure.NONE);
    assertThat(sum(open.get(0)) - sum(open.get(1))).isCloseTo((partly + 2) / 3 / 2.0, within(1e-9));
    assertThat(sum(open.get(2))).isCloseTo(sum(open.get(3)), within(1e-9));
    List<IndicatorResult> shown = onTwoBases(partly, Disclosure.DEFAULT);
    assertThat(shown.get(0).observed().isSuppressed()).isFalse();
    assertThat(shown.get(1).observed().isSuppressed()).isEqualTo(hidden);
  }

  /** The total less both roles is half of what those in both said, with the sign changed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 5, 9})
  void those_in_both_roles_are_not_told_where_they_are_few(int both) {
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < 2 * COMMUNES; i++) {
      Collectivite who = FRAME.collectivites().get(i);
      List<Role> roles =
          i < both ? List.of(Role.AGENT, Role.ELU) : List.of(i < COMMUNES ? Role.AGENT : Role.ELU);
      for (Role role : roles) {
        given.add(
            Answer.of(
                Respondent.builder().id(i + role.name()).collectivite(who.ref()).role(role).build(),
                "Q1",
                i % 3 == 0 ? "OUI" : "NON"));
      }
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, given), FRAME).by(Dimension.ROLE);
    IndicatorResult open = query.compute();
    double roles =
        open.segments().stream()
            .map(s -> s.observed())
            .filter(o -> o.value().isPresent())
            .mapToDouble(o -> o.value().orElseThrow() * o.base().orElseThrow())
            .sum();
    assertThat(roles - sum(open)).isCloseTo((both + 2) / 3, within(1e-9));
    assertThat(query.disclosure(Disclosure.DEFAULT).compute().segments())
        .filteredOn(s -> s.observed().base().orElse(1) > 0)
        .allMatch(s -> s.observed().isSuppressed() == (0 < both && both < 5));
  }

  private static IndicatorQuery weighted(int ofTheSmallest) {
    List<Answer> given = new ArrayList<>();
    Map<String, Integer> sizes = Map.of("84", 30, "53", 6, "11", ofTheSmallest);
    sizes.forEach(
        (region, size) -> {
          for (int i = 0; i < size; i++) {
            Respondent.Builder who = Respondent.builder().id(region + "-" + i);
            who.putProfile(Dimension.REGION.code(), region);
            given.add(Answer.of(who.build(), "Q1", i % 2 == 0 ? "OUI" : "NON"));
          }
        });
    Population frame =
        Population.ofCounts("three", Dimension.REGION, Map.of("84", 300L, "53", 90L, "11", 80L));
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, given), frame)
        .by(Dimension.REGION)
        .weighting(PostStratification.on(Dimension.REGION));
  }

  /** Two equations, observed and adjusted, for the two levels that are hidden. */
  @Test
  void the_adjusted_total_does_not_tell_two_hidden_levels_apart() {
    IndicatorResult open = weighted(4).compute();
    double known = 30 * open.segment(Dimension.REGION, "84").observed().value().orElseThrow();
    double observed = sum(open) - known; // x + y
    double adjusted = 470 * open.adjusted().value().orElseThrow() - 10 * known; // 15 x + 20 y
    assertThat((adjusted - 15 * observed) / 5).as("yes in 11").isCloseTo(2, within(1e-9));

    Disclosure rules = Disclosure.DEFAULT.withoutJoining();
    IndicatorResult result = weighted(4).disclosure(rules).compute();
    assertThat(result.observed().isSuppressed()).isFalse();
    assertThat(result.adjusted().isSuppressed()).as("no headline for a breakdown").isFalse();
    assertThat(result.segments()).allMatch(s -> s.observed().isSuppressed());
    assertThat(weighted(5).disclosure(rules).compute().segments())
        .filteredOn(s -> s.observed().base().orElse(1) > 0)
        .noneMatch(s -> s.observed().isSuppressed());
    IndicatorResult joined = weighted(4).disclosure(Disclosure.DEFAULT).compute();
    assertThat(joined.adjusted().isSuppressed()).isFalse();
    assertThat(joined.segments())
        .as("joined in the breakdown, with two weights: the same two equations")
        .allMatch(s -> s.observed().isSuppressed());
  }

  /** So many of a type, a size and a département, of whom every third says yes. */
  private static void add(
      List<Collectivite> all, int some, CollectiviteType type, int population, String departement) {
    for (int i = 0; i < some; i++) {
      int number = all.size() + 1;
      all.add(
          Collectivite.builder()
              .type(type)
              .code(String.format(type.epci() ? "2000%05d" : "%05d", number))
              .name("Collectivité " + number)
              .population(population)
              .departement(departement)
              .region("84")
              .build());
    }
  }

  /** The sum over those of one weight, from an observed and an adjusted figure. */
  private static double ofWeight(IndicatorResult result, Dimension by, String level, double[] w) {
    Segment part = result.segment(by, level);
    double base = part.observed().base().orElseThrow();
    double observed = base * part.observed().value().orElseThrow();
    double weights = part.adjusted().value().orElseThrow() * w[2];
    return (weights - w[0] * observed) / (w[1] - w[0]);
  }

  /** Each breakdown is safe alone: both adjusted figures together tell the sum over three. */
  @Test
  void adjusted_figures_of_two_breakdowns_do_not_tell_few_together() {
    List<Collectivite> all = new ArrayList<>();
    for (CollectiviteType type : List.of(CollectiviteType.COMMUNE, CollectiviteType.CC)) {
      add(all, 10, type, 300, "01");
      add(all, 10, type, 9_000, "01");
    }
    add(all, 27, CollectiviteType.COMMUNE, 300, "02");
    add(all, 3, CollectiviteType.CC, 300, "02"); // small, and no commune
    add(all, 10, CollectiviteType.CC, 9_000, "02");
    int asked = all.size();
    add(all, 200, CollectiviteType.COMMUNE, 300, "02");
    List<Answer> given = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      Respondent who = Respondent.builder().id("r" + i).collectivite(all.get(i).ref()).build();
      given.add(Answer.of(who, "Q1", i % 3 == 0 ? "OUI" : "NON"));
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, given), Population.of("small", all))
            .by(Dimension.TYPE, Dimension.POPULATION_STRATUM)
            .weighting(PostStratification.on(Dimension.DEPARTEMENT));
    IndicatorResult open = query.disclosure(Disclosure.NONE).compute();
    double[] bySize = {1, 6, 20 + 30 * 6}; // the weights, and their sum over the small
    double[] byType = {1, 6, 20 + 27 * 6};
    double small = ofWeight(open, Dimension.POPULATION_STRATUM, "0-499", bySize);
    double communes = ofWeight(open, Dimension.TYPE, "COMMUNE", byType);
    assertThat(small - communes).as("the yes of three").isCloseTo(1, within(1e-9));

    IndicatorResult shown = query.disclosure(Disclosure.DEFAULT.joiningBelow(5)).compute();
    assertThat(shown.adjusted().isSuppressed()).isFalse();
    assertThat(shown.segments()).noneMatch(s -> s.observed().isSuppressed());
    assertThat(shown.segments())
        .filteredOn(s -> !s.adjusted().isSuppressed())
        .extracting(s -> s.dimension().code())
        .containsOnly("TYPE");
  }
}
