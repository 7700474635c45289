package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Poor data end in a rejection or a flag, wrong calls in an error that names what was wrong. */
class BadInputTest {

  private static Answers answers(Communes.Row... rows) {
    return Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(List.of(rows)));
  }

  private static Communes.Row row(int commune, String modality) {
    return new Communes.Row(commune, Role.AGENT, modality, 1, 1);
  }

  private static IndicatorResult compute(Answers answers) {
    return Samples.charte(answers, Communes.FRAME).compute();
  }

  @Test
  void an_unknown_code_gets_the_nearest_one() {
    assertThatThrownBy(() -> Barometre.indicator("teletravail.chartes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown indicator 'teletravail.chartes'; did you mean 'teletravail.charte'?");
  }

  @Test
  void a_header_alone_gives_no_figure_and_says_so(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("answers.csv");
    Files.writeString(file, "respondent;type;code;question;modality\n");
    IndicatorResult result = Barometre.indicator("teletravail.charte").answers(file).compute();
    assertThat(result.observed().status()).isEqualTo(EstimateStatus.NOT_ESTIMABLE);
    assertThat(result.adjusted().status()).isEqualTo(EstimateStatus.NOT_ESTIMABLE);
    assertThat(result.flag(FlagCode.SMALL_BASE).orElseThrow().sentence().fr())
        .isEqualTo("Aucune réponse n'entre dans la base : il n'y a pas de chiffre.");
    assertThat(result.toString()).contains("not estimable");
    assertThat(Barometre.edition(Edition2025.QUESTIONNAIRE).answers(file).compute().indicators())
        .isEmpty();
  }

  @Test
  void a_file_that_is_not_there_is_named_in_full(@TempDir Path folder) {
    Path file = folder.resolve("reponses.csv");
    assertThatThrownBy(() -> Barometre.indicator("teletravail.charte").answers(file).compute())
        .hasMessage("no file " + file);
  }

  @Test
  void a_report_says_that_rows_were_refused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("answers.csv");
    Files.writeString(
        file,
        "respondent;type;code;question;modality\n"
            + "r1;COMMUNE;01001;teletravail.charte;OUI\n"
            + "r2;COMMUNE;01002;teletravail.charte;PEUT-ETRE\n");
    IndicatorResult result = Barometre.indicator("teletravail.charte").answers(file).compute();
    assertThat(PlainTypography.of(Report.of(result, Locale.FRENCH).text()))
        .contains(
            "(lignes retenues : 1 sur 2 ; refusées : 1, motifs donnés à la lecture du fichier)");
    assertThat(Report.of(result, Locale.ENGLISH).text())
        .contains("(rows accepted: 1 of 2; rejected: 1, reasons given when the file was read)");
  }

  @Test
  void no_answers_at_all_is_a_wrong_call() {
    assertThatThrownBy(() -> Barometre.indicator("teletravail.charte").compute())
        .hasMessageContaining("no answers given: call answers(...)");
  }

  @Test
  void an_unknown_collectivite_is_counted_and_reported() {
    IndicatorResult result =
        compute(answers(row(0, "OUI"), row(1, "NON"), row(60, "OUI"), row(61, "OUI")));
    assertThat(result.observed().base().orElseThrow()).isEqualTo(4);
    assertThat(result.observed().value().orElseThrow()).isEqualTo(0.75);
    assertThat(result.provenance().counts().outsideFrame()).isEqualTo(2);
    assertThat(result.flag(FlagCode.OUTSIDE_FRAME).orElseThrow().evidence("outside"))
        .hasValueSatisfying(e -> assertThat(e.value()).isEqualTo(2));
    assertThat(result.opsn().share().respondentsUnknown()).isEqualTo(2);
  }

  @Test
  void all_without_opinion_is_zero_among_all_and_no_figure_among_expressed() {
    Answers answers = answers(row(0, "NSP"), row(1, "NSP"), row(2, "SR"));
    IndicatorResult all = compute(answers);
    assertThat(all.observed().value().orElseThrow()).isZero();
    assertThat(all.flag(FlagCode.HIGH_NONRESPONSE).orElseThrow().evidence("silentShare"))
        .hasValueSatisfying(e -> assertThat(e.value()).isEqualTo(1));
    assertThat(all.flag(FlagCode.SMALL_BASE).orElseThrow().sentence().en())
        .isEqualTo("The figure rests on 3 answers, fewer than 30.");
    IndicatorResult expressed =
        Samples.charte(answers, Communes.FRAME).base(BasePolicy.EXPRESSED).compute();
    assertThat(expressed.observed().status()).isEqualTo(EstimateStatus.NOT_ESTIMABLE);
    assertThat(expressed.flag(FlagCode.SMALL_BASE)).isPresent();
    assertThat(expressed.flag(FlagCode.HIGH_NONRESPONSE)).isPresent();
  }

  @Test
  void not_applicable_enters_no_base() {
    Answers answers = answers(row(0, "NA"), row(1, "OUI"), row(2, "NON"));
    for (BasePolicy policy : BasePolicy.values()) {
      IndicatorResult result = Samples.charte(answers, Communes.FRAME).base(policy).compute();
      assertThat(result.observed().base().orElseThrow()).isEqualTo(2);
      assertThat(result.observed().value().orElseThrow()).isEqualTo(0.5);
    }
  }

  @Test
  void none_and_all_have_intervals_with_an_exact_end() {
    // Clopper and Pearson: 1 - .025^(1/3) and .025^(1/3).
    var none = compute(answers(row(0, "NON"), row(1, "NON"), row(2, "NON"))).observed();
    assertThat(none.value().orElseThrow()).isZero();
    assertThat(none.interval().orElseThrow().lower()).isZero();
    assertThat(none.interval().orElseThrow().upper()).isCloseTo(1 - Math.cbrt(.025), within(1e-12));
    var all = compute(answers(row(0, "OUI"), row(1, "OUI"), row(2, "OUI"))).observed();
    assertThat(all.value().orElseThrow()).isEqualTo(1);
    assertThat(all.interval().orElseThrow().upper()).isEqualTo(1);
    assertThat(all.interval().orElseThrow().lower()).isCloseTo(Math.cbrt(.025), within(1e-12));
  }

  @Test
  void one_cluster_has_a_value_but_no_standard_error() {
    IndicatorResult result = compute(answers(row(5, "OUI"), row(5, "NON")));
    assertThat(result.observed().status()).isEqualTo(EstimateStatus.POINT_ONLY);
    assertThat(result.observed().value().orElseThrow()).isEqualTo(0.5);
    assertThat(result.observed().base().orElseThrow()).isEqualTo(1);
    assertThat(result.flag(FlagCode.FEW_DEGREES)).isPresent();
  }

  @Test
  void one_stratum_of_the_frame_is_simply_the_whole() {
    Population single = Population.ofCounts("one", Dimension.OPSN, Map.of("INSIDE", 100L));
    Answers answers =
        Answers.of(
            SmallSurvey.ONE_WAVE,
            Stream.concat(
                Samples.group("INSIDE", "OUI", 20).stream(),
                Samples.group("INSIDE", "NON", 20).stream()));
    IndicatorResult result = Samples.charte(answers, single).compute();
    assertThat(result.adjusted().value().orElseThrow()).isEqualTo(0.5);
    assertThat(result.opsn().representation()).isEmpty();
    assertThat(result.opsn().effect()).isEmpty();
  }

  @Test
  void cells_without_respondents_are_named_with_the_remedies() {
    Answers answers = answers(row(0, "OUI"), row(1, "NON"), row(3, "NON"), row(60, "OUI"));
    IndicatorQuery query = Samples.charte(answers, Communes.FRAME);
    assertThatThrownBy(() -> query.weighting(PostStratification.on(Dimension.OPSN)).compute())
        .hasMessageContaining("frame cells without respondents: [OUTSIDE] (20 collectivités)")
        .hasMessageContaining("respondents without a frame cell: [UNKNOWN outside the frame] (1")
        .hasMessageContaining("collapsing(...)")
        .hasMessageContaining("excludingOutsideFrame()");
    IndicatorResult collapsed =
        query
            .weighting(
                PostStratification.on(Dimension.OPSN)
                    .collapsing(Dimension.OPSN, "INSIDE", "OUTSIDE")
                    .excludingOutsideFrame())
            .compute();
    assertThat(collapsed.adjusted().value().orElseThrow()).isCloseTo(1.0 / 3, within(1e-15));
    IndicatorResult excluded =
        query
            .weighting(
                PostStratification.on(Dimension.OPSN)
                    .excluding(Dimension.OPSN, "OUTSIDE")
                    .excludingOutsideFrame())
            .compute();
    assertThat(excluded.flag(FlagCode.UNCOVERED).orElseThrow().evidence("uncoveredShare"))
        .hasValueSatisfying(e -> assertThat(e.value()).isGreaterThanOrEqualTo(1.0 / 3));
  }

  @Test
  void a_frame_without_a_list_of_opsn_is_not_weighted_on_them_in_silence() {
    Population unlisted = Population.of("unlisted", Communes.FRAME.collectivites());
    Answers answers = answers(row(0, "OUI"), row(1, "NON"), row(3, "NON"), row(60, "OUI"));
    for (Weighting weighting :
        List.of(
            PostStratification.on(Dimension.OPSN),
            Raking.on(Dimension.TYPE, Dimension.OPSN),
            Calibration.on(Dimension.OPSN))) {
      assertThatThrownBy(() -> Samples.charte(answers, unlisted).weighting(weighting).compute())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "the frame 'unlisted' does not know the OPSN of any of its "
                  + unlisted.size()
                  + " collectivités; expected a list of OPSN, Population.withOpsn(...)");
    }
  }

  @Test
  void too_few_outside_leave_bounds() {
    List<Answer> answers = new ArrayList<>(Samples.group("INSIDE", "OUI", 60));
    answers.addAll(Samples.group("INSIDE", "NON", 40));
    answers.addAll(Samples.group("OUTSIDE", "NON", 29));
    IndicatorResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Samples.TOY_FRAME).compute();
    assertThat(result.adjusted().status()).isEqualTo(EstimateStatus.BOUNDED);
    // P = .4 and 60 % inside: [.4 * .6, .4 * .6 + .6]
    assertThat(result.adjusted().bounds().orElseThrow().lower()).isCloseTo(.24, within(1e-15));
    assertThat(result.adjusted().bounds().orElseThrow().upper()).isCloseTo(.84, within(1e-15));
    assertThat(result.flag(FlagCode.OPSN_UNADJUSTABLE)).isPresent();
    assertThat(result.adjusted().percent()).isEmpty();
    assertThat(result.adjusted().text(Locale.ENGLISH)).startsWith("between 24.0% and 84.0%");
  }

  @Test
  void unknown_statuses_widen_the_adjusted_figure() {
    List<Answer> answers = new ArrayList<>(Samples.toy().stream().toList());
    answers.addAll(Samples.group("UNKNOWN", "OUI", 12));
    IndicatorResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), Samples.TOY_FRAME).compute();
    // All 12 inside: .4 * 55/84 + .6 * 14/48; all 12 outside: .4 * 43/72 + .6 * 26/60.
    assertThat(result.adjusted().value().orElseThrow()).isCloseTo(.4138889, within(5e-8));
    Bounds bounds = result.opsn().adjusted().bounds().orElseThrow();
    assertThat(bounds.lower()).isCloseTo(.4138889, within(5e-8));
    assertThat(bounds.upper()).isCloseTo(.4 * 43 / 72 + .6 * 26 / 60, within(1e-12));
    assertThat(result.flag(FlagCode.OPSN_UNKNOWN)).isPresent();
  }

  @Test
  void a_breakdown_by_role_counts_the_answers_of_each_role() {
    Answers answers =
        Answers.of(
            SmallSurvey.ONE_WAVE,
            Communes.answers(
                List.of(
                    new Communes.Row(0, Role.AGENT, "OUI", 1, 1),
                    new Communes.Row(0, Role.ELU, "NON", 1, 1),
                    new Communes.Row(1, Role.ELU, "NON", 1, 1))));
    IndicatorResult result = Samples.charte(answers, Communes.FRAME).by(Dimension.ROLE).compute();
    assertThat(result.observed().value().orElseThrow()).isEqualTo(0.25);
    assertThat(result.segments())
        .extracting(
            Segment::level,
            s -> s.observed().value().orElseThrow(),
            s -> s.observed().base().orElseThrow())
        .extracting(
            tuple ->
                tuple.toList().get(0).toString() + tuple.toList().get(1) + tuple.toList().get(2))
        .containsExactly("AGENT1.01", "ELU0.02");
  }

  @Test
  void dimensions_that_do_not_exist_are_named() {
    Dimension colour = Dimension.of("COLOUR", "Couleur", "Colour");
    assertThatThrownBy(
            () -> Samples.charte(answers(row(0, "OUI")), Communes.FRAME).by(colour).compute())
        .hasMessageContaining("does not describe dimension 'COLOUR'")
        .hasMessageContaining("REGION");
    assertThatThrownBy(() -> PostStratification.on(Dimension.ROLE))
        .hasMessageContaining("ROLE describes responses");
    assertThatThrownBy(() -> PostStratification.on()).hasMessageContaining("distinct dimensions");
  }

  @Test
  void a_tally_without_the_dimensions_needed_is_refused() {
    Tally tally = Tally.of(answers(row(0, "OUI")), Communes.FRAME, Dimension.OPSN);
    assertThatThrownBy(() -> Barometre.indicator(SmallSurvey.CHARTE_OUI).answers(tally).compute())
        .hasMessageContaining("the tally was made by [OPSN]; TYPE is needed too");
  }

  @Test
  void more_respondents_than_the_frame_has_is_an_error() {
    Answers answers = Answers.of(SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 1001));
    assertThatThrownBy(() -> Samples.charte(answers, Samples.TOY_FRAME).compute())
        .hasMessageContaining("1001 collectivités answered indicator 'charte', more than the 1000");
  }

  @Test
  void the_same_collectivite_by_code_and_by_siren_is_one_cluster() {
    CollectiviteRef siren = CollectiviteRef.parse("SIREN:210100012");
    CollectiviteRef code = CollectiviteRef.parse("COMMUNE:01001");
    Answers answers =
        Answers.of(
            SmallSurvey.ONE_WAVE,
            List.of(
                Answer.of(Respondent.builder().id("a").collectivite(siren).build(), "Q1", "OUI"),
                Answer.of(Respondent.builder().id("b").collectivite(code).build(), "Q1", "NON")));
    IndicatorResult result =
        Barometre.indicator(SmallSurvey.CHARTE_OUI)
            .answers(answers)
            .disclosure(Disclosure.NONE)
            .compute();
    assertThat(result.observed().clusters().orElseThrow()).isEqualTo(1);
    assertThat(result.observed().value().orElseThrow()).isEqualTo(0.5);
  }

  @Test
  void a_confidence_level_in_percent_is_refused() {
    assertThatThrownBy(() -> Barometre.indicator("teletravail.charte").confidence(95))
        .hasMessageContaining("confidence level 95.0 is not in (0, 1); 95 % is 0.95");
  }

  /** A slip in a level would leave nobody out, and nothing would say so. */
  @Test
  void a_weighting_names_levels_that_exist() {
    String slip =
        ": level 'OUTSID' of OPSN is neither in the frame nor in the answers; did you mean"
            + " 'OUTSIDE'?";
    for (Weighting weighting :
        List.of(
            PostStratification.on(Dimension.OPSN).excluding(Dimension.OPSN, "OUTSID"),
            Raking.on(Dimension.OPSN).excluding(Dimension.OPSN, "OUTSID"),
            Calibration.on(Dimension.OPSN).collapsing(Dimension.OPSN, "INSIDE", "OUTSID"))) {
      IndicatorQuery query = Samples.charte(Samples.toy(), Samples.TOY_FRAME).weighting(weighting);
      assertThatThrownBy(query::compute)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(slip);
    }
    // The unknown level may be there or not.
    assertThat(
            Samples.charte(Samples.toy(), Samples.TOY_FRAME)
                .weighting(
                    PostStratification.on(Dimension.OPSN).excluding(Dimension.OPSN, Level.UNKNOWN))
                .compute()
                .adjusted()
                .value()
                .orElseThrow())
        .isCloseTo(.4138889, within(1e-6));
  }
}
