package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Twelve départements, two of them served by an OPSN: when all answer, nothing is left to tell. */
class CensusTest {

  private static final Wave W24 = new Wave("2024", Label.of("2024", "2024"), List.of("A", "B"));
  private static final Wave W25 = new Wave("2025", Label.of("2025", "2025"), List.of("A", "B"));
  private static final Questionnaire TWICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(W24, W25)).build();
  private static final List<Collectivite> TWELVE =
      Population.collectivites2025()
          .restrictedTo(List.of(CollectiviteType.DEPARTEMENT))
          .collectivites()
          .subList(0, 12);
  private static final Population FRAME =
      Population.of("twelve", TWELVE)
          .withOpsn(
              OpsnCoverage.of(
                  "test",
                  List.of(
                      new Opsn(
                          "O",
                          List.of(
                              TWELVE.get(0).departement().orElseThrow(),
                              TWELVE.get(1).departement().orElseThrow()),
                          "test"))));

  /** The first so many of the twelve answer; every other of them says yes. */
  private static IndicatorQuery query(int answered) {
    List<Answer> given = new ArrayList<>();
    for (Wave wave : List.of(W24, W25)) {
      for (int i = 0; i < answered; i++) {
        Respondent.Builder who = Respondent.builder();
        who.id(i + "@" + wave.code()).collectivite(TWELVE.get(i).ref()).wave(wave.code());
        boolean yes = i % (wave == W24 ? 3 : 2) == 0;
        given.add(Answer.of(who.build(), "Q1", yes ? "OUI" : "NON"));
      }
    }
    return Samples.charte(Answers.of(TWICE, given), FRAME);
  }

  private static List<FlagCode> codes(List<Flag> flags) {
    return flags.stream().map(Flag::code).toList();
  }

  /** Régions all answered and differ, départements of which some answered do not. */
  @Test
  void beside_a_census_a_sample_that_says_the_same_has_no_interval_of_no_width() {
    Population both =
        Population.collectivites2025()
            .restrictedTo(List.of(CollectiviteType.REGION, CollectiviteType.DEPARTEMENT));
    List<Answer> given = new ArrayList<>();
    int regions = 0;
    int others = 0;
    for (Collectivite one : both.collectivites()) {
      boolean region = one.type() == CollectiviteType.REGION;
      if (region || others++ < 30) {
        Respondent.Builder who = Respondent.builder();
        who.id(one.ref().toString()).collectivite(one.ref()).wave("2025");
        given.add(Answer.of(who.build(), "Q1", region && regions++ % 2 == 0 ? "OUI" : "NON"));
      }
    }
    IndicatorResult found =
        Samples.charte(Answers.of(TWICE, given), both).in(W25).by(Dimension.TYPE).compute();
    assertThat(found.observed().status()).isEqualTo(EstimateStatus.POINT_ONLY);
    assertThat(found.number()).isEmpty();
    assertThat(found.segment(Dimension.TYPE, "REGION").observed().interval().orElseThrow().width())
        .isZero();
    assertThat(
            found
                .segment(Dimension.TYPE, "DEPARTEMENT")
                .observed()
                .interval()
                .orElseThrow()
                .width())
        .isGreaterThan(0.05);
  }

  /**
   * The 40 members of an association all answered, 16 of them yes; of 360 others 200 did. Of the
   * members nothing is left to chance, whatever stratum they were drawn from; of 39 of 40 something
   * is.
   */
  @Test
  void members_who_all_answered_are_a_census() {
    Dimension membership = Dimension.of("MEMBER", "Adhésion", "Membership");
    List<Collectivite> communes =
        Population.collectivites2025()
            .restrictedTo(List.of(CollectiviteType.COMMUNE))
            .collectivites()
            .subList(0, 400);
    Population frame =
        Population.of("members and others", communes)
            .withDimension(
                membership,
                one ->
                    communes.indexOf(one) < 40
                        ? new Level("YES", Label.of("adhérents", "members"))
                        : new Level("NO", Label.of("autres", "others")));
    for (int members : List.of(40, 39)) {
      List<Answer> given = new ArrayList<>();
      for (int i = 40 - members; i < 240; i++) {
        Respondent.Builder who = Respondent.builder();
        who.id("r" + i).collectivite(communes.get(i).ref()).wave("2025");
        boolean yes = i < 40 ? i >= 24 : i % 3 == 0;
        given.add(Answer.of(who.build(), "Q1", yes ? "OUI" : "NON"));
      }
      IndicatorResult found =
          Samples.charte(Answers.of(TWICE, given), frame).in(W25).by(membership).compute();
      Segment own = found.segment(membership, "YES");
      assertThat(own.observed().isCensus()).isEqualTo(members == 40);
      assertThat(found.segment(membership, "NO").observed().isCensus()).isFalse();
      if (members == 40) {
        assertThat(own.observed().value()).hasValue(0.4);
        assertThat(own.observed().standardError()).hasValue(0);
        assertThat(own.adjusted().value()).hasValue(0.4);
        assertThat(own.adjusted().isCensus()).isTrue();
        assertThat(codes(own.flags())).doesNotContain(FlagCode.WIDE_INTERVAL, FlagCode.SMALL_BASE);
      }
    }
  }

  /**
   * All of four départements answered, three of them in one région, and 10 of 40 communes. Weighted
   * by région, the départements have weights that depend on which communes answered. R 4.2.2,
   * survey 4.1.1: {@code svymean(~y, subset(postStratify(svydesign(ids = ~1, strata = ~type, fpc =
   * ~N, weights = rep(44 / 14, 14)), ~region, data.frame(region = c("84", "93"), Freq = c(23,
   * 21))), type == "D"))}.
   */
  @Test
  void weights_asked_for_by_name_leave_a_census_their_error() {
    List<Collectivite> members = new ArrayList<>();
    for (int i = 0; i < 44; i++) {
      boolean commune = i >= 4;
      members.add(
          Collectivite.builder()
              .type(commune ? CollectiviteType.COMMUNE : CollectiviteType.DEPARTEMENT)
              .code(String.format(Locale.ROOT, commune ? "%05d" : "%02d", 10 + i))
              .name("n" + i)
              .population(1000)
              .region(i < 3 || (i >= 4 && i < 24) ? "84" : "93")
              .build());
    }
    List<Integer> yes = List.of(0, 3, 4, 7, 24, 25);
    List<Answer> given = new ArrayList<>();
    for (int i : List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 24, 25, 26)) {
      Respondent.Builder who = Respondent.builder();
      who.id("r" + i).collectivite(members.get(i).ref()).wave("2025");
      given.add(Answer.of(who.build(), "Q1", yes.contains(i) ? "OUI" : "NON"));
    }
    IndicatorResult found =
        Samples.charte(Answers.of(TWICE, given), Population.of("44", members))
            .in(W25)
            .weighting(PostStratification.on(Dimension.REGION))
            .by(Dimension.TYPE)
            .compute();
    Segment four = found.segment(Dimension.TYPE, "DEPARTEMENT");
    assertThat(four.observed().value()).hasValue(0.5);
    assertThat(four.observed().isCensus()).isTrue();
    matches(four.adjusted(), 0.6213991769547325, 0.0757445950203169);
    assertThat(four.adjusted().isCensus()).isFalse();
    assertThat(four.adjusted().interval().orElseThrow().width()).isGreaterThan(0.1);
    matches(
        found.segment(Dimension.TYPE, "COMMUNE").adjusted(), 0.474097331240188, 0.146818185942746);
    matches(found.adjusted(), 0.514772727272727, 0.106349690157070);
  }

  private static void matches(Estimate estimate, double value, double standardError) {
    assertThat(estimate.value().orElseThrow()).isCloseTo(value, within(1e-14));
    assertThat(estimate.standardError().orElseThrow()).isCloseTo(standardError, within(1e-14));
  }

  @Test
  void a_census_has_no_bounds_and_no_flags_of_a_small_sample() {
    IndicatorResult found = query(12).in(W25).by(Dimension.OPSN).compute();
    assertThat(found.observed().value()).hasValue(0.5);
    assertThat(found.adjusted().status()).isEqualTo(EstimateStatus.ESTIMATED);
    assertThat(found.adjusted().value()).hasValue(0.5);
    assertThat(found.adjusted().bounds()).isEmpty();
    assertThat(found.adjusted().interval().orElseThrow().width()).isZero();
    assertThat(codes(found.flags()))
        .doesNotContain(FlagCode.OPSN_UNADJUSTABLE, FlagCode.SMALL_BASE, FlagCode.FEW_DEGREES);
    for (Segment segment : found.segments()) {
      // One of two holds half of the base, whoever answers.
      assertThat(codes(segment.flags())).isSubsetOf(FlagCode.WEIGHT_CONCENTRATION);
    }
  }

  @Test
  void reports_say_that_all_answered_and_no_interval() {
    IndicatorResult found = query(12).in(W25).by(Dimension.OPSN).compute();
    assertThat(found.observed().text(Locale.FRENCH))
        .isEqualTo("50,0 % [l’ensemble a répondu] (n = 12)");
    Report report = Report.of(found, Locale.FRENCH);
    for (String channel : List.of(report.text(), report.markdown(), report.html())) {
      assertThat(channel)
          .contains("l’ensemble a répondu", "des départements")
          .doesNotContain("50,0\u00A0; 50,0", "entre 50,0", "% des collectivités");
    }
    assertThat(query(11).in(W25).compute().observed().isCensus()).isFalse();
  }

  /** Nobody is missing whom a figure would have to stand for, and nothing is estimated. */
  @Test
  void nothing_that_is_false_of_a_census_is_said_of_it() {
    List<Answer> given = new ArrayList<>();
    for (Collectivite one : TWELVE) {
      Respondent.Builder who = Respondent.builder();
      who.id(one.code()).collectivite(one.ref()).wave("2025");
      given.add(Answer.of(who.build(), "Q1", given.size() % 2 == 0 ? "OUI" : "NON"));
    }
    BarometreReport edition =
        Barometre.edition(TWICE).population(FRAME).answers(Answers.of(TWICE, given)).compute();
    assertThat(Report.keyFigures(edition, Locale.FRENCH).text())
        .contains(", d’après 12 départements\u00A0: l’ensemble a répondu.")
        .doesNotContain("redressé", "volontaires", "seuls répondants", "intervalle");
    assertThat(Report.of(edition, Locale.FRENCH).html())
        .contains("Le grand chiffre est celui de l’ensemble, qui a répondu")
        .doesNotContain("sur cent enquêtes", "chaque groupe y pèse", "avec son intervalle");
  }

  @Test
  void one_absent_brings_them_back() {
    assertThat(codes(query(11).in(W25).compute().flags()))
        .contains(FlagCode.OPSN_UNADJUSTABLE, FlagCode.SMALL_BASE);
  }

  /** With replacement, the twelve are a sample of what they might have said. */
  @Test
  void a_plan_without_fractions_has_no_census() {
    IndicatorQuery drawn =
        query(12).in(W25).sampling(SamplingPlan.simpleRandom().withReplacement());
    assertThat(codes(drawn.compute().flags())).contains(FlagCode.SMALL_BASE);
  }
}
