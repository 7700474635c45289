package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.report.Block.Axis;
import fr.barometre.report.Block.Form;
import fr.barometre.report.Block.Intervals;
import fr.barometre.report.Block.Mark;
import fr.barometre.report.Block.Span;
import fr.barometre.report.Block.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTest {

  private static final Label STAFF = Label.of("agents", "staff");

  private static final Estimate NONE =
      bases().status(EstimateStatus.NOT_ESTIMABLE).base(0).clusters(0).build();

  private final Charts charts = new Charts(new Language(Locale.ENGLISH));

  private static Estimate.Builder bases() {
    Estimate.Builder builder = Estimate.builder();
    return builder
        .base(120)
        .clusters(120)
        .degreesOfFreedom(119)
        .effectiveBase(120)
        .kishDesignEffect(1);
  }

  private static Estimate.Builder estimated(double value, double lower, double upper) {
    return bases()
        .status(EstimateStatus.ESTIMATED)
        .value(value)
        .standardError((upper - lower) / 4)
        .interval(new Interval(lower, upper, 0.95, "drawn"));
  }

  private static Estimate share(double value) {
    return estimated(value, value / 2, (1 + value) / 2).build();
  }

  private static Segment segment(String level, Estimate observed, Estimate adjusted) {
    return new Segment(
        Dimension.TYPE, new Level(level, Label.same(level)), observed, adjusted, List.of());
  }

  private Intervals chart(Segment... segments) {
    return breakdown(List.of(segments)).orElseThrow();
  }

  private Optional<Intervals> breakdown(List<Segment> segments) {
    Language english = new Language(Locale.ENGLISH);
    return charts.breakdown(
        "By type", segments.stream().map(s -> BreakdownRow.of(s, english)).toList());
  }

  @Test
  void shares_go_from_none_to_all() {
    Estimate bounded = bases().status(EstimateStatus.BOUNDED).bounds(new Bounds(0.3, 0.9)).build();
    Estimate single = bases().status(EstimateStatus.POINT_ONLY).value(1).build();
    Intervals chart =
        chart(
            segment("A", share(0.4), bounded),
            segment("B", NONE, NONE),
            segment("C", single, Estimate.suppressed(SuppressionReason.REVEALING)));
    assertThat(chart.axis()).isEqualTo(new Axis(0, 1, "0%", "50%", "100%"));
    assertThat(chart.marks())
        .as("of each level with something to draw, both figures")
        .containsExactly(
            new Mark(
                Form.OBSERVED, "A", "40.0%", Optional.of(0.4), Optional.of(new Span(0.2, 0.7))),
            new Mark(
                Form.ADJUSTED,
                "",
                "between 30.0% and 90.0%",
                Optional.empty(),
                Optional.of(new Span(0.3, 0.9))),
            new Mark(Form.OBSERVED, "C", "100.0%", Optional.of(1.0), Optional.empty()),
            new Mark(Form.ADJUSTED, "", "hidden", Optional.empty(), Optional.empty()));
    assertThat(chart.key())
        .extracting(k -> k.form() + " " + k.name())
        .containsExactly("OBSERVED observed", "ADJUSTED adjusted");
    assertThat(breakdown(List.of(segment("B", NONE, NONE)))).isEmpty();
  }

  @Test
  void twenty_levels_are_drawn_and_more_are_not() {
    List<Segment> segments =
        IntStream.range(0, 21).mapToObj(i -> segment("L" + i, share(0.5), share(0.5))).toList();
    assertThat(breakdown(segments.subList(0, 20)).orElseThrow().marks()).hasSize(40);
    assertThat(breakdown(segments)).isEmpty();
  }

  /** From zero, or the least if below, in 1, 2 or 5 of a power of ten; near the least if far. */
  @ParameterizedTest
  @CsvSource({
    "12, 8, 17, 0, 20",
    "12, 8, 20, 0, 20",
    "12, 8, 20.1, 0, 50",
    "0.3, 0.1, 0.42, 0, 0.5",
    "60, 51, 99, 0, 100",
    "2, -3, 12, -5, 20",
    "-7, -12, -2, -20, 0",
    "0, 0, 0, 0, 1",
    "11, 10, 12, 0, 20",
    "1002, 1001, 1004, 1000, 1005",
    "2018.5, 2018.1, 2018.95, 2018, 2019",
    "11.5, 11, 11.99, 11, 12",
    "11.5, 10.9, 12, 0, 20"
  })
  void means_have_round_ends(double value, double lower, double upper, double from, double to) {
    Estimate mean = estimated(value, lower, upper).unit(STAFF).build();
    Axis axis = chart(segment("A", mean, NONE)).axis();
    assertThat(axis.from()).isCloseTo(from, within(1e-9));
    assertThat(axis.to()).isCloseTo(to, within(1e-9));
    assertThat(axis.place(value)).isBetween(0.0, 1.0);
    assertThat(axis.place(from)).isZero();
    assertThat(axis.place(to)).isEqualTo(1);
    assertThat(axis.place((from + to) / 2)).isCloseTo(0.5, within(1e-9));
    assertThat(chart(segment("A", NONE, mean)).axis()).isEqualTo(axis);
  }

  private static IndicatorResult answered(ModalityShare... shares) {
    return IndicatorResult.builder()
        .from(Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute())
        .modalities(List.of(shares))
        .build();
  }

  /**
   * Between multiples of 5 % if they are within 20 points, of 10 % within 50, else from 0 to 100 %.
   */
  @ParameterizedTest
  @CsvSource({
    "0.33, 0.29, 0.37, 0.25, 0.40",
    "0.50, 0.30, 0.70, 0.20, 0.80",
    "0.50, 0.20, 0.80, 0, 1",
    "0.01, 0, 0.04, 0, 0.05",
    "0.98, 0.96, 1, 0.95, 1"
  })
  void shares_that_are_close_can_be_told_apart(
      double value, double lower, double upper, double from, double to) {
    Axis axis = chart(segment("A", estimated(value, lower, upper).build(), NONE)).axis();
    assertThat(axis.from()).isCloseTo(from, within(1e-9));
    assertThat(axis.to()).isCloseTo(to, within(1e-9));
  }

  @Test
  void parts_are_drawn_by_what_they_mean() {
    Estimate fifth = share(0.2);
    Block.Distribution chart =
        charts
            .distribution(
                answered(
                    new ModalityShare(Modality.of("NON", "Non", "No"), fifth, NONE),
                    new ModalityShare(Modality.of("OUI", "Oui", "Yes"), fifth, NONE),
                    new ModalityShare(Modality.dontKnow("NSP"), fifth, NONE),
                    new ModalityShare(Modality.noAnswer("SR"), fifth, NONE),
                    new ModalityShare(Modality.of("X", "X", "X"), fifth, NONE)))
            .orElseThrow();
    assertThat(chart.bars().get(0).parts())
        .extracting(Block.Part::tone)
        .containsExactly(Tone.FIRST, Tone.COUNTED, Tone.UNSURE, Tone.SILENT, Tone.SECOND);
  }

  /** Everybody ticks one of three tools: 33.3 % each, but nobody had to tick one only. */
  @Test
  void answers_of_a_multiple_choice_are_no_parts_even_if_they_add_up() {
    Modality[] tools = {
      Modality.of("A", "A", "A"), Modality.of("B", "B", "B"), Modality.of("C", "C", "C")
    };
    Label label = Label.same("Q");
    IndicatorDefinition indicator =
        IndicatorDefinition.builder().code("q").label(label).question("Q").addCounted("A").build();
    for (boolean several : List.of(false, true)) {
      Question question =
          several
              ? Question.multiple("Q", "T", label, tools)
              : Question.single("Q", "T", label, tools);
      Questionnaire asked =
          Questionnaire.builder()
              .code("x")
              .title(label)
              .addThemes(new Theme("T", label))
              .addQuestions(question)
              .addIndicators(indicator)
              .build();
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Respondent who =
            Respondent.builder()
                .id("r" + i)
                .putProfile(Dimension.OPSN.code(), i < 30 ? "INSIDE" : "OUTSIDE")
                .build();
        answers.add(Answer.of(who, "Q", tools[i % 3].code()));
      }
      IndicatorResult result =
          Barometre.edition(asked)
              .answers(Answers.of(asked, answers))
              .population(Samples.TOY_FRAME)
              .indicator("q")
              .compute();
      assertThat(result.singleChoice()).isEqualTo(!several);
      assertThat(charts.distribution(result).isPresent()).isEqualTo(!several);
    }
  }

  /** Three times .333, as JSON has them, and not .999 of a whole. */
  @Test
  void rounded_parts_still_make_a_whole() {
    Estimate third = share(0.333);
    assertThat(
            charts.distribution(
                answered(
                    new ModalityShare(Modality.of("A", "A", "A"), third, third),
                    new ModalityShare(Modality.of("B", "B", "B"), third, third),
                    new ModalityShare(Modality.of("C", "C", "C"), third, third))))
        .isPresent();
  }

  @Test
  void a_hidden_figure_has_no_picture() {
    IndicatorResult hidden =
        Barometre.indicator(SmallSurvey.CHARTE_OUI)
            .answers(Answers.of(SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 3)))
            .population(Samples.TOY_FRAME)
            .compute();
    assertThat(hidden.observed().isSuppressed()).isTrue();
    assertThat(charts.pictures(hidden)).isEmpty();
    assertThat(Report.of(hidden, Locale.FRENCH).html()).doesNotContain("<svg class=\"chart\"");
    assertThat(Report.picture(hidden, Locale.FRENCH)).doesNotContain("class=\"grid\"");
  }

  @Test
  void where_no_adjusted_figure_is_shown_the_source_says_so() {
    IndicatorResult hidden =
        Barometre.indicator(SmallSurvey.CHARTE_OUI)
            .answers(Answers.of(SmallSurvey.ONE_WAVE, Samples.group("INSIDE", "OUI", 3)))
            .population(Samples.TOY_FRAME)
            .compute();
    assertThat(Report.of(hidden, Locale.FRENCH).text().replace('\u00A0', ' '))
        .contains("redressement : aucun chiffre redressé n’est montré.");
  }

  /** Nine levels of two figures in five and four, on one axis, with the key once. */
  @Test
  void a_long_chart_beside_a_map_has_two_parts() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Optional<Double> at = Optional.of(i / 10.0);
      marks.add(new Mark(Form.OBSERVED, "L" + i, "", at, Optional.empty()));
      marks.add(new Mark(Form.ADJUSTED, "", "", at, Optional.empty()));
    }
    Axis axis = charts.axis(false, marks);
    Intervals chart = new Intervals("t", axis, charts.key(marks), marks, true);
    List<Intervals> halves = Charts.halves(chart);
    assertThat(halves).hasSize(2).extracting(Intervals::axis).containsOnly(axis);
    assertThat(halves.get(0).marks()).isEqualTo(marks.subList(0, 10));
    assertThat(halves.get(1).marks()).isEqualTo(marks.subList(10, 18));
    assertThat(halves.get(0).key()).isEmpty();
    assertThat(halves.get(1).key()).isEqualTo(chart.key());
    Intervals eight = new Intervals("t", axis, charts.key(marks), marks.subList(0, 16), true);
    assertThat(Charts.halves(eight)).containsExactly(eight);
  }

  @Test
  void answers_are_parts_only_if_they_make_a_whole() {
    Modality yes = Modality.of("OUI", "Oui", "Yes");
    Modality no = Modality.of("NON", "Non", "No");
    ModalityShare most = new ModalityShare(yes, share(0.6), share(0.7));
    Block.Distribution both =
        charts
            .distribution(answered(most, new ModalityShare(no, share(0.4), share(0.3))))
            .orElseThrow();
    assertThat(both.legend()).containsExactly("Yes", "No");
    assertThat(both.bars())
        .extracting(bar -> bar.name() + bar.parts())
        .containsExactly(
            "adjusted[Part[value=70.0%, share=0.7, tone=COUNTED], Part[value=30.0%, share=0.3,"
                + " tone=FIRST]]",
            "observed[Part[value=60.0%, share=0.6, tone=COUNTED], Part[value=40.0%, share=0.4,"
                + " tone=FIRST]]");
    assertThat(
            charts
                .distribution(answered(most, new ModalityShare(no, share(0.4), NONE)))
                .orElseThrow()
                .bars())
        .hasSize(1);
    assertThat(charts.distribution(answered(most, new ModalityShare(no, share(0.2), share(0.2)))))
        .as("a fifth gave no answer that is among them")
        .isEmpty();
    assertThat(charts.distribution(answered(new ModalityShare(yes, NONE, NONE)))).isEmpty();
  }
}
