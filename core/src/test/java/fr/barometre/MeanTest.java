package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerScope;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Selection;
import fr.barometre.api.result.UnexplainedBias;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.OpsnRange;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import fr.barometre.tally.AnswerColumns;
import fr.barometre.tally.Tally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Means of numbers, worked by hand on small samples. */
class MeanTest {

  private static final Question HOURS =
      Question.number(
          "heures",
          "A",
          Label.of("Combien d'heures ?", "How many hours?"),
          new NumberRange(0, 10, Label.of("heures", "hours")),
          Modality.dontKnow("NSP"));
  private static final IndicatorDefinition MEAN = SmallNumbers.mean(HOURS);
  private static final Wave FIRST = new Wave("1", Label.same("1"), List.of("A"));
  private static final Wave SECOND = new Wave("2", Label.same("2"), List.of("A"));
  private static final Questionnaire ONCE =
      Questionnaire.builder()
          .code("heures")
          .title(Label.same("Heures"))
          .addThemes(new Theme("A", Label.same("A")))
          .addQuestions(HOURS)
          .addIndicators(MEAN)
          .build();
  private static final Questionnaire TWICE =
      Questionnaire.builder().from(ONCE).addWaves(FIRST, SECOND).build();

  /** So many anonymous respondents on a side of OPSN, half of them with each of two numbers. */
  private static List<Answer> group(String opsn, int count, String low, String high) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Respondent who =
          Respondent.builder().id(opsn + i).putProfile(Dimension.OPSN.code(), opsn).build();
      answers.add(Answer.of(who, "heures", i % 2 == 0 ? low : high));
    }
    return answers;
  }

  private static IndicatorQuery query(List<Answer> inside, List<Answer> outside) {
    List<Answer> answers = new ArrayList<>(inside);
    answers.addAll(outside);
    return Barometre.indicator(MEAN)
        .answers(Answers.of(ONCE, answers))
        .population(Samples.TOY_FRAME)
        .disclosure(Disclosure.NONE);
  }

  /** 40 inside with 4 or 6 hours, 30 outside with 1 or 3, of 400 and 600. */
  private static IndicatorResult toy() {
    return query(group("INSIDE", 40, "4", "6"), group("OUTSIDE", 30, "1", "3")).compute();
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-12));
  }

  @Test
  void a_mean_is_adjusted_and_compared_in_its_unit() {
    IndicatorResult result = toy();
    close(result.observed().value().orElseThrow(), (40 * 5 + 30 * 2) / 70.0);
    close(result.adjusted().value().orElseThrow(), .4 * 5 + .6 * 2);
    assertThat(result.adjusted().unit()).contains(Label.of("heures", "hours"));
    OpsnEffect effect = result.opsn().effect().orElseThrow();
    close(effect.inside().value().orElseThrow(), 5);
    close(effect.outside().value().orElseThrow(), 2);
    close(effect.difference(), 3);
    // Every answer is one hour from the mean of its side.
    double squares = 40 * Math.pow(1 / 40.0, 2) + 30 * Math.pow(1 / 30.0, 2);
    close(effect.standardError(), Math.sqrt((1 - .07) * 70 / 69 * squares));
    close(result.opsn().shift().orElseThrow().shift(), 260 / 70.0 - 3.2);
    assertThat(result.opsn().tipping()).isEmpty();
    assertThat(result.modalities()).isEmpty();
  }

  @Test
  void flags_speak_of_hours() {
    IndicatorResult result = toy();
    Flag sensitive = result.flag(FlagCode.OPSN_SENSITIVE).orElseThrow();
    assertThat(sensitive.sentence().fr())
        .isEqualTo(
            "Les réponses diffèrent avec et sans OPSN : 5,00\u00A0heures là où il y en a un,"
                + " 2,00\u00A0heures ailleurs. Écart brut : ni type ni taille connus.");
    Flag biased = result.flag(FlagCode.OPSN_BIASED).orElseThrow();
    assertThat(biased.sentence().en())
        .contains(
            "the observed figure moves from 3.71\u00A0hours to 3.20\u00A0hours (0.51\u00A0hours)");
    assertThat(result.flag(FlagCode.WIDE_INTERVAL)).isEmpty();
  }

  @Test
  void whoever_did_not_answer_is_anywhere_in_the_range() {
    Selection selection = toy().selection().orElseThrow();
    close(selection.worstCase().lower(), 260 / 1000.0);
    close(selection.worstCase().upper(), 260 / 1000.0 + .93 * 10);
    assertThat(selection.headlines()).isEmpty();
    assertThat(selection.parts()).hasSize(2);
    close(selection.parts().get(0).worstCase().lower(), 200 / 400.0);
  }

  /**
   * The proxy is the mean of a side: 5 of 40 respondents and 2 of 30, 3.2 in the frame. Each answer
   * is one hour from it.
   */
  @Test
  void what_the_frame_cannot_explain_is_told_in_hours() {
    List<UnexplainedBias> found = toy().selection().orElseThrow().unexplained();
    double shift = 260 / 70.0 - 3.2;
    double proxy = 9 * 40 * 30 / 4900.0;
    assertThat(found).extracting(UnexplainedBias::phi).containsExactly(0.0, 0.5, 1.0);
    close(found.get(0).bias(), shift);
    close(found.get(0).corrected(), 3.2);
    close(found.get(1).bias(), Math.sqrt((proxy + 1) / proxy) * shift);
    close(found.get(2).bias(), (proxy + 1) / proxy * shift);
    close(found.get(2).corrected(), 260 / 70.0 - (proxy + 1) / proxy * shift);
    assertThat(Report.of(toy(), Locale.FRENCH).text())
        .contains("si la population de référence explique qui répond")
        .contains("3,20\u00A0heures");
  }

  /** Sides that say the same explain nothing; nor is there anything to explain where all do. */
  @Test
  void means_that_the_frame_does_not_tell_apart_have_no_proxy() {
    assertThat(unexplained(group("INSIDE", 40, "4", "6"), group("OUTSIDE", 30, "4", "6")))
        .isEmpty();
    assertThat(unexplained(group("INSIDE", 40, "7", "7"), group("OUTSIDE", 30, "7", "7")))
        .isEmpty();
  }

  /**
   * A correction ends at the worst case. Proxies are 1 of 300 and 0.5 of 20, and their correlation
   * with the number is 0.12: the frame's own explanation is 0.7 hours; the model goes below zero
   * beyond it, where 680 others without any hour leave 310 hours among 1,000.
   */
  @Test
  void no_mean_is_corrected_beyond_the_worst_case() {
    IndicatorResult result =
        query(group("INSIDE", 300, "0", "2"), group("OUTSIDE", 20, "0", "1")).compute();
    Selection selection = result.selection().orElseThrow();
    List<UnexplainedBias> found = selection.unexplained();
    close(found.get(0).corrected(), .4 + .6 * .5);
    assertThat(selection.isLimited(found.get(0))).isFalse();
    for (UnexplainedBias limited : found.subList(1, 3)) {
      close(limited.corrected(), .31);
      close(limited.bias(), 310 / 320.0 - .31);
      assertThat(selection.isLimited(limited)).isTrue();
    }
    assertThat(Report.of(result, Locale.ENGLISH).text())
        .as("what reaches the limit of what is possible says nothing")
        .contains("if the reference population explains who answers")
        .doesNotContain("if the answer counts too", "if the answer alone decides it");
  }

  /** Sides at 1 and 0.6 hours: correlation 0.098; at 1 and 0.5 it is 0.123. */
  @Test
  void a_proxy_that_hardly_goes_with_the_number_says_nothing() {
    assertThat(unexplained(group("INSIDE", 300, "0", "2"), group("OUTSIDE", 20, "0", "1.2")))
        .isEmpty();
    assertThat(unexplained(group("INSIDE", 300, "0", "2"), group("OUTSIDE", 20, "0", "1")))
        .hasSize(3);
  }

  private static List<UnexplainedBias> unexplained(List<Answer> inside, List<Answer> outside) {
    return query(inside, outside).compute().selection().orElseThrow().unexplained();
  }

  @Test
  void a_thin_side_leaves_a_range_of_hours() {
    IndicatorQuery thin = query(group("INSIDE", 40, "4", "6"), group("OUTSIDE", 10, "1", "3"));
    IndicatorResult result = thin.compute();
    assertThat(result.adjusted().status()).isEqualTo(EstimateStatus.BOUNDED);
    assertThat(result.adjusted().bounds()).contains(new Bounds(2, 8));
    assertThat(result.adjusted()).hasToString("between 2 hours and 8 hours (n = 50)");
    assertThat(result.flag(FlagCode.OPSN_UNADJUSTABLE).orElseThrow().sentence().fr())
        .endsWith(
            "le chiffre serait entre 2\u00A0heures et 8\u00A0heures, sans compter le hasard"
                + " de l'échantillon.");
  }

  @Test
  void all_alike_has_the_interval_that_range_and_base_allow() {
    IndicatorResult result =
        query(group("INSIDE", 40, "10", "10"), group("OUTSIDE", 40, "10", "10")).compute();
    assertThat(result.observed().value().orElseThrow()).isEqualTo(10);
    assertThat(result.observed().standardError()).hasValue(0);
    // Clopper and Pearson's of 80 of 80, .025^(1/80), on the range from 0 to 10.
    assertThat(result.observed().interval().orElseThrow().lower())
        .isCloseTo(10 * Math.pow(0.025, 1 / 80.0), within(1e-9));
    assertThat(result.observed().interval().orElseThrow().upper()).isEqualTo(10);
  }

  /**
   * Of five, four say 10 hours and one 2: mean 8.4, variance 12.8, error √(12.8/5 (1 − 5/1000)),
   * Student's 2.776445 of four degrees: as R has it, also beyond the 10 that can be.
   */
  @Test
  void an_interval_is_that_of_r_also_beyond_the_range() {
    List<Answer> five = group("INSIDE", 4, "10", "10");
    five.addAll(group("OUTSIDE", 1, "2", "2"));
    IndicatorResult result = query(five, List.of()).compute();
    Interval interval = result.observed().interval().orElseThrow();
    double error = Math.sqrt(12.8 / 5 * (1 - 5 / 1000.0));
    assertThat(interval.lower()).isCloseTo(8.4 - 2.7764451051977987 * error, within(1e-9));
    assertThat(interval.upper()).isCloseTo(8.4 + 2.7764451051977987 * error, within(1e-9));
    assertThat(result.observed().standardError().orElseThrow()).isCloseTo(error, within(1e-12));
    assertThat(result.observed().range()).contains(new Bounds(0, 10));
    Interval possible = result.observed().possibleInterval().orElseThrow();
    assertThat(List.of(possible.lower(), possible.upper()))
        .as("people are told of no mean above 10")
        .containsExactly(interval.lower(), 10.0);
    Report report = Report.of(result, Locale.ENGLISH);
    for (String channel : List.of(report.text(), report.markdown(), report.html())) {
      assertThat(channel).contains("10.0").doesNotContain("12.8");
    }
  }

  @Test
  void a_mean_of_which_nothing_is_known_is_said_to_be_not_adjusted() {
    IndicatorResult result =
        query(group("INSIDE", 20, "4", "6"), group("OUTSIDE", 10, "1", "3")).compute();
    assertThat(result.adjusted().bounds()).contains(new Bounds(0, 10));
    assertThat(result.flag(FlagCode.OPSN_UNADJUSTABLE).orElseThrow().sentence().fr())
        .endsWith("selon ce que les autres auraient répondu, le chiffre pourrait être tout autre.");
    String page = Report.of(result, Locale.FRENCH).html();
    assertThat(page).contains(">observé</text>").doesNotContain(">redressé</text>");
  }

  @Test
  void a_mean_near_zero_beside_its_width_is_wide() {
    List<Answer> few = group("INSIDE", 10, "0", "0.2");
    few.add(
        Answer.number(
            Respondent.builder().id("x").putProfile(Dimension.OPSN.code(), "INSIDE").build(),
            "heures",
            9));
    Flag wide = query(few, List.of()).compute().flag(FlagCode.WIDE_INTERVAL).orElseThrow();
    assertThat(wide.evidence()).extracting("name").contains("mean");
  }

  @Test
  void only_numbers_are_in_the_base() {
    assertThatThrownBy(
            () ->
                query(group("INSIDE", 9, "1", "2"), List.of())
                    .base(BasePolicy.ALL_ANSWERS)
                    .compute())
        .hasMessageContaining("expected the mean: nothing counted, base EXPRESSED");
    IndicatorResult result =
        query(group("INSIDE", 40, "4", "NSP"), group("OUTSIDE", 40, "2", "2")).compute();
    assertThat(result.observed().base().orElseThrow()).isEqualTo(60);
    close(result.observed().value().orElseThrow(), (20 * 4 + 40 * 2) / 60.0);
  }

  private static final Population COMMUNES =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));

  private static Answers answers(int count, String wave, IntFunction<String> said) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Collectivite commune = COMMUNES.collectivites().get(31 * i);
      Respondent who =
          Respondent.builder().id(wave + "-" + i).collectivite(commune.ref()).wave(wave).build();
      answers.add(Answer.of(who, "heures", said.apply(i)));
    }
    return Answers.of(wave.isEmpty() ? ONCE : TWICE, answers);
  }

  @Test
  void one_hour_more_for_each_is_a_change_without_error() {
    Answers both =
        answers(200, "1", i -> i % 5 + ",5").and(answers(200, "2", i -> i % 5 + 1 + ",5"));
    Change change =
        Barometre.indicator(MEAN).answers(both).population(COMMUNES).change(FIRST, SECOND);
    close(change.observed().value(), 1);
    assertThat(change.observed().standardError()).isCloseTo(0, within(1e-12));
    close(change.before().value().orElseThrow(), 2.5);
    assertThat(change)
        .hasToString("heures: +1.000 hours [+1.000; +1.000] from wave 1 to wave 2 (p = 0.000)");
  }

  @Test
  void an_own_number_stands_beside_the_peers() {
    Answers answers = answers(1000, "", i -> i % 5 + ",5");
    Collectivite own = COMMUNES.collectivites().get(31);
    PeerComparison comparison = Barometre.compare(own).answers(answers).compute();
    assertThat(comparison.figure("heures").orElseThrow().own())
        .singleElement()
        .satisfies(o -> assertThat(o.modality().label().fr()).isEqualTo("1,5\u00A0heure"));
    assertThat(comparison.figure("heures").orElseThrow().scope()).isNotEqualTo(PeerScope.NONE);
    assertThat(comparison.figure("heures").orElseThrow().peers().unit()).isPresent();
  }

  @Test
  void several_lists_leave_a_range_of_means() {
    OpsnRange range =
        Barometre.indicator(MEAN)
            .answers(answers(300, "", i -> Integer.toString(i % 9)))
            .population(COMMUNES)
            .over(OpsnCoverage.anct(), OpsnCoverage.anctAndDeclic());
    for (IndicatorResult result : range.results()) {
      assertThat(result.adjusted().value().orElseThrow())
          .isBetween(range.adjusted().lower(), range.adjusted().upper());
    }
    assertThat(range.adjusted().lower()).isBetween(3.0, range.adjusted().upper());
  }

  @Test
  void a_small_part_is_hidden_and_another_with_it() {
    // Two of the communes have more than 20,000 inhabitants.
    List<Collectivite> large =
        COMMUNES.collectivites().stream().filter(c -> c.population() > 20_000).limit(2).toList();
    List<Answer> more =
        new ArrayList<>(answers(150, "", i -> Integer.toString(i % 9)).stream().toList());
    for (Collectivite commune : large) {
      Respondent who = Respondent.builder().id(commune.code()).collectivite(commune.ref()).build();
      more.add(Answer.number(who, "heures", 9));
    }
    IndicatorResult result =
        Barometre.indicator(MEAN)
            .answers(Answers.of(ONCE, more))
            .population(COMMUNES)
            .by(Dimension.POPULATION_STRATUM)
            .disclosure(Disclosure.DEFAULT.withoutJoining())
            .compute();
    List<Segment> filled =
        result.segments().stream()
            .filter(s -> s.observed().isSuppressed() || s.observed().base().orElseThrow() > 0)
            .toList();
    assertThat(result.observed().isSuppressed()).isFalse();
    assertThat(filled.stream().filter(s -> s.observed().isSuppressed())).hasSizeGreaterThan(1);
    assertThat(filled.stream().filter(s -> !s.observed().isSuppressed())).isNotEmpty();
  }

  @Test
  void sealed_columns_are_for_single_choices() {
    assertThatThrownBy(
            () ->
                AnswerColumns.builder(ONCE, COMMUNES, Dimension.OPSN)
                    .question("heures", new byte[0]))
        .hasMessageContaining("is NUMBER; expected SINGLE: tally Answers");
  }

  @Test
  void a_tally_of_numbers_travels() throws Exception {
    Tally tally = Tally.of(answers(100, "", i -> i % 9 + ".25"), COMMUNES, Dimension.OPSN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tally);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Tally read = (Tally) in.readObject();
      assertThat(read.questionnaire()).isEqualTo(ONCE);
      assertThat(read.toBytes()).isEqualTo(tally.toBytes());
    }
  }
}
